"""Where the characters of a cell stand in the notebook's file."""

from __future__ import annotations

from collections.abc import Iterator

from ms_compat_lint.model import Span
from ms_compat_lint.notebooks.json_text import elements, units, value


def place_in_file(written: str, start: int, end: int, first: int, last: int) -> Span:
    """The span, in a file, of the characters ``first`` to ``last`` of the source that is written at ``start``."""
    places = list(_strings(written[start:end]))
    begins = start + _place(places, first)[0]
    ends = start + (_place(places, last - 1)[1] if last > first else _place(places, first)[0])
    return Span(*_line_and_column(written, begins), *_line_and_column(written, ends))


def _strings(source: str) -> Iterator[tuple[int, list[str]]]:
    """The strings of a source: where the characters of each begin, and how each of these is written."""
    found: list[tuple[int, int]] = []

    def visit(_: int, place: int) -> int:
        _, end = value(source, place)
        found.append((place, end))
        return end

    if source.startswith("["):
        elements(source, 0, visit)
    else:
        visit(0, 0)
    for place, end in found:
        yield place + 1, units(source[place + 1 : end - 1])


def _place(strings: list[tuple[int, list[str]]], index: int) -> tuple[int, int]:
    """Where a character is written, and the place behind it; the nearest where there is no such character."""
    begin = end = 0
    for place, characters in strings:
        if index < len(characters):
            begin = place + sum(map(len, characters[: max(index, 0)]))
            return begin, begin + len(characters[max(index, 0)])
        index -= len(characters)
        begin = end = place + sum(map(len, characters))
    return begin, end


def _line_and_column(written: str, place: int) -> tuple[int, int]:
    return written.count("\n", 0, place) + 1, place - written.rfind("\n", 0, place)
