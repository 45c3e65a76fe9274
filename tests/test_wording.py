"""Values and names as messages and fixes print them."""

from __future__ import annotations

import pytest

from ms_compat_lint.knowledge.schema import ParameterTraits
from ms_compat_lint.model import Constant, Dictionary, DropArgument, Items, ReplaceArgument, Unknown, same_value
from ms_compat_lint.rules.wording import fit, landed, negated, one_line, shown, written
from tests.handmade import value
from tests.test_comparison import compared

INT_OR_BOOL = ParameterTraits(types=("int", "bool"))
FLOAT = ParameterTraits(types=("float",))
BOOL = ParameterTraits(types=("bool",))
PAIR = ParameterTraits(types=("tuple",), item_types=("float",))


@pytest.mark.parametrize(
    ("given", "traits", "text"),
    [
        (0, ParameterTraits(), "0"),
        (0, FLOAT, "0.0"),
        (0, INT_OR_BOOL, "0"),
        (0, BOOL, "False"),
        (1, BOOL, "True"),
        (2, BOOL, "2"),
        (-1, BOOL, "-1"),
        (True, FLOAT, "True"),
        (0.5, BOOL, "0.5"),
        ("x", FLOAT, "'x'"),
        (None, FLOAT, "None"),
        ((), PAIR, "()"),
        ((0,), PAIR, "(0.0,)"),
        ([0, 0.9], PAIR, "(0.0, 0.9)"),
        ([0, 0.9], ParameterTraits(types=("list", "tuple")), "[0, 0.9]"),
        ((0.9,), ParameterTraits(types=("list",)), "[0.9]"),
        ([0.9], FLOAT, "[0.9]"),
        ((0.9, (1, 2)), ParameterTraits(), "(0.9, (1, 2))"),
        ((0.9, ...), PAIR, None),
        (..., FLOAT, None),
    ],
)
def test_a_value_as_source_that_is_accepted(given: object, traits: ParameterTraits, text: str | None) -> None:
    assert written(value(given), traits) == text


def test_what_is_not_all_there_is_not_written() -> None:
    part = Items("tuple", (Constant(0.9),), complete=False)
    assert written(part) is None
    assert fit(part, PAIR) == part
    assert written(Dictionary(())) is None


def test_a_known_value_is_shown_in_its_own_form_and_another_as_it_is_written() -> None:
    assert shown(Constant(1e-3), "RATE") == "0.001"
    assert shown(Unknown("x"), "f(\n    a)") == "f( a)"


@pytest.mark.parametrize("length", [1, 59, 60])
def test_a_line_that_fits_stays(length: int) -> None:
    assert one_line("a" * length) == "a" * length


@pytest.mark.parametrize("length", [61, 200])
def test_a_line_that_is_too_long_ends_in_dots(length: int) -> None:
    assert one_line("a" * length) == "a" * 57 + "..."


@pytest.mark.parametrize(
    ("given", "text"),
    [(-0.8, "0.8"), (0.8, "-0.8"), (2, "-2"), (True, None), ("x", None), (None, None), (..., None), ((1, 2), None)],
)
def test_a_number_with_the_opposite_sign(given: object, text: str | None) -> None:
    assert negated(value(given)) == text


def test_the_form_that_fits_is_the_same_value() -> None:
    assert same_value(fit(value([0, 0.9]), PAIR), value((0.0, 0.9)))


def test_a_call_after_arguments_were_written_as_keywords() -> None:
    comparison = compared("nn.Adagrad(ps, 0.2, (0.3, 0.4), False, weight_decay=0.5)")
    accum, rates, slots = (each for each in comparison.site.arguments[1:4])
    moved = (
        ReplaceArgument(accum, (("learning_rate", "0.2"),)),
        ReplaceArgument(rates, (("loss_scale", "0.4"), ("weight_decay", "something"))),
        DropArgument(slots),
    )
    after = landed(comparison, moved)
    assert after.value("learning_rate") == Constant(0.2)
    assert after.value("loss_scale") == Constant(0.4)
    assert isinstance(after.value("weight_decay"), Unknown)
    assert after.value("accum") == Constant(0.1)
    assert after.value("update_slots") == Constant(True)
    assert same_value(landed(comparison, moved[:1]).value("weight_decay"), Constant(0.5))


def test_a_required_argument_that_leaves_its_place_is_unknown() -> None:
    comparison = compared("nn.Momentum(ps, 0.1, 0.9)")
    after = landed(comparison, (ReplaceArgument(comparison.site.arguments[2], (("weight_decay", "0.9"),)),))
    assert isinstance(after.value("momentum"), Unknown)
    assert after.value("weight_decay") == Constant(0.9)
    assert after.value("learning_rate") == Constant(0.1)
