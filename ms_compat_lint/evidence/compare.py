"""How far two runs are apart, in terms of the distance that the weights moved."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ms_compat_lint.evidence.gradients import Array

EQUAL = 1e-4  # the largest distance at which two updates are called equal

#: The weights after every step, the initial ones first, by parameter name.
Trajectory = Mapping[str, Array]


def distance(first: Trajectory, second: Trajectory) -> float:
    """The largest difference of the weights on the way, relative to the largest distance that ``first`` moved.

    Both in the Euclidean norm over one parameter; the largest over the parameters.
    """
    return max(_distance(first[name], second[name]) for name in first)


def _distance(first: Array, second: Array) -> float:
    start, first, second = _rows(first)[:1], _rows(first), _rows(second)
    apart = float(np.linalg.norm(first - second, axis=1).max())
    if not np.isfinite(apart):
        return 0.0 if _same_non_finite(first, second) else float("inf")
    moved = float(np.linalg.norm(first - start, axis=1).max())
    if moved == 0.0:
        return 0.0 if apart == 0.0 else float("inf")
    return apart / moved


def _rows(values: Array) -> Array:
    return values.reshape(len(values), -1).astype(np.float64)


def _same_non_finite(first: Array, second: Array) -> bool:
    return bool(np.array_equal(first, second, equal_nan=True))


def identical(first: Trajectory, second: Trajectory) -> bool:
    """Whether two runs are the same bit for bit."""
    return all(np.array_equal(first[name], second[name], equal_nan=True) for name in first)
