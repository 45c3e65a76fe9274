"""Which bytes of a file are prose: comments, and strings of several words, in which nothing is constructed."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from ms_compat_lint.lazy import pattern
from ms_compat_lint.source import first_lines

_ESCAPE = rb"\\(?:\r\n|.|\Z)"
# Each character can be read in one way only, and a string that does not end is read once: otherwise a file could be
# written that takes for ever.
_STRINGS = [
    rb"%b[^\\%b]*(?:(?:%b|%b(?!%b))[^\\%b]*)*(?:%b|(\Z))" % (q * 3, q, _ESCAPE, q, q * 2, q, q * 3)
    for q in (b"'", b'"')
] + [rb"%b[^\\\r\n%b]*(?:%b[^\\\r\n%b]*)*(?:%b|((?=[\r\n])|\Z))" % (q, q, _ESCAPE, q, q) for q in (b"'", b'"')]
_PROSE = pattern(b"|".join([rb"#[^\r\n]*", *_STRINGS]), re.DOTALL)
_MARKS = (b"#", b"'", b'"')  # of which one begins each comment and string
_SPACE = pattern(rb"\s")
# What may stand right before a string that holds no code: its prefix, behind none of what a name is made of. A
# quote there belongs to a string around this one, as Python 3.12 allows in an f-string.
_PREFIX = pattern(rb"(?<![0-9A-Za-z_\x80-\xff'\"])[rRbBuU]{0,2}\Z")
_LONGEST_PREFIX = 3
_WITH_CODE = pattern(rb"[fFtT][rR]?\Z")


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
        if not any(mark in self._data for mark in _MARKS):
            return starts, ends
        in_doubt = len(self._data) if _is_encoded_otherwise(self._data) else 0
        for found in _PROSE.finditer(self._data):
            start, end = found.span()
            before = self._data[max(start - _LONGEST_PREFIX, 0) : start]
            is_comment = self._data.startswith(b"#", start)
            if start < in_doubt:
                in_doubt = in_doubt if end <= in_doubt else len(self._data)
            elif not is_comment and _WITH_CODE.search(before):
                in_doubt = self._end_of_doubt(found)
            elif is_comment or _is_prose(found, before):
                starts.append(start)
                ends.append(end)
        return starts, ends

    def _end_of_doubt(self, string: re.Match[bytes]) -> int:
        """Where it is clear again what is code, behind an f-string.

        From Python 3.12 on, quotes in one may be those around it, and its braces may go on over lines. What follows it
        in its line is in doubt, and so is the rest of the file if the string seems to end in braces, if some are open
        at the end of that line, or if a string seems to begin there that goes on behind it.
        """
        start, end = string.span()
        line_end = self._data.find(b"\n", end)
        # Behind a whole string more braces may be closed than opened, as that of a dictionary around it.
        is_clear = _open_braces(self._data, start, end) == 0 >= _open_braces(self._data, start, line_end)
        return line_end if is_clear and line_end >= 0 else len(self._data)


def _is_encoded_otherwise(data: bytes) -> bool:
    """Whether a file says that it is not UTF-8: in Big5 and others the second byte of a letter may be a backslash."""
    head = first_lines(data)
    return b"coding" in head and re.search(rb"coding[:=][ \t]*(?![ \t]|(?i:utf[-_]?8)\b)", head) is not None


def _open_braces(data: bytes, start: int, end: int) -> int:
    """How many more braces are opened than closed."""
    return data.count(b"{", start, end) - data.count(b"}", start, end)


def _is_prose(string: re.Match[bytes], before: bytes) -> bool:
    """Whether a string ends, has more than one word, and has nothing in front that casts doubt on it."""
    return string.lastindex is None and bool(_SPACE.search(string[0])) and bool(_PREFIX.search(before))


NO_PROSE = Prose(b"")
