"""The tests of a file's bytes that come before any parse."""

from __future__ import annotations

import re
import sys
from functools import cached_property, lru_cache
from itertools import groupby

from ms_compat_lint.lazy import pattern
from ms_compat_lint.sites.prose import NO_PROSE, Prose

_OPTIM = "optim"
# Common libraries that no project holds, so that their imports need no closer look.
_LIBRARIES = frozenset({"cv2", "matplotlib", "numpy", "pandas", "PIL", "pytest", "scipy", "sympy", "tqdm", "yaml"})


class Patterns:
    """What to look for, for one set of optimizers. A pattern is made when it is first used: few files need all."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.classes = frozenset(name.rpartition(".")[2] for name in names)
        self.modules = frozenset(name.rpartition(".")[0] for name in names)
        self.roots = frozenset(name.partition(".")[0] for name in names)
        self._gates = sorted({_OPTIM if _OPTIM in name.split(".") else name.partition(".")[0] for name in names})

    @cached_property
    def gates(self) -> tuple[tuple[bytes, re.Pattern[bytes]], ...]:
        """Words of which one is in every file that gets an optimizer from a framework."""
        return tuple((gate.encode(), _for_bytes(f"{gate}(?<!WORD{gate})(?!WORD)")) for gate in self._gates)

    @cached_property
    def foreign(self) -> frozenset[bytes]:
        """The roots of modules that are surely not the project's."""
        return frozenset(root.encode() for root in self.roots | _LIBRARIES | sys.stdlib_module_names)

    @cached_property
    def in_bytes(self) -> tuple[re.Pattern[bytes], ...]:
        """The classes' names."""
        return tuple(map(_for_bytes, _alternatives(self.classes)))

    @cached_property
    def in_text(self) -> tuple[re.Pattern[str], ...]:
        """The same in text."""
        return tuple(pattern(source.replace("WORD", r"\w")) for source in _alternatives(self.classes))


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
    return any((first := data.find(word)) >= 0 and occurs(gate, data, prose, first) for word, gate in patterns.gates)


def names_one(data: bytes, patterns: Patterns, prose: Prose) -> bool:
    """Whether an optimizer's class name stands outside of prose."""
    return any(occurs(each, data, prose) for each in patterns.in_bytes)


def occurs(sought: re.Pattern[bytes], data: bytes, prose: Prose, first: int = 0) -> bool:
    """Whether something occurs outside of prose, at or behind the place ``first``."""
    return any(not prose.holds(found.start()) for found in sought.finditer(data, max(first - 1, 0)))


@lru_cache(maxsize=1)
def stored_patterns() -> Patterns:
    """The patterns for the optimizers of the stored knowledge."""
    from ms_compat_lint.knowledge.load import api_names

    return patterns_of(tuple(api_names()))


@lru_cache(maxsize=4)
def patterns_of(names: tuple[str, ...]) -> Patterns:
    """The patterns for some qualified names."""
    return Patterns(names)


def _for_bytes(source: str) -> re.Pattern[bytes]:
    """A pattern for bytes, of which any above 127 may be part of a letter."""
    return pattern(source.replace("WORD", r"[0-9A-Za-z_\x80-\xff]").encode())


def _alternatives(names: frozenset[str]) -> list[str]:
    """One pattern for all names in upper case, and one for each other.

    A search for one of many first letters is only fast where these are rare, as capitals are. The look
    behind comes after the first letter, because a pattern that begins with it is searched for slowly.
    """
    capital = sorted(name for name in names if name[0].isupper())
    groups = [
        f"{first}(?<!WORD{first})(?:{'|'.join(name[1:] for name in group)})"
        for first, group in groupby(capital, key=lambda name: name[0])
    ]
    others = [f"{name}(?<!WORD{name})" for name in sorted(names.difference(capital))]
    return [f"(?:{source})(?!WORD)" for source in ["|".join(groups), *others] if source]
