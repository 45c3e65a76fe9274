"""The NumPy models against the stored figures: both sides' models are as far apart as both frameworks were.

This is what confirms the cause of a difference, and that there is none where the pair is equal.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ms_compat_lint.evidence import store
from ms_compat_lint.evidence.case import Case, defaults
from ms_compat_lint.evidence.classify import EqualityClass, classify, on_the_verge
from ms_compat_lint.evidence.compare import Trajectory, distance
from ms_compat_lint.evidence.grid import cases
from ms_compat_lint.evidence.measure import all_pairs
from ms_compat_lint.evidence.run_pair import stream_of
from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.schema import Pair
from ms_compat_lint.updates import trajectory

PAIRS = list(all_pairs())
IDS = [f"{pair.torch}-{pair.mindspore}" for pair in PAIRS]
FACTOR = 1.2
KINDS = ("defaults", "carried", "alone")

#: Both sides cancel down to rounding there, each to its own.
NOISE = {("mindspore.nn.LazyAdam", "betas=(0.9, 1e-06)")}


def modelled(pair: Pair, case: Case) -> float:
    sides = (pair.torch, case.torch), (pair.mindspore, case.mindspore)
    first, second = (path_of(api, pair, case, tuple(given.items())) for api, given in sides)
    return distance(first, second)


_paths: dict[Any, Trajectory] = {}


def path_of(api: str, pair: Pair, case: Case, given: tuple[tuple[str, Any], ...]) -> Trajectory:
    """Many pairs have the same torch side."""
    key = api, given, case.stream
    if key not in _paths:
        problem, values = stream_of(pair, case), {**defaults(api), **dict(given)}
        sparse = case.stream == "rows"
        _paths[key] = trajectory.run(api, values, problem.weights, problem.gradients, sparse=sparse)
    return _paths[key]


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
def test_models_are_as_far_apart_as_the_frameworks(pair: Pair) -> None:
    content = store.read(pair.torch)
    wrong = []
    for case in cases(pair):
        measured = store.stored_distance(content, pair.mindspore, case.shown)
        if case.kind not in KINDS or measured is None or (pair.mindspore, case.shown) in NOISE:
            continue
        model = modelled(pair, case)
        if classify(measured) is EqualityClass.EQUAL:
            good = model <= 1.2e-4
        else:
            good = measured <= FACTOR * model and model <= FACTOR * measured
        if not good and not on_the_verge(measured):
            wrong.append((case.shown, measured, model))
    assert not wrong


@pytest.mark.parametrize("api", sorted(trajectory.models()))
def test_a_model_keeps_the_type_of_the_weights(api: str) -> None:
    values = {"lr": 0.1, "learning_rate": 0.1, "momentum": 0.9, **defaults(api)}
    for kind in (np.float32, np.float64):
        weights = {"w": np.ones((2, 3), dtype=kind)}
        path = trajectory.run(api, values, weights, [{"w": np.ones((2, 3), dtype=kind)}] * 3)
        assert path["w"].dtype == kind
        assert path["w"].shape == (4, 2, 3)


def test_every_counterpart_has_a_model() -> None:
    known = set(trajectory.models())
    assert {pair.torch for pair in PAIRS} | {pair.mindspore for pair in PAIRS} <= known
    assert known <= set(load.api_names().values())


def test_rates_take_the_place_of_the_learning_rate() -> None:
    weights, gradients = {"w": np.zeros(1)}, [{"w": np.ones(1)}] * 2
    values = {**defaults("torch.optim.SGD"), "lr": 9.0}
    path = trajectory.run("torch.optim.SGD", values, weights, gradients, rates=(0.1, 0.01))
    assert path["w"].ravel() == pytest.approx([0.0, -0.1, -0.11])


def test_names_that_are_not_decayed() -> None:
    gradients: list[Any] = [{name: np.zeros(1) for name in ("w", "bn.gamma")}]
    weights = {name: np.ones(1) for name in ("w", "bn.gamma")}
    values = {**defaults("mindspore.nn.SGD"), "weight_decay": 0.5}
    path = trajectory.run("mindspore.nn.SGD", values, weights, gradients)
    assert path["w"][-1] == pytest.approx(0.95)
    assert path["bn.gamma"][-1] == 1.0
