"""Work on many files, by several processes where that pays."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain
from time import perf_counter

from ms_compat_lint.lean import Protocol, TypeVar
from ms_compat_lint.project.errors import UsageError
from ms_compat_lint.project.memory import suspend_collector

Item = TypeVar("Item", bound="Placed")
Outcome = TypeVar("Outcome")

_PROBE = 32  # items after which the time they took is looked at
_PAYS = 0.4  # seconds that the rest must be expected to take before other processes are started
_PIECES = 3  # that each process would be given if all were as large as the next one
_SMALLEST = 4  # items that a process is given at once


class Placed(Protocol):
    """Work on a file."""

    @property
    def path(self) -> str:
        """The file's path."""


def map_in_order(function: Callable[[Item], Outcome], items: Sequence[Item], jobs: int) -> Iterator[Outcome]:
    """The outcomes in the order of the items, whatever the number of processes."""
    suspend_collector()
    start = perf_counter()
    for index, item in enumerate(items):
        if jobs > 1 and index and index % _PROBE == 0 and _pays(perf_counter() - start, index, len(items)):
            yield from _in_processes(function, items[index:], jobs)
            return
        yield function(item)


def _pays(elapsed: float, done: int, total: int) -> bool:
    return elapsed / done * (total - done) > _PAYS


def _in_processes(function: Callable[[Item], Outcome], items: Sequence[Item], jobs: int) -> Iterator[Outcome]:
    import gc
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children, get_context

    gc.freeze()  # what is loaded already is shared with the children and not looked at again
    # A fork shares what has been read; elsewhere than on Linux it is not safe.
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    others = set(active_children())
    executor = ProcessPoolExecutor(jobs, context, initializer=_start_worker)
    try:
        with _interrupts_held():  # the processes start here and inherit that
            outcomes = executor.map(partial(_each, function), portions(items, jobs))
        yield from chain.from_iterable(outcomes)
        executor.shutdown()  # and wait, for what is left of it at the interpreter's end may fail there
    except BrokenProcessPool:
        raise UsageError("a worker process ended unexpectedly; try --jobs 1") from None
    except BaseException:  # interrupted: nobody waits for the outcomes any more
        for process in set(active_children()) - others:
            process.kill()
        raise
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def portions(items: Sequence[Item], jobs: int) -> Iterator[Sequence[Item]]:
    """The items in the pieces that processes are given one after the other.

    The first are large, for what is found out about the project's modules serves the files beside them too; therefore
    each ends where a directory ends, one far up if there is a choice. The last are small, so that no process works for
    long when the others have nothing left.
    """
    start = 0
    while start < len(items):
        size = max(_SMALLEST, (len(items) - start) // (_PIECES * jobs))
        end = _end_of_directory(items, start + size, size // 2) if size > _SMALLEST else start + size
        yield items[start:end]
        start = end


def _end_of_directory(items: Sequence[Item], wanted: int, around: int) -> int:
    """The index near another at which the path of an item has least in common with that before it."""
    near = range(wanted - around, wanted + around + 1)
    return min(near, key=lambda at: (_in_common(items[at - 1].path, items[at].path), abs(at - wanted)))


def _in_common(first: str, second: str) -> int:
    """How many directories two paths have in common, from the root on."""
    pairs = zip(first.split(os.sep), second.split(os.sep), strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), 0)


def _each(function: Callable[[Item], Outcome], items: Sequence[Item]) -> list[Outcome]:
    return [function(item) for item in items]


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back: one that came while a process starts would end it with a traceback."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start_worker() -> None:
    """Leave Ctrl-C to the parent, which then ends the workers."""
    import signal

    suspend_collector()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
