"""Runs a case in both frameworks and gives the distance between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from ms_compat_lint.evidence import gradients, run_mindspore, run_torch
from ms_compat_lint.evidence.case import Case, defaults
from ms_compat_lint.evidence.compare import Trajectory, distance
from ms_compat_lint.evidence.grid import TAKES_ROWS
from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.schema import Pair
from ms_compat_lint.model import Family

GRAPH, PYNATIVE = "graph", "PyNative"
DECAY = 0.98  # of the learning rate in a step, in the cases that change it
SILENT = "the weights do not change: an operator of its update does nothing on this device"

#: What the frameworks raise where they cannot run something. A TypeError is more likely ours.
REFUSALS = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, ValueError)

_torch_runs: dict[str, Trajectory] = {}


class Outcome(NamedTuple):
    """What came of a case."""

    distance: float | None
    rounding: float | None = None  # of torch in float32 against torch in float64
    error: str = ""  # why it could not be run here


def run(pair: Pair, case: Case) -> Outcome:
    """Run a case in both frameworks. A framework's refusal is a result."""
    try:
        case = fitted(pair, case)
    except LookupError as error:
        return Outcome(None, error=str(error.args[0]))
    try:
        first, second = both(pair, case)
    except REFUSALS as error:
        return Outcome(None, error=message(error))
    if not _moved(second):
        return Outcome(None, error=SILENT)
    rounding = None
    if case.kind == "carried" and case.stream == "standard":
        rounding = distance(_torch(pair.torch, case, stream_of(pair, case), (), double=True), first)
    return Outcome(distance(first, second), rounding)


def both(pair: Pair, case: Case) -> tuple[Trajectory, Trajectory]:
    """The weights in torch and in MindSpore after every step; raises what the frameworks raise."""
    rates = _rates(case)
    first = _torch(pair.torch, case, stream_of(pair, case), rates)
    second = run_mindspore.run(pair.mindspore, stream=_named(case.stream), **_mindspore_options(pair, case, rates))
    return first, second


def fitted(pair: Pair, case: Case) -> Case:
    """The case as the installed versions take it; LookupError where they cannot.

    A default that an older version does not know is left out, one that it requires is written out.
    """
    return case._replace(
        torch=_fitted(pair.torch, case.torch, run_torch.version()),
        mindspore=_fitted(pair.mindspore, case.mindspore, run_mindspore.version()),
    )


def _fitted(api: str, arguments: Mapping[str, Any], version: str) -> Mapping[str, Any]:
    signature = load.signature(api, ".".join(version.split(".")[:2]))
    if signature is None:
        raise LookupError(f"{api} is not in version {version}")
    known = {parameter.name: parameter for parameter in signature.parameters}
    newest = defaults(api)
    for name, value in arguments.items():
        if name not in known and not signature.any_keyword and value != newest.get(name):
            raise LookupError(f"{api} has no {name} in version {version}")
    required = {name: newest[name] for name, each in known.items() if each.required and name in newest}
    kept = {name: value for name, value in arguments.items() if name in known or signature.any_keyword}
    return {**required, **kept}


def stream_of(pair: Pair, case: Case) -> gradients.Stream:
    """The problem for torch. SparseAdam takes sparse gradients only: all rows are materialised, so none is left out."""
    stream = _named(case.stream)
    return stream._replace(sparse=True) if pair.torch in TAKES_ROWS else stream


@cache
def _named(kind: str) -> gradients.Stream:
    return gradients.stream(kind)


def _mindspore_options(pair: Pair, case: Case, rates: Sequence[float]) -> dict[str, Any]:
    arguments: Mapping[str, Any] = case.mindspore
    if rates and pair.family is Family.NN:
        rate = list(rates) if case.rates == "list" else run_mindspore.exponential_decay(rates[0], DECAY)
        arguments, rates = {**arguments, "learning_rate": rate}, ()
    graph = mode_of(pair) == GRAPH
    return {"arguments": arguments, "groups": case.groups, "rates": rates, "graph": graph is not case.other_mode}


def mode_of(pair: Pair) -> str:
    """The mode in which a pair is measured, but for the cases that measure the other one.

    PyNative mode, save for ``mint`` on the CPU: its operators that write in place do nothing there.
    """
    return GRAPH if pair.family is Family.MINT and run_mindspore.device() == "CPU" else PYNATIVE


def _torch(api: str, case: Case, stream: gradients.Stream, rates: Sequence[float], double: bool = False) -> Trajectory:
    key = repr((api, sorted(case.torch.items()), stream.name, stream.sparse, case.groups, rates, double))
    if key not in _torch_runs:
        _torch_runs[key] = run_torch.run(api, case.torch, stream, case.groups, rates, double)
    return _torch_runs[key]


def _rates(case: Case) -> tuple[float, ...]:
    return tuple(case.torch["lr"] * DECAY**step for step in range(gradients.STEPS)) if case.rates else ()


def _moved(path: Trajectory) -> bool:
    return any(bool((values[-1] != values[0]).any()) for values in path.values())


def message(error: BaseException) -> str:
    """What a framework raised, shortened to the first line that says something."""
    said = [line.strip() for line in str(error).splitlines()]
    lines = [line for line in said if any(map(str.isalpha, line)) and not line.startswith("- ")]
    return f"{type(error).__name__}: {lines[0] if lines else ''}"[:100]
