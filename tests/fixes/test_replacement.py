"""One argument, or one key of a dictionary, becomes another."""

from __future__ import annotations

import ast

import pytest

from ms_compat_lint.model import Argument, DropArgument, ReplaceArgument, ReplaceKey, SetArgument, Site
from ms_compat_lint.source import SourceFile
from tests.fixes.tools import argument, becomes, planned, read

BETAS = (("beta1", "0.9"), ("beta2", "0.99"))


def renamed(site: Site, which: str | int, keyword: str | None) -> ReplaceArgument:
    found: Argument = argument(site, which)
    return ReplaceArgument(found, ((keyword, found.text),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Opt(a, b=1)", "Opt(a, beta=1)"),
        ("Opt(a, b = (1) , c=2)", "Opt(a, beta = (1) , c=2)"),
        ("Opt(a, b  # c\n = 1)", "Opt(a, beta  # c\n = 1)"),
        ("Opt(\n    b=(0,  # first\n       1),\n)", "Opt(\n    beta=(0,  # first\n       1),\n)"),
    ],
)
def test_a_keyword_is_renamed_and_its_value_untouched(text: str, expected: str) -> None:
    source, site = read(text)
    assert becomes(source, planned(source, site, renamed(site, "b", "beta"))) == expected


def test_no_rename_to_a_keyword_that_is_there() -> None:
    source, site = read("Opt(a, b=1, beta=2)")
    assert planned(source, site, renamed(site, "b", "beta")) is None
    moved = planned(source, site, renamed(site, "b", "beta"), DropArgument(argument(site, "beta")))
    assert becomes(source, moved) == "Opt(a, beta=1)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Opt(a, b=(0.9, 0.99))", "Opt(a, beta1=0.9, beta2=0.99)"),
        ("Opt(a, b = (0.9, 0.99), c = 1)", "Opt(a, beta1 = 0.9, beta2 = 0.99, c = 1)"),
        (
            "Opt(\n    a,\n    b=(0.9, 0.99),  # c\n    c=1,\n)",
            "Opt(\n    a,\n    beta1=0.9,\n    beta2=0.99,  # c\n    c=1,\n)",
        ),
        ("Opt(a,\n    b=(0.9, 0.99))", "Opt(a,\n    beta1=0.9,\n    beta2=0.99)"),
        ("Opt(a\n   , b=(0.9, 0.99)\n   )", "Opt(a\n   , beta1=0.9\n   , beta2=0.99\n   )"),
    ],
)
def test_one_argument_becomes_two(text: str, expected: str) -> None:
    source, site = read(text)
    assert becomes(source, planned(source, site, ReplaceArgument(argument(site, "b"), BETAS))) == expected


def test_a_comment_in_a_value_that_would_go_prevents_it() -> None:
    source, site = read("Opt(a, b=(0.9,  # c\n    0.99))")
    assert planned(source, site, ReplaceArgument(argument(site, "b"), BETAS)) is None
    assert planned(source, site, ReplaceArgument(argument(site, "b"), (("beta1", "0.9"),))) is None


def test_two_arguments_become_one() -> None:
    source, site = read("Opt(a, beta1=0.9, beta2=0.99, c=1)")
    joined = ReplaceArgument(argument(site, "beta1"), (("betas", "(0.9, 0.99)"),))
    fix = planned(source, site, joined, DropArgument(argument(site, "beta2")))
    assert becomes(source, fix) == "Opt(a, betas=(0.9, 0.99), c=1)"


def test_a_value_is_replaced_with_its_parentheses() -> None:
    source, site = read("Opt(a, b= (0) )")
    assert (
        becomes(source, planned(source, site, ReplaceArgument(argument(site, "b"), (("b", "0.0"),))))
        == "Opt(a, b= 0.0 )"
    )


def test_positions_become_keywords() -> None:
    source, site = read("Opt(a, (1), c)")
    assert planned(source, site, renamed(site, 1, "x")) is None  # ``c`` would follow a keyword
    assert becomes(source, planned(source, site, renamed(site, 2, "y"))) == "Opt(a, (1), y=c)"
    both = planned(source, site, renamed(site, 1, "x"), renamed(site, 2, "y"))
    assert becomes(source, both) == "Opt(a, x=(1), y=c)"
    source, site = read("Opt(a, b, *c)")
    assert planned(source, site, renamed(site, 1, "x")) is None  # what ``c`` holds would move
    source, site = read("Opt(a, k=1, *c)")
    assert planned(source, site, renamed(site, 0, "x")) is None


def test_two_fixes_that_name_the_same_positions_go_together() -> None:
    source, site = read("Opt(a, b, c)")
    second = planned(source, site, renamed(site, 1, "x"), renamed(site, 2, "y"))
    third = planned(source, site, renamed(site, 2, "y"))
    assert becomes(source, second, third) == "Opt(a, x=b, y=c)"


def test_a_keyword_becomes_a_position() -> None:
    source, site = read("Opt(a, b=1, c=2)")
    assert becomes(source, planned(source, site, renamed(site, "b", None))) == "Opt(a, 1, c=2)"
    assert planned(source, site, renamed(site, "c", None)) is None  # behind a keyword


def test_what_only_a_position_may_be_gets_parentheses() -> None:
    source, site = read("Opt(p for p in ps)")
    assert becomes(source, planned(source, site, renamed(site, 0, "params"))) == "Opt(params=(p for p in ps))"
    for inside in (
        "p for q in qs for p in q",
        "p for p in ps if p",
        "p for p in ps if p if q",
        "p for p in (ps)",
        "(p) for p in ps",
        "(p)(q) for p in f((1))",
    ):
        source, site = read(f"Opt({inside})")
        assert becomes(source, planned(source, site, renamed(site, 0, "params"))) == f"Opt(params=({inside}))"
    source, site = read("Opt(  # c\n    p for p in ps)")
    assert becomes(source, planned(source, site, renamed(site, 0, "params"))) == (
        "Opt(  # c\n    params=(p for p in ps))"
    )
    source, site = read("Opt(x := 1)")
    assert becomes(source, planned(source, site, renamed(site, 0, "params"))) == "Opt(params=(x := 1))"


def test_a_rename_and_a_new_argument() -> None:
    source, site = read("Opt(a, b=(0.9, 0.99))")
    split = ReplaceArgument(argument(site, "b"), BETAS)
    fix = planned(source, site, split, SetArgument("eps", "1e-8", 4))
    assert becomes(source, fix) == "Opt(a, beta1=0.9, beta2=0.99, eps=1e-8)"


# ------------------------------------------------------------------------------ dictionary keys


def key(source: SourceFile, name: str, text: str | None) -> ReplaceKey:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and node.value == name:
            return ReplaceKey(source.span(node), text)
        if isinstance(node, ast.keyword) and node.arg == name:
            span = source.span(node)
            return ReplaceKey(span._replace(end_line=span.line, end_column=span.column + len(name)), text)
    raise AssertionError(name)


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        ("Opt([{'p': a, 'lr': 1}])", "rate", "Opt([{'p': a, 'rate': 1}])"),
        ('Opt([{"p": a, "lr": 1}])', "'rate'", 'Opt([{"p": a, "rate": 1}])'),
        ("Opt([{'''p''': a, r'lr': 1}])", "rate", "Opt([{'''p''': a, 'rate': 1}])"),
        ("Opt([dict(p=a, lr=1)])", "rate", "Opt([dict(p=a, rate=1)])"),
        ("Opt([{'p': a, ('lr'): 1}, {'lr': 2}])", "rate", "Opt([{'p': a, ('rate'): 1}, {'lr': 2}])"),
        ("Opt([{'p': a, 'lr': 1}])", None, "Opt([{'p': a}])"),
        ("Opt([{'lr': 1, 'p': a}])", None, "Opt([{'p': a}])"),
        ("Opt([{'p': a, ('lr') : (1), **b}])", None, "Opt([{'p': a, **b}])"),
        ("Opt([dict(p=a, lr=1, **b)])", None, "Opt([dict(p=a, **b)])"),
        (
            "Opt([\n    {\n        'p': a,\n        'lr': 1,  # c\n    },\n])",
            None,
            "Opt([\n    {\n        'p': a,\n        # c\n    },\n])",
        ),
        ("Opt([{'lr': 1}])", None, "Opt([{}])"),
        ("Opt([{'p': a}, { 'lr': 1, }])", None, "Opt([{'p': a}, {}])"),
        ("Opt([{**b, 'lr': 1}])", None, "Opt([{**b}])"),
        ("Opt([dict(lr=1)])", None, "Opt([dict()])"),
        ("Opt([dict(p=a, lr=(1))])", None, "Opt([dict(p=a)])"),
        ("Opt([dict(p=a), dict( lr=1, )])", None, "Opt([dict(p=a), dict()])"),
        ("x = 1\ny = Opt([{'p': a, 'lr': 1}])", "rate", "x = 1\ny = Opt([{'p': a, 'rate': 1}])"),
        ("Opt([{'p': a, 'lr': 1, 'rate': 2}])", "rate", None),
        ("Opt([{'p': a, 'lr': (1,  # c\n)}])", None, None),
    ],
)
def test_keys(text: str, new: str | None, expected: str | None) -> None:
    source, site = read(text)
    fix = planned(source, site, key(source, "lr", new))
    if expected is None:
        assert fix is None
    else:
        assert becomes(source, fix) == expected
