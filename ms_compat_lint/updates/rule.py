"""What a model of an update is made of."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]

#: The effective value of every parameter of an optimizer, in torch's names.
Values = Mapping[str, Any]

#: Makes the gradient that the rule sees out of the values, the weight and the gradient that was handed over.
Preparation = Callable[[Values, Array, Array], Array]


class Rule(ABC):
    """One optimizer's update of one parameter: the values it runs under, and its state.

    Arrays keep the type of the weight, so that a model rounds about as the framework does; numbers are
    Python's, in double precision, save where MindSpore computes them in single precision and that shows.
    """

    def __init__(self, values: Values, weight: Array) -> None:
        self.values = values
        self.zeros = np.zeros_like(weight)
        self.step = 0  # of the update that is made, from 1
        self.start()

    @abstractmethod
    def start(self) -> None:
        """Make the state."""

    @abstractmethod
    def update(self, weight: Array, gradient: Array, lr: float) -> Array:
        """The new weight."""

    def number(self, name: str) -> float:
        """The value of a parameter that is a number."""
        return float(self.values[name])

    @property
    def betas(self) -> tuple[float, float]:
        """The decay rates of both moments."""
        first, second = self.values["betas"]
        return float(first), float(second)


class Model(NamedTuple):
    """The model of one API."""

    rule: type[Rule]
    prepare: Preparation
    names: Mapping[str, str] = {}  # torch's names for the API's own, where they differ
    sparse: type[Rule] | None = None  # the rule for gradients of which only some rows are materialised


def ascended(values: Values, weight: Array, gradient: Array) -> Array:  # noqa: ARG001
    """The gradient, turned round to maximize."""
    return -gradient if values.get("maximize") else gradient


def decayed(values: Values, weight: Array, gradient: Array) -> Array:
    """The gradient, turned round to maximize, and the weight decay added."""
    gradient = ascended(values, weight, gradient)
    decay = float(values.get("weight_decay", 0.0))
    return gradient + decay * weight if decay and not values.get("decoupled_weight_decay") else gradient


def descended(values: Values, weight: Array, gradient: Array) -> Array:
    """The weight decay added, and the sum turned round to maximize."""
    return ascended(values, weight, decayed({**values, "maximize": False}, weight, gradient))


def scaled(values: Values, weight: Array, gradient: Array) -> Array:
    """The gradient as ``mindspore.nn`` makes it: the weight decay added under the loss scale, then unscaled."""
    scale = float(values.get("loss_scale", 1.0))
    decay = float(values.get("weight_decay", 0.0))
    return (gradient + decay * scale * weight) * (1.0 / scale)


def unscaled(values: Values, weight: Array, gradient: Array) -> Array:  # noqa: ARG001
    """The gradient as it was handed over."""
    return gradient


def single(number: float) -> float:
    """A number rounded to single precision."""
    return float(np.float32(number))
