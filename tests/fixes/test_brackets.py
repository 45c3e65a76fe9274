"""Where arguments stand in the text of a call."""

from __future__ import annotations

import pytest

from ms_compat_lint.fixes.brackets import Range, argument_list, holds_comment


def texts(call: str) -> list[str]:
    bracket = argument_list(call)
    assert bracket is not None
    return [bracket.text[slot.start : slot.end] for slot in bracket.slots]


@pytest.mark.parametrize(
    ("call", "slots"),
    [
        ("f()", []),
        ("f(a, b=1, *c, **d)", ["a", "b=1", "*c", "**d"]),
        ("f( (a) , b = ( 1 ) )", ["(a)", "b = ( 1 )"]),
        ("f(((a)), (b)(c))", ["((a))", "(b)(c)"]),
        ("f(a# )\n, ( # c\n b # d\n ) )", ["a", "( # c\n b # d\n )"]),
        ("(f)(a,)", ["a"]),
    ],
)
def test_slots_have_their_parentheses_and_no_comma(call: str, slots: list[str]) -> None:
    assert texts(call) == slots


def test_comments_between_slots_are_told_once() -> None:
    call = "f(  # 0\n  (  # 1\n   a # 2\n  ) # 3\n  , # 4\n  b, # 5\n)"
    bracket = argument_list(call)
    assert bracket is not None
    assert [call[slice(*comment)] for comment in bracket.comments] == ["# 0", "# 3", "# 4", "# 5"]
    assert [slot.comma for slot in bracket.slots] == [call.index(", # 4"), call.index(", # 5")]


def test_a_comment_that_touches_a_slot_is_beside_it() -> None:
    bracket = argument_list("f(a# c\n)")
    assert bracket is not None
    assert bracket.comments == (Range(3, 6),)
    assert not bracket.bare_generator


@pytest.mark.parametrize("text", ["f", "f(a) + 1", "f(a); g(b)", "f(", "", "x = f(a)"])
def test_what_is_not_one_call_has_no_arguments(text: str) -> None:
    assert argument_list(text) is None


@pytest.mark.parametrize(
    ("code", "holds"),
    [("a", False), ("'#'", False), ("(a, # c\n b)", True), ("a # c", True), ('("#"', True), ("'''#", True)],
)
def test_what_cannot_be_read_counts_as_holding_a_comment(code: str, holds: bool) -> None:
    assert holds_comment(code) is holds
