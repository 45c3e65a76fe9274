"""Builds what probes need of MindSpore."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable
from typing import Any

from ms_compat_lint.evidence import construction_probes as probes
from ms_compat_lint.evidence.construction_probes import Special


class Kit:
    """See ``construction_run.Kit``."""

    def __init__(self) -> None:
        os.environ.setdefault("GLOG_v", "3")  # its log: errors only
        self._mindspore: Any = importlib.import_module("mindspore")
        self._numpy: Any = importlib.import_module("numpy")
        self._mindspore.set_context(mode=self._mindspore.PYNATIVE_MODE)
        self.version = str(self._mindspore.__version__)

    def first_argument(self, api: str) -> tuple[str, Any]:
        """One parameter; LARS wraps an optimizer, thor takes a network."""
        nn = self._mindspore.nn
        if api == "mindspore.nn.LARS":
            return "optimizer", nn.Momentum(self._parameters(), learning_rate=0.1, momentum=0.9)
        if api == "mindspore.nn.thor":
            return "net", nn.SequentialCell(nn.Dense(2, 3))
        return "params", self._parameters()

    def required(self, api: str) -> dict[str, Any]:
        """The arguments that have no default."""
        rates = self._tensor([0.1, 0.05])
        found: dict[str, dict[str, Any]] = {
            "mindspore.nn.thor": {"learning_rate": rates, "damping": rates, "momentum": 0.9},
            "mindspore.nn.Momentum": {"learning_rate": 0.1, "momentum": 0.9},
            "mindspore.nn.Lamb": {"learning_rate": 0.1},
            "mindspore.experimental.optim.SGD": {"lr": 0.1},
            "mindspore.mint.optim.SGD": {"lr": 0.1},
        }
        return found.get(api, {})

    def special(self, value: Special) -> Any:
        """A value that a probe names."""
        made: dict[Special, Callable[[], Any]] = {
            probes.TENSOR: lambda: self._tensor(0.5),
            probes.VECTOR: lambda: self._tensor([0.5, 0.25]),
            probes.MATRIX: lambda: self._tensor([[0.5], [0.25]]),
            probes.SCHEDULE: lambda: self._mindspore.nn.ExponentialDecayLR(0.1, 0.9, 4),
            probes.GENERATOR: lambda: iter(self._parameters()),
            probes.TUPLE: lambda: tuple(self._parameters()),
            probes.ONE: lambda: self._parameters()[0],
        }
        return made[value]()

    def step(self, api: str, optimizer: Any) -> None:  # noqa: ARG002 - the same for every API
        """One update; kernels run on their own, so that reading the weights is what waits for them."""
        gradients = [self._numpy.full(parameter.shape, 0.1, "float32") for parameter in optimizer.parameters]
        optimizer(tuple(map(self._mindspore.Tensor, gradients)))
        for parameter in optimizer.parameters:
            parameter.asnumpy()

    def _tensor(self, value: Any) -> Any:
        return self._mindspore.Tensor(self._numpy.array(value, dtype=self._numpy.float32))

    def _parameters(self) -> list[Any]:
        return [self._mindspore.Parameter(self._tensor([[1.0, 1.0]] * 3), name="weight")]
