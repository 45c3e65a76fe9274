"""All safe fixes of a text, as edits of the lines that change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from io import StringIO

from ms_compat_lint import engine
from ms_compat_lint.editor.positions import Json, Places
from ms_compat_lint.editor.views import Piece
from ms_compat_lint.fixes.apply import fix_source
from ms_compat_lint.model import Finding, Span
from ms_compat_lint.settings import Settings
from ms_compat_lint.sites.modules import Modules
from ms_compat_lint.source import SourceFile
from ms_compat_lint.suppressions import unsuppressed

Split = Callable[[str], Sequence[str]]


def fixed_text(source: SourceFile, settings: Settings, modules: Modules | None) -> str:
    """The text with every safe fix applied."""

    def check(text: SourceFile) -> list[Finding]:
        return unsuppressed(text, engine.check(text, settings, modules))

    return fix_source(source, check).text


def changes(pieces: Sequence[Piece], texts: Sequence[str]) -> dict[str, list[Json]]:
    """What turns the documents into new texts, by their URIs; those that stay are left out."""
    found = {}
    for piece, text in zip(pieces, texts, strict=True):
        edits = list(line_edits(piece.places, text))
        if edits:
            found[piece.uri] = edits
    return found


def line_edits(places: Places, text: str) -> Iterator[Json]:
    """Edits that turn the lines of a document into those of a new text."""
    old, new = list(places.lines), list(StringIO(text, newline=""))
    first = _common(old, new)
    last = _common(old[first:][::-1], new[first:][::-1])
    matcher = SequenceMatcher(None, old[first : len(old) - last], new[first : len(new) - last], autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            written = "".join(new[first + new_start : first + new_end])
            yield _edit(places, first + start, first + end, written)


def _common(first: Sequence[str], second: Sequence[str]) -> int:
    """How many lines two texts begin with together."""
    shorter = min(len(first), len(second))
    return next((n for n in range(shorter) if first[n] != second[n]), shorter)


def _edit(places: Places, start: int, end: int, written: str) -> Json:
    """Put ``written`` in the place of some lines, without what both begin and end with."""
    old = "".join(places.lines[start:end])
    before = _common(old, written)
    before -= old[:before].endswith("\r")  # CR and LF stay together
    after = _common(old[before:][::-1], written[before:][::-1])
    after -= old[: len(old) - after].endswith("\r") and after > 0
    span = Span(*_place(places, start, old[:before]), *_place(places, start, old[: len(old) - after]))
    return {"range": places.range(span), "newText": written[before : len(written) - after]}


def _place(places: Places, line: int, text: str) -> tuple[int, int]:
    """The place behind a text that begins at the start of a line."""
    lines = list(StringIO(text, newline=""))
    if not lines:
        return (line + 1, 1) if line < len(places.lines) else places.end()
    if lines[-1].endswith(("\r", "\n")):
        return line + len(lines) + 1, 1
    return line + len(lines), len(lines[-1]) + 1
