"""What the ``.gitignore`` files of a project leave out."""

from __future__ import annotations

import os

from ms_compat_lint.lean import NamedTuple
from ms_compat_lint.project.patterns import BadPatternError, Pattern, Patterns, parse

_LARGEST = 1024 * 1024  # bytes


class Ignored(NamedTuple):
    """The ``.gitignore`` files in force in a directory, the outermost first."""

    files: tuple[Patterns, ...] = ()

    @classmethod
    def above(cls, directory: str) -> Ignored:
        """The files above a directory up to the root of its repository; none where there is no repository.

        None count either where they ignore the directory itself: it was asked for.
        """
        inner_to_outer = [directory]
        while not os.path.lexists(os.path.join(inner_to_outer[-1], ".git")):
            parent = os.path.dirname(inner_to_outer[-1])
            if parent == inner_to_outer[-1]:
                return cls()
            inner_to_outer.append(parent)
        ignored = cls()
        for outer, inner in zip(inner_to_outer[:0:-1], inner_to_outer[-2::-1], strict=True):
            ignored = ignored.within(outer)
            if ignored.matches(inner, is_directory=True):
                return cls()
        return ignored

    def within(self, directory: str) -> Ignored:
        """The files in force inside ``directory``, with the one that lies there, if it can be read."""
        patterns = _patterns(os.path.join(directory, ".gitignore"))
        return Ignored((*self.files, Patterns(directory, patterns))) if patterns else self

    def matches(self, place: str, is_directory: bool) -> bool:
        """Whether an absolute path is ignored. The innermost file that speaks of it decides."""
        for patterns in reversed(self.files):
            verdict = patterns.verdict(place, is_directory)
            if verdict is not None:
                return verdict
        return False


def _patterns(path: str) -> list[Pattern]:
    """The patterns of a file, without the broken ones: git, too, takes them to match nothing."""
    try:
        if not os.path.isfile(path):
            return []
        with open(path, "rb") as file:
            text = os.fsdecode(file.read(_LARGEST))
    except OSError:
        return []
    found = []
    for line in text.removeprefix("\ufeff").split("\n"):
        try:
            pattern = parse(line)
        except BadPatternError:
            continue
        if pattern is not None:
            found.append(pattern)
    return found
