"""What is checked as one text, and the editor's documents that it is made of: several for a notebook."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ms_compat_lint.editor.positions import Json, Places
from ms_compat_lint.model import Edit, Span
from ms_compat_lint.source import SourceFile


class Piece(NamedTuple):
    """One document of the editor, and the line of the checked text at which it begins."""

    uri: str
    version: int | None
    places: Places
    first_line: int = 1


class View(NamedTuple):
    """A text and its pieces, in their order."""

    source: SourceFile
    pieces: Sequence[Piece]

    def piece_at(self, line: int) -> Piece:
        """The piece that a line of the text, from 1, lies in."""
        return self.pieces[max(bisect_right([piece.first_line for piece in self.pieces], line) - 1, 0)]

    def piece_of(self, uri: str) -> Piece | None:
        """The piece of a document."""
        return next((piece for piece in self.pieces if piece.uri == uri), None)

    def range_of(self, span: Span) -> Json:
        """A span of the text as a range of the document that it begins in."""
        piece = self.piece_at(span.line)
        before = piece.first_line - 1
        return piece.places.range(
            Span(span.line - before, span.column, span.end_line - before, span.end_column),
        )

    def span_of(self, piece: Piece, range_: Json) -> Span:
        """A range of a document as a span of the text."""
        start, end = (piece.places.place(p["line"], p["character"]) for p in (range_["start"], range_["end"]))
        before = piece.first_line - 1
        return Span(start[0] + before, start[1], end[0] + before, end[1])

    def edits(self, edits: Iterable[Edit]) -> dict[str, list[Json]]:
        """Edits of the text as edits of the documents, by their URIs."""
        found: dict[str, list[Json]] = {}
        for edit in edits:
            written = {"range": self.range_of(edit.span), "newText": edit.text}
            found.setdefault(self.piece_at(edit.span.line).uri, []).append(written)
        return found


def view_of_file(source: SourceFile, uri: str, version: int | None, encoding: str, *, bom: bool = False) -> View:
    """The view of a text that is one document."""
    return View(source, (Piece(uri, version, Places(source.lines, encoding, bom)),))
