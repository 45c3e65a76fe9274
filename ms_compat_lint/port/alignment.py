"""Lines that are aligned with a call's opening bracket move with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ms_compat_lint.fixes.brackets import argument_list
from ms_compat_lint.fixes.changes import INDENTATION, Change

_LINE = re.compile(r"(\r\n|\r|\n)([ \t\f]*)(?=([^\r\n]?))")


def aligned(text: str, column: int, shift: int, changes: Sequence[Change]) -> list[Change]:
    """The changes of a call's text, and those that keep its lines aligned.

    The call begins in ``column``, from 1, and its opening bracket moves by ``shift`` characters.
    """
    bracket = argument_list(text)
    if shift == 0 or bracket is None or _LINE.search(text, 0, bracket.start) or '"""' in text or "'''" in text:
        return list(changes)
    width = column - 1 + bracket.start  # of what stands before the first argument
    if not _is_aligned(text, width):
        return list(changes)
    moved = [change._replace(text=_moved(change.text, width, shift)) for change in changes]
    return [*moved, *_shifted(text, shift, changes)]


def _is_aligned(text: str, width: int) -> bool:
    """Whether each line of the call but the first begins behind the bracket."""
    lines = [match for match in _LINE.finditer(text) if match[3]]
    return bool(lines) and all(match[2] == " " * len(match[2]) and len(match[2]) >= width for match in lines)


def _shifted(text: str, shift: int, changes: Sequence[Change]) -> Iterator[Change]:
    for match in _LINE.finditer(text):
        start = match.start(2)
        if match[3] and not any(change.start < start <= change.end for change in changes):
            yield Change(start, start, " " * shift, INDENTATION) if shift > 0 else Change(start, start - shift, "")


def _moved(text: str, width: int, shift: int) -> str:
    """New lines, which were laid out like those that are there."""

    def line(match: re.Match[str]) -> str:
        space = match[2]
        return match[1] + (" " * (len(space) + shift) if len(space) >= width else space)

    return _LINE.sub(line, text)
