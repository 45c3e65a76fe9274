"""What the text of a module alone tells about the optimizers that it could hand on."""

from __future__ import annotations

from collections.abc import Iterator

from ms_compat_lint.lazy import pattern
from ms_compat_lint.sites.imported import clauses_of
from ms_compat_lint.sites.prefilter import Patterns, names_one
from ms_compat_lint.sites.prose import NO_PROSE, Prose

_STAR = pattern(r"import[ \t\\]*\*")
_SCHEDULE = "LearningRateSchedule"  # the class of a framework whose own subclasses are told from numbers
_FROM = pattern(r"from[ \t]+([\w.]+)[ \t]+\Z")


class Exports:
    """Which names of a module could be bound to an optimizer, or to something that holds one."""

    def __init__(self, text: str, patterns: Patterns) -> None:
        self.patterns = patterns
        self._text = text
        stars = [found.start() for found in _STAR.finditer(text)]
        self._has_star = bool(stars)
        self._brings_star = any(_may_bring_one(text, star, patterns) for star in stars)
        data = _encoded(text)
        self._names_one = names_one(data, patterns, NO_PROSE)
        self._uses_one = self._names_one and names_one(data, patterns, Prose(data))
        self._imported: frozenset[str] | None = None

    @property
    def may_hold_one(self) -> bool:
        """Whether the module could get at an optimizer by itself: it names one, or takes in all of a module."""
        return self._brings_star or self._uses_one

    def may_lead(self, name: str) -> bool:
        """Whether the module could bind a name to an optimizer, or to something that holds one."""
        if self._brings_star:
            return True
        return name in self._text if self._uses_one else name in self._clauses()

    def may_bind(self, name: str) -> bool:
        """The same for a closer look, which comes by values too: mentions in prose count, and schedules."""
        if self._has_star:
            return True
        whole = self._names_one or _SCHEDULE in self._text
        return name in self._text if whole else name in self._clauses()

    def _clauses(self) -> frozenset[str]:
        """The identifiers in all that is imported."""
        if self._imported is None:
            clauses = clauses_of(_encoded(self._text))
            imported = ((each.module.split(".") if each.is_whole else [each.name], each.bound) for each in clauses)
            self._imported = frozenset(name for names, bound in imported for name in (*names, bound))
        return self._imported


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def class_occurrences(text: str, patterns: Patterns) -> Iterator[tuple[str, int]]:
    """The names of optimizers' classes in a text, each with its offset."""
    # A byte for each character, so that places are the same. No letter beyond ASCII counts as part of a name: what is
    # found too much costs a look.
    data = text.encode("ascii", "replace")
    for name, start in patterns.named_in(data):
        yield name.decode(), start


def _may_bring_one(text: str, star: int, patterns: Patterns) -> bool:
    """Whether a star import could bring an optimizer: not one from a framework's module that holds none."""
    found = _FROM.search(text, text.rfind("\n", 0, star) + 1, star)
    return found is None or found[1].partition(".")[0] not in patterns.roots or found[1] in patterns.modules
