"""Columns in each encoding that an editor may count in, and changes at every kind of place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types

from ms_compat_lint.editor.fixing import line_edits
from ms_compat_lint.editor.positions import UTF8, UTF16, UTF32, Places, index, width
from ms_compat_lint.frontends.lsp.documents import Document, split
from ms_compat_lint.model import Span
from tests.lsp.editor import HEADER, editor

ENCODINGS = (UTF8, UTF16, UTF32)
TEXT = st.text(alphabet="ab\n\r\u00e9\u4e2d\U0001f600\x0c\u2028", max_size=25)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("offered", "chosen", "start"),
    [
        (None, UTF16, 13),
        ([UTF16], UTF16, 13),
        ([UTF8, UTF16], UTF8, 19),
        ([UTF32, UTF8], UTF32, 11),
        (["utf-7", UTF8], UTF8, 19),
    ],
)
async def test_columns_are_counted_as_agreed(tmp_path, offered, chosen, start) -> None:
    text = HEADER + 'a = "\u4e2d\U0001f600\U0001f600", nn.AdamWeightDecay(params, 1e-3, eps=1e-6)\n'
    general = types.GeneralClientCapabilities(position_encodings=offered)
    async with editor(tmp_path, types.ClientCapabilities(general=general)) as session:
        assert session.initialized is not None
        assert session.initialized.capabilities.position_encoding == chosen
        uri = session.open(text)
        found = (await session.diagnostics(uri))[0]
        assert (found.range.start.character, found.range.end.character) == (start, start + 42)
        # and back: an edit behind the wide characters, and a hover
        where = types.Range(types.Position(3, start + 41), types.Position(3, start + 41))
        session.change(uri, 2, types.TextDocumentContentChangePartial(range=where, text=", weight_decay=0.0"))
        assert [d.code for d in await session.diagnostics(uri, 2)] == ["MSC501"]
        hover = await session.hover(uri, 3, start)
        assert hover is not None
        assert hover.range is not None
        assert hover.range.start.character == start


@pytest.mark.asyncio
async def test_a_byte_order_mark_takes_a_column(tmp_path) -> None:
    async with editor(tmp_path) as session:
        uri = session.open("\ufefffrom mindspore import nn; nn.AdamWeightDecay(p, 1e-3, eps=1e-6)\n")
        found = (await session.diagnostics(uri))[0]
    assert found.range.start == types.Position(0, 27)


@given(TEXT, st.integers(0, 60), st.sampled_from(ENCODINGS))
def test_a_column_survives_the_way_there_and_back(text, column, encoding) -> None:
    line = text.replace("\n", "").replace("\r", "")
    column = min(column, len(line))
    assert index(line, width(line[:column], encoding), encoding) == column


@given(TEXT, TEXT, st.data(), st.sampled_from(ENCODINGS))
@settings(max_examples=300)
def test_a_change_is_what_a_slice_would_do(text, new, data, encoding) -> None:
    lines = split(text)
    offsets = [place for place in range(len(text) + 1) if text[place - 1 : place + 1] != "\r\n"]
    start, end = sorted(data.draw(st.tuples(st.sampled_from(offsets), st.sampled_from(offsets))))
    places = Places(lines, encoding)

    def position(offset: int) -> types.Position:
        before = split(text[:offset])
        if not before or before[-1].endswith(("\r", "\n")):
            return types.Position(len(before), 0)
        return types.Position(**places.position(len(before), len(before[-1]) + 1))

    document = Document(types.TextDocumentItem("file:///a.py", "python", 1, text))
    change = types.TextDocumentContentChangePartial(range=types.Range(position(start), position(end)), text=new)
    document.apply([change], encoding)
    assert document.text == text[:start] + new + text[end:]
    assert document._lines == split(document.text)


@pytest.mark.parametrize(
    ("start", "end", "result"),
    [
        ((9, 0), (9, 9), "ab\ncdX"),
        ((0, 99), (0, 99), "abX\ncd"),
        ((1, 1), (0, 1), "aXd"),  # the wrong way round
        ((0, 0), (2_000_000_000, 0), "X"),
    ],
)
def test_places_outside_of_the_text(start, end, result) -> None:
    document = Document(types.TextDocumentItem("file:///a.py", "python", 1, "ab\ncd"))
    where = types.Range(types.Position(*start), types.Position(*end))
    document.apply([types.TextDocumentContentChangePartial(range=where, text="X")], UTF16)
    assert document.text == result


def test_form_feeds_end_no_line() -> None:
    document = Document(types.TextDocumentItem("file:///a.py", "python", 1, "a\x0cb\u2028c\nd"))
    where = types.Range(types.Position(1, 0), types.Position(1, 1))
    document.apply([types.TextDocumentContentChangePartial(range=where, text="X")], UTF16)
    assert document.text == "a\x0cb\u2028c\nX"


@given(TEXT, TEXT)
@settings(max_examples=300)
def test_edits_of_lines_make_the_new_text(old, new) -> None:
    lines = split(old)
    places = Places(lines, UTF32)
    edits = list(line_edits(places, new))
    document = Document(types.TextDocumentItem("file:///a.py", "python", 1, old))
    for edit in reversed(edits):
        start, end = edit["range"]["start"], edit["range"]["end"]
        where = types.Range(types.Position(**start), types.Position(**end))
        document.apply([types.TextDocumentContentChangePartial(range=where, text=edit["newText"])], UTF32)
    assert document.text == new


def test_edits_touch_only_what_changes() -> None:
    lines = ["a = f(1)\r\n", "b = g(2)\r\n", "c = 3"]
    (edit,) = line_edits(Places(lines, UTF16), "a = f(1)\r\nb = g(2, x=3)\r\nc = 3")
    place = {"line": 1, "character": 7}
    assert edit == {"range": {"start": place, "end": place}, "newText": ", x=3"}


def test_a_span_as_a_range() -> None:
    places = Places(["\U0001f600 x\n"], UTF16)
    assert places.range(Span(1, 3, 1, 4)) == {
        "start": {"line": 0, "character": 3},
        "end": {"line": 0, "character": 4},
    }


@pytest.mark.parametrize("text", ["a = (\n", "a = (\r\nb", "a = ("])
def test_behind_the_end_of_a_line(text) -> None:
    places = Places(split(text))
    assert places.range(Span(1, 6, 1, 7)) == {"start": places.position(1, 6), "end": places.position(1, 6)}
