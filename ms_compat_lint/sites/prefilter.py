"""The tests of a file's bytes that come before any parse."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cached_property, lru_cache

from ms_compat_lint.lazy import pattern
from ms_compat_lint.sites.prose import NO_PROSE, Prose
from ms_compat_lint.sites.words import NAME_BYTE, NAME_BYTES, byte_occurrences

_OPTIM = "optim"
_BEGINNING = 3  # the bytes of a name that are searched for first
# Common libraries that no project holds, so that their imports need no closer look.
_LIBRARIES = frozenset({"cv2", "matplotlib", "numpy", "pandas", "PIL", "pytest", "scipy", "sympy", "tqdm", "yaml"})


class Patterns:
    """What to look for, for one set of optimizers."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.classes = frozenset(name.rpartition(".")[2] for name in names)
        self.modules = frozenset(name.rpartition(".")[0] for name in names)
        self.roots = frozenset(name.partition(".")[0] for name in names)
        gates = {_OPTIM if _OPTIM in name.split(".") else name.partition(".")[0] for name in names}
        # Words of which one is in every file that gets an optimizer from a framework.
        self.gates = sorted(gate.encode() for gate in gates)
        classes = frozenset(name.encode() for name in self.classes)
        self._capital = frozenset(name for name in classes if name[:1].isupper())
        self._others = sorted(classes - self._capital)
        # A search for one of many beginnings is fast where these are rare, as those in capitals are; it is slow where
        # a look behind comes first. To compile all of each name takes longer than to search a file.
        beginnings = sorted({name[:_BEGINNING] for name in self._capital})
        self._beginnings = pattern(rb"(?:%b)%b*" % (b"|".join(beginnings), NAME_BYTE))

    @cached_property
    def foreign(self) -> frozenset[bytes]:
        """The roots of modules that are surely not the project's."""
        return frozenset(root.encode() for root in self.roots | _LIBRARIES | sys.stdlib_module_names)

    def named_in(self, data: bytes) -> Iterator[tuple[bytes, int]]:
        """The classes' names that stand in some bytes, each with its place."""
        for found in self._beginnings.finditer(data):
            start = found.start()
            if found[0] in self._capital and NAME_BYTES.isdisjoint(data[max(start - 1, 0) : start]):
                yield found[0], start
        for name in self._others:
            for start in byte_occurrences(data, name):
                yield name, start


def may_have_sites(data: bytes, prose: Prose | None = None) -> bool:
    """Whether a file could construct an optimizer without help from its project's other modules, by its bytes alone.

    Outside of ``prose``, that of Python if not given, it must name an optimizer and the framework's part that holds it.
    """
    patterns = stored_patterns()
    if b"import" not in data or not names_framework(data, patterns, NO_PROSE):
        return False
    prose = prose or Prose(data)
    return names_one(data, patterns, prose) and names_framework(data, patterns, prose)


def names_framework(data: bytes, patterns: Patterns, prose: Prose) -> bool:
    """Whether the part of a framework that holds optimizers is named outside of prose."""
    return any(occurs(gate, data, prose) for gate in patterns.gates)


def names_one(data: bytes, patterns: Patterns, prose: Prose) -> bool:
    """Whether an optimizer's class name stands outside of prose."""
    return any(not prose.holds(start) for _, start in patterns.named_in(data))


def occurs(name: bytes, data: bytes, prose: Prose) -> bool:
    """Whether an identifier occurs outside of prose."""
    return any(not prose.holds(start) for start in byte_occurrences(data, name))


@lru_cache(maxsize=1)
def stored_patterns() -> Patterns:
    """The patterns for the optimizers of the stored knowledge."""
    from ms_compat_lint.knowledge.load import api_names

    return patterns_of(tuple(api_names()))


@lru_cache(maxsize=4)
def patterns_of(names: tuple[str, ...]) -> Patterns:
    """The patterns for some qualified names."""
    return Patterns(names)
