from __future__ import annotations

import os
import time
from itertools import pairwise
from typing import NamedTuple

import pytest

from ms_compat_lint.project.errors import UsageError
from ms_compat_lint.project.workers import map_in_order, portions


class Work(NamedTuple):
    path: str
    number: int


def work(number: int) -> list[Work]:
    return [Work(f"folder{each // 10:03}/file{each:04}.py", each) for each in range(number)]


def slow_square(each: Work) -> tuple[int, int]:
    time.sleep(0.002)
    return square(each)


def square(each: Work) -> tuple[int, int]:
    return each.number * each.number, os.getpid()


def die(each: Work) -> int:
    if each.number == 300:
        os._exit(1)
    return slow_square(each)[0]


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_outcomes_come_in_order(jobs: int) -> None:
    outcomes = list(map_in_order(slow_square, work(400), jobs))
    assert [outcome for outcome, _ in outcomes] == [number * number for number in range(400)]
    assert (len({process for _, process in outcomes}) > 1) == (jobs > 1)


def test_little_work_starts_no_process() -> None:
    assert {process for _, process in map_in_order(square, work(400), 8)} == {os.getpid()}


def test_a_worker_that_dies_ends_the_run() -> None:
    with pytest.raises(UsageError, match="a worker process ended unexpectedly"):
        list(map_in_order(die, work(400), 2))


@pytest.mark.parametrize("number", [0, 1, 3, 4, 5, 15, 400, 5000])
@pytest.mark.parametrize("jobs", [2, 8, 64])
def test_portions_hold_each_item_once_and_in_order(number: int, jobs: int) -> None:
    pieces = list(portions(work(number), jobs))
    assert [item for piece in pieces for item in piece] == work(number)
    assert all(pieces)


def test_large_portions_come_first() -> None:
    sizes = [len(piece) for piece in portions(work(5000), 2)]
    assert 5000 / 12 <= sizes[0] <= 5000 / 4
    assert sizes[-2] == 4
    assert sizes[-1] <= 4
    assert all(later <= 3 * sooner for sooner, later in pairwise(sizes))


def test_large_portions_end_where_a_directory_does() -> None:
    first, second, *_ = portions(work(5000), 2)
    assert len(first) % 10 == len(second) % 10 == 0


def test_portions_end_at_a_project_rather_than_at_a_directory_in_it() -> None:
    projects = [Work(f"project{each // 200}/folder{each // 10:03}/{each:04}.py", each) for each in range(1000)]
    first, *others = portions(projects, 2)
    assert {item.path[:8] for item in first} == {"project0"}
    assert len(first) == 200
    for piece in others:
        assert len({item.path[:8] for item in piece}) == 1
