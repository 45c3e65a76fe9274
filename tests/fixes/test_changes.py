"""Changes at offsets of one text."""

from __future__ import annotations

import pytest

from ms_compat_lint.fixes.changes import (
    COMMA,
    ENCLOSING,
    INDENTATION,
    PARENTHESIS,
    PREFIX,
    Change,
    Places,
    changed,
    combined,
    settled,
)
from ms_compat_lint.model import Edit, Span

TEXT = "abcdef"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([], []),
        ([Change(0, 2, ""), Change(2, 4, "")], [Change(0, 4, "")]),
        ([Change(0, 1, ""), Change(1, 2, ""), Change(2, 3, "")], [Change(0, 3, "")]),
        ([Change(0, 1, ""), Change(2, 3, ""), Change(3, 5, "")], [Change(0, 1, ""), Change(2, 5, "")]),
        ([Change(0, 2, ""), Change(2, 4, "x")], [Change(0, 2, ""), Change(2, 4, "x")]),
        ([Change(0, 2, "x"), Change(2, 4, "")], [Change(0, 2, "x"), Change(2, 4, "")]),
        ([Change(0, 2, ""), Change(2, 2, "x")], [Change(0, 2, ""), Change(2, 2, "x")]),
        ([Change(2, 2, "x", -1), Change(2, 4, "y")], [Change(2, 4, "xy")]),
        ([Change(2, 2, "x", 1), Change(2, 2, "y", 2)], [Change(2, 2, "x", 1), Change(2, 2, "y", 2)]),
        ([Change(0, 2, "ab"), Change(3, 3, ""), Change(4, 5, "x")], [Change(4, 5, "x")]),
        ([Change(4, 5, "x"), Change(0, 1, "y")], [Change(0, 1, "y"), Change(4, 5, "x")]),
    ],
)
def test_the_changes_of_one_fix(changes: list[Change], expected: list[Change]) -> None:
    assert combined(TEXT, changes) == expected


def test_one_change_for_each_place() -> None:
    assert settled([]) == []
    assert settled([Change(2, 2, "x", 1), Change(2, 2, "y", 4), Change(2, 2, "z", 7)]) == [Change(2, 2, "x, y, z", 7)]
    several = [Change(4, 5, "w", 3), Change(2, 2, "x", -2), Change(2, 3, "y", 5)]
    assert settled(several) == [Change(2, 3, "xy", 5), Change(4, 5, "w", 3)]


def test_new_arguments_at_one_place_have_a_comma_between_them() -> None:
    assert changed("f()", [Change(2, 2, "b=2", 1), Change(2, 2, "a=1", 0)]) == "f(a=1, b=2)"
    assert changed("f()", [Change(2, 2, "(", -3), Change(2, 2, "a=1", 0)]) == "f((a=1)"
    assert changed("f()", [Change(2, 2, "a=1,", 0), Change(2, 2, "b=2", 1)]) == "f(a=1,b=2)"
    assert changed("f()", [Change(2, 2, "a=1", 0), Change(2, 2, "\n b=2", 1)]) == "f(a=1,\n b=2)"
    assert changed("f(c)", [Change(2, 2, "a=1", 0), Change(2, 3, "d", 1)]) == "f(a=1d)"


def test_what_is_no_argument_comes_before_those_that_are() -> None:
    assert INDENTATION < PREFIX < PARENTHESIS < ENCLOSING < COMMA < Change(0, 0, "").order


def test_a_change_says_nothing_of_its_order() -> None:
    assert Change(1, 2, "x").order == 0


@pytest.mark.parametrize(
    ("offset", "place"), [(0, (3, 5)), (2, (3, 7)), (3, (4, 1)), (4, (4, 2)), (6, (5, 1)), (7, (5, 2))]
)
def test_offsets_of_a_part_as_places_of_the_file(offset: int, place: tuple[int, int]) -> None:
    places = Places("ab\ncd\ne", Span(3, 5, 5, 2))
    assert places.edit(Change(offset, offset, "x", 4)) == Edit(Span(*place, *place), "x", 4)


def test_the_one_place_of_an_empty_part() -> None:
    assert Places("", Span(3, 5, 3, 5)).edit(Change(0, 0, "x")) == Edit(Span(3, 5, 3, 5), "x")
