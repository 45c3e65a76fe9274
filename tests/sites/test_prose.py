"""What of a file is passed over before any parse: never a name that the parser would see."""

from __future__ import annotations

import io
import keyword
import time
import tokenize
from pathlib import Path

import pytest

import ms_compat_lint
from ms_compat_lint.sites.prose import Prose

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
    "'in''doubt of Adam'",
]


HOSTILE = [b"'" + b"a b" * 30_000, b'"""' + b"a b" * 30_000, b"'''\\" * 30_000, b"'\\'" * 30_000, b'"' * 100_001]


@pytest.mark.parametrize("data", HOSTILE, ids=range(len(HOSTILE)))
def test_strings_that_do_not_end(data: bytes) -> None:
    start = time.process_time()
    assert not Prose(data + b"\nAdam(p)").holds(len(data) + 1)
    assert time.process_time() - start < 1


@pytest.mark.parametrize("text", PROSE)
def test_prose(text: str) -> None:
    assert Prose(text.encode()).holds(text.index("Adam"))


@pytest.mark.parametrize("text", CODE)
def test_code(text: str) -> None:
    assert not Prose(text.encode()).holds(text.index("Adam"))


def test_as_the_tokenizer_sees_it() -> None:
    """In our own files: each name stands outside of prose, each comment and each long docstring inside."""
    judged = {tokenize.NAME: 0, tokenize.COMMENT: 0}
    for path in SOURCES:
        data = path.read_bytes()
        prose = Prose(data)
        starts = [0]
        for line in io.BytesIO(data):
            starts.append(starts[-1] + len(line))
        for token in tokenize.tokenize(io.BytesIO(data).readline):
            if token.type in judged and not keyword.iskeyword(token.string):
                column = len(token.line[: token.start[1]].encode())
                offset = starts[token.start[0] - 1] + column
                assert prose.holds(offset) is (token.type == tokenize.COMMENT), (path, token)
                judged[token.type] += 1
    assert min(judged.values()) > 100
