"""The matrix covers every argument of every pair."""

from __future__ import annotations

import pytest

from ms_compat_lint.evidence.case import Case, alone, carry, shared
from ms_compat_lint.evidence.gradients import NAMES
from ms_compat_lint.evidence.grid import MINDSPORE_VALUES, cases, values_of
from ms_compat_lint.evidence.measure import all_pairs
from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.schema import Correspondence, Pair
from ms_compat_lint.model import Family, Framework

PAIRS = list(all_pairs())
IDS = [f"{pair.torch}-{pair.mindspore}" for pair in PAIRS]

#: Parameters that no value is tried for, and why.
UNTRIED = {
    "capturable": "refused on the CPU",
    "differentiable": "changes what is differentiated, not the update",
    "learning_rate": "Adafactor's, tried with relative_step=False",
    "relative_step": "tried with a learning rate",
}


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
def test_every_argument_has_values(pair: Pair) -> None:
    names = [*shared(pair), *alone(pair, Framework.TORCH)]
    untried = {name for name in names if not values_of(pair, name)}
    untried |= {name for name in alone(pair, Framework.MINDSPORE) if name not in MINDSPORE_VALUES}
    assert untried <= set(UNTRIED)


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
def test_arguments_are_in_the_signatures(pair: Pair) -> None:
    for api, side in ((pair.torch, "torch"), (pair.mindspore, "mindspore")):
        signature = load.signature(api)
        assert signature is not None
        known = {parameter.name for parameter in signature.parameters}
        given = {name for case in cases(pair) for name in getattr(case, side)}
        assert given <= known | ({"use_lazy", "use_offload"} if signature.any_keyword else set())


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
def test_each_case_has_a_name_of_its_own(pair: Pair) -> None:
    names = [case.shown for case in cases(pair)]
    assert len(names) == len(set(names))
    assert {"defaults", "carried", "carried [small]"} <= set(names)


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
def test_rates_groups_names_and_both_modes(pair: Pair) -> None:
    """What applies to a pair is run: rates that change, groups with and without a decay, names, the other mode."""
    found = {case.shown: case for case in cases(pair)}
    wanted = {"groups", "in the other mode"}
    if "lr" in shared(pair):
        wanted |= {"lr as a schedule"} | ({"lr as a list"} if pair.family is Family.NN else set())
    if "weight_decay" in shared(pair):
        wanted |= {"groups without a decay of their own"}
        assert {case.kind for case in found.values() if case.stream == NAMES} == {"names"}
        assert [bool(case.groups) for case in found.values() if case.stream == NAMES] == [False, True]
    wanted |= {f"{name}, in the other mode" for name in wanted if name != "in the other mode"}
    assert wanted <= set(found)
    assert {name for name, case in found.items() if case.other_mode} == {n for n in wanted if n.endswith("other mode")}


def pair_of(*rows: Correspondence) -> Pair:
    return Pair("torch.optim.X", "mindspore.nn.X", Family.NN, rows, (), None)


def test_carry_splits_negates_and_makes_floats() -> None:
    pair = pair_of(
        Correspondence(("betas",), ("beta1", "beta2")),
        Correspondence(("beta2_decay",), ("decay_rate",), "negate"),
        Correspondence(("step_sizes",), ("step_sizes",)),
        Correspondence(("amsgrad",), ("use_amsgrad",)),
        Correspondence(("eps",), ("eps",)),
        Correspondence(("maximize",), ()),
    )
    given = {
        "betas": (0.9, 0.99),
        "beta2_decay": -0.8,
        "step_sizes": (1e-6, 50),
        "amsgrad": True,
        "eps": (None, 1e-3),
        "maximize": True,
    }
    carried = carry(pair, given)
    assert carried == {"beta1": 0.9, "beta2": 0.99, "decay_rate": 0.8, "step_sizes": (1e-6, 50.0), "use_amsgrad": True}
    assert [type(item) for item in carried["step_sizes"]] == [float, float]
    assert carried["use_amsgrad"] is True


def test_shown_names_the_problem() -> None:
    case = Case("eps=1e-06", "carried", {}, {})
    assert case.shown == "eps=1e-06"
    assert case._replace(stream="small").shown == "eps=1e-06 [small]"
