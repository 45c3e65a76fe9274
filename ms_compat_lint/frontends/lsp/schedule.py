"""When to check: at once where nothing else was checked just now, else after a rest as long as that took."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

_LONGEST_REST = 0.5  # seconds
_QUIET = 0.5  # seconds without work, after which there is time to tidy up
_TIDY_EVERY = 50  # pieces of work


class Schedule:
    """Runs one piece of work for each key. What is asked for several times before its turn is done once.

    A lone change is so answered without delay, while a fast typist's changes to a large file come together.
    ``tidy`` is called after some work, when there is none for a while; at the latest after four times as much.
    """

    def __init__(self, work: Callable[[str], None], tidy: Callable[[], object]) -> None:
        self._work = work
        self._tidy = tidy
        self._since_tidy = 0
        self._tidying: asyncio.TimerHandle | None = None
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
        self.worked()

    def worked(self) -> None:
        """Count a piece of work that was done, here or elsewhere, and tidy up when it is time."""
        self._since_tidy += 1
        if self._tidying is not None:
            self._tidying.cancel()
            self._tidying = None
        if self._since_tidy >= _TIDY_EVERY:
            wait = _QUIET if self._since_tidy < 4 * _TIDY_EVERY else 0.0
            self._tidying = asyncio.get_running_loop().call_later(wait, self._tidy_now)

    def _tidy_now(self) -> None:
        self._tidying = None
        self._since_tidy = 0
        self._tidy()
