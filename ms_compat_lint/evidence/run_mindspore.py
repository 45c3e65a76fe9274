"""Runs an optimizer of MindSpore on a stream of gradients."""

from __future__ import annotations

import importlib
import os
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ms_compat_lint.evidence.compare import Trajectory
from ms_compat_lint.evidence.gradients import Stream


def run(
    api: str,
    arguments: Mapping[str, Any],
    stream: Stream,
    groups: Sequence[Mapping[str, Any]] = (),
    graph: bool = False,
) -> Trajectory:
    """The weights after every step; ``groups`` as in ``run_torch.run``.

    ``graph`` runs the optimizer in graph mode. The default is PyNative mode, in which most
    optimizers compile their own update all the same.
    """
    mindspore = _mindspore(graph)
    parameters = {
        name: mindspore.Parameter(mindspore.Tensor(value), name=name) for name, value in stream.weights.items()
    }
    optimizer = _class(api)(_handed_over(parameters, groups), **arguments)
    order = [parameter.name for parameter in optimizer.parameters]
    path = {name: [np.array(value)] for name, value in stream.weights.items()}
    for gradients in stream.gradients:
        optimizer(tuple(_gradient(mindspore, gradients[name], stream.sparse) for name in order))
        for name, parameter in parameters.items():
            path[name].append(parameter.asnumpy().copy())
    return {name: np.stack(values) for name, values in path.items()}


def _mindspore(graph: bool) -> Any:
    os.environ.setdefault("GLOG_v", "3")
    import mindspore

    mindspore.set_context(mode=mindspore.GRAPH_MODE if graph else mindspore.PYNATIVE_MODE)
    return mindspore


def _class(api: str) -> Any:
    module, _, name = api.rpartition(".")
    return getattr(importlib.import_module(module), name)


def _handed_over(parameters: Mapping[str, Any], groups: Sequence[Mapping[str, Any]]) -> list[Any]:
    if not groups:
        return list(parameters.values())
    return [{**group, "params": [parameters[name] for name in group["params"]]} for group in groups]


def _gradient(mindspore: Any, value: Any, sparse: bool) -> Any:
    if not sparse:
        return mindspore.Tensor(value)
    rows = np.flatnonzero(value.reshape(len(value), -1).any(axis=1)).astype(np.int32)
    return mindspore.RowTensor(mindspore.Tensor(rows), mindspore.Tensor(value[rows]), value.shape)


def version() -> str:
    """The installed version."""
    import mindspore

    return str(mindspore.__version__)


def device() -> str:
    """What the optimizers run on: ``CPU``, ``GPU`` or ``Ascend``."""
    import mindspore

    return str(mindspore.get_context("device_target"))
