"""The NumPy models against the real frameworks: within 1e-5 of the distance moved, or within single precision."""

from __future__ import annotations

import pytest

from ms_compat_lint.evidence.case import Case, defaults
from ms_compat_lint.evidence.compare import Trajectory, distance
from ms_compat_lint.evidence.gradients import stream
from ms_compat_lint.evidence.grid import cases
from ms_compat_lint.evidence.measure import all_pairs
from ms_compat_lint.evidence.run_pair import GRAPH, mode_of, stream_of
from ms_compat_lint.knowledge.schema import Pair
from ms_compat_lint.updates import trajectory

pytestmark = pytest.mark.frameworks
NEAR = 1e-5
KINDS = ("defaults", "carried", "alone")

#: An average that is kept in half precision: a rounding in single precision tips it over to the next value.
HALF = {"beta1=0.0, compression=True": 5e-4}

TORCH = {pair.torch: pair for pair in all_pairs()}
"""One pair for each torch optimizer: their torch sides are nearly the same."""


def modelled(api: str, given: dict[str, object], pair: Pair, case: Case) -> Trajectory:
    problem = stream_of(pair, case)
    return trajectory.run(api, {**defaults(api), **given}, problem.weights, problem.gradients)


def rounding(pair: Pair, case: Case) -> float:
    """How far single precision is from double in the model: how the processor rounds decides about as much."""
    values, problem = {**defaults(pair.mindspore), **case.mindspore}, stream_of(pair, case)
    single = trajectory.run(pair.mindspore, values, problem.weights, problem.gradients)
    weights = {name: weight.astype(float) for name, weight in problem.weights.items()}
    gradients = [{name: gradient.astype(float) for name, gradient in step.items()} for step in problem.gradients]
    return distance(trajectory.run(pair.mindspore, values, weights, gradients), single)


@pytest.mark.parametrize("pair", TORCH.values(), ids=TORCH)
def test_torch(pair: Pair) -> None:
    pytest.importorskip("torch")
    from ms_compat_lint.evidence import run_torch

    far = []
    for case in cases(pair):
        if case.kind in KINDS and "foreach" not in case.torch and "fused" not in case.torch:
            real = run_torch.run(pair.torch, case.torch, stream_of(pair, case))
            rounding = distance(run_torch.run(pair.torch, case.torch, stream_of(pair, case), double=True), real)
            apart = distance(real, modelled(pair.torch, dict(case.torch), pair, case))
            if apart > max(NEAR, 2 * rounding):
                far.append((case.shown, apart, rounding))
    assert not far


@pytest.mark.parametrize("pair", list(all_pairs()), ids=lambda pair: pair.mindspore)
def test_mindspore(pair: Pair) -> None:
    """The cases that say most: everything carried over on every problem, and those behind a difference."""
    pytest.importorskip("mindspore")
    from ms_compat_lint.evidence import run_mindspore

    evidence = {difference.evidence.split("/", 2)[-1] for difference in pair.differences}
    far = []
    for case in cases(pair):
        if case.stream != "rows" and (case.id == "carried" or case.shown in evidence):
            problem = stream_of(pair, case)._replace(sparse=False)
            try:
                real = run_mindspore.run(pair.mindspore, case.mindspore, problem, graph=mode_of(pair) == GRAPH)
            except RuntimeError as error:
                pytest.skip(f"does not run here: {error}"[:200])
            apart = distance(real, modelled(pair.mindspore, dict(case.mindspore), pair, case))
            if apart > HALF.get(case.shown, NEAR) and apart > 2 * rounding(pair, case):
                far.append((case.shown, apart))
    assert not far


@pytest.mark.parametrize(
    ("api", "given"),
    [
        ("FTRL", {}),
        ("FTRL", {"learning_rate": 0.1, "l1": 0.01}),
        ("FTRL", {"l2": 0.1, "lr_power": -0.7, "weight_decay": 0.1, "loss_scale": 2.0}),
        ("ProximalAdagrad", {}),
        ("ProximalAdagrad", {"learning_rate": 0.1, "l1": 0.01, "weight_decay": 0.1}),
        ("ProximalAdagrad", {"accum": 0.5, "l1": 0.1, "l2": 0.1, "loss_scale": 4.0}),
    ],
)
def test_without_counterpart(api: str, given: dict[str, float]) -> None:
    pytest.importorskip("mindspore")
    from ms_compat_lint.evidence import run_mindspore

    api, problem = f"mindspore.nn.{api}", stream()
    real = run_mindspore.run(api, given, problem)
    model = trajectory.run(api, {**defaults(api), **given}, problem.weights, problem.gradients)
    assert distance(real, model) <= NEAR
