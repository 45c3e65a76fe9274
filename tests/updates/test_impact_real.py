"""What ``impact`` says of calls in public code, against both real frameworks on the same gradients."""

from __future__ import annotations

import importlib
import math
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from ms_compat_lint.evidence.case import plain
from ms_compat_lint.evidence.compare import EQUAL, Trajectory, distance
from ms_compat_lint.updates.impact.drift import STEPS, Side, problem
from ms_compat_lint.updates.impact.training import training
from ms_compat_lint.updates.impact.words import call as written_call
from ms_compat_lint.updates.rule import Array
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


@pytest.mark.frameworks
@pytest.mark.parametrize("call", CALLS[::3], ids=IDS[::3])
def test_losses_are_those_of_the_frameworks(call: Mapping[str, str]) -> None:
    pytest.importorskip("torch")
    pytest.importorskip("mindspore")
    found = impact(call["code"], call.get("family", "nn"))
    for side, losses in zip((found.own, found.ported), found.losses, strict=True):
        train = _train_mindspore if side.api.startswith("mindspore.") else _train_torch
        path = train(side.api, {name: plain(value) for name, value in side.written.items()})
        real = [training().share(path[steps]) for steps in STEPS]
        wanted = [loss if math.isnan(loss) else share for loss, share in zip(losses, real, strict=True)]
        assert losses == pytest.approx(wanted, rel=NEAR, nan_ok=True), side.api


def test_losses_are_seldom_left_to_rounding() -> None:
    """Where a centered RMSprop divides by almost nothing."""
    found = [(call["source"], impact(call["code"], call.get("family", "nn")).losses) for call in CALLS]
    left = {source for source, sides in found for losses in sides for loss in losses if math.isnan(loss)}
    assert left == {"mindspore-ai/models research/cv/cnnctc/train.py"}


def _train_torch(api: str, arguments: Mapping[str, Any]) -> list[Array]:
    import torch

    weight = torch.nn.Parameter(torch.tensor(training().start))
    optimizer = getattr(torch.optim, api.rpartition(".")[2])([weight], **arguments)
    path = [weight.detach().numpy().copy()]
    for step in range(STEPS[-1]):
        weight.grad = torch.tensor(training().gradient(path[-1], step))
        optimizer.step()
        path.append(weight.detach().numpy().copy())
    return path


def _train_mindspore(api: str, arguments: Mapping[str, Any]) -> list[Array]:
    import mindspore

    weight = mindspore.Parameter(mindspore.Tensor(training().start), name="w")
    module, _, name = api.rpartition(".")
    optimizer = getattr(importlib.import_module(module), name)([weight], **arguments)
    path = [weight.asnumpy().copy()]
    for step in range(STEPS[-1]):
        optimizer((mindspore.Tensor(training().gradient(path[-1], step)),))
        path.append(weight.asnumpy().copy())
    return path


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
