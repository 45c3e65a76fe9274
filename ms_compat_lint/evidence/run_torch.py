"""Runs an optimizer of ``torch.optim`` on a stream of gradients."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ms_compat_lint.evidence.compare import Trajectory
from ms_compat_lint.evidence.gradients import Stream
from ms_compat_lint.evidence.handing import handed_over, optimizer_class


def run(
    api: str,
    arguments: Mapping[str, Any],
    stream: Stream,
    groups: Sequence[Mapping[str, Any]] = (),
    rates: Sequence[float] = (),
    double: bool = False,
) -> Trajectory:
    """The weights after every step.

    ``groups`` are parameter groups whose ``params`` are names; without them all parameters are handed
    over as one list. ``rates`` are learning rates to set before each step, as a scheduler does.
    """
    import torch

    torch.set_num_threads(1)
    dtype = torch.float64 if double else torch.float32
    parameters = {name: torch.nn.Parameter(torch.tensor(value, dtype=dtype)) for name, value in stream.weights.items()}
    optimizer = optimizer_class(api)(handed_over(parameters, groups), **arguments)
    path = {name: [parameter.detach().numpy().copy()] for name, parameter in parameters.items()}
    for step, gradients in enumerate(stream.gradients):
        for name, parameter in parameters.items():
            gradient = torch.tensor(gradients[name], dtype=dtype)
            parameter.grad = gradient.to_sparse(1) if stream.sparse else gradient
        for group in optimizer.param_groups if rates else ():
            group["lr"] = rates[step]
        optimizer.step()
        for name, parameter in parameters.items():
            path[name].append(parameter.detach().numpy().copy())
    return {name: np.stack(values) for name, values in path.items()}


def version() -> str:
    """The installed version."""
    import torch

    return str(torch.__version__)
