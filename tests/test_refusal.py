"""Refused and inert values, with traits made by hand."""

from __future__ import annotations

import pytest

from ms_compat_lint.inert import is_inert
from ms_compat_lint.knowledge.schema import ParameterTraits
from ms_compat_lint.model import Constant, Dictionary, Items, Unknown
from ms_compat_lint.refusal import is_idle, kind_of, refused, refused_type
from tests.handmade import value

FLOAT = ParameterTraits(types=("float",), minimum=0.0, exclusive_minimum=True, maximum=1.0, exclusive_maximum=True)
BETAS = ParameterTraits(
    types=("tuple",),
    length=2,
    item_types=("float", "int"),
    item_minimum=0.0,
    item_maximum=1.0,
    item_exclusive_maximum=True,
)


def test_of_a_type_that_is_idle_the_range_counts_first() -> None:
    idle = ParameterTraits(types=("float",), minimum=0.0, idle=("int",))
    assert refused(value(-1), idle) == "-1 where at least 0 is wanted"
    assert refused(value(-1), idle._replace(idle=())) == "an int where a float is wanted"
    assert refused(value(1), idle) == "an int where a float is wanted"


ONE = ParameterTraits(types=("float",), minimum=0.0, idle=("int", "str"))
SEVERAL = ParameterTraits(types=("tuple",), idle=("list",))
IN_ITEMS = ParameterTraits(types=("tuple",), item_types=("float",), item_minimum=0.0, idle=("int",))


@pytest.mark.parametrize(
    ("given", "traits", "idle"),
    [
        (1, ONE, True),
        (1.0, ONE, False),
        (-1, ONE, False),  # refused for its range
        (None, ONE, False),
        (1, ONE._replace(idle=()), False),
        (1, IN_ITEMS, False),
        ([1.0], SEVERAL, True),
        ((1.0,), SEVERAL, False),
        ((0, 0.9), IN_ITEMS, True),
        ((0, 1), IN_ITEMS, True),
        ((0.1, 0.9), IN_ITEMS, False),
        ((0, None), IN_ITEMS, False),
        ((None, 0.9), IN_ITEMS, False),
        ((0, ...), IN_ITEMS, True),
        ((-1, 0.9), IN_ITEMS, False),
    ],
)
def test_values_that_keep_the_weights_from_moving(given: object, traits: ParameterTraits, idle: bool) -> None:
    assert is_idle(value(given), traits) is idle


def test_items_that_must_rise() -> None:
    rising = ParameterTraits(types=("tuple",), length=2, rising=True)
    assert refused(value((2.0, 1.0)), rising) == "the items fall where they must rise"
    assert refused(value((1.0, 1.0)), rising) is None
    assert refused(Items("tuple", (Constant(2.0), Unknown("x"))), rising) is None


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (True, "bool"),
        (1, "int"),
        (1.0, "float"),
        ("x", "str"),
        (None, "none"),
        ((), "tuple"),
        ([1], "list"),
        (1j, None),
        (b"x", None),
        (..., None),
    ],
)
def test_the_kind_of_a_value(given: object, kind: str | None) -> None:
    assert kind_of(value(given)) == kind


def test_the_kind_of_a_dictionary() -> None:
    assert kind_of(Dictionary(())) == "dict"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (0.5, None),
        (..., None),
        (1, "an int where a float is wanted"),
        (True, "a bool where a float is wanted"),
        (None, "None where a float is wanted"),
        ("0.9", "a str where a float is wanted"),
        ((0.9, 0.999), "a tuple where a float is wanted"),
        (0.0, "0.0 where more than 0 is wanted"),
        (-0.1, "-0.1 where more than 0 is wanted"),
        (1.0, "1.0 where less than 1 is wanted"),
    ],
)
def test_a_float_in_an_open_range(given: object, reason: str | None) -> None:
    assert refused(value(given), FLOAT) == reason


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ((0.9, 0.999), None),
        ((0, 0.999), None),
        ((..., 0.999), None),
        ([0.9, 0.999], "a list where a tuple is wanted"),
        (0.9, "a float where a tuple is wanted"),
        ((0.9,), "1 item where 2 are wanted"),
        ((0.9, 0.99, 0.999), "3 items where 2 are wanted"),
        ((0.9, 1.0), "an item is 1.0 where less than 1 is wanted"),
        ((0.9, "x"), "an item is a str where a number is wanted"),
        ((True, 0.9), "an item is a bool where a number is wanted"),
    ],
)
def test_a_tuple_of_two(given: object, reason: str | None) -> None:
    assert refused(value(given), BETAS) == reason


def test_a_range_with_its_ends() -> None:
    traits = ParameterTraits(minimum=0.0, maximum=1.0)
    assert refused(Constant(0), traits) is None
    assert refused(Constant(1.0), traits) is None
    assert refused(Constant(-1), traits) == "-1 where at least 0 is wanted"
    assert refused(Constant(2), traits) == "2 where at most 1 is wanted"


def test_a_truth_value_has_no_range() -> None:
    assert refused(Constant(False), ParameterTraits(minimum=0.5)) is None


def test_an_incomplete_tuple_has_no_length() -> None:
    assert refused(Items("tuple", (Constant(0.9),), complete=False), BETAS) is None


def test_a_choice() -> None:
    traits = ParameterTraits(types=("str", "none"), choices=("strong_wolfe",))
    assert refused(Constant("strong_wolfe"), traits) is None
    assert refused(Constant(None), traits) is None
    assert refused(Constant("wolfe"), traits) == "'wolfe' where 'strong_wolfe' is wanted"


def test_tensors_and_classes_are_no_advice() -> None:
    traits = ParameterTraits(types=("float", "tensor", "class"))
    assert refused(Constant("x"), traits) == "a str where a float is wanted"


@pytest.mark.parametrize(
    ("types", "wanted"),
    [
        (("bool", "int", "float", "tensor"), "a number"),
        (("int", "float", "none"), "a number or None"),
        (("bool", "int", "float", "tuple", "list", "class"), "a number, a tuple or a list"),
        (("bool",), "a bool"),
        (("tensor",), "another type"),
    ],
)
def test_the_types_that_are_wanted(types: tuple[str, ...], wanted: str) -> None:
    assert refused(Constant("x"), ParameterTraits(types=types)) == f"a str where {wanted} is wanted"


def test_the_type_alone_leaves_items_and_ranges_aside() -> None:
    assert refused_type(Constant(5.0), FLOAT) is None
    assert refused_type(value((1.5, 1.5, 1.5)), BETAS) is None
    assert refused_type(value([0.9, 0.999]), BETAS) is not None


def test_nothing_known_refuses_nothing() -> None:
    assert all(refused(value(given), ParameterTraits()) is None for given in (1, "x", None, (1,), ...))


@pytest.mark.parametrize(
    ("given", "inert", "expected"),
    [
        (False, (False,), True),
        (0, (False,), True),
        (0.0, (False,), True),
        (1, (False,), False),
        (True, (False,), False),
        (0, (0.0,), True),
        (False, (0.0,), False),
        (1e-10, (1e-10,), True),
        (1e-8, (1e-10,), False),
        (None, (False,), False),
        (..., (False,), False),
        ((), (), False),
    ],
)
def test_inert_values(given: object, inert: tuple[object, ...], expected: bool) -> None:
    assert is_inert(value(given), ParameterTraits(inert=tuple(map(value, inert)))) is expected


def test_every_value_of_a_switch_is_inert() -> None:
    switch = ParameterTraits(always_inert=True)
    assert is_inert(Constant(True), switch)
    assert is_inert(Unknown("somewhere else"), switch)


def test_every_value_of_an_ignored_parameter_is_inert() -> None:
    assert is_inert(Constant(1024.0), ParameterTraits(ignored=True))
