"""Runs an optimizer of MindSpore on a stream of gradients."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from ms_compat_lint.evidence.compare import Trajectory
from ms_compat_lint.evidence.gradients import Stream
from ms_compat_lint.evidence.handing import handed_over, optimizer_class

Step = Callable[[Sequence[Any]], Any]


def run(
    api: str,
    arguments: Mapping[str, Any],
    stream: Stream,
    groups: Sequence[Mapping[str, Any]] = (),
    rates: Sequence[float] = (),
    graph: bool = False,
) -> Trajectory:
    """The weights after every step; ``groups`` and ``rates`` as in ``run_torch.run``.

    The rates are written into the groups before each step, which an optimizer of ``mindspore.nn`` has not:
    it takes a list or a schedule as its ``learning_rate``. ``graph`` runs the optimizer in graph mode; the
    default is PyNative mode, in which most optimizers compile their own update all the same.
    """
    mindspore = _mindspore(graph or stream.sparse)
    parameters = {
        name: mindspore.Parameter(mindspore.Tensor(value), name=name) for name, value in stream.weights.items()
    }
    optimizer = optimizer_class(api)(handed_over(parameters, groups), **arguments)
    order = [parameter.name for parameter in optimizer.parameters]
    apply = _sparse_step(mindspore, optimizer) if stream.sparse else _dense_step(mindspore, optimizer)
    path = {name: [np.array(value)] for name, value in stream.weights.items()}
    for step, gradients in enumerate(stream.gradients):
        for group in optimizer.param_groups if rates else ():
            mindspore.ops.assign(group["lr"], mindspore.Tensor(rates[step], mindspore.float32))
        apply([gradients[name] for name in order])
        for name, parameter in parameters.items():
            path[name].append(parameter.asnumpy().copy())
    return {name: np.stack(values) for name, values in path.items()}


def exponential_decay(rate: float, factor: float) -> Any:
    """A schedule that multiplies the learning rate by a factor in every step."""
    return _mindspore(False).nn.ExponentialDecayLR(rate, factor, 1)


def _mindspore(graph: bool) -> Any:
    os.environ.setdefault("GLOG_v", "3")  # its warnings are many
    import mindspore

    mindspore.set_context(mode=mindspore.GRAPH_MODE if graph else mindspore.PYNATIVE_MODE)
    return mindspore


def _dense_step(mindspore: Any, optimizer: Any) -> Step:
    return lambda gradients: optimizer(tuple(map(mindspore.Tensor, gradients)))


def _sparse_step(mindspore: Any, optimizer: Any) -> Step:
    """Gradients of one parameter as rows. MindSpore knows such gradients inside a graph only."""
    from mindspore.common.sparse_tensor import RowTensorInner

    class SparseStep(mindspore.nn.Cell):  # type: ignore[misc]  # the base class is not typed
        def __init__(self) -> None:
            super().__init__()
            self.optimizer = optimizer
            self.shape = optimizer.parameters[0].shape

        def construct(self, rows, values):  # type: ignore[no-untyped-def]  # parsed by MindSpore's own compiler
            return self.optimizer((RowTensorInner(rows, values, self.shape),))

    cell = SparseStep()

    def apply(gradients: Sequence[Any]) -> Any:
        (gradient,) = gradients
        rows = np.flatnonzero(gradient.reshape(len(gradient), -1).any(axis=1)).astype(np.int32)
        return cell(mindspore.Tensor(rows), mindspore.Tensor(gradient[rows]))

    return apply


def version() -> str:
    """The installed version."""
    return str(_mindspore(False).__version__)


def device() -> str:
    """What the optimizers run on: ``CPU``, ``GPU`` or ``Ascend``."""
    return str(_mindspore(False).get_context("device_target"))
