"""Which rules are on: the longest prefix decides, and ``ignore`` wins a tie."""

from __future__ import annotations

import pytest

from ms_compat_lint.rules.registry import all_rules
from ms_compat_lint.selection import longest_prefix, selected_rules
from ms_compat_lint.settings import Settings

OFF_BY_DEFAULT = {"MSC202", "MSC301", "MSC901"}
EVERY = {rule.meta.code for rule in all_rules()}


def selected(**settings: object) -> set[str]:
    return {rule.meta.code for rule in selected_rules(Settings()._replace(**settings))}


def test_by_default() -> None:
    assert selected() == EVERY - OFF_BY_DEFAULT


def test_sorted_by_code() -> None:
    codes = [rule.meta.code for rule in selected_rules(Settings(select=("ALL",)))]
    assert codes == sorted(codes)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"select": ("ALL",)}, EVERY),
        ({"select": ("MSC",)}, EVERY),
        ({"select": ()}, set()),
        ({"select": ("MSC101",)}, {"MSC101"}),
        ({"select": ("MSC1", "MSC901")}, {"MSC101", "MSC102", "MSC901"}),
        ({"select": ("MSC1",), "ignore": ("MSC101",)}, {"MSC102"}),
        ({"select": ("MSC101",), "ignore": ("MSC1",)}, {"MSC101"}),
        ({"select": ("MSC101",), "ignore": ("MSC101",)}, set()),
        ({"select": ("MSC1",), "ignore": ("ALL",)}, {"MSC101", "MSC102"}),
        ({"select": ("ALL",), "ignore": ("ALL",)}, set()),
        ({"ignore": ("ALL",)}, set()),
        ({"ignore": ("MSC",)}, set()),
        ({"select": ("MSC2",), "extend_select": ("MSC301",)}, {"MSC201", "MSC202", "MSC301"}),
        ({"select": ("MSC101",), "extend_select": ("MSC301",), "ignore": ("MSC3",)}, {"MSC101", "MSC301"}),
        ({"select": ("T",)}, set()),
    ],
)
def test_chosen(settings: dict[str, tuple[str, ...]], expected: set[str]) -> None:
    assert selected(**settings) == expected


def test_what_is_off_by_default_is_on_when_asked_for_by_any_prefix() -> None:
    assert selected(extend_select=("MSC202",)) == EVERY - {"MSC301", "MSC901"}
    assert selected(extend_select=("MSC",)) == EVERY
    assert selected(extend_select=("ALL",)) == EVERY


def test_what_is_off_by_default_stays_off_whatever_is_ignored() -> None:
    assert not selected(ignore=("MSC101",)) & OFF_BY_DEFAULT
    assert not selected(ignore=()) & OFF_BY_DEFAULT
    assert not selected(ignore=("E", "W503")) & OFF_BY_DEFAULT


def test_ignoring_takes_out_of_the_default() -> None:
    assert selected(ignore=("MSC5", "MSC101")) == EVERY - OFF_BY_DEFAULT - {"MSC101", "MSC501", "MSC502", "MSC503"}


def test_the_longest_prefix() -> None:
    assert longest_prefix("MSC101", ("M", "MSC1", "MSC2")) == 4
    assert longest_prefix("MSC101", ("ALL",)) == 0
    assert longest_prefix("MSC101", ("", "MSC1010")) == -1
