"""The lines that a change added or changed, in the numbers that they have afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ms_compat_lint.model import Problem

CONTEXT = 3  # lines around a change that review services show
_LAST = 1 << 40  # no file has as many lines

Range = tuple[int, int]  # the first and the last line


class Changed(NamedTuple):
    """What happened to one file. Lines end at a line feed, as they do to git and to review services.

    ``cuts`` are places where lines were only taken out: the numbers of the lines above. ``lines`` are the texts that
    the diff gives, without their ends, to tell whether it is about the file that is there.
    """

    added: tuple[Range, ...]
    cuts: tuple[int, ...] = ()
    shown: tuple[Range, ...] = ()  # what a review service shows, and takes comments on
    lines: tuple[tuple[int, bytes], ...] = ()

    def touches(self, first: int, last: int) -> bool:
        """Whether a line of these was added or changed, or one between them taken out."""
        return self.first_touched(first, last) is not None

    def first_touched(self, first: int, last: int) -> int | None:
        """The first of some lines that was added or changed, or below which one was taken out."""
        places = [max(first, start) for start, end in self.added if start <= last and end >= first]
        places += [cut for cut in self.cuts if first <= cut < last]
        return min(places, default=None)


class Change(NamedTuple):
    """The files of a change by their absolute paths.

    ``root`` is the absolute path of the directory that a review service takes paths from. ``notes`` are for people;
    ``problems`` are parts of the change that could not be read.
    """

    root: str
    files: dict[str, Changed]
    untracked: frozenset[str] = frozenset()  # those that git does not know of yet
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


WHOLE = Changed(added=((1, _LAST),))


def merged(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The same lines in as few ranges as possible, in order."""
    result: list[Range] = []
    for first, last in sorted(each for each in ranges if each[0] <= each[1]):
        if result and first <= result[-1][1] + 1:
            result[-1] = (result[-1][0], max(last, result[-1][1]))
        else:
            result.append((first, last))
    return tuple(result)


def around(added: Iterable[Range], cuts: Iterable[int], extent: Range) -> list[Range]:
    """The changed lines of one hunk with those next to them, as far as the hunk shows them."""
    first, last = extent
    ranges = [*((start - CONTEXT, end + CONTEXT) for start, end in added)]
    ranges += [(cut - CONTEXT + 1, cut + CONTEXT) for cut in cuts]
    return [(max(first, start), min(last, end)) for start, end in ranges]
