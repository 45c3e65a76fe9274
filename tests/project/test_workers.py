from __future__ import annotations

import os
import time

import pytest

from ms_compat_lint.project.errors import UsageError
from ms_compat_lint.project.workers import map_in_order, portions


def slow_square(number: int) -> tuple[int, int]:
    time.sleep(0.002)
    return number * number, os.getpid()


def square(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def die(number: int) -> int:
    if number == 300:
        os._exit(1)
    return slow_square(number)[0]


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_outcomes_come_in_order(jobs: int) -> None:
    outcomes = list(map_in_order(slow_square, range(400), jobs))
    assert [outcome for outcome, _ in outcomes] == [number * number for number in range(400)]
    assert (len({process for _, process in outcomes}) > 1) == (jobs > 1)


def test_little_work_starts_no_process() -> None:
    assert {process for _, process in map_in_order(square, range(400), 8)} == {os.getpid()}


def test_a_worker_that_dies_ends_the_run() -> None:
    with pytest.raises(UsageError, match="a worker process ended unexpectedly"):
        list(map_in_order(die, range(400), 2))


@pytest.mark.parametrize("number", [0, 1, 15, 16, 17, 400, 5000])
@pytest.mark.parametrize("jobs", [2, 8, 64])
def test_portions_hold_each_item_once_and_in_order(number: int, jobs: int) -> None:
    pieces = list(portions(range(number), jobs))
    assert [item for piece in pieces for item in piece] == list(range(number))
    assert all(pieces)


def test_large_portions_come_first() -> None:
    sizes = [len(piece) for piece in portions(range(5000), 2)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 625
    assert sizes[-2] == 4
    assert sizes[-1] <= 4
