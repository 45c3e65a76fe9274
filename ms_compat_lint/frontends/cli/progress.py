"""A bar on the terminal while a run is long.

A few lines of our own: a bar that only counts files needs no library, and the command would have to require one.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from time import perf_counter
from typing import TypeVar

Outcome = TypeVar("Outcome")

_PATIENCE = 1.0  # seconds before a run is long
_BETWEEN = 0.1  # seconds between two drawings
_WIDTH = 30  # characters of the bar


def with_progress(outcomes: Iterator[Outcome], total: int) -> Iterator[Outcome]:
    """The same outcomes, with a bar on standard error, if that is a terminal, where they take long to come."""
    return _counted(outcomes, total) if _wanted() else outcomes


def _wanted() -> bool:
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("CI")


def _counted(outcomes: Iterator[Outcome], total: int) -> Iterator[Outcome]:
    bar = _Bar(total)
    try:
        for outcome in outcomes:
            bar.step()
            yield outcome
    finally:  # also when interrupted
        bar.clear()


class _Bar:
    """How many of some files are done."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._drawn = ""
        self._next = perf_counter() + _PATIENCE

    def step(self) -> None:
        """Count one more."""
        self._done += 1
        now = perf_counter()
        if now >= self._next:
            self._next = now + _BETWEEN
            filled = _WIDTH * self._done // self._total
            self._write(f"[{'#' * filled}{'-' * (_WIDTH - filled)}] {self._done}/{self._total} files")

    def clear(self) -> None:
        """Take the bar away."""
        if self._drawn:
            self._write(" " * len(self._drawn), end="\r")
            self._drawn = ""

    def _write(self, text: str, end: str = "") -> None:
        try:
            columns = os.get_terminal_size(sys.stderr.fileno()).columns or 80
            self._drawn = text[: columns - 1]  # a line that the terminal breaks could not be written over
            sys.stderr.write(f"\r{self._drawn}{end}")
            sys.stderr.flush()
        except (OSError, ValueError):  # the terminal is gone, which is no reason to stop
            self._next = float("inf")
