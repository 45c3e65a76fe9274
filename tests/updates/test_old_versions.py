"""The models of what older versions did otherwise reproduce the stored figures, so the causes are these."""

from __future__ import annotations

import pytest

from ms_compat_lint.evidence import store
from ms_compat_lint.evidence.case import Case, defaults
from ms_compat_lint.evidence.compare import distance
from ms_compat_lint.evidence.grid import cases
from ms_compat_lint.evidence.measure import all_pairs
from ms_compat_lint.evidence.run_pair import stream_of
from ms_compat_lint.knowledge.schema import Pair
from ms_compat_lint.updates import trajectory

PAIRS = [
    next(all_pairs(["mindspore.experimental.optim.NAdam"])),
    next(all_pairs(["mindspore.experimental.optim.SGD"])),
]


def modelled(pair: Pair, case: Case, torch: str | None) -> float:
    problem = stream_of(pair, case)
    first, second = (
        trajectory.run(api, {**defaults(api), **given}, problem.weights, problem.gradients, version=version)
        for api, given, version in ((pair.torch, case.torch, torch), (pair.mindspore, case.mindspore, None))
    )
    return distance(first, second)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.mindspore)
def test_older_models_are_as_far_apart_as_the_frameworks(pair: Pair) -> None:
    content = store.read(pair.torch)
    place = next(n for n, each in enumerate(content["environments"]) if each["torch"].startswith("1.12"))
    compared = 0
    for case in cases(pair):
        measured = store.stored_distance(content, pair.mindspore, case.shown, place)
        if case.kind == "carried" and measured is not None and measured > 1e-3:
            assert modelled(pair, case, "1.12") == pytest.approx(measured, rel=0.1), case.shown
            assert modelled(pair, case, None) < 1e-4
            compared += 1
    assert compared >= 1


@pytest.mark.parametrize(("version", "older"), [("1.10", True), ("1.13", True), ("2.0", False), (None, False)])
def test_a_model_is_right_up_to_its_version(version: str | None, older: bool) -> None:
    newest = trajectory.models()["torch.optim.NAdam"]
    assert (trajectory.model_of("torch.optim.NAdam", version) != newest) is older
    assert trajectory.model_of("torch.optim.RAdam", version) == trajectory.models()["torch.optim.RAdam"]
