"""Functions called in copies of this process, a few at a time."""

from __future__ import annotations

import os
import pickle
import selectors
import signal
from collections.abc import Callable, Iterable, Iterator
from typing import Any

TIMEOUT = "timeout"


def start(function: Callable[..., object], *arguments: object, seconds: int) -> int:
    """Call a function in a child process, and give the pipe that its answer comes by."""
    reading, writing = os.pipe()
    if os.fork():
        os.close(writing)
        return reading
    os.close(reading)
    signal.alarm(seconds)  # ends the process, which then gives no answer
    try:
        answer = pickle.dumps(function(*arguments))
    except BaseException as error:  # noqa: BLE001  the other process shall know
        answer = pickle.dumps(f"error: {error!r}")
    try:
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(answer)
    finally:
        os._exit(0)


def answer(pipe: int) -> Any:
    """What a child says in the end."""
    with os.fdopen(pipe, "rb") as file:
        data = file.read()
    os.wait()
    return pickle.loads(data) if data else TIMEOUT


def in_children(
    function: Callable[..., object], calls: Iterable[tuple[Any, ...]], jobs: int, seconds: int
) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Each call with its answer, as they come."""
    running: dict[int, tuple[Any, ...]] = {}
    with selectors.DefaultSelector() as selector:
        for call in calls:
            pipe = start(function, *call, seconds=seconds)
            running[pipe] = call
            selector.register(pipe, selectors.EVENT_READ)
            while len(running) >= jobs:
                yield from _answered(selector, running)
        while running:
            yield from _answered(selector, running)


def _answered(
    selector: selectors.BaseSelector, running: dict[int, tuple[Any, ...]]
) -> Iterator[tuple[tuple[Any, ...], Any]]:
    for key, _ in selector.select():
        selector.unregister(key.fd)
        yield running.pop(key.fd), answer(key.fd)
