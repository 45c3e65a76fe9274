"""What older versions of torch did otherwise, as models: they reproduce the stored figures, so the causes are these."""

from __future__ import annotations

import numpy as np
import pytest

from ms_compat_lint.evidence import store
from ms_compat_lint.evidence.case import Case, defaults
from ms_compat_lint.evidence.compare import distance
from ms_compat_lint.evidence.grid import cases
from ms_compat_lint.evidence.measure import all_pairs
from ms_compat_lint.evidence.run_pair import stream_of
from ms_compat_lint.knowledge.schema import Pair
from ms_compat_lint.updates import trajectory
from ms_compat_lint.updates.descent import SGD
from ms_compat_lint.updates.rectified import NAdam
from ms_compat_lint.updates.rule import Array, Model, Values, decayed


class NAdamTo113(NAdam):
    """The next product of the momenta has the newest of them in it twice."""

    def update(self, weight: Array, gradient: Array, lr: float) -> Array:
        weight = super().update(weight, gradient, lr)
        now, following = self.momentum(self.step), self.momentum(self.step + 1)
        denominator = np.sqrt(self.second / (1 - self.betas[1] ** self.step)) + self.number("eps")
        direction = lr * following * self.first / denominator
        return weight + direction / (1 - self.product * following) - direction / (1 - self.product * now * following)


def descended(values: Values, weight: Array, gradient: Array) -> Array:
    """The decay is added, and then the sum turned round."""
    gradient = decayed({**values, "maximize": False}, weight, gradient)
    return -gradient if values.get("maximize") else gradient


OLDER = {"torch.optim.NAdam": Model(NAdamTo113, decayed), "torch.optim.SGD": Model(SGD, descended)}
PAIRS = [
    next(all_pairs(["mindspore.experimental.optim.NAdam"])),
    next(all_pairs(["mindspore.experimental.optim.SGD"])),
]


def modelled(pair: Pair, case: Case) -> float:
    problem = stream_of(pair, case)
    sides = ((pair.torch, case.torch), (pair.mindspore, case.mindspore))
    first, second = (
        trajectory.run(api, {**defaults(api), **given}, problem.weights, problem.gradients) for api, given in sides
    )
    return distance(first, second)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.mindspore)
def test_older_models_are_as_far_apart_as_the_frameworks(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    models = {**trajectory.models(), **OLDER}
    monkeypatch.setattr(trajectory, "models", lambda: models)
    content = store.read(pair.torch)
    place = next(n for n, each in enumerate(content["environments"]) if each["torch"].startswith("1.12"))
    compared = 0
    for case in cases(pair):
        measured = store.stored_distance(content, pair.mindspore, case.shown, place)
        if case.kind == "carried" and measured is not None and measured > 1e-3:
            assert modelled(pair, case) == pytest.approx(measured, rel=0.1), case.shown
            compared += 1
    assert compared >= 1
