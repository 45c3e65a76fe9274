"""Which bytes of a file are prose: comments, and strings of several words, in which nothing is constructed."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

_ESCAPE = rb"\\(?:\r\n|.)"
# Each character can be read in one way only, and a long string that does not end is read once: otherwise a file could
# be written that takes for ever.
_STRINGS = [
    rb"%b[^\\%b]*(?:(?:%b|%b(?!%b))[^\\%b]*)*(?:%b|(\Z))" % (q * 3, q, _ESCAPE, q, q * 2, q, q * 3)
    for q in (b"'", b'"')
] + [rb"%b[^\\\r\n%b]*(?:%b[^\\\r\n%b]*)*%b" % (q, q, _ESCAPE, q, q) for q in (b"'", b'"')]
_PROSE = re.compile(b"|".join([rb"#[^\r\n]*", *_STRINGS]), re.DOTALL)
_SPACE = re.compile(rb"\s")
# What may stand right before a string that holds no code: its prefix, behind none of what a name is made of. A
# quote there belongs to a string around this one, as Python 3.12 allows in an f-string.
_PREFIX = re.compile(rb"(?<![0-9A-Za-z_\x80-\xff'\"])[rRbBuU]{0,2}\Z")
_LONGEST_PREFIX = 3


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
        spans = [found.span() for found in _PROSE.finditer(self._data) if self._is_prose(found)]
        return [start for start, _ in spans], [end for _, end in spans]

    def _is_prose(self, found: re.Match[bytes]) -> bool:
        start = found.start()
        if self._data[start] == ord("#"):
            return True
        if found.lastindex is not None:  # it does not end
            return False
        before = self._data[max(start - _LONGEST_PREFIX, 0) : start]
        return _SPACE.search(found[0]) is not None and _PREFIX.search(before) is not None


NO_PROSE = Prose(b"")
