"""The test of a file's bytes that comes before any parse."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache


def class_names(names: Mapping[str, str]) -> frozenset[str]:
    """The last identifiers of the optimizers' qualified names."""
    return frozenset(name.rpartition(".")[2] for name in names)


def may_have_sites(data: bytes, names: Mapping[str, str] | None = None) -> bool:
    """Whether a file could construct an optimizer: it names one, and it imports something.

    ``names`` are the optimizers' qualified names; those of the stored knowledge if not given.
    """
    if b"import" not in data:
        return False
    if names is None:
        from ms_compat_lint.knowledge.load import api_names

        names = api_names()
    return any(_stands_alone(data, name) for name in _bytes_of(tuple(class_names(names))))


@lru_cache(maxsize=4)
def _bytes_of(names: tuple[str, ...]) -> tuple[bytes, ...]:
    return tuple(name.encode() for name in sorted(names))


_WORD = re.compile(rb"[\w\x80-\xff]")


def _stands_alone(data: bytes, name: bytes) -> bool:
    start = data.find(name)
    while start >= 0:
        end = start + len(name)
        if not _WORD.match(data, end) and not (start and _WORD.match(data, start - 1)):
            return True
        start = data.find(name, end)
    return False
