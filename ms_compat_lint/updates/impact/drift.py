"""Runs the models on the standard problem, and tells how far two runs are apart.

The problem is the one by which the measurements decide what is equal (``evidence.gradients``), only longer: seeded
gradients that do not depend on the weights, so that a difference is the optimizer's own and does not grow by feedback.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

import numpy as np

from ms_compat_lint.evidence.case import defaults, plain
from ms_compat_lint.evidence.compare import EQUAL, Trajectory
from ms_compat_lint.evidence.gradients import Stream, stream
from ms_compat_lint.model import Value
from ms_compat_lint.updates import trajectory
from ms_compat_lint.updates.rule import Array

STEPS = (10, 100, 1000)  # after which the figures are told
JUDGED = 100  # the steps over which two updates are called equal


class Side(NamedTuple):
    """One construction of an optimizer."""

    api: str
    written: Mapping[str, Value]  # what the call gives, but for the network's parameters
    values: Mapping[str, Value]  # the effective value of every parameter
    version: str | None = None  # of its framework; None for the newest


class Drift(NamedTuple):
    """How far two runs are apart: a share of the distance moved, over the steps up to each one. Step 0 comes first."""

    curve: Array

    @property
    def figures(self) -> tuple[float, ...]:
        """The shares after 10, 100 and 1,000 steps."""
        return tuple(float(self.curve[step]) for step in STEPS)

    @property
    def judged(self) -> float:
        """The share that decides about equality."""
        return float(self.curve[JUDGED])

    @property
    def equal(self) -> bool:
        """Whether the two are called equal."""
        return self.judged <= EQUAL

    @property
    def stays_equal(self) -> bool:
        """Whether they are so to the last step."""
        return float(self.curve[JUDGED:].max()) <= EQUAL

    @property
    def flat(self) -> bool:
        """Whether it is about the same over every number of steps, or without bound."""
        low, high = float(self.curve[1:].min()), float(self.curve[1:].max())
        return math.isinf(low) or high - low <= 0.02 * high


def has_model(api: str) -> bool:
    """Whether the update of an API is modelled."""
    return api in trajectory.models()


def between(first: Side, second: Side, suffix: str = "") -> Drift:
    """How far the second run is from the first. ``suffix`` is added to the names of the parameters."""
    return Drift(_curve(_path(first, suffix), _path(second, suffix)))


@cache
def problem(steps: int = STEPS[-1]) -> Stream:
    """The standard problem."""
    return stream(steps=steps)


def plain_values(side: Side) -> dict[str, Any]:
    """The effective values as Python writes them; those of the newest version for what the configured one lacks."""
    return {**defaults(side.api), **{name: plain(value) for name, value in side.values.items()}}


def _path(side: Side, suffix: str) -> Trajectory:
    return _run(side.api, tuple(sorted(plain_values(side).items())), suffix, side.version)


@lru_cache(maxsize=32)
def _run(api: str, values: tuple[tuple[str, Any], ...], suffix: str, version: str | None) -> Trajectory:
    given = problem()
    weights = {name + suffix: weight for name, weight in given.weights.items()}
    gradients = [{name + suffix: gradient for name, gradient in step.items()} for step in given.gradients]
    with np.errstate(all="ignore"):  # a learning rate of 10 may well overflow
        return trajectory.run(api, dict(values), weights, gradients, version=version)


def _curve(first: Trajectory, second: Trajectory) -> Array:
    """``evidence.compare.distance`` of the first 0, 1, 2, ... steps."""
    with np.errstate(all="ignore"):
        shares: Array = np.max([_shares(first[name], second[name]) for name in first], axis=0)
    return shares


def _shares(first: Array, second: Array) -> Array:
    apart, moved = _largest(first - second), _largest(first - first[:1])
    shares = np.where(apart == 0.0, 0.0, apart / moved)
    return np.where(np.isnan(shares), np.inf, shares)


def _largest(differences: Array) -> Array:
    """The largest norm so far."""
    rows = differences.reshape(len(differences), -1).astype(np.float64)
    return np.maximum.accumulate(np.linalg.norm(rows, axis=1))
