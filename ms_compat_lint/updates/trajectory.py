"""Runs the model of an optimizer on gradients."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np

from ms_compat_lint import updates
from ms_compat_lint.conditions import in_range
from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.schema import Versions
from ms_compat_lint.updates.rule import Array, Model, Values

#: The gradient at a weight in a step, counted from 0.
Gradient = Callable[[Array, int], Array]


@cache
def models() -> Mapping[str, Model]:
    """The model of every API that has one, from all modules of this package."""
    found: dict[str, Model] = {}
    for module in pkgutil.iter_modules(updates.__path__, f"{updates.__name__}."):
        found.update(getattr(importlib.import_module(module.name), "MODELS", {}))
    return found


@cache
def _older() -> Mapping[str, tuple[str, Model]]:
    """The models of older versions, and up to which version they are right."""
    found: dict[str, tuple[str, Model]] = {}
    for module in pkgutil.iter_modules(updates.__path__, f"{updates.__name__}."):
        found.update(getattr(importlib.import_module(module.name), "MODELS_UNTIL", {}))
    return found


def model_of(api: str, version: str | None = None) -> Model:
    """The model of an API in a version of its framework, without one in the newest. KeyError where it has none."""
    until, model = _older().get(api, ("", None))
    if version is not None and model is not None and in_range(version, Versions(until=until)):
        return model
    return models()[api]


def run(
    api: str,
    values: Mapping[str, Any],
    weights: Mapping[str, Array],
    gradients: Sequence[Mapping[str, Array]],
    rates: Sequence[float] = (),
    sparse: bool = False,
    version: str | None = None,
) -> dict[str, Array]:
    """The weights after every step, the initial ones first, by parameter name.

    ``values`` are the effective values of all parameters but ``params``, in the API's own names. ``rates`` are
    the learning rates of the steps, where they change. ``sparse`` gradients have rows that are zero left out.
    KeyError where the API has no model.
    """
    model = model_of(api, version)
    if sparse and model.sparse:
        model = model._replace(rule=model.sparse)
    undecayed = load.traits(api).undecayed_names
    paths = {}
    for name, weight in weights.items():
        own = {**values, "weight_decay": 0.0} if any(part in name for part in undecayed) else values
        paths[name] = _path(model, own, weight, _given([step[name] for step in gradients]), len(gradients), rates)
    return paths


def _given(gradients: Sequence[Array]) -> Gradient:
    """Gradients that do not depend on the weight."""
    return lambda _, step: gradients[step]


def train(
    api: str, values: Mapping[str, Any], weight: Array, gradient: Gradient, steps: int, version: str | None = None
) -> Array:
    """The weight after every step, the initial one first, where the gradients depend on it."""
    return _path(model_of(api, version), values, weight, gradient, steps)


def _path(
    model: Model,
    values: Mapping[str, Any],
    weight: Array,
    gradient: Gradient,
    steps: int,
    rates: Sequence[float] = (),
) -> Array:
    values = _in_torch_names(model, values)
    rule = model.rule(values, weight)
    path = [weight]
    for step in range(steps):
        lr = rates[step] if rates else values["lr"]
        rule.step += 1
        path.append(rule.update(path[-1], model.prepare(values, path[-1], gradient(path[-1], step)), lr))
    return np.stack(path)


def _in_torch_names(model: Model, values: Mapping[str, Any]) -> Values:
    named = {model.names.get(name, name): value for name, value in values.items()}
    if "beta2" in named:
        named["betas"] = named["beta1"], named["beta2"]
    return named
