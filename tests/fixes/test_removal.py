"""An argument goes with exactly one comma and its white space, and never with a comment."""

from __future__ import annotations

import pytest

from ms_compat_lint.model import DropArgument, Passing, SetArgument
from tests.fixes.tools import argument, becomes, planned, read

LAYOUTS = {  # what is left without ``b``
    "last": ("Opt(a, b=1)", "Opt(a)"),
    "last with trailing comma": ("Opt(a, b=1,)", "Opt(a,)"),
    "last with trailing comma and space": ("Opt(a, b=1, )", "Opt(a, )"),
    "last in parentheses": ("Opt(a, b=(1))", "Opt(a)"),
    "only": ("Opt(b=1)", "Opt()"),
    "only with trailing comma": ("Opt( b=1, )", "Opt()"),
    "only, over lines": ("Opt(\n    b=1,\n)", "Opt()"),
    "first": ("Opt(b=1, c=2)", "Opt(c=2)"),
    "middle": ("Opt(a, b=1, c=2)", "Opt(a, c=2)"),
    "space before the comma": ("Opt(a, b = 1 , c=2)", "Opt(a, c=2)"),
    "before a star": ("Opt(a, b=1, *c)", "Opt(a, *c)"),
    "before a double star": ("Opt(a, b=1, **c)", "Opt(a, **c)"),
    "one per line, last": ("Opt(\n    a,\n    b=1,\n)", "Opt(\n    a,\n)"),
    "one per line, last, no trailing comma": ("Opt(\n    a,\n    b=1\n)", "Opt(\n    a\n)"),
    "one per line, middle": ("Opt(\n    a,\n    b=1,\n    c=2\n)", "Opt(\n    a,\n    c=2\n)"),
    "one per line, first": ("Opt(\n    b=1,\n    c=2\n)", "Opt(\n    c=2\n)"),
    "carriage returns and line feeds": ("Opt(\r\n    a,\r\n    b=1,\r\n)", "Opt(\r\n    a,\r\n)"),
    "hanging indent, last": ("Opt(a,\n    b=1)", "Opt(a)"),
    "hanging indent, first": ("Opt(b=1,\n    c=2)", "Opt(c=2)"),
    "end of a line": ("Opt(a, b=1,\n    c=2)", "Opt(a,\n    c=2)"),
    "begin of a line": ("Opt(a,\n    b=1, c=2)", "Opt(a,\n    c=2)"),
    "comma first": ("Opt(a\n  , b=1\n  , c=2\n  )", "Opt(a\n  , c=2\n  )"),
    "comma first, last": ("Opt(a\n  , b=1\n  )", "Opt(a\n  )"),
    "space at the end of the line": ("Opt(a, b=1,   \n    c=2)", "Opt(a,\n    c=2)"),
    "comment before, continuation behind": ("Opt(a,  # c\n    b=1, \\\n    c=2)", "Opt(a,  # c\n    c=2)"),
    "comment that touches what stays": ("Opt(a# c\n    , b=1)", "Opt(a# c\n    )"),
    "continuation": ("Opt(a, \\\n    b=1, \\\n    c=2)", "Opt(a, \\\n    c=2)"),
    "comment on its line": ("Opt(\n    a,\n    b=1,  # why\n    c=2\n)", "Opt(\n    a,\n    # why\n    c=2\n)"),
    "comment on its line, last": ("Opt(\n    a,\n    b=1  # why\n)", "Opt(\n    a\n    # why\n)"),
    "comment before": ("Opt(\n    a,  # c\n    b=1\n)", "Opt(\n    a  # c\n)"),
    "comment before, bracket behind": ("Opt(a,  # c\n    b=1)", "Opt(a  # c\n    )"),
    "comment behind the first": ("Opt(b=1,  # c\n    c=2)", "Opt(  # c\n    c=2)"),
    "comments around": (
        "Opt(\n    # above\n    b=1,\n    # below\n    c=2)",
        "Opt(\n    # above\n    # below\n    c=2)",
    ),
    "space behind the comma after a comment": ("Opt(  # c\n    b=1, \n    c=2)", "Opt(  # c\n    c=2)"),
}
KEEPS_ITS_COMMENT = ("Opt(a, b=(0, # c\n 1))", "Opt(a, b # c\n = 1)", "Opt(a, b=( # c\n 1))")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_is_left(layout: str) -> None:
    text, expected = LAYOUTS[layout]
    source, site = read(text)
    assert becomes(source, planned(source, site, DropArgument(argument(site, "b")))) == expected


@pytest.mark.parametrize("text", KEEPS_ITS_COMMENT)
def test_an_argument_with_a_comment_inside_stays(text: str) -> None:
    source, site = read(text)
    assert planned(source, site, DropArgument(argument(site, "b"))) is None


def test_a_number_sign_in_a_string_is_no_comment() -> None:
    source, site = read("Opt(a, b='#')")
    assert becomes(source, planned(source, site, DropArgument(argument(site, "b")))) == "Opt(a)"


@pytest.mark.parametrize(
    ("names", "expected"),
    [("bc", "Opt(a, d=3)"), ("bd", "Opt(a, c=2)"), ("cd", "Opt(a, b=1)"), ("bcd", "Opt(a)")],
)
def test_several_at_once(names: str, expected: str) -> None:
    source, site = read("Opt(a, b=1, c=2, d=3)")
    assert becomes(source, planned(source, site, *(DropArgument(argument(site, n)) for n in names))) == expected


def test_several_with_comments() -> None:
    source, site = read("Opt(\n    a,  # 1\n    b=1,  # 2\n    # 3\n    c=2,  # 4\n    d=1  # 5\n)")
    fix = planned(source, site, *(DropArgument(argument(site, n)) for n in "bcd"))
    assert becomes(source, fix) == "Opt(\n    a  # 1\n    # 2\n    # 3\n    # 4\n    # 5\n)"


def test_a_position_can_go_from_the_end_only() -> None:
    source, site = read("Opt(a, b, c, d=1)")
    assert becomes(source, planned(source, site, DropArgument(argument(site, 2)))) == "Opt(a, b, d=1)"
    assert planned(source, site, DropArgument(argument(site, 1))) is None
    both = planned(source, site, DropArgument(argument(site, 1)), DropArgument(argument(site, 2)))
    assert becomes(source, both) == "Opt(a, d=1)"
    source, site = read("Opt(a, b, *c)")
    assert planned(source, site, DropArgument(argument(site, 1))) is None


def test_what_is_not_written_in_the_call_cannot_go() -> None:
    source, site = read("Opt(a, b=1)")
    assert planned(source, site, DropArgument(argument(site, "b")._replace(written=False))) is None
    source, site = read("Opt(a, *b)")
    star = next(a for a in site.arguments if a.passing is Passing.STAR)
    assert planned(source, site, DropArgument(star)) is None


DROPPED_AND_ADDED = {
    "Opt(a, c=1, b=2)": "Opt(a, c=1, eps=1)",
    "Opt(a, c=1, d=2, b=3)": "Opt(a, c=1, d=2, eps=1)",
    "Opt(a, b=1)": "Opt(a, eps=1)",
    "Opt(a, b=1,)": "Opt(a, eps=1,)",
    "Opt(b=1)": "Opt(eps=1)",
    "Opt(b=1, c=2)": "Opt(c=2, eps=1)",
    "Opt(\n    a,\n    b=1\n)": "Opt(\n    a,\n    eps=1\n)",
    "Opt(\n    a,  # c\n    b=1  # d\n)": "Opt(\n    a,  # c\n    eps=1\n    # d\n)",
    "Opt(\n    a,  # c\n    b=1,\n)": "Opt(\n    a,  # c\n    eps=1,\n)",
    "Opt(\n    b=1,\n)": "Opt(eps=1)",
}


@pytest.mark.parametrize("text", DROPPED_AND_ADDED)
def test_one_goes_and_another_comes_in_one_fix(text: str) -> None:
    source, site = read(text)
    fix = planned(source, site, SetArgument("eps", "1", 2), DropArgument(argument(site, "b")))
    assert becomes(source, fix) == DROPPED_AND_ADDED[text]
