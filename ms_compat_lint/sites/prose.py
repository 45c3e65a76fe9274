"""Which bytes of a file are prose: comments, and strings of several words, in which nothing is constructed."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

_ESCAPE = rb"\\(?:\r\n|.|\Z)"
# Each character can be read in one way only, and a string that does not end is read once: otherwise a file could be
# written that takes for ever.
_STRINGS = [
    rb"%b[^\\%b]*(?:(?:%b|%b(?!%b))[^\\%b]*)*(?:%b|(\Z))" % (q * 3, q, _ESCAPE, q, q * 2, q, q * 3)
    for q in (b"'", b'"')
] + [rb"%b[^\\\r\n%b]*(?:%b[^\\\r\n%b]*)*(?:%b|((?=[\r\n])|\Z))" % (q, q, _ESCAPE, q, q) for q in (b"'", b'"')]
_PROSE = re.compile(b"|".join([rb"#[^\r\n]*", *_STRINGS]), re.DOTALL)
_SPACE = re.compile(rb"\s")
# What may stand right before a string that holds no code: its prefix, behind none of what a name is made of. A
# quote there belongs to a string around this one, as Python 3.12 allows in an f-string.
_PREFIX = re.compile(rb"(?<![0-9A-Za-z_\x80-\xff'\"])[rRbBuU]{0,2}\Z")
_LONGEST_PREFIX = 3
_WITH_CODE = re.compile(rb"[fFtT][rR]?\Z")


class Prose:
    """The prose of a file. What is in doubt is none: an f-string holds code, and a string of one word may name some."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def holds(self, offset: int) -> bool:
        """Whether a place is in prose."""
        starts, ends = self._spans
        index = bisect_right(starts, offset) - 1
        return index >= 0 and offset < ends[index]

    @cached_property
    def _spans(self) -> tuple[list[int], list[int]]:
        starts: list[int] = []
        ends: list[int] = []
        # From Python 3.12 on, quotes in an f-string may be those around it: what follows it in its line is in doubt,
        # and so is the rest of the file if a string seems to begin there that goes on behind the line.
        in_doubt = 0
        for found in _PROSE.finditer(self._data):
            start, end = found.span()
            if start < in_doubt:
                in_doubt = in_doubt if end <= in_doubt else len(self._data)
                continue
            before = self._data[max(start - _LONGEST_PREFIX, 0) : start]
            is_comment = self._data.startswith(b"#", start)
            if not is_comment and _WITH_CODE.search(before):
                line_end = self._data.find(b"\n", end)
                in_doubt = len(self._data) if line_end < 0 else line_end
            elif is_comment or _is_prose(found, before):
                starts.append(start)
                ends.append(end)
        return starts, ends


def _is_prose(string: re.Match[bytes], before: bytes) -> bool:
    """Whether a string ends, has more than one word, and has nothing in front that casts doubt on it."""
    return string.lastindex is None and bool(_SPACE.search(string[0])) and bool(_PREFIX.search(before))


NO_PROSE = Prose(b"")
