"""Builds what probes need of PyTorch."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

from ms_compat_lint.evidence import construction_probes as probes
from ms_compat_lint.evidence.construction_probes import Special


class Kit:
    """See ``construction_run.Kit``."""

    def __init__(self) -> None:
        self._torch: Any = importlib.import_module("torch")
        self.version = str(self._torch.__version__).partition("+")[0]

    def first_argument(self, api: str) -> tuple[str, Any]:  # noqa: ARG002 - the same for every API
        """One parameter, of two dimensions because Muon takes no other."""
        return "params", self._parameters()

    def required(self, api: str) -> dict[str, Any]:  # noqa: ARG002
        """Nothing: the learning rate has a default."""
        return {}

    def special(self, value: Special) -> Any:
        """A value that a probe names."""
        made: dict[Special, Callable[[], Any]] = {
            probes.TENSOR: lambda: self._torch.tensor(0.5),
            probes.VECTOR: lambda: self._torch.tensor([0.5, 0.25]),
            probes.MATRIX: lambda: self._torch.tensor([[0.5], [0.25]]),
            probes.SCHEDULE: self._schedule,
            probes.GENERATOR: lambda: iter(self._parameters()),
            probes.TUPLE: lambda: tuple(self._parameters()),
            probes.ONE: lambda: self._parameters()[0],
        }
        return made[value]()

    def step(self, api: str, optimizer: Any) -> None:
        """One update; the gradients are sparse for the optimizer that wants them so."""
        loss = self._torch.zeros(())
        for parameter in (each for group in optimizer.param_groups for each in group["params"]):
            gradient = self._torch.full_like(parameter.detach(), 0.1)
            parameter.grad = gradient.to_sparse(1) if api.endswith("SparseAdam") else gradient
            loss = loss + 0.1 * parameter.detach().sum()
        optimizer.step(*[lambda: loss] if api.endswith("LBFGS") else [])

    def _parameters(self) -> list[Any]:
        return [self._torch.nn.Parameter(self._torch.ones(3, 2))]

    def _schedule(self) -> Any:
        optimizer = self._torch.optim.SGD(self._parameters(), lr=0.1)
        return self._torch.optim.lr_scheduler.ConstantLR(optimizer)
