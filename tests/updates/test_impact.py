"""What ``impact`` finds out, without either framework."""

from __future__ import annotations

import math

import numpy as np
import pytest

from ms_compat_lint.evidence import store
from ms_compat_lint.evidence.compare import EQUAL, distance
from ms_compat_lint.model import Applicability, Constant
from ms_compat_lint.updates import trajectory
from ms_compat_lint.updates.impact.as_json import as_object
from ms_compat_lint.updates.impact.drift import STEPS, plain_values, problem
from ms_compat_lint.updates.impact.estimate import CannotCompareError
from ms_compat_lint.updates.impact.training import least, training
from ms_compat_lint.updates.impact.words import call, share, verdict
from ms_compat_lint.updates.rule import Array
from tests.updates.estimates import impact


def labels(code: str, family: str = "nn") -> list[str]:
    return [cause.label for cause in impact(code, family).causes]


# ----------------------------------------------------------------------------------------- figures


def test_figures_are_the_distance_by_which_equality_is_measured() -> None:
    found = impact("torch.optim.RMSprop(p, alpha=0.95)")
    given = problem()
    first, second = (
        trajectory.run(side.api, plain_values(side), given.weights, given.gradients)
        for side in (found.own, found.ported)
    )
    for steps, figure in zip(STEPS, found.drift.figures, strict=True):
        begun = [{name: path[: steps + 1] for name, path in paths.items()} for paths in (first, second)]
        assert figure == pytest.approx(distance(*begun))


@pytest.mark.parametrize(
    ("torch", "mindspore"),
    [
        ("AdamW", "nn.AdamWeightDecay"),
        ("RMSprop", "nn.RMSProp"),
        ("Adagrad", "nn.Adagrad"),
        ("Adamax", "nn.AdaMax"),
        ("Adam", "nn.Adam"),
    ],
)
def test_without_arguments_it_is_the_stored_measurement(torch: str, mindspore: str) -> None:
    stored = store.stored_distance(store.read(f"torch.optim.{torch}"), f"mindspore.{mindspore}", "defaults")
    assert stored is not None
    found = impact(f"torch.optim.{torch}(p)")
    assert found.ported.api == f"mindspore.{mindspore}"
    assert found.drift.equal is (stored <= EQUAL)
    assert found.drift.equal or found.drift.judged == pytest.approx(stored, rel=0.03)


def test_from_either_side_it_is_the_same() -> None:
    there, back = impact("torch.optim.AdamW(p)"), impact("nn.AdamWeightDecay(p)")
    assert there.drift.figures == back.drift.figures


def test_weights_that_diverge() -> None:
    found = impact("torch.optim.SGD(p, lr=1e38, weight_decay=1e30, maximize=True)")
    assert not found.drift.equal
    assert share(found.drift.judged) == "diverges"
    assert as_object(found)["drift"] == [None, None, None]
    assert found.drift.flat


def test_the_first_steps_are_those_of_the_measurements() -> None:
    for long, short in zip(problem().gradients, problem(100).gradients, strict=False):
        assert all(np.array_equal(long[name], short[name]) for name in short)


def test_losses_of_a_small_training() -> None:
    own, ported = impact("torch.optim.SGD(p, lr=0.01, momentum=0.9)").losses
    assert own == ported
    assert 1 > own[0] > own[1] > own[2] > least()
    assert own[2] == pytest.approx(least(), rel=0.1)
    slow, fast = impact("torch.optim.SGD(p)", "nn", {}).losses, impact("nn.SGD(p)").losses
    assert slow[0][0] > fast[0][0]
    assert fast[1] == slow[0]


def test_a_training_that_diverges() -> None:
    own, _ = impact("torch.optim.SGD(p, lr=10.0)").losses
    assert own[1:] == (math.inf, math.inf)


def test_the_least_loss_is_that_of_the_truth() -> None:
    problem = training()
    assert problem.share(problem.truth) == pytest.approx(least())
    assert problem.share(problem.start) == 1.0


def test_the_gradient_is_that_of_the_batch() -> None:
    """By differences of the batch's loss, weight by weight."""
    problem, step = training(), 3
    inputs, targets = problem.inputs[step].astype(float), problem.targets[step].astype(float)

    def loss(weight: Array) -> float:
        return float(np.mean(np.sum((inputs @ weight.T - targets) ** 2, axis=1)))

    start, small = problem.start.astype(float), 1e-6
    for place in ((0, 0), (5, 7), (2, 3)):
        moved = start.copy()
        moved[place] += small
        slope = (loss(moved) - loss(start)) / small
        assert problem.gradient(problem.start, step)[place] == pytest.approx(slope, rel=1e-3, abs=1e-5)


# ------------------------------------------------------------------------------------------- ports


@pytest.mark.parametrize(
    ("code", "family", "ported"),
    [
        (
            "torch.optim.SGD(p, momentum=0.9)",
            "experimental",
            "mindspore.experimental.optim.SGD(params, lr=0.001, momentum=0.9)",
        ),
        ("nn.Adam(p, beta1=0.8)", "nn", "torch.optim.Adam(params, betas=(0.8, 0.999))"),
        ("nn.Adam(p, lr=0.1, betas=(0.5, 0.9))", "nn", "torch.optim.Adam(params, lr=0.1, betas=(0.5, 0.9))"),
        ("nn.Adagrad(p, accum=0.5)", "nn", "torch.optim.Adagrad(params, initial_accumulator_value=0.5)"),
        ("torch.optim.Rprop(p, step_sizes=(1e-6, 50))", "nn", "mindspore.nn.Rprop(params, step_sizes=(1e-06, 50.0))"),
        ("partial(torch.optim.ASGD, lambd=0.1)", "nn", "mindspore.nn.ASGD(params, lambd=0.1)"),
        ("torch.optim.Adam(p, **options)", "nn", "mindspore.nn.Adam(params)"),
    ],
)
def test_ported_as_it_is(code: str, family: str, ported: str) -> None:
    assert call(impact(code, family).ported) == ported


@pytest.mark.parametrize(
    ("code", "remark"),
    [
        ("nn.Adam(p, learning_rate=lr)", "learning_rate=lr is not known; 0.001, the default, is used"),
        ("nn.Momentum(p, 0.1, m)", "momentum=m is not known; 0.9, a usual value, is used"),
        ("nn.Momentum(p, 0.1)", "momentum is required and not given; 0.9, a usual value, is used"),
        ("torch.optim.Adam(p, betas=(b, 0.9))", "betas=(b, 0.9) is not wholly known; (0.9, 0.9) is used"),
        ("torch.optim.Adam(p, **o)", "**o may give more arguments; it is taken to give none"),
        ("partial(torch.optim.Adam)", "a later call of the partial may give more arguments; it is taken to give none"),
        ("nn.SGD(p, [0.2, 0.1])", "learning_rate=[0.2, 0.1] is a list; its first value, 0.2, is used in every step"),
        (
            "nn.SGD(p, nn.ExponentialDecayLR(0.1, 0.9, 4))",
            "learning_rate=nn.ExponentialDecayLR(0.1, 0.9, 4) is a schedule; 0.1, the default, is used in every step",
        ),
        (
            "nn.SGD([{'params': p, 'weight_decay': 0.1}])",
            "settings of the parameter groups are left out: the figures are those of a group that has none",
        ),
        (
            "nn.Adam(p, lr=0.1)",
            "lr is no parameter of mindspore.nn.Adam, so this call fails when it is run; it is taken as learning_rate",
        ),
        (
            "torch.optim.AdamW(p, learning_rate=0.1, beta1=0.9, beta2=0.99, foo=1)",
            "learning_rate and beta1 and beta2 and foo are no parameters of torch.optim.AdamW, so this call fails when "
            "it is run; they are taken as lr and betas; foo is left out",
        ),
        ("torch.optim.SGD(p, momentum=m)", "momentum=m is not known; 0.9, a usual value, is used"),
        (
            "nn.Adam(p, eps=0.0)",
            "eps=0.0 is refused, so this call fails when it is run (0.0 where more than 0 is wanted); "
            "1e-08, the default, is used",
        ),
        (
            "nn.SGD(p, loss_scale=2.0)",
            "the gradients are divided by loss_scale in MindSpore alone; nothing multiplies them first",
        ),
    ],
)
def test_what_is_assumed_is_said(code: str, remark: str) -> None:
    assert remark in impact(code).remarks


def test_what_is_required_there_is_said() -> None:
    assert impact("torch.optim.SGD(p)", "experimental").remarks == (
        "lr is required there; 0.001, the value here, is used",
    )


def test_what_no_framework_ran_is_said() -> None:
    (remark,) = impact("mindspore.mint.optim.FusedAdamW(p)").remarks
    assert remark.startswith("mindspore.mint.optim.FusedAdamW was not run")


def test_performance_switches_are_not_spoken_of() -> None:
    assert impact("torch.optim.Adam(p, foreach=f, fused=g)").remarks == ()


def test_an_assumption_of_the_user() -> None:
    assumed = {"weight_decay": Constant(0.1), "learning_rate": Constant(0.01)}
    found = impact("nn.Adam(p, lr, **options)", assumed=assumed)
    assert call(found.ported) == "torch.optim.Adam(params, lr=0.01, weight_decay=0.1)"
    assert found.assumed == ()


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("lr", 0.1, "mindspore.nn.Adam has no parameter lr; it has learning_rate, beta1,"),
        ("eps", -1.0, "mindspore.nn.Adam refuses eps=-1.0: -1.0 where more than 0 is wanted"),
    ],
)
def test_a_wrong_assumption_of_the_user(name: str, value: float, message: str) -> None:
    with pytest.raises(CannotCompareError, match=message):
        impact("nn.Adam(p)", assumed={name: Constant(value)})


@pytest.mark.parametrize(
    ("code", "family", "message"),
    [
        ("torch.optim.LBFGS(p)", "nn", "torch.optim.LBFGS has no counterpart in mindspore.nn, so there is nothing"),
        ("nn.Lamb(p)", "nn", "mindspore.nn.Lamb has no counterpart in torch.optim, so there is nothing"),
        ("torch.optim.NAdam(p)", "nn", r"mindspore.experimental.optim.NAdam is one \(--mindspore-api experimental\)"),
        ("torch.optim.RMSprop(p)", "mint", r"has no counterpart in mindspore.mint.optim; mindspore.nn.RMSProp is one"),
        ("torch.optim.Muon(p)", "nn", "torch.optim.Muon has no counterpart"),
    ],
)
def test_what_cannot_be_compared(code: str, family: str, message: str) -> None:
    with pytest.raises(CannotCompareError, match=message):
        impact(code, family)


def test_a_version_without_the_optimizer() -> None:
    with pytest.raises(CannotCompareError, match=r"torch.optim.Adafactor does not exist in torch 2.1"):
        impact("torch.optim.Adafactor(p)", torch_version="2.1")


def test_the_defaults_of_a_version_hold() -> None:
    found = impact("torch.optim.SGD(p)", torch_version="1.12")
    assert found.remarks == ("lr is required and not given; 0.1, a usual value, is used",)
    assert found.drift.equal


# ------------------------------------------------------------------------------------------ causes


def test_causes_are_told_apart() -> None:
    found = impact("torch.optim.Adagrad(p, lr_decay=0.1)")
    assert [cause.label for cause in found.causes] == [
        "lr=0.01 here, learning_rate=0.001 there",
        "lr_decay=0.1 here, nothing like it there",
        "initial_accumulator_value=0 here, accum=0.1 there",
        "how the two update",
    ]
    assert found.causes[-1].drift.equal
    assert found.causes[0].drift.judged == pytest.approx(0.9, abs=1e-3)


def test_a_cause_is_measured_against_the_same_distance_from_either_side() -> None:
    """Ten times the learning rate is 900 % seen from the slower side, which is torch's in both."""
    (cause, *_) = impact("nn.Rprop(p)").causes
    assert cause.parameter == "learning_rate"
    assert cause.drift.judged == pytest.approx(9.0, rel=1e-4)
    (cause, *_) = impact("nn.SGD(p, 0.1, loss_scale=4.0)").causes
    assert cause.label == "loss_scale=4.0 here, nothing like it there"
    assert cause.drift.judged == pytest.approx(0.75, rel=1e-4)


def test_the_update_is_told_with_its_reason() -> None:
    assert "how the two update: MindSpore applies no bias correction" in labels("torch.optim.AdamW(p)")
    assert "how the two update: MindSpore ignores use_nesterov (on the CPU backend)" in labels(
        "nn.Momentum(p, 0.1, 0.9, use_nesterov=True)"
    )


def test_two_names_for_one_tuple() -> None:
    assert labels("torch.optim.AdamW(p, betas=(0.9, 0.95), eps=1e-6, weight_decay=0.1)") == [
        "how the two update: MindSpore applies no bias correction"
    ]
    assert "alpha=0.99 here, decay=0.9 there" in labels("torch.optim.RMSprop(p)")


# ----------------------------------------------------------------------------- names, fixes, families


def test_parameters_that_are_not_decayed() -> None:
    found = impact("torch.optim.SGD(p, 0.1, weight_decay=0.01)")
    assert found.drift.equal
    assert found.undecayed_names == ("beta", "gamma")
    assert found.undecayed is not None
    assert not found.undecayed.equal
    assert verdict(found).endswith("mindspore.nn.SGD, but for parameters with beta or gamma in their names")


@pytest.mark.parametrize(
    "code",
    [
        "torch.optim.SGD(p, 0.1)",
        "torch.optim.SGD([{'params': p}], 0.1, weight_decay=0.01)",
        "torch.optim.AdamW(p)",  # the port leaves the decay at MindSpore's 0
        "nn.AdaFactor(p, weight_decay=0.1)",
    ],
)
def test_where_all_parameters_are_treated_alike(code: str) -> None:
    assert impact(code).undecayed is None


def test_after_the_fixes() -> None:
    found = impact("torch.optim.Adamax(p)")
    assert not found.drift.equal
    assert [(each.title.partition(",")[0], each.applicability) for each in found.remedies] == [
        ("write the default out: lr=0.002", Applicability.SAFE),
        ("pass lr=0.001", Applicability.UNSAFE),
    ]
    assert all(each.drift.equal and each.codes == ("MSC101",) for each in found.remedies)


def test_all_fixes_together() -> None:
    found = impact("torch.optim.Adagrad(p)")
    last = {each.applicability: each for each in found.remedies}
    assert [each.title for each in last.values()] == [
        "all that check --fix does",
        "all that check --fix --unsafe-fixes does",
    ]
    assert last[Applicability.SAFE].drift.equal
    assert not any(each.drift.equal for each in found.remedies if "all that" not in each.title)


def test_a_renamed_keyword() -> None:
    (remedy,) = impact("nn.Adam(p, lr=0.1)").remedies
    assert remedy.title == "rename lr to learning_rate"
    assert remedy.drift.equal


def test_other_families() -> None:
    found = impact("torch.optim.AdamW(p)")
    assert [(each.api, each.was_run, each.drift.equal) for each in found.families] == [
        ("mindspore.experimental.optim.AdamW", True, True),
        ("mindspore.mint.optim.AdamW", False, True),
    ]
    assert impact("nn.AdamWeightDecay(p)").families == ()


# ------------------------------------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.0, "0 %"),
        (1e-9, "< 0.001 %"),
        (1e-5, "0.0010 %"),
        (0.000123, "0.012 %"),
        (0.0456, "4.6 %"),
        (0.456, "46 %"),
        (0.9961, "100 %"),
        (3.95, "395 %"),
        (99.0, "9,900 %"),
        (math.inf, "diverges"),
        (math.nan, "by rounding"),
    ],
)
def test_shares(value: float, words: str) -> None:
    assert share(value) == words
