"""The standard problems: seeded initial weights and gradients, the same for both frameworks.

The gradients do not depend on the weights, so that two updates are compared and not two paths
through a loss surface: a difference is the optimizer's own and does not grow by feedback.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]

# Of 28 seeds tried, the one whose threshold of Adam's eps (see docs) lies in the middle: a first gradient
# that happens to be almost zero moves it by two orders of magnitude.
SEED = 12
STEPS = 100
DEVIATION = 0.3
SHAPES: Mapping[str, tuple[int, ...]] = {"w": (6, 8), "k": (4, 3, 2, 2), "b": (16,)}
FILTER_SHAPES: Mapping[str, tuple[int, ...]] = {"w": (6, 8), "bn.gamma": (6, 8), "ln.beta": (6, 8)}


class Stream(NamedTuple):
    """Initial weights and the gradients of every step, by parameter name, in float32."""

    name: str
    weights: Mapping[str, Array]
    gradients: tuple[Mapping[str, Array], ...]
    sparse: bool = False  # the rows that are zero are not materialised


KINDS = ("standard", "decaying", "zeros", "small", "rows")
NAMES = "names"  # the standard gradients for parameters named as those of a normalization


def _draw(kind: str, random: np.random.Generator, shape: tuple[int, ...], step: int, steps: int) -> Array:
    if kind == "decaying":
        return np.asarray(random.normal(0.0, 1.0, shape) * 10.0 ** (-3.0 * step / max(1, steps - 1)))
    if kind == "small":
        return random.normal(0.0, 1e-4, shape)
    if kind == "rows":
        kept = random.random(shape[0]) < 0.5
        kept[step % shape[0]] = True
        return random.normal(0.0, DEVIATION, shape) * kept.reshape((-1,) + (1,) * (len(shape) - 1))
    values = random.normal(0.0, DEVIATION, shape)
    return values * (random.random(shape) < 0.5) if kind == "zeros" else values


def stream(
    kind: str = "standard",
    shapes: Mapping[str, tuple[int, ...]] = SHAPES,
    steps: int = STEPS,
    seed: int = SEED,
) -> Stream:
    """The problem of one kind: ``standard``, ``decaying``, ``zeros``, ``small``, ``rows`` or ``names``.

    ``rows`` has one parameter alone, and whole rows of zeros that are not materialised.
    """
    random = np.random.default_rng(seed)
    if kind == "rows":
        shapes = {"w": shapes["w"]}
    elif kind == NAMES:
        shapes = FILTER_SHAPES
    size = 1e-4 if kind == "small" else DEVIATION
    weights = {name: random.normal(0.0, size, shape).astype(np.float32) for name, shape in shapes.items()}
    gradients = tuple(
        {name: _draw(kind, random, shape, step, steps).astype(np.float32) for name, shape in shapes.items()}
        for step in range(steps)
    )
    return Stream(kind, weights, gradients, sparse=kind == "rows")
