"""Makes the call of one probe with the real framework, takes two steps, and says what came of it."""

from __future__ import annotations

import importlib
import warnings
from typing import Any, NamedTuple, Protocol

from ms_compat_lint.evidence.construction_probes import (
    FUNCTION,
    MISSING,
    NUMPY_ARRAY,
    NUMPY_FLOAT,
    Probe,
    Special,
)

OK = "ok"


class Outcome(NamedTuple):
    """``stage`` is ``ok``, or where it was raised: ``construct`` or ``step``."""

    stage: str
    error: str = ""  # the exception's class
    message: str = ""  # the first line that says something


class Kit(Protocol):
    """What is needed of a framework to build its optimizers and to run them."""

    version: str

    def first_argument(self, api: str) -> tuple[str, Any]:
        """Name and value of what the optimizer is about: mostly its parameters."""

    def required(self, api: str) -> dict[str, Any]:
        """Arguments without which the API is not constructed."""

    def special(self, value: Special) -> Any:
        """A tensor, a schedule and so on."""

    def step(self, api: str, optimizer: Any) -> None:
        """One update with gradients of 0.1."""


def kit(framework: str) -> Kit:
    """The kit of a framework, which is imported here at the latest."""
    return importlib.import_module(f"ms_compat_lint.evidence.construction_{framework}").Kit()  # type: ignore[no-any-return]


class Runner:
    """Runs probes on the optimizers of one framework."""

    def __init__(self, framework: str) -> None:
        self._kit = kit(framework)
        self.version = self._kit.version

    def run(self, api: str, probe: Probe, step: bool = True) -> Outcome:
        """Construct as the probe says; then, if that went well and ``step`` is wanted, take two steps."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                optimizer = self._build(api, probe)
            except Exception as error:  # noqa: BLE001 - any exception is the result that is looked for
                return raised("construct", error)
            try:
                for _ in range(2 if step else 0):  # momentum buffers are only mixed in the second
                    self._kit.step(api, optimizer)
            except Exception as error:  # noqa: BLE001
                return raised("step", error)
        return Outcome(OK)

    def _build(self, api: str, probe: Probe) -> Any:
        module, _, name = api.rpartition(".")
        first_name, first = self._kit.first_argument(api)
        positional = [] if first_name in probe.keywords else [first]
        positional += [self._made(value) for value in probe.positional]
        keywords = {} if probe.positional else self._kit.required(api)
        keywords.update((key, self._made(value)) for key, value in probe.keywords.items())
        keywords = {key: value for key, value in keywords.items() if value is not MISSING}
        return getattr(importlib.import_module(module), name)(*positional, **keywords)

    def _made(self, value: Any) -> Any:
        if isinstance(value, (tuple, list)) and not isinstance(value, Special):
            return type(value)(self._made(item) for item in value)
        return _make(self._kit, value) if isinstance(value, Special) else value


def _make(framework: Kit, value: Special) -> Any:
    if value in (NUMPY_FLOAT, NUMPY_ARRAY):
        numpy = importlib.import_module("numpy")
        return numpy.float32(0.5) if value == NUMPY_FLOAT else numpy.array([0.5, 0.25], dtype=numpy.float32)
    if value == FUNCTION:
        return callable  # one argument in, a truth value out
    return value if value is MISSING else framework.special(value)


def raised(stage: str, error: Exception) -> Outcome:
    """The outcome for an exception; messages of kernels start with a rule of dashes, which says nothing."""
    lines = [line.strip() for line in str(error).splitlines()]
    said = [line for line in lines if line.strip("-# ")]
    return Outcome(stage, type(error).__name__, said[0][:110] if said else "")
