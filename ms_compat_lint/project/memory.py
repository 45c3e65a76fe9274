"""Python's cycle collector, kept out of the way.

A syntax tree is many small objects without cycles. The collector visits all that are alive again and again while more
are made, which doubles the time of a run and frees nothing: what is checked goes with its last reference. So it is
switched off for a run, and asked now and then in case cycles do come up.
"""

from __future__ import annotations

import gc
from functools import lru_cache

_BETWEEN = 16 * 1024 * 1024  # characters of source parsed between two collections

_parsed = 0


def suspend_collector() -> None:
    """Switch the collector off, for this process and those that it forks."""
    gc.disable()


def resume_collector() -> None:
    """Switch the collector on again, for work of another kind."""
    gc.enable()


@lru_cache(maxsize=1)
def set_aside() -> None:
    """Let the collector, which belongs to another program, look no more at what is there now, once and for all.

    That is what the program has loaded, and stays to its end. To look at it again and again costs more than what is
    kept of the project's modules, so that a plugin does not make its host's collections longer.
    """
    gc.freeze()


def note_parsed(characters: int) -> None:
    """Say how much was parsed; collects when that is much."""
    global _parsed
    _parsed += characters
    if _parsed > _BETWEEN and not gc.isenabled():
        _parsed = 0
        gc.collect()
