"""Distances: relative to the distance moved, over the whole way."""

from __future__ import annotations

import numpy as np
import pytest

from ms_compat_lint.evidence.compare import distance, identical


def path(*steps: float) -> dict[str, np.ndarray]:
    return {"w": np.array([[step, 0.0] for step in steps])}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (path(0, 1, 2), path(0, 1, 2), 0.0),
        (path(0, 1, 2), path(0, 1, 2.2), 0.1),
        (path(5, 6, 7), path(5, 6, 7.2), 0.1),  # where it starts does not matter
        (path(0, 1, 2), path(0, 1.5, 2), 0.25),  # nor whether they meet again
        (path(1, 1, 1), path(1, 1, 1), 0.0),
        (path(1, 1, 1), path(1, 1, 2), np.inf),  # the first does not move at all
        (path(0, 1, np.nan), path(0, 1, np.nan), 0.0),
        (path(0, 1, 2), path(0, 1, np.nan), np.inf),
    ],
)
def test_distance(first: dict[str, np.ndarray], second: dict[str, np.ndarray], expected: float) -> None:
    assert distance(first, second) == pytest.approx(expected)


def test_the_parameter_that_is_farthest_apart_counts() -> None:
    assert distance(
        {"w": np.array([[0.0], [1.0]]), "b": np.array([[0.0], [2.0]])},
        {
            "w": np.array([[0.0], [1.0]]),
            "b": np.array([[0.0], [1.0]]),
        },
    ) == pytest.approx(0.5)


def test_identical_is_bit_for_bit() -> None:
    first = {"w": np.array([0.1, np.nan], dtype=np.float32)}
    second = {"w": np.nextafter(first["w"], np.float32(1.0))}
    assert identical(first, {"w": first["w"].copy()})
    assert not identical(first, second)
