from __future__ import annotations

import ast
import codecs
import contextlib
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ms_compat_lint.model import Span
from ms_compat_lint.source import SourceError, SourceFile


def problem(data: bytes) -> tuple[int | None, int | None, str]:
    with pytest.raises(SourceError) as caught:
        _ = SourceFile.from_bytes("f.py", data).tree
    path, line, column, message, _ = caught.value.problem
    assert path == "f.py"
    assert "\n" not in message
    assert (
        str(caught.value) == ":".join(str(part) for part in (path, line, column) if part is not None) + f": {message}"
    )
    return line, column, message


# ------------------------------------------------------------------------------------ bytes to text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"a = 1\r\nb = 2\rc\n", "a = 1\r\nb = 2\rc\n"),
        (codecs.BOM_UTF8 + "é = 1".encode(), "é = 1"),
        (codecs.BOM_UTF8 + b"# coding: utf-8\nx", "# coding: utf-8\nx"),
        (b"# coding: latin-1\nx = '\xe9'", "# coding: latin-1\nx = 'é'"),
        (
            b"#!/usr/bin/python\n# -*- coding: iso-8859-15 -*-\nx = '\xa4'",
            "#!/usr/bin/python\n# -*- coding: iso-8859-15 -*-\nx = '€'",
        ),
        (b"# vim: set fileencoding=gbk :\nx = '\xd6\xd0'", "# vim: set fileencoding=gbk :\nx = '中'"),
        (b"# coding: UTF_8-unix\nx = '\xc3\xa9'", "# coding: UTF_8-unix\nx = 'é'"),
        (b"\n# coding: latin-1\nx = '\xe9'", "\n# coding: latin-1\nx = 'é'"),
        (b"# one\r# coding: latin-1\rx = '\xe9'", "# one\r# coding: latin-1\rx = 'é'"),
    ],
)
def test_decodes_as_python_does(data: bytes, text: str) -> None:
    source = SourceFile.from_bytes("f.py", data)
    assert source.text == text
    assert source.encode(text) == data
    if b"\r" not in data.split(b"\n")[0]:  # whose first line Python's own reader of bytes takes differently
        assert ast.dump(source.tree) == ast.dump(ast.parse(data))


@pytest.mark.parametrize(
    ("data", "place", "words"),
    [
        (b"x = 1\ny = '\xff'\n", (2, 6), "byte 0xff is not valid utf-8"),
        (codecs.BOM_UTF8 + b"\xff", (1, 1), "byte 0xff"),
        ("é = '".encode() + b"\xe9'", (1, 6), "byte 0xe9"),
        (b"x = 1\n# second\n# coding: latin-1\ny = '\xe9'", (4, 6), "byte 0xe9 is not valid utf-8"),
        (b"x = 1\n# coding: latin-1\ny = '\xe9'", (3, 6), "byte 0xe9 is not valid utf-8"),
        (b"# coding: ascii\n\xe9", (2, 1), "byte 0xe9 is not valid ascii"),
        (b"\n# coding: klingon\n", (2, 1), "unknown encoding: klingon"),
        (b"# coding: rot13\n", (1, 1), "unknown encoding: rot13"),
        (b"# coding: base64\n", (1, 1), "unknown encoding: base64"),
        (b"# coding: punycode\n", (1, 1), "unknown encoding: punycode"),
        (codecs.BOM_UTF8 + b"# coding: latin-1\n", (1, 1), "declared as latin-1"),
        (codecs.BOM_UTF16_LE + "x = 1".encode("utf-16-le"), (1, 1), "byte 0xff"),
        (b"x = 1\r\ny\r = '\0'\n", (3, 5), "cannot contain null bytes"),
        (b"\0", (1, 1), "cannot contain null bytes"),
        (b"print 'Python 2'\n", (1, 1), "Missing parentheses"),
        (b"def f(:\n", (1, 7), "invalid syntax"),
        (b"x = 1\n  y = 2\n", (2, None), "unexpected indent"),
    ],
)
def test_says_what_is_wrong_and_where(data: bytes, place: tuple[int, int | None], words: str) -> None:
    line, column, message = problem(data)
    assert words in message
    assert (line, place[1] and column) == place


@pytest.mark.parametrize(
    "text",
    ["(" * 1000 + ")" * 1000, "-" * 100_000 + "1", "\n".join(" " * depth + "if x:" for depth in range(1000)) + " pass"],
    ids=["brackets", "signs", "blocks"],
)
def test_deep_nesting_is_a_problem_of_the_file(text: str) -> None:
    assert problem(text.encode())[2]


def test_deep_chains_are_read_or_refused() -> None:
    with contextlib.suppress(SourceError):
        assert SourceFile.from_text("f.py", "a" + ".b" * 100_000).tree


def test_a_surrogate_is_a_problem() -> None:
    with pytest.raises(SourceError, match=r"f\.py:2:6: a surrogate"):
        _ = SourceFile.from_text("f.py", "x\ny = '\ud800'").tree


def test_the_warnings_of_the_code_are_not_ours() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert SourceFile.from_text("f.py", r"x = '\d'; 1 is 1").tree


def test_encode_refuses_what_the_encoding_cannot_hold() -> None:
    source = SourceFile.from_bytes("f.py", b"# coding: latin-1\n")
    with pytest.raises(SourceError, match="cannot be written in this file's encoding"):
        source.encode("# coding: latin-1\n'中'")


# -------------------------------------------------------------------------------------------- places


def test_lines_end_where_the_tokenizer_ends_them() -> None:
    source = SourceFile.from_text("f.py", "a\x0cb\x1c\u2028\x85c\nd\re\r\n\n'f\x0b'")
    assert source.lines == ["a\x0cb\x1c\u2028\x85c\n", "d\r", "e\r\n", "\n", "'f\x0b'"]
    assert "".join(source.lines) == source.text


def calls(source: SourceFile) -> list[str]:
    return [source.text_of(source.span(node)) for node in ast.walk(source.tree) if isinstance(node, ast.Call)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_spans_are_in_characters(end: str) -> None:
    text = end.join(["\x0cé = '中'; f(", "  'ü', g('𝄞'))", "\th(1)"]).replace("\th", "h")
    source = SourceFile.from_text("f.py", text)
    assert sorted(calls(source)) == [f"f({end}  'ü', g('𝄞'))", "g('𝄞')", "h(1)"]


def test_the_byte_order_mark_is_no_column() -> None:
    source = SourceFile.from_bytes("f.py", codecs.BOM_UTF8 + b"f(1)")
    node = source.tree.body[0]
    assert source.span(node) == Span(1, 1, 1, 5)  # type: ignore[arg-type]


def test_places_in_a_very_long_line() -> None:
    text = "x = ['" + "中é𝄞a" * 50_000 + "', f(1), '" + "ü" * 5000 + "', f(2)]"
    source = SourceFile.from_text("f.py", text)
    assert sorted(calls(source)) == ["f(1)", "f(2)"]


def test_places_outside_of_the_text_are_moved_to_its_end() -> None:
    source = SourceFile.from_text("f.py", "ab\ncd")
    assert [source.offset(*place) for place in [(1, 1), (1, 9), (2, 3), (2, 9), (3, 1), (9, 9)]] == [0, 3, 5, 5, 5, 5]
    assert SourceFile.from_text("f.py", "").offset(1, 1) == 0


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=3000), st.data())
def test_columns_agree_with_python(text: str, data: st.DataObject) -> None:
    source = SourceFile.from_text("f.py", text)
    for number, line in enumerate(source.lines, 1):
        index = data.draw(st.integers(0, len(line)))
        assert source.column(number, len(line[:index].encode())) == index + 1
        assert source.text[: source.offset(number, index + 1)] == "".join(source.lines[: number - 1]) + line[:index]


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_bytes_come_back(text: str) -> None:
    data = text.encode()
    try:
        source = SourceFile.from_bytes("f.py", data)
    except SourceError:
        return  # it drew a cookie
    assert source.encode(source.text) == data


@given(st.binary())
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    with contextlib.suppress(SourceError):
        source = SourceFile.from_bytes("f.py", data)
        _ = source.tree, source.lines
