"""What ``impact`` says of calls in public code, against both real frameworks on the same gradients."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from ms_compat_lint.evidence.case import plain
from ms_compat_lint.evidence.compare import EQUAL, Trajectory, distance
from ms_compat_lint.updates.impact.drift import STEPS, Side, problem
from ms_compat_lint.updates.impact.words import call as written_call
from tests.updates.estimates import impact

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

CALLS = tomllib.loads(Path(__file__).with_name("real_calls.toml").read_text(encoding="utf-8"))["call"]
IDS = [f"{call['source']} {call['ported'].partition('(')[0]}" for call in CALLS]
NEAR = 0.01  # of the figure, where it says that the two differ


@pytest.mark.parametrize("call", CALLS, ids=IDS)
def test_ported_as_it_is(call: Mapping[str, str]) -> None:
    assert written_call(impact(call["code"], call.get("family", "nn")).ported) == call["ported"]


@pytest.mark.frameworks
@pytest.mark.parametrize("call", CALLS, ids=IDS)
def test_figures_are_those_of_the_frameworks(call: Mapping[str, str]) -> None:
    pytest.importorskip("torch")
    pytest.importorskip("mindspore")
    from ms_compat_lint.evidence import run_mindspore, run_torch

    versions = {"torch_version": run_torch.version(), "mindspore_version": run_mindspore.version()}
    short = {name: ".".join(version.split(".")[:2]) for name, version in versions.items()}
    found = impact(call["code"], call.get("family", "nn"), **short)
    paths = {side.api.partition(".")[0]: _run(side) for side in (found.own, found.ported)}
    for steps, figure in zip(STEPS, found.drift.figures, strict=True):
        real = distance(_first(paths["torch"], steps), _first(paths["mindspore"], steps))
        assert (figure <= EQUAL) is (real <= EQUAL), (steps, figure, real)
        if real > EQUAL:
            assert figure == pytest.approx(real, rel=NEAR), steps


_torch_paths: dict[str, Trajectory] = {}


def _run(side: Side) -> Trajectory:
    """Construct it with what is written alone, so that the defaults are the framework's own, and run it."""
    from ms_compat_lint.evidence import run_mindspore, run_torch

    arguments: dict[str, Any] = {name: plain(value) for name, value in side.written.items()}
    if side.api.startswith("mindspore."):
        return run_mindspore.run(side.api, arguments, problem(), graph=".mint." in side.api)
    key = written_call(side)
    if key not in _torch_paths:
        _torch_paths[key] = run_torch.run(side.api, arguments, problem())
    return _torch_paths[key]


def _first(path: Trajectory, steps: int) -> Trajectory:
    return {name: values[: steps + 1] for name, values in path.items()}
