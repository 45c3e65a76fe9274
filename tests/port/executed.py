"""Runs the text of an optimizer's construction in its real framework, on given gradients."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ms_compat_lint.evidence.compare import Trajectory
from ms_compat_lint.evidence.gradients import FILTER_SHAPES, Stream, stream

os.environ.setdefault("GLOG_v", "3")
STREAM = stream("standard")  # on which two updates are called equal, or not
FILTERED = stream("standard", FILTER_SHAPES)  # with parameters of names that mindspore.nn does not decay
SPARSE = stream("rows")


class Model:
    """What a network is to an optimizer, in either framework. ``first`` and ``rest`` are parts of it."""

    def __init__(self, parameters: list[Any]) -> None:
        self._parameters = parameters

    @property
    def first(self) -> Model:
        return Model(self._parameters[:1])

    @property
    def rest(self) -> Model:
        return Model(self._parameters[1:])

    def parameters(self) -> Iterator[Any]:
        return iter(self._parameters)

    def get_parameters(self) -> Iterator[Any]:
        return iter(self._parameters)

    def trainable_params(self) -> list[Any]:
        return list(self._parameters)


class RefusedByFrameworkError(Exception):
    """The framework does not take the call."""


Run = Callable[[str, Stream], Trajectory]


def _with_its_own_error(run: Run) -> Run:
    """The framework's refusals, some of which come with the first step only, as one kind of error."""

    @functools.wraps(run)
    def wrapped(text: str, problem: Stream = STREAM) -> Trajectory:
        try:
            return run(text, problem)
        except (TypeError, ValueError, KeyError, RuntimeError) as error:
            raise RefusedByFrameworkError(f"{type(error).__name__}: {error}") from error

    return wrapped


@_with_its_own_error
def run_torch(text: str, problem: Stream = STREAM) -> Trajectory:
    """The weights after every step of the optimizer that the text binds to ``optimizer``."""
    import torch

    torch.set_num_threads(1)
    parameters = {name: torch.nn.Parameter(torch.tensor(value)) for name, value in problem.weights.items()}
    optimizer = _built(text, Model(list(parameters.values())))
    path = {name: [value.copy()] for name, value in problem.weights.items()}
    for gradients in problem.gradients:
        for name, parameter in parameters.items():
            gradient = torch.tensor(gradients[name])
            parameter.grad = gradient.to_sparse(1) if problem.sparse else gradient
        optimizer.step()
        for name, parameter in parameters.items():
            path[name].append(parameter.detach().numpy().copy())
    return {name: np.stack(values) for name, values in path.items()}


@_with_its_own_error
def run_mindspore(text: str, problem: Stream = STREAM) -> Trajectory:
    """The same in MindSpore."""
    import mindspore

    from ms_compat_lint.evidence.run_mindspore import _dense_step, _sparse_step

    mindspore.set_context(mode=mindspore.GRAPH_MODE if problem.sparse else mindspore.PYNATIVE_MODE)
    parameters = {
        name: mindspore.Parameter(mindspore.Tensor(value), name=name) for name, value in problem.weights.items()
    }
    optimizer = _built(text, Model(list(parameters.values())))
    order = [parameter.name for parameter in optimizer.parameters]
    apply = (_sparse_step if problem.sparse else _dense_step)(mindspore, optimizer)
    path = {name: [value.copy()] for name, value in problem.weights.items()}
    for gradients in problem.gradients:
        apply([gradients[name] for name in order])
        for name, parameter in parameters.items():
            path[name].append(parameter.asnumpy().copy())
    return {name: np.stack(values) for name, values in path.items()}


def _built(text: str, model: Model) -> Any:
    names: dict[str, Any] = {"model": model}
    exec(compile(text, "<text>", "exec"), names)
    return names["optimizer"]
