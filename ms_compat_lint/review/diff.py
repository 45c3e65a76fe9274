"""A unified diff, as git and ``diff -u`` write it, read without losing a line of it.

``unidiff`` was tried: it leaves git's quoted names quoted, passes over merges' combined diffs, refuses what is not
UTF-8, and ends at the first damage. The numbers of the changed lines are all that is wanted here.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from ms_compat_lint.review.changes import Changed, Range, around, merged
from ms_compat_lint.review.names import BadNameError, name_of

_HUNK = re.compile(rb"(@@+)((?: -\d{1,9}(?:,\d{1,9})?)+) \+(\d{1,9})(?:,(\d{1,9}))? (@@+)")
_EXTENT = re.compile(rb" -\d+(?:,(\d+))?")
_GIT = re.compile(rb"diff --(?:git|cc|combined) ")
_BINARY = re.compile(rb"(?:Binary files .* differ$|GIT binary patch$)")
_LINK = re.compile(rb"(?:new file mode|new mode|index [0-9a-f.,]+) 1[26]0000$")  # a symbolic link or a submodule
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Damage(NamedTuple):
    """A part of a diff that could not be read, or not wholly."""

    line: int
    message: str


class Entry(NamedTuple):
    """One file of a diff. A name is None where the file is not there, before or afterwards."""

    old: bytes | None
    new: bytes | None
    of_git: bool
    changed: Changed
    binary: bool = False
    link: bool = False


class Diff(NamedTuple):
    """The files of a diff, in its order."""

    entries: list[Entry]
    damages: list[Damage]


class _Hunk(NamedTuple):
    added: list[int]
    cuts: list[int]
    extent: Range
    lines: list[tuple[int, bytes]]


class _Kind(NamedTuple):
    """In how many parents a line is, whether it is there afterwards, and whether it was not before."""

    old: int
    new: bool
    added: bool


def read_diff(data: bytes) -> Diff:
    """The files that a diff changes, and the damages that it has."""
    if data.startswith(_UTF_16):  # what some shells write
        data = data.decode("utf-16", "replace").encode("utf-8")
    return _Reader(data.removeprefix(codecs.BOM_UTF8).split(b"\n")).read()


class _Reader:
    """One pass over the lines of a diff."""

    def __init__(self, lines: list[bytes]) -> None:
        if lines[-1] == b"":
            del lines[-1]
        self._lines = lines
        self._at = 0
        self._entries: list[Entry] = []
        self._damages: list[Damage] = []
        self._head: list[bytes] = []  # the lines of git's header since the last "diff --git"
        self._names: tuple[bytes | None, bytes | None] | None = None
        self._hunks: list[_Hunk] = []

    def read(self) -> Diff:
        while self._at < len(self._lines):
            self._step(self._lines[self._at].rstrip(b"\r"))
        self._finish()
        return Diff(self._entries, self._damages)

    def _step(self, line: bytes) -> None:
        if line.startswith(b"@@") and (hunk := _HUNK.match(line)):
            self._read_hunk(hunk)
        elif line.startswith(b"@@"):
            self._damage("not the head of a hunk")
        elif line.startswith(b"--- ") and self._next().startswith(b"+++ "):
            self._read_names()
        elif _GIT.match(line):
            self._finish()
            self._head = [line]
            self._at += 1
        elif self._hunks and line[:1] in (b"+", b"-", b" ") and line not in (b"-- ", b"--", b"---", b" "):
            self._damage("more lines than the head of the hunk says")
            self._skip()
        else:
            if self._head and not self._names:
                self._head.append(line)
            self._at += 1

    def _next(self) -> bytes:
        return self._lines[self._at + 1] if self._at + 1 < len(self._lines) else b""

    def _read_names(self) -> None:
        if self._names or not self._head:
            self._finish()
        try:
            self._names = name_of(self._lines[self._at][4:]), name_of(self._lines[self._at + 1][4:])
        except BadNameError as error:
            self._damage(str(error))
            self._at -= 1
        self._at += 2

    def _read_hunk(self, head: re.Match[bytes]) -> None:
        parents = len(head[1]) - 1
        olds = [int(count or 1) for count in _EXTENT.findall(head[2])]
        start, count = int(head[3]), int(head[4] or 1)
        below_nothing = start == 0 and count > 0  # lines count from 1
        if self._names is None or len(olds) != parents or head[5] != head[1] or below_nothing:
            self._damage("a hunk of no file" if self._names is None else "not the head of a hunk")
            self._skip()
            return
        hunk = _Hunk([], [], (start, start + count - 1), [])
        self._hunks.append(hunk)
        self._at += 1
        if not self._fill(hunk, parents, sum(olds), count):
            self._damage("the hunk ends before its head says: is the diff cut off or edited?")

    def _fill(self, hunk: _Hunk, parents: int, old: int, count: int) -> bool:
        """Read the lines of a hunk; whether there are as many, before and afterwards, as its head says."""
        number = hunk.extent[0] + (count == 0)  # an empty stretch is named by the line above it
        kinds: dict[bytes, _Kind | None] = {}
        removed = False
        while count or old:
            line = self._lines[self._at] if self._at < len(self._lines) else None
            marks = b"" if line is None else line[:parents]
            if marks not in kinds:
                kinds[marks] = _kind(marks, parents)
            kind = kinds[marks]
            if line is None or kind is None or kind.old > old or kind.new > count:
                break
            self._at += 1
            old -= kind.old
            if not kind.new:
                removed = removed or kind.old > 0
                continue
            if kind.added:
                hunk.added.append(number)
            elif removed:
                _cut(hunk, number)
            removed = removed and kind.added  # until the end of these changed lines
            hunk.lines.append((number, line[parents:]))
            number, count = number + 1, count - 1
        if removed:
            _cut(hunk, number)
        return not (count or old)

    def _skip(self) -> None:
        """Go on to the next file or hunk."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if line.startswith(b"@@") or _GIT.match(line):
                return
            if line.startswith(b"--- ") and self._next().startswith(b"+++ "):
                return
            self._at += 1

    def _damage(self, message: str) -> None:
        self._damages.append(Damage(min(self._at + 1, len(self._lines)), message))
        self._at += self._at < len(self._lines)

    def _finish(self) -> None:
        """Put the file that has been read beside the others."""
        head = self._head
        if self._names is not None or head:
            old, new = self._names or _names_of_head(head)
            added = merged((line, line) for hunk in self._hunks for line in hunk.added)
            cuts = sorted({cut for hunk in self._hunks for cut in hunk.cuts})
            shown = merged(each for hunk in self._hunks for each in _shown(hunk))
            lines = tuple(line for hunk in self._hunks for line in hunk.lines)
            changed = Changed(added, tuple(cuts), shown, lines)
            binary = any(map(_BINARY.match, head))
            self._entries.append(Entry(old, new, bool(head), changed, binary, any(map(_LINK.match, head))))
        self._head, self._names, self._hunks = [], None, []


def _kind(marks: bytes, parents: int) -> _Kind | None:
    """What the marks before a line, one for each parent, say; None where they are none."""
    if marks[:1] == b"\\":  # that there is no line end
        return _Kind(0, new=False, added=False)
    if not marks.rstrip(b"\r"):  # a line of context, whose blanks were trimmed
        return _Kind(parents, new=True, added=False)
    if len(marks) != parents or marks.strip(b" +-"):
        return None
    if b"-" in marks:
        return _Kind(marks.count(b"-"), new=False, added=False)
    return _Kind(marks.count(b" "), new=True, added=b"+" in marks)


def _cut(hunk: _Hunk, number: int) -> None:
    """Lines were taken out above a line; where others were added in their place, those are what changed."""
    if number - 1 not in hunk.added[-1:]:
        hunk.cuts.append(number - 1)


def _shown(hunk: _Hunk) -> list[Range]:
    return around(merged((line, line) for line in hunk.added), hunk.cuts, hunk.extent)


def _names_of_head(head: list[bytes]) -> tuple[bytes | None, bytes | None]:
    """The name that both sides have, of a file without hunks: an empty, a binary or a renamed one."""
    for line in head:
        if line.startswith(b"rename to "):
            try:
                return None, b"b/" + (name_of(line[10:]) or b"")
            except BadNameError:
                return None, None
    rest = head[0].partition(b" ")[2].partition(b" ")[2]
    middle = len(rest) // 2  # the same name twice, in whichever form, with a blank between
    try:
        return name_of(rest[:middle]), name_of(rest[middle + 1 :])
    except BadNameError:
        return None, None
