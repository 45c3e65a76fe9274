"""A unified diff of two contents of one file, as ``git apply`` and ``patch`` take it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ms_compat_lint.lean import NamedTuple

CONTEXT = 3  # lines around a change
_FAR = 400  # lines that part before difflib, slower on a long file but sure, is asked
_NO_LINE_END = b"\\ No newline at end of file\n"
_ESCAPES = {code: f"\\{code:03o}" for code in [*range(32), 34, 92, 127]}


class _Change(NamedTuple):
    """Lines ``old_start`` to ``old_end`` that become lines ``new_start`` to ``new_end``."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def unified_diff(path: str, old: bytes, new: bytes) -> bytes:
    """The diff that turns ``old`` into ``new``; empty where they are equal.

    It is made of bytes, whatever the encoding, and keeps carriage returns. ``path`` is relative with slashes.
    """
    if old == new:
        return b""
    old_lines, new_lines = old.split(b"\n"), new.split(b"\n")
    before, behind = _with_ends(old_lines), _with_ends(new_lines)
    pieces = [b"--- " + _name("a/" + path), b"+++ " + _name("b/" + path)]
    for hunk in _hunks(_changes(before, behind)):
        pieces += _hunk_text(hunk, before, behind)
    return b"".join(pieces)


def _with_ends(lines: list[bytes]) -> list[bytes]:
    """The lines with the ends that they have: git's lines end at a line feed and nowhere else."""
    ended = [line + b"\n" for line in lines[:-1]]
    return [*ended, lines[-1]] if lines[-1] else ended


def _name(path: str) -> bytes:
    """A path as git writes it: quoted where it holds control characters, ended by a tab where it holds spaces."""
    if any(character < " " or character in '"\\\x7f' for character in path):
        path = f'"{path.translate(_ESCAPES)}"'
    elif " " in path:
        path += "\t"
    return f"{path}\n".encode("utf-8", "surrogateescape")


def _changes(old: list[bytes], new: list[bytes]) -> Iterator[_Change]:
    """Where the two part and where they meet again.

    Fixes touch a few lines each, so the nearest place where they agree again is looked for;
    that takes time in the square of one change's size and not of the file's.
    """
    i = j = 0
    unique: frozenset[bytes] | None = None
    while i < len(old) or j < len(new):
        if i < len(old) and j < len(new) and old[i] == new[j]:
            i, j = i + 1, j + 1
            continue
        if unique is None:
            unique = _unique(old) & _unique(new)
        meeting = _meeting(old, new, i, j, unique)
        if meeting is None:
            yield from _changes_by_difflib(old, new, i, j)
            return
        old_end, new_end = meeting
        yield _Change(i, old_end, j, new_end)
        i, j = old_end, new_end


def _unique(lines: list[bytes]) -> frozenset[bytes]:
    return frozenset(line for line, count in Counter(lines).items() if count == 1)


def _meeting(old: list[bytes], new: list[bytes], i: int, j: int, unique: frozenset[bytes]) -> tuple[int, int] | None:
    """The nearest places from which two lines, a line that is unique in both, or all that are left agree."""
    rest_old, rest_new = len(old) - i, len(new) - j
    for distance in range(1, min(rest_old + rest_new, _FAR) + 1):
        for removed in range(max(0, distance - rest_new), min(distance, rest_old) + 1):
            a, b = i + removed, j + distance - removed
            if old[a : a + 2] == new[b : b + 2]:
                return a, b
            if a < len(old) and b < len(new) and old[a] == new[b] and old[a] in unique:
                return a, b
    return None


def _changes_by_difflib(old: list[bytes], new: list[bytes], i: int, j: int) -> Iterator[_Change]:
    from difflib import SequenceMatcher

    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old[i:], new[j:]).get_opcodes():
        if tag != "equal":
            yield _Change(i + i1, i + i2, j + j1, j + j2)


def _hunks(changes: Iterable[_Change]) -> Iterator[list[_Change]]:
    """The changes in groups whose context lines touch."""
    group: list[_Change] = []
    for change in changes:
        if group and change.old_start - group[-1].old_end > 2 * CONTEXT:
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _hunk_text(hunk: list[_Change], old: list[bytes], new: list[bytes]) -> Iterator[bytes]:
    first, last = hunk[0], hunk[-1]
    lead = min(CONTEXT, first.old_start)
    trail = min(CONTEXT, len(old) - last.old_end)
    old_count = last.old_end + trail - first.old_start + lead
    new_count = last.new_end + trail - first.new_start + lead
    extents = _extent(first.old_start - lead, old_count), _extent(first.new_start - lead, new_count)
    yield "@@ -{} +{} @@\n".format(*extents).encode()
    position = first.old_start - lead
    for change in hunk:
        yield from (_line(b" ", line) for line in old[position : change.old_start])
        yield from (_line(b"-", line) for line in old[change.old_start : change.old_end])
        yield from (_line(b"+", line) for line in new[change.new_start : change.new_end])
        position = change.old_end
    yield from (_line(b" ", line) for line in old[position : position + trail])


def _line(mark: bytes, line: bytes) -> bytes:
    return mark + line if line.endswith(b"\n") else mark + line + b"\n" + _NO_LINE_END


def _extent(start: int, count: int) -> str:
    """A range of lines from 1; where it is empty, the line before it."""
    return f"{start + 1 if count else start},{count}"
