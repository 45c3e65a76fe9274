"""When to check: at once where nothing else was checked just now, else after a rest as long as that took."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

_LONGEST_REST = 0.5  # seconds


class Schedule:
    """Runs one piece of work for each key. What is asked for several times before its turn is done once.

    A lone change is so answered without delay, while a fast typist's changes to a large file come together.
    """

    def __init__(self, work: Callable[[str], None]) -> None:
        self._work = work
        self._pending: dict[str, asyncio.TimerHandle] = {}
        self._rested = 0.0  # the loop's time from which there may be work again

    def soon(self, key: str, delay: float = 0.0) -> None:
        """Do the work for a key, unless that is going to be done by then anyway."""
        loop = asyncio.get_running_loop()
        when = max(loop.time() + delay, self._rested)
        if key not in self._pending or when < self._pending[key].when():
            self.cancel(key)
            self._pending[key] = loop.call_at(when, self._run, key)

    def cancel(self, key: str) -> None:
        """Do not do it."""
        handle = self._pending.pop(key, None)
        if handle is not None:
            handle.cancel()

    def _run(self, key: str) -> None:
        del self._pending[key]
        loop = asyncio.get_running_loop()
        start = loop.time()
        self._work(key)
        end = loop.time()
        self._rested = end + min(end - start, _LONGEST_REST)
