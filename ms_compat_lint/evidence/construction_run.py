"""Makes the call of one probe with the real framework, takes two steps, and says what came of it."""

from __future__ import annotations

import importlib
import os
import warnings
from collections.abc import Mapping
from typing import Any, NamedTuple

from ms_compat_lint.evidence import construction_probes as probes_
from ms_compat_lint.evidence.construction_probes import Probe, Special

OK = "ok"


class Outcome(NamedTuple):
    """``stage`` is ``ok``, or where it was raised: ``construct`` or ``step``."""

    stage: str
    error: str = ""  # the exception's class
    message: str = ""  # the first line that says something


class Runner:
    """Builds optimizers of one framework. ``step`` may be wanted or not: it is what takes the time."""

    def __init__(self, framework: str) -> None:
        self.framework = framework
        self._kit: _Torch | _MindSpore = _Torch() if framework == "torch" else _MindSpore()

    @property
    def version(self) -> str:
        """The installed version."""
        return self._kit.version

    def run(self, api: str, probe: Probe, step: bool = True) -> Outcome:
        """Construct as the probe says; then, if that went well, two steps with gradients of 0.1."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                optimizer = self.build(api, probe)
            except Exception as error:  # noqa: BLE001 - any exception is the result that is looked for
                return raised("construct", error)
            if not step:
                return Outcome(OK)
            try:
                self._kit.step(optimizer)
                self._kit.step(optimizer)  # momentum buffers are only mixed in the second
            except Exception as error:  # noqa: BLE001
                return raised("step", error)
        return Outcome(OK)

    def build(self, api: str, probe: Probe) -> Any:
        """The optimizer that the probe describes."""
        module, _, name = api.rpartition(".")
        keywords = {**self._kit.needed(api, probe), **{key: self._made(value) for key, value in probe.keywords.items()}}
        keywords = {key: value for key, value in keywords.items() if not _is_missing(value)}
        first = self._kit.first_argument(api)
        positional = [] if first[0] in probe.keywords else [first[1]]
        positional += [self._made(value) for value in probe.positional]
        return getattr(importlib.import_module(module), name)(*positional, **keywords)

    def _made(self, value: Any) -> Any:
        if isinstance(value, Special):
            return value if value.kind == "missing" else self._kit.special(value)
        if isinstance(value, (tuple, list)):
            return type(value)(self._made(item) for item in value)
        return value


def _is_missing(value: Any) -> bool:
    return isinstance(value, Special) and value.kind == "missing"


def raised(stage: str, error: Exception) -> Outcome:
    """The outcome for an exception; messages of kernels start with a rule of dashes, which says nothing."""
    lines = [line.strip() for line in str(error).splitlines()]
    said = [line for line in lines if line.strip("-# ")]
    return Outcome(stage, type(error).__name__, said[0][:110] if said else "")


class _Torch:
    """What a probe needs of PyTorch."""

    def __init__(self) -> None:
        self.torch: Any = importlib.import_module("torch")
        self.version = str(self.torch.__version__).partition("+")[0]
        self._sparse = False

    def parameters(self) -> list[Any]:
        made = [self.torch.nn.Parameter(self.torch.ones(3, 2))]
        return made

    def first_argument(self, api: str) -> tuple[str, Any]:
        self._sparse = api.endswith("SparseAdam")
        return "params", self.parameters()

    def needed(self, api: str, probe: Probe) -> Mapping[str, Any]:
        return {}

    def special(self, value: Special) -> Any:
        torch = self.torch
        made = {
            probes_.TENSOR: lambda: torch.tensor(0.5),
            probes_.VECTOR: lambda: torch.tensor([0.5, 0.25]),
            probes_.MATRIX: lambda: torch.tensor([[0.5], [0.25]]),
            probes_.SCHEDULE: lambda: torch.optim.lr_scheduler.ConstantLR(torch.optim.SGD(self.parameters(), lr=0.1)),
            probes_.GENERATOR: lambda: iter(self.parameters()),
            probes_.TUPLE: lambda: tuple(self.parameters()),
            probes_.ONE: lambda: self.parameters()[0],
            probes_.PARAMETERS: self.parameters,
        }
        return made[value]() if value in made else _numpy_or_function(value)

    def step(self, optimizer: Any) -> None:
        def closure() -> Any:
            loss = self.torch.zeros(())
            for group in optimizer.param_groups:
                for parameter in group["params"]:
                    gradient = self.torch.full_like(parameter.detach(), 0.1)
                    parameter.grad = gradient.to_sparse(1) if self._sparse else gradient
                    loss = loss + 0.1 * parameter.detach().sum()
            return loss

        closure()
        if type(optimizer).__name__ == "LBFGS":
            optimizer.step(closure)
        else:
            optimizer.step()


class _MindSpore:
    """What a probe needs of MindSpore."""

    def __init__(self) -> None:
        os.environ.setdefault("GLOG_v", "3")
        self.mindspore: Any = importlib.import_module("mindspore")
        self.numpy: Any = importlib.import_module("numpy")
        self.mindspore.set_context(mode=self.mindspore.PYNATIVE_MODE)
        self.version = str(self.mindspore.__version__)

    def _tensor(self, value: Any) -> Any:
        return self.mindspore.Tensor(self.numpy.array(value, dtype=self.numpy.float32))

    def parameters(self) -> list[Any]:
        return [self.mindspore.Parameter(self._tensor([[1.0, 1.0]] * 3), name="weight")]

    def first_argument(self, api: str) -> tuple[str, Any]:
        if api == "mindspore.nn.LARS":
            return "optimizer", self.mindspore.nn.Momentum(self.parameters(), learning_rate=0.1, momentum=0.9)
        if api == "mindspore.nn.thor":
            return "net", self.mindspore.nn.SequentialCell(self.mindspore.nn.Dense(2, 3))
        return "params", self.parameters()

    def needed(self, api: str, probe: Probe) -> Mapping[str, Any]:
        """Required arguments that the probe itself does not give; none where it gives positional ones."""
        if probe.positional:
            return {}
        if api == "mindspore.nn.thor":
            rates = self._tensor([0.1, 0.05])
            return {"learning_rate": rates, "damping": rates, "momentum": 0.9}
        if api == "mindspore.nn.Momentum":
            return {"learning_rate": 0.1, "momentum": 0.9}
        if api == "mindspore.nn.Lamb":
            return {"learning_rate": 0.1}
        return {"lr": 0.1} if api.endswith("optim.SGD") else {}

    def special(self, value: Special) -> Any:
        made = {
            probes_.TENSOR: lambda: self._tensor(0.5),
            probes_.VECTOR: lambda: self._tensor([0.5, 0.25]),
            probes_.MATRIX: lambda: self._tensor([[0.5], [0.25]]),
            probes_.SCHEDULE: lambda: self.mindspore.nn.ExponentialDecayLR(0.1, 0.9, 4),
            probes_.GENERATOR: lambda: iter(self.parameters()),
            probes_.TUPLE: lambda: tuple(self.parameters()),
            probes_.ONE: lambda: self.parameters()[0],
            probes_.PARAMETERS: self.parameters,
        }
        return made[value]() if value in made else _numpy_or_function(value)

    def step(self, optimizer: Any) -> None:
        gradients = tuple(
            self.mindspore.Tensor(self.numpy.full(parameter.shape, 0.1, dtype=self.numpy.float32))
            for parameter in optimizer.parameters
        )
        optimizer(gradients)
        for parameter in optimizer.parameters:
            parameter.asnumpy()  # waits: kernels run asynchronously


def _numpy_or_function(value: Special) -> Any:
    numpy = importlib.import_module("numpy")
    made = {
        probes_.NUMPY_FLOAT: lambda: numpy.float32(0.5),
        probes_.NUMPY_ARRAY: lambda: numpy.array([0.5, 0.25], dtype=numpy.float32),
        probes_.FUNCTION: lambda: lambda parameter: True,
    }
    return made[value]()
