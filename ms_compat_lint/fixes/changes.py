"""Changes at offsets of one text, and what they make of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from ms_compat_lint.lean import NamedTuple
from ms_compat_lint.model import Edit, Span
from ms_compat_lint.source import SourceFile

# Orders of insertions that are no new argument: opening ones from the outside in, closing ones from the inside out.
INDENTATION, PREFIX, PARENTHESIS, ENCLOSING, COMMA = -5, -4, -3, -2, -1


class Change(NamedTuple):
    """An :class:`~ms_compat_lint.model.Edit` in offsets."""

    start: int
    end: int
    text: str
    order: int = 0


def changed(text: str, changes: Iterable[Change]) -> str:
    """The text with changes that do not overlap."""
    pieces, position = [], 0
    for place in _by_place(changes):
        start, end = place[0].start, max(change.end for change in place)
        pieces += [text[position:start], _joined(place)]
        position = end
    return "".join([*pieces, text[position:]])


def combined(text: str, changes: Iterable[Change]) -> list[Change]:
    """The changes of one fix in order; insertions right before a replacement become part of it, idle ones go."""
    result: list[Change] = []
    for place in _by_place(changes):
        end = max(change.end for change in place)
        if end > place[0].start:
            place = [Change(place[0].start, end, _joined(place))]
        place = [change for change in place if change.text != text[change.start : change.end]]
        if result and place and _adjoining_deletions(result[-1], place[0]):
            place = [Change(result.pop().start, place[0].end, "")]
        result += place
    return result


def _adjoining_deletions(first: Change, second: Change) -> bool:
    return first.start < first.end == second.start < second.end and not first.text and not second.text


def settled(changes: Iterable[Change]) -> list[Change]:
    """The changes with one for each place."""
    found = []
    for place in _by_place(changes):
        end = max(change.end for change in place)
        found.append(Change(place[0].start, end, _joined(place), place[-1].order))
    return found


def _by_place(changes: Iterable[Change]) -> Iterable[list[Change]]:
    """The changes in order, those that start at one place together and each of them once."""
    places: dict[int, list[Change]] = {}
    for change in sorted(set(changes), key=lambda c: (c.start, c.end, c.order)):
        places.setdefault(change.start, []).append(change)
    return places.values()


def _joined(changes: Sequence[Change]) -> str:
    """The texts of changes at one place, with a comma between two new arguments that bring none."""
    result, previous = "", None
    for change in changes:
        if previous is not None and previous.order >= 0 and change.start == change.end:
            result += _comma_between(previous.text, change.text)
        result += change.text
        previous = change
    return result


def _comma_between(before: str, behind: str) -> str:
    if before.rstrip().endswith(",") or behind.lstrip().startswith(","):
        return ""
    return "," if behind[:1] in "\r\n" else ", "


class Places:
    """Offsets in a part of a file as lines and columns of the file."""

    def __init__(self, part: str, span: Span) -> None:
        self._span = span
        starts, position = [], 0
        for line in SourceFile.from_text("", part).lines:
            starts.append(position)
            position += len(line)
        self._starts = starts or [0]

    def edit(self, change: Change) -> Edit:
        """The change as an edit of the file."""
        return Edit(Span(*self._place(change.start), *self._place(change.end)), change.text, change.order)

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset) - 1
        column = offset - self._starts[line] + (self._span.column if line == 0 else 1)
        return self._span.line + line, column
