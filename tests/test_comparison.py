"""A bound call against its counterpart."""

from __future__ import annotations

import pytest

from ms_compat_lint import engine
from ms_compat_lint.carry import carry, item
from ms_compat_lint.comparison import Comparison
from ms_compat_lint.conditions import holds, in_range
from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.schema import Condition, Versions
from ms_compat_lint.model import Constant, Family, Framework, Items, Unknown, same_value
from ms_compat_lint.settings import Settings
from ms_compat_lint.source import SourceFile
from tests.handmade import value

IMPORTS = "import torch\nfrom mindspore import mint, nn\nfrom mindspore.experimental import optim\n"


def compared(call: str, **settings: object) -> Comparison:
    """The comparison of the one site of a call."""
    chosen = Settings()._replace(**settings)
    (site,) = engine.sites_of(SourceFile.from_text("call.py", f"{IMPORTS}{call}\n"), chosen)
    (api,) = site.apis
    torch = load.optimizer(api).framework is Framework.TORCH
    signature = load.signature(api, chosen.torch_version if torch else chosen.mindspore_version)
    assert signature is not None
    return Comparison(site, api, signature, chosen)


def condition(operator: str, wanted: object, parameter: str = "eps") -> Condition:
    return Condition(Framework.TORCH, parameter, operator, wanted)  # type: ignore[arg-type]


# ------------------------------------------------------------------------------------ values


@pytest.mark.parametrize(
    ("operator", "wanted", "actual", "verdict"),
    [
        ("==", True, True, True),
        ("==", True, 1, True),
        ("==", False, 0, True),
        ("==", True, 0, False),
        ("!=", 0.0, 0, False),
        ("!=", 0.0, 0.1, True),
        (">", 1e-5, 1e-4, True),
        (">", 1e-5, 1e-5, False),
        (">=", 1e-5, 1e-5, True),
        ("<", 0.5, 0.1, True),
        ("<=", 0.5, 0.6, False),
        (">", 1e-5, None, False),
        (">", 1e-5, "x", None),
        (">", 1e-5, ..., None),
        ("==", True, (1,), None),
        ("is", "int", 0, True),
        ("is", "int", 0.0, False),
        ("is", "int", True, False),
        ("is", "none", None, True),
        ("is not", "none", None, False),
        ("is not", "none", 1e-3, True),
        ("is", "tuple", (1, 2), True),
        ("is", "none", ..., None),
    ],
)
def test_a_condition_on_a_value(operator: str, wanted: object, actual: object, verdict: bool | None) -> None:
    assert holds(condition(operator, wanted), value(actual)) is verdict


def test_what_is_known_to_be_a_number_is_not_none() -> None:
    number = Unknown("an expression", number=True)
    assert holds(condition("is", "none"), number) is False
    assert holds(condition("is not", "none"), number) is True
    assert holds(condition("is", "int"), number) is None


def test_items_of_tuples() -> None:
    assert same_value(item(value((0.9, 0.99)), 1), Constant(0.99))
    assert isinstance(item(value((0.9,)), 1), Unknown)
    assert isinstance(item(Items("tuple", (Constant(0.9), Constant(1)), complete=False), 0), Unknown)
    assert isinstance(item(value(...), 0), Unknown)


def test_carrying_values_over() -> None:
    pair = [Constant(0.9), Constant(0.99)]
    assert carry([value((0.9, 0.99))], ("beta1", "beta2"), "same") == {"beta1": pair[0], "beta2": pair[1]}
    assert carry(list(pair), ("betas",), "same") == {"betas": value((0.9, 0.99))}
    assert carry([Constant(1e-3)], ("learning_rate",), "same") == {"learning_rate": Constant(1e-3)}
    assert carry([Constant(-0.8)], ("decay_rate",), "negate") == {"decay_rate": Constant(0.8)}
    assert carry([value(...)], ("decay_rate",), "negate") == {"decay_rate": value(...)}


@pytest.mark.parametrize(
    ("version", "since", "until", "inside"),
    [
        ("2.10", None, None, True),
        ("2.10", "2.9", None, True),
        ("2.9", "2.10", None, False),
        ("2.10", None, "2.9", False),
        ("2.9", "2.9", "2.9", True),
        ("2.10.1", "2.10", None, True),
    ],
)
def test_versions_compare_as_numbers(version: str, since: str | None, until: str | None, inside: bool) -> None:
    assert in_range(version, Versions(since, until)) is inside


# ------------------------------------------------------------------------------ counterparts


@pytest.mark.parametrize(
    ("call", "family", "counterpart"),
    [
        ("torch.optim.AdamW(ps)", Family.NN, "mindspore.nn.AdamWeightDecay"),
        ("torch.optim.AdamW(ps)", Family.EXPERIMENTAL, "mindspore.experimental.optim.AdamW"),
        ("torch.optim.AdamW(ps)", Family.MINT, "mindspore.mint.optim.AdamW"),
        ("torch.optim.NAdam(ps)", Family.NN, None),
        ("nn.AdamWeightDecay(ps)", Family.EXPERIMENTAL, "torch.optim.AdamW"),
        ("nn.Momentum(ps, 0.1, 0.9)", Family.MINT, "torch.optim.SGD"),
        ("mint.optim.FusedAdamW(ps)", Family.NN, "torch.optim.AdamW"),
        ("nn.Lamb(ps, 0.1)", Family.NN, None),
    ],
)
def test_the_family_chooses_for_torch_only(call: str, family: Family, counterpart: str | None) -> None:
    assert compared(call, mindspore_api=family).counterpart == counterpart


def test_a_counterpart_has_to_exist_in_its_version() -> None:
    assert compared("torch.optim.AdamW(ps)", mindspore_api=Family.MINT, mindspore_version="2.0").pair is None
    assert compared("nn.AdaFactor(ps)", torch_version="2.4").pair is None
    assert compared("nn.AdaFactor(ps)", torch_version="2.5").pair is not None


def test_all_pairs_begin_with_the_chosen_family() -> None:
    pairs = list(compared("torch.optim.Adam(ps)", mindspore_api=Family.MINT).all_pairs())
    assert pairs[0].family is Family.MINT
    assert {pair.family for pair in pairs} == set(Family)


def test_names_on_the_other_side() -> None:
    comparison = compared("torch.optim.Adam(ps)")
    assert comparison.counterparts_of("lr") == ("learning_rate",)
    assert comparison.counterparts_of("betas") == ("beta1", "beta2")
    assert comparison.counterparts_of("fused") == ()
    assert compared("nn.Adam(ps)").counterparts_of("beta1") == ("betas",)


def test_names_on_the_other_side_are_those_of_its_version() -> None:
    call = "optim.Adam(ps, maximize=False)"
    assert compared(call).counterparts_of("maximize") == ("maximize",)
    assert compared(call, torch_version="1.10").counterparts_of("maximize") == ()


def test_every_parameter_but_the_networks() -> None:
    comparison = compared("nn.thor(net, 0.1, damping, 0.9)")
    assert comparison.params_name == "net"
    assert [bound.parameter.name for bound in comparison.parameters][:2] == ["learning_rate", "damping"]
    assert [bound.parameter.name for bound, _ in comparison.given] == ["learning_rate", "damping", "momentum"]


def test_the_place_of_a_parameter_in_the_signature() -> None:
    comparison = compared("torch.optim.SGD(ps)")
    assert [comparison.order(name) for name in ("params", "lr", "momentum", "weight_decay")] == [0, 1, 2, 4]


# ---------------------------------------------------------------------------- effective values


def test_the_effective_value_is_the_given_one_or_the_default() -> None:
    comparison = compared("torch.optim.AdamW(ps, eps=1e-6)")
    assert same_value(comparison.value("eps"), Constant(1e-6))
    assert same_value(comparison.value("weight_decay"), Constant(0.01))
    assert comparison.is_omitted("weight_decay")
    assert not comparison.is_omitted("eps")


def test_the_effective_value_behind_a_star_is_unknown() -> None:
    comparison = compared("torch.optim.AdamW(ps, **options)")
    assert isinstance(comparison.value("eps"), Unknown)
    assert not comparison.is_omitted("eps")


def test_a_required_value_that_is_not_given_is_unknown() -> None:
    assert isinstance(compared("nn.Momentum(ps, 0.1)").value("momentum"), Unknown)


def test_what_a_foreign_keyword_gives_is_given() -> None:
    comparison = compared("nn.Adam(ps, lr=0.1, betas=(0.9, 0.98))")
    assert same_value(comparison.value("learning_rate"), Constant(0.1))
    assert same_value(comparison.value("beta2"), Constant(0.98))
    assert not comparison.is_omitted("learning_rate")
    assert comparison.is_omitted("eps")


def test_half_a_foreign_tuple_gives_an_unknown_whole() -> None:
    comparison = compared("torch.optim.Adam(ps, beta1=0.8)")
    assert not comparison.is_omitted("betas")
    assert same_value(item(comparison.value("betas"), 0), Constant(0.8))
    assert isinstance(item(comparison.value("betas"), 1), Unknown)


def test_a_foreign_keyword_of_another_family_is_understood() -> None:
    comparison = compared("torch.optim.Adam(ps, learning_rate=0.1)", mindspore_api=Family.EXPERIMENTAL)
    assert same_value(comparison.value("lr"), Constant(0.1))


def test_values_carried_to_the_counterpart() -> None:
    comparison = compared("torch.optim.Adam(ps, 0.1, (0.9, 0.98))")
    carried = {name: comparison.carried(name) for name in ("learning_rate", "beta2", "eps", "loss_scale")}
    assert carried["learning_rate"] == Constant(0.1)
    assert carried["beta2"] == Constant(0.98)
    assert carried["eps"] == Constant(1e-8)
    assert carried["loss_scale"] == Constant(1.0)  # the counterpart's own default
    assert comparison.carried("no_such_parameter") is None


def test_assuming_other_values() -> None:
    comparison = compared("torch.optim.AdamW(ps)")
    assumed = comparison.assuming(eps=Constant(1e-3))
    assert assumed.value("eps") == Constant(1e-3)
    assert assumed.assuming(weight_decay=Constant(0.0)).value("eps") == Constant(1e-3)
    assert comparison.value("eps") == Constant(1e-8)


# ------------------------------------------------------------------------------------ behaviour


def test_conditions_are_decided_together() -> None:
    comparison = compared("torch.optim.Adam(ps, eps=1e-3, weight_decay=decay)")
    true, false = condition(">", 1e-4), condition(">", 1e-2)
    unknown = condition(">", 0.0, "weight_decay")
    assert comparison.decide(()) is True
    assert comparison.decide((true,)) is True
    assert comparison.decide((true, unknown)) is None
    assert comparison.decide((unknown, false)) is False
    assert comparison.decide((condition(">=", 0.999, "betas[1]"),)) is True
    assert comparison.decide((condition("==", True, "no_such_parameter"),)) is False


def test_conditions_on_the_other_side_see_carried_values() -> None:
    comparison = compared("nn.Adam(ps, beta2=0.5, eps=1e-3)")
    assert comparison.decide((condition("<=", 0.5, "betas[1]"), condition("==", 1e-3))) is True
    own = Condition(Framework.MINDSPORE, "beta2", "==", 0.5)
    assert comparison.decide((own,)) is True


@pytest.mark.parametrize(
    ("call", "alternative"),
    [
        ("torch.optim.AdamW(ps)", "mindspore.experimental.optim.AdamW"),
        ("nn.AdamWeightDecay(ps)", "mindspore.experimental.optim.AdamW"),
        ("nn.RMSProp(ps)", "mindspore.experimental.optim.RMSprop"),
        ("nn.Momentum(ps, 0.1, 0.9, use_nesterov=True)", "mindspore.nn.SGD"),
        ("torch.optim.Adafactor(ps)", None),
        ("nn.Lamb(ps, 0.1)", None),
        ("torch.optim.Adam(ps, amsgrad=True)", None),
        ("nn.Adam(ps, eps=1e-3)", "mindspore.mint.optim.Adam"),
        ("nn.Adam(ps, use_amsgrad=True)", None),
        ("nn.Adam(ps, use_amsgrad=switch)", None),
        ("nn.Adam(ps, use_amsgrad=switch, beta2=0.9999)", "mindspore.mint.optim.Adam"),
    ],
)
def test_an_alternative_that_is_equal(call: str, alternative: str | None) -> None:
    assert compared(call).equal_alternative() == alternative


@pytest.mark.parametrize("call", ["torch.optim.AdamW(ps)", "nn.AdamWeightDecay(ps)"])
def test_an_alternative_exists_in_the_configured_version(call: str) -> None:
    assert compared(call, mindspore_version="2.7").equal_alternative() == "mindspore.experimental.optim.AdamW"
    assert compared(call, mindspore_version="2.0").equal_alternative() is None


def test_without_a_configured_version_the_newest_is_meant() -> None:
    comparison = compared("torch.optim.AdamW(ps)")
    assert comparison.pair is not None
    newest, before = load.known_versions(Framework.TORCH)[-1], load.known_versions(Framework.TORCH)[-2]
    (difference, *_) = comparison.pair.differences
    recent = difference._replace(torch_versions=Versions(newest, None))
    gone = difference._replace(torch_versions=Versions(None, before))
    pair = comparison.pair._replace(differences=(recent, gone))
    assert [found for found, _ in comparison.differences(pair)] == [recent]


def test_refused_combinations_are_those_of_the_version() -> None:
    call = "torch.optim.Adam(ps, betas=(0, 0.999))"
    recent = {refusal.parameter for refusal in compared(call).joint_refusals()}
    old = {refusal.parameter for refusal in compared(call, torch_version="2.0").joint_refusals()}
    assert "betas" in recent
    assert "betas" not in old
