"""What of a file is passed over before any parse: never a name that the parser would see."""

from __future__ import annotations

import io
import keyword
import re
import tokenize
from pathlib import Path

import pytest

import ms_compat_lint
from ms_compat_lint.sites.prose import Prose

_WITH_CODE = re.compile(r"[fF][rR]?['\"]")
PACKAGE = Path(ms_compat_lint.__file__).parent
SOURCES = sorted([*PACKAGE.rglob("*.py"), *Path(__file__).parents[1].rglob("*.py")])

PROSE = [
    "# say Adam",
    "x = 1  # 'quoted' Adam",
    "'''Of Adam and more'''",
    '"""First.\n\nOf "quoted" Adam\n"""',
    r"'escaped \' quote, Adam'",
    'text = r"raw \\" Adam "',
    "b'bytes of Adam'",
    "'over two \\\nlines of Adam'",
    "'over two \\\r\nlines of Adam'",
    '"""It\'s Adam"""',
    "call('two words', Rb'of Adam')",
    "{f'{a}': b}\n# of Adam",
]
CODE = [
    "Adam(p)",
    "'text' + Adam",
    "getattr(optim, 'Adam')",
    "module = 'torch.optim.Adam'",
    "f'of {Adam(p)}'",
    "rf'''of {Adam(p)} here'''",
    "F'of {Adam(p)}'",
    't"of {Adam(p)} here"',
    "'# no comment'; Adam(p)",
    "'open\nAdam(p)  # and it is closed'",
    "f'{x['a b']}' + Adam",
    "f\"{d[\"it's\"]}\"; Adam(p)\n'''text here'''",
    "f\"{d[\"'''\"]}\"\nAdam(p)\n'''text here'''",
    "'''never closed\nAdam(p)",
    "'''never \\'''\nAdam(p) '\\'''",
    "'a' 'b'\nAdam(p)\n'c d'",
    "f'{' '.join(Adam(p))} and more'",
    "f'{d['#']}', Adam(p)",
    "'in''doubt of Adam'",
    "f'{\na}' + Adam(p) + 'b c'",
    "f'}}{\na}' + Adam(p) + 'b c'",
    "f'{d['a'] +\nb}' + Adam(p) + 'c d'",
    "f'''{ {1: f'''#'''}[1]}\n'''; Adam(p); '''b c'''",
    "f'{a}' + f'{\nb}' + Adam(p) + 'c d'",
    "f'{d[\"a\"]  # don't\n}' + Adam(p) + 'b c'",
]


OTHER_ENCODINGS = ["big5", "gbk", "shift_jis", "iso-2022-jp"]

MANY = 200_000
HOSTILE = [
    "'{}",
    '"""{}',
    "'''\\{}",
    "'\\'{}",
    '"{}',
    "'a b' {}",
    "f'a b' {}",
    "f'{{' '.join(a)}}' {}",
    "f'''a {}",
    "# {}",
    "'\\{}",
]


@pytest.mark.parametrize("form", HOSTILE)
def test_long_lines_and_strings_that_do_not_end(form: str) -> None:
    """What looks at all of a file for each of its strings would not come to an end here."""
    for text in (form.format("a b" * MANY), form.format("") * MANY):
        assert not Prose(f"{text}\nAdam(p)".encode()).holds(len(text) + 1)


@pytest.mark.parametrize("encoding", OTHER_ENCODINGS)
@pytest.mark.parametrize(
    "head", ["# coding: {}", "#!/usr/bin/python\n# -*- coding: {} -*-", "\r\n# vim: fileencoding={}"]
)
def test_bytes_that_are_no_letters_by_themselves(encoding: str, head: str) -> None:
    """The second byte of a letter may be that of a backslash, and quotes may be parts of letters."""
    letter = {"gbk": "乗", "shift_jis": "表", "iso-2022-jp": "あ"}.get(encoding, "功")
    data = f"{head.format(encoding)}\nx = '{letter}'; Adam(p); y = 'a b'".encode(encoding)
    assert not Prose(data).holds(data.index(b"Adam"))


@pytest.mark.parametrize("head", ["# coding: utf-8", "# -*- coding: UTF8 -*-", "", "x = 1\n\n# coding: big5"])
def test_prose_in_utf_8(head: str) -> None:
    assert Prose(f"{head}\n# of Adam".encode()).holds(len(head) + 6)


@pytest.mark.parametrize("text", PROSE)
def test_prose(text: str) -> None:
    assert Prose(text.encode()).holds(text.index("Adam"))


@pytest.mark.parametrize("text", CODE)
def test_code(text: str) -> None:
    assert not Prose(text.encode()).holds(text.index("Adam"))


def test_as_the_tokenizer_sees_it() -> None:
    """In our own files: each name stands outside of prose, each comment inside, but where an f-string casts doubt."""
    judged = {tokenize.NAME: 0, tokenize.COMMENT: 0}
    for path in SOURCES:
        data = path.read_bytes()
        prose = Prose(data)
        starts = [0]
        for line in io.BytesIO(data):
            starts.append(starts[-1] + len(line))
        for token in tokenize.tokenize(io.BytesIO(data).readline):
            is_doubtful = token.type == tokenize.COMMENT and _WITH_CODE.search(token.line)
            if token.type in judged and not keyword.iskeyword(token.string) and not is_doubtful:
                column = len(token.line[: token.start[1]].encode())
                offset = starts[token.start[0] - 1] + column
                assert prose.holds(offset) is (token.type == tokenize.COMMENT), (path, token)
                judged[token.type] += 1
    assert min(judged.values()) > 100
