"""The standard problems: seeded initial weights and gradients, the same for both frameworks.

The gradients do not depend on the weights, so that two updates are compared and not two paths
through a loss surface: a difference is the optimizer's own and does not grow by feedback.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]

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


def _standard(random: np.random.Generator, shape: tuple[int, ...], step: int, steps: int) -> Array:
    return random.normal(0.0, DEVIATION, shape)


def _decaying(random: np.random.Generator, shape: tuple[int, ...], step: int, steps: int) -> Array:
    return random.normal(0.0, 1.0, shape) * 10.0 ** (-3.0 * step / max(1, steps - 1))


def _zeros(random: np.random.Generator, shape: tuple[int, ...], step: int, steps: int) -> Array:
    return _standard(random, shape, step, steps) * (random.random(shape) < 0.5)


def _small(random: np.random.Generator, shape: tuple[int, ...], step: int, steps: int) -> Array:
    return random.normal(0.0, 1e-4, shape)


def _rows(random: np.random.Generator, shape: tuple[int, ...], step: int, steps: int) -> Array:
    kept = random.random(shape[0]) < 0.5
    kept[step % shape[0]] = True
    return _standard(random, shape, step, steps) * kept.reshape((-1,) + (1,) * (len(shape) - 1))


_KINDS = {"standard": _standard, "decaying": _decaying, "zeros": _zeros, "small": _small, "rows": _rows}
KINDS = tuple(_KINDS)


def stream(
    kind: str = "standard",
    shapes: Mapping[str, tuple[int, ...]] = SHAPES,
    steps: int = STEPS,
    seed: int = SEED,
) -> Stream:
    """The problem of one kind: ``standard``, ``decaying``, ``zeros``, ``small`` or ``rows`` (whole rows zero)."""
    random = np.random.default_rng(seed)
    size = 1e-4 if kind == "small" else DEVIATION
    weights = {name: random.normal(0.0, size, shape).astype(np.float32) for name, shape in shapes.items()}
    draw = _KINDS[kind]
    gradients = tuple(
        {name: draw(random, shape, step, steps).astype(np.float32) for name, shape in shapes.items()}
        for step in range(steps)
    )
    return Stream(kind, weights, gradients, sparse=kind == "rows")
