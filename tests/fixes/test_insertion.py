"""A new keyword follows the call's own layout."""

from __future__ import annotations

import ast
import sys

import pytest

from ms_compat_lint.model import DropArgument, ReplaceArgument, SetArgument
from tests.fixes.tools import argument, becomes, planned, read

EPS = SetArgument("eps", "1e-08", 3)
DECAY = SetArgument("weight_decay", "0", 4)

LAYOUTS = {
    "no space": ("Opt(a)", "Opt(a, eps=1e-08)"),
    "several": ("Opt(a, lr=1)", "Opt(a, lr=1, eps=1e-08)"),
    "spaces inside": ("Opt( a )", "Opt( a, eps=1e-08 )"),
    "space before the bracket": ("Opt (a)", "Opt (a, eps=1e-08)"),
    "callee in parentheses": ("(Opt)(a)", "(Opt)(a, eps=1e-08)"),
    "empty": ("Opt()", "Opt(eps=1e-08)"),
    "empty over lines": ("Opt(\n)", "Opt(eps=1e-08\n)"),
    "empty with a comment": ("Opt(  # none\n)", "Opt(eps=1e-08  # none\n)"),
    "trailing comma": ("Opt(a,)", "Opt(a, eps=1e-08,)"),
    "trailing comma and space": ("Opt(a, )", "Opt(a, eps=1e-08, )"),
    "no spaces behind commas": ("Opt(a,b)", "Opt(a,b,eps=1e-08)"),
    "spaces around equals signs": ("Opt(a, lr = 1)", "Opt(a, lr = 1, eps = 1e-08)"),
    "one per line": (
        "Opt(\n    a,\n    lr=1,\n)",
        "Opt(\n    a,\n    lr=1,\n    eps=1e-08,\n)",
    ),
    "one per line, no trailing comma": (
        "Opt(\n    a,\n    lr=1\n)",
        "Opt(\n    a,\n    lr=1,\n    eps=1e-08\n)",
    ),
    "one alone on its line": ("Opt(\n    a\n)", "Opt(\n    a,\n    eps=1e-08\n)"),
    "one per line, bracket on the last": (
        "Opt(\n    a,\n    lr=1)",
        "Opt(\n    a,\n    lr=1,\n    eps=1e-08)",
    ),
    "hanging indent": ("x = Opt(a,\n        lr=1)", "x = Opt(a,\n        lr=1,\n        eps=1e-08)"),
    "filled lines": ("Opt(a, b,\n    lr=1)", "Opt(a, b,\n    lr=1, eps=1e-08)"),
    "all on one inner line": ("Opt(\n    a, lr=1\n)", "Opt(\n    a, lr=1, eps=1e-08\n)"),
    "comma first": ("Opt( a\n   , lr=1\n   )", "Opt( a\n   , lr=1\n   , eps=1e-08\n   )"),
    "comma first for some": (
        "Opt(a\n   , lr=1,\n   b=2\n   )",
        "Opt(a\n   , lr=1,\n   b=2, eps=1e-08\n   )",
    ),
    "indented more and more": (
        "Opt(\n  a,\n   b,\n    lr=1,\n)",
        "Opt(\n  a,\n   b,\n    lr=1,\n    eps=1e-08,\n)",
    ),
    "line ends of two kinds": ("Opt(\r\n  a,\n  lr=1,\n)", "Opt(\r\n  a,\n  lr=1,\n  eps=1e-08,\n)"),
    "comment that touches the comma": (
        "Opt(\n    a,\n    lr=1,# c\n)",
        "Opt(\n    a,\n    lr=1,# c\n    eps=1e-08,\n)",
    ),
    "tabs": ("Opt(\n\ta,\n\tlr=1,\n)", "Opt(\n\ta,\n\tlr=1,\n\teps=1e-08,\n)"),
    "carriage returns and line feeds": ("Opt(\r\n    a,\r\n)", "Opt(\r\n    a,\r\n    eps=1e-08,\r\n)"),
    "carriage returns": ("Opt(\r    a,\r)", "Opt(\r    a,\r    eps=1e-08,\r)"),
    "form feed": ("Opt(\n\x0c    a,\n)", "Opt(\n\x0c    a,\n    eps=1e-08,\n)"),
    "not ASCII": ("ä = Opt(ä, lr=é)", "ä = Opt(ä, lr=é, eps=1e-08)"),
    "beyond the first plane": ("'😀'; Opt('😀', lr=1)", "'😀'; Opt('😀', lr=1, eps=1e-08)"),
    "continuation": ("Opt(a, \\\n    lr=1)", "Opt(a, \\\n    lr=1,\n    eps=1e-08)"),
    "continuation before the bracket": ("Opt \\\n  (a)", "Opt \\\n  (a, eps=1e-08)"),
    "comment behind the last": (
        "Opt(\n    a,\n    lr=1,  # tuned\n)",
        "Opt(\n    a,\n    lr=1,  # tuned\n    eps=1e-08,\n)",
    ),
    "comment behind the last, no trailing comma": (
        "Opt(\n    a,\n    lr=1  # tuned\n)",
        "Opt(\n    a,\n    lr=1,  # tuned\n    eps=1e-08\n)",
    ),
    "comment below the last": (
        "Opt(\n    a,\n    # weight_decay=1,\n)",
        "Opt(\n    a,\n    eps=1e-08,\n    # weight_decay=1,\n)",
    ),
    "comment with brackets": ("Opt(a, # ),(\n    lr=1)", "Opt(a, # ),(\n    lr=1,\n    eps=1e-08)"),
    "comment behind the comma": ("Opt(a, # c\n)", "Opt(a, eps=1e-08, # c\n)"),
    "comment before the first": ("Opt(  # c\n    a\n)", "Opt(  # c\n    a,\n    eps=1e-08\n)"),
    "value in parentheses": ("Opt((a), lr=(1))", "Opt((a), lr=(1), eps=1e-08)"),
    "value in many parentheses": ("Opt((  # c\n  (a)) )", "Opt((  # c\n  (a)), eps=1e-08 )"),
    "strings with brackets": ("Opt(')', lr=\"),(\")", "Opt(')', lr=\"),(\", eps=1e-08)"),
    "value over lines": ("Opt([\n    a,\n], lr=1)", "Opt([\n    a,\n], lr=1, eps=1e-08)"),
    "generator": ("Opt(p for p in ps)", "Opt((p for p in ps), eps=1e-08)"),
    "generator with conditions": ("Opt((p) for p in ps if (p))", "Opt(((p) for p in ps if (p)), eps=1e-08)"),
    "generator with spaces": ("Opt( p for p in ps )", "Opt( (p for p in ps), eps=1e-08 )"),
    "generator with a comment": (
        "Opt(\n    p for p in ps  # all (\n)",
        "Opt(\n    (p for p in ps),  # all (\n    eps=1e-08\n)",
    ),
    "generator with its own parentheses": ("Opt((p for p in ps))", "Opt((p for p in ps), eps=1e-08)"),
    "walrus": ("Opt(a := 1)", "Opt(a := 1, eps=1e-08)"),
    "lambda": ("Opt(lambda: (a, b))", "Opt(lambda: (a, b), eps=1e-08)"),
    "behind a star": ("Opt(a, *b)", "Opt(a, *b, eps=1e-08)"),
    "before a double star": ("Opt(a, **b)", "Opt(a, eps=1e-08, **b)"),
    "before double stars only": ("Opt(**a, **b)", "Opt(eps=1e-08, **a, **b)"),
    "behind a double star in the middle": ("Opt(**a, lr=1)", "Opt(**a, lr=1, eps=1e-08)"),
    "before a double star on its own line": (
        "Opt(\n    a,\n    # the rest\n    **b,\n)",
        "Opt(\n    a,\n    eps=1e-08,\n    # the rest\n    **b,\n)",
    ),
    "double star alone on its line": ("Opt(\n    **b,\n)", "Opt(\n    eps=1e-08,\n    **b,\n)"),
    "nested calls": ("Opt(g(b, c=1), d=h(2))", "Opt(g(b, c=1), d=h(2), eps=1e-08)"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_new_keyword_follows_the_layout(layout: str) -> None:
    text, expected = LAYOUTS[layout]
    source, site = read(text)
    assert becomes(source, planned(source, site, EPS)) == expected


@pytest.mark.parametrize("layout", LAYOUTS)
def test_two_fixes_at_one_place_are_as_one(layout: str) -> None:
    """Merged in the signature's order, whatever the order of the findings, and as right as one fix for both."""
    source, site = read(LAYOUTS[layout][0])
    eps, decay = planned(source, site, EPS), planned(source, site, DECAY)
    both = becomes(source, planned(source, site, DECAY, EPS))
    assert becomes(source, decay, eps) == both
    assert becomes(source, eps, decay) == both
    assert both.index("eps") < both.index("weight_decay")
    once = becomes(source, eps)
    again, site = read(once)
    assert becomes(again, planned(again, site, DECAY)) == both


def test_callee_on_several_lines() -> None:
    text = "x = (\n      opt\n  .Opt(a)\n)\n"
    source, site = read(text)
    assert becomes(source, planned(source, site, EPS)) == "x = (\n      opt\n  .Opt(a, eps=1e-08)\n)\n"


def test_only_the_call_meant_is_changed() -> None:
    text = "def f():\n    return Opt(a), Opt(Opt(b), lr=1)\n"
    changed = {
        0: "def f():\n    return Opt(a, eps=1e-08), Opt(Opt(b), lr=1)\n",
        1: "def f():\n    return Opt(a), Opt(Opt(b), lr=1, eps=1e-08)\n",
        2: "def f():\n    return Opt(a), Opt(Opt(b, eps=1e-08), lr=1)\n",
    }
    for index, expected in changed.items():
        source, site = read(text, index)
        assert becomes(source, planned(source, site, EPS)) == expected


def test_an_argument_that_is_there_is_not_written_again() -> None:
    source, site = read("Opt(a, eps=1)")
    assert planned(source, site, EPS) is None


def test_the_edit_is_where_the_contract_puts_it() -> None:
    source, site = read("x = 1\noptimizer = Opt(net.params, 0.1)\n")
    fix = planned(source, site, EPS)
    assert fix is not None
    (edit,) = fix.edits
    assert edit.span == (2, 32, 2, 32)
    assert edit.text == ", eps=1e-08"
    assert (fix.title, fix.applicability.value) == ("title", "safe")


FSTRINGS = {
    "plain": ("f'{Opt(a)} = {b}'", EPS, "f'{Opt(a, eps=1e-08)} = {b}'"),
    "prints its text": ("f'{Opt(a)=}'", EPS, None),
    "prints its text, formatted": ("f'{Opt(a) = !r:>3}'", EPS, None),
    "quotes in the call": ("f'{Opt(\"a\")}'", EPS, None),
    "quotes in the new text": ("f'{Opt(a)}'", SetArgument("mode", "'x'", 3), None),
    "over lines": ("f'''{Opt(\n    a,\n)}'''", EPS, None),
}


@pytest.mark.parametrize("form", FSTRINGS)
def test_calls_in_fstrings(form: str) -> None:
    """No fix before 3.12, which does not say where such a call is, and none that older Pythons cannot read."""
    text, intent, expected = FSTRINGS[form]
    if sys.version_info < (3, 12):
        source, site = read("Opt(a)")
        assert planned(source, site._replace(in_fstring=True), intent) is None
        return
    source, site = read(text)
    fix = planned(source, site._replace(in_fstring=True), intent)
    if expected is None:
        assert fix is None
    else:
        assert becomes(source, fix) == expected
        ast.parse(expected, feature_version=(3, 8))


@pytest.mark.skipif(sys.version_info < (3, 12), reason="no fix in f-strings before")
def test_what_takes_the_place_of_an_argument_fits_the_fstring() -> None:
    source, site = read("f'{Opt(a, b=1)}'")
    site = site._replace(in_fstring=True)
    old = argument(site, "b")
    assert planned(source, site, ReplaceArgument(old, (("c", "'x'"),))) is None
    assert becomes(source, planned(source, site, ReplaceArgument(old, (("c", "2"),)))) == "f'{Opt(a, c=2)}'"
    assert becomes(source, planned(source, site, DropArgument(old))) == "f'{Opt(a)}'"
