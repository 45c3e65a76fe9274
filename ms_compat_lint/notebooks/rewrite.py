"""The source of one cell as it is written in the file, with some of its text changed and the rest as it was."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from ms_compat_lint.notebooks.json_text import elements, quoted, units, value

_LINE_ENDS = ("\\n", "\\u000a", "\\u000A")
_INDENTED = ",\n    "


class Change(NamedTuple):
    """Put another text in the place of some characters."""

    start: int
    end: int
    text: str


class Element(NamedTuple):
    """One string: where its characters begin in the cell's text, and how each is written."""

    start: int
    units: list[str]

    @property
    def end(self) -> int:
        """Behind the last character."""
        return self.start + len(self.units)

    @property
    def ends_line(self) -> bool:
        """Whether the last character is a line end."""
        return bool(self.units) and self.units[-1] in _LINE_ENDS


def rewritten(written: str, old: str, new: str, *, ascii_only: bool) -> str:
    """A cell's source, a string or a list of them, for a new text of the cell."""
    is_list = written.startswith("[")
    parts = _elements(written, is_list=is_list)
    changes = list(_changes(old, new))
    for change in reversed(changes):
        parts = _changed(parts, change, is_list=is_list, ascii_only=ascii_only)
    if not is_list:
        return f'"{"".join("".join(part.units) for part in parts)}"'
    return _list(written, parts)


def _elements(written: str, *, is_list: bool) -> list[Element]:
    found: list[Element] = []

    def visit(_: int, place: int) -> int:
        _, end = value(written, place)
        found.append(Element(found[-1].end if found else 0, units(written[place + 1 : end - 1])))
        return end

    if is_list:
        elements(written, 0, visit)
    else:
        visit(0, 0)
    return found


def _changes(old: str, new: str) -> Iterator[Change]:
    """What turns one text into the other: changes inside of lines, in order."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    starts = [0]
    for line in before:
        starts.append(starts[-1] + len(line))
    for tag, first, last, new_first, new_last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield _trimmed("".join(before[first:last]), "".join(after[new_first:new_last]), starts[first])


def _trimmed(old: str, new: str, start: int) -> Change:
    """The change of a piece of text without what both begin and end with."""
    shorter = min(len(old), len(new))
    head = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    shorter -= head
    tail = next((n for n in range(shorter) if old[-1 - n] != new[-1 - n]), shorter)
    return Change(start + head, start + len(old) - tail, new[head : len(new) - tail])


def _changed(parts: list[Element], change: Change, *, is_list: bool, ascii_only: bool) -> list[Element]:
    """The strings with one change made; those that it does not touch stay as they are."""
    if not parts:
        return _cut([], change.text, [], 0, is_list=is_list, ascii_only=ascii_only)
    first = next((n for n, part in enumerate(parts) if change.start < part.end), len(parts) - 1)
    last = next((n for n, part in enumerate(parts) if change.end <= part.end and n >= first), len(parts) - 1)
    cuts = change.end == parts[last].end and parts[last].ends_line and last + 1 < len(parts)
    if is_list and cuts and _opens(parts, change, first):
        last += 1  # what is left of a line that loses its end, or of a new one, goes on in the next string
    if change.start == parts[first].end and parts[first].ends_line and is_list:
        first, last = first + 1, last  # behind a line that is complete: a string of its own
        head, tail = [], []
    else:
        head = parts[first].units[: change.start - parts[first].start]
        tail = parts[last].units[change.end - parts[last].start :]
    start = parts[first].start if first < len(parts) else parts[-1].end
    made = _cut(head, change.text, tail, start, is_list=is_list, ascii_only=ascii_only)
    return [*parts[:first], *made, *parts[last + 1 :]]


def _opens(parts: Sequence[Element], change: Change, first: int) -> bool:
    """Whether the text of a change, with what stays before it in its string, ends within a line."""
    if change.text:
        return not change.text.endswith("\n")
    before = parts[first].units[: change.start - parts[first].start]
    return bool(before) and before[-1] not in _LINE_ENDS


def _cut(head: list[str], text: str, tail: list[str], start: int, *, is_list: bool, ascii_only: bool) -> list[Element]:
    """Strings of what stays before, of what is new, and of what stays behind, one for each line in a list."""
    lines = text.split("\n") if is_list else [text]
    made: list[Element] = []
    for number, line in enumerate(lines):
        is_last = number == len(lines) - 1
        own = units(quoted(line if is_last else f"{line}\n", ascii_only=ascii_only))
        own = [*(head if number == 0 else ()), *own, *(tail if is_last else ())]
        if own or not is_list:
            made.append(Element(made[-1].end if made else start, own))
    return made


def _list(written: str, parts: list[Element]) -> str:
    """The strings as a list, laid out as the old one was."""
    opening, separator, closing = _layout(written)
    if not parts:
        return "[]"
    return opening + separator.join(f'"{"".join(part.units)}"' for part in parts) + closing


def _layout(written: str) -> tuple[str, str, str]:
    """What stands before, between and behind the strings of a list."""
    borders: list[int] = []

    def visit(_: int, place: int) -> int:
        _, end = value(written, place)
        borders.extend((place, end))
        return end

    end = elements(written, 0, visit)
    assert end == len(written)
    if not borders:
        return "[\n    ", _INDENTED, "\n   ]"
    opening, closing = written[: borders[0]], written[borders[-1] :]
    if len(borders) > 2:
        return opening, written[borders[1] : borders[2]], closing
    return opening, "," + (opening[1:] or " "), closing


def joined(source: object) -> str | None:
    """The text of a cell's source; None where it is neither a string nor a list of them."""
    if isinstance(source, str):
        return source
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        return "".join(source)
    return None


def verified(written: str, new: str) -> bool:
    """Whether a source, as it is written, is that of a text."""
    return joined(json.loads(written)) == new
