"""A small training: a linear model fitted by least squares to noisy data, a batch in every step.

Here the gradients depend on the weights, as they do in a training, so that it shows how much of a drift matters.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import numpy as np

from ms_compat_lint.evidence.gradients import DEVIATION, SEED
from ms_compat_lint.updates import trajectory
from ms_compat_lint.updates.impact.drift import STEPS, Side, plain_values
from ms_compat_lint.updates.rule import Array

OUTPUTS, INPUTS, BATCH, NOISE = 6, 8, 16, 0.1
SAME = 0.01  # of the loss, in which both precisions have to agree
SCALES = np.logspace(0, -1, INPUTS)  # of the inputs: the curvature along the weights differs by a factor of 100


#: After 10, 100 and 1,000 steps.
Losses = tuple[float, ...]


class Training(NamedTuple):
    """The data: a batch for every step, and what the model starts from and should come to."""

    start: Array
    truth: Array
    inputs: Array
    targets: Array

    def gradient(self, weight: Array, step: int) -> Array:
        """Of the mean squared error over a batch."""
        inputs, targets = self.inputs[step], self.targets[step]
        gradient: Array = 2 / BATCH * (inputs @ weight.T - targets).T @ inputs
        return gradient.astype(weight.dtype)

    def loss(self, weight: Array) -> float:
        """The mean squared error that is to be expected of data not seen."""
        apart = (weight.astype(np.float64) - self.truth) * SCALES
        return float((apart * apart).sum() / OUTPUTS + NOISE**2)

    def share(self, weight: Array) -> float:
        """The loss by the loss at the start; infinite where the weight is not finite."""
        share = self.loss(weight) / self.loss(self.start)
        return share if np.isfinite(share) else float("inf")


def least() -> float:
    """The share of the loss that is noise, and cannot be trained away."""
    return NOISE**2 / training().loss(training().start)


@cache
def training() -> Training:
    """The problem, the same for all."""
    random = np.random.default_rng(SEED)
    start, truth = (random.normal(0.0, DEVIATION, (OUTPUTS, INPUTS)).astype(np.float32) for _ in range(2))
    inputs = (random.normal(0.0, 1.0, (STEPS[-1], BATCH, INPUTS)) * SCALES).astype(np.float32)
    noise = random.normal(0.0, NOISE, (STEPS[-1], BATCH, OUTPUTS))
    return Training(start, truth, inputs, (inputs @ truth.T + noise).astype(np.float32))


def losses(side: Side) -> Losses:
    """The loss after 10, 100 and 1,000 steps, by the loss at the start.

    Infinite where the training diverges, and not a number where rounding decides: single precision and double differ.
    """
    return tuple(map(_settled, _shares(side, np.float32), _shares(side, np.float64)))


def _settled(single: float, double: float) -> float:
    return single if np.isinf(single) or abs(single - double) <= SAME * double else float("nan")


def _shares(side: Side, kind: type[np.floating[Any]]) -> Losses:
    problem = training()
    with np.errstate(all="ignore"):
        start: Array = problem.start.astype(kind)
        path = trajectory.train(side.api, plain_values(side), start, problem.gradient, STEPS[-1], side.version)
        return tuple(problem.share(path[step]) for step in STEPS)
