"""The arguments of a site: how they are handed over, where they stand, what they are spelled like."""

from __future__ import annotations

import sys

import pytest

from ms_compat_lint.model import Argument, Constant, Dictionary, Entry, Items, Passing, SiteKind, Span, Unknown
from tests.sites.marked import sites

IMPORTS = "from functools import partial\nfrom torch import optim\nfrom torch.optim import Adam\n"


def arguments(call: str, before: str = "") -> tuple[Argument, ...]:
    """The arguments of the one site in a call that stands on line 1 of ... its own."""
    (site,) = sites(f"{IMPORTS}{before}{call}\n")
    return site.arguments


def test_positional_and_keyword() -> None:
    first, second, third = arguments("Adam(model.parameters(), 1e-3, eps=1e-8)")
    assert (first.passing, first.position, first.keyword) == (Passing.POSITIONAL, 0, None)
    assert (second.passing, second.position, second.value) == (Passing.POSITIONAL, 1, Constant(0.001))
    assert (third.passing, third.position, third.keyword) == (Passing.KEYWORD, None, "eps")
    assert (first.text, second.text, third.text) == ("model.parameters()", "1e-3", "1e-8")
    assert first.written
    assert (first.span, third.span) == ((4, 6, 4, 24), (4, 32, 4, 40))
    assert (first.value_span, third.value_span) == ((4, 6, 4, 24), (4, 36, 4, 40))


@pytest.mark.parametrize(
    ("value", "spelling"),
    [
        ("weight_decay", "weight_decay"),
        ("args.wd", "wd"),
        ("config.optimizer.weight_decay", "weight_decay"),
        ("self.lr", "lr"),
        ("(lr)", "lr"),
        ("config['lr']", None),
        ("get().lr", "lr"),
        ("lr()", None),
        ("-lr", None),
        ("1e-3", None),
        ("'lr'", None),
    ],
)
def test_spelling(value: str, spelling: str | None) -> None:
    assert arguments(f"Adam(p, {value})")[1].spelling == spelling
    assert arguments(f"Adam(p, eps={value})")[1].spelling == spelling


@pytest.mark.parametrize(
    ("call", "span", "value_span"),
    [
        ("Adam(p, (1e-3))", (4, 9, 4, 15), (4, 10, 4, 14)),
        ("Adam(p, ((1e-3)), x)", (4, 9, 4, 17), (4, 11, 4, 15)),
        ("Adam(p, ( (1e-3) ))", (4, 9, 4, 19), (4, 12, 4, 16)),
        ("Adam((p), (1))", (4, 11, 4, 14), (4, 12, 4, 13)),
        ("Adam(p, (1, 2))", (4, 9, 4, 15), (4, 9, 4, 15)),
        ("Adam(p, eps=(1e-3))", (4, 9, 4, 19), (4, 14, 4, 18)),
        ("Adam(p, (1) + (2))", (4, 9, 4, 18), (4, 9, 4, 18)),
        ("(Adam)(p, 1)", (4, 11, 4, 12), (4, 11, 4, 12)),
        ("f(Adam(p, 1))", (4, 11, 4, 12), (4, 11, 4, 12)),
        ("Adam(p, (  # why\n  1  # because\n  ))", (4, 9, 6, 4), (5, 3, 5, 4)),
        ("Adam(p, (\r\n1))", (4, 9, 5, 3), (5, 1, 5, 2)),
        ("Adam(p, 1  # )\n)", (4, 9, 4, 10), (4, 9, 4, 10)),
        ("Adam('é', 'ü', x)[0]", (4, 11, 4, 14), (4, 11, 4, 14)),
    ],
)
def test_spans(call: str, span: Span, value_span: Span) -> None:
    argument = arguments(call)[1]
    assert argument.span == span
    assert argument.value_span == value_span


def test_first_argument_in_parentheses() -> None:
    assert arguments("Adam((p))")[0].span == (4, 6, 4, 9)
    assert arguments("Adam(((p)))")[0].span == (4, 6, 4, 11)
    assert arguments("Adam(p)")[0].span == (4, 6, 4, 7)
    assert arguments("Adam(((p)), 1)")[0].value_span == (4, 8, 4, 9)


def test_generator_expression() -> None:
    (argument,) = arguments("Adam(q for q in p)")
    assert argument.text == "(q for q in p)"
    assert argument.value == Unknown("a comprehension")
    (argument,) = arguments("Adam((q for q in p))")
    assert argument.text == "(q for q in p)"


def test_partial_leaves_the_class_out() -> None:
    (site,) = sites(f"{IMPORTS}partial(optim.Adam, p, lr=1)")
    assert site.kind is SiteKind.PARTIAL
    assert (site.span, site.callee_span, site.callee_text) == ((4, 1, 4, 29), (4, 9, 4, 19), "optim.Adam")
    assert [(a.position, a.keyword) for a in site.arguments] == [(0, None), (None, "lr")]


def test_known_star_is_unpacked() -> None:
    first, second, third = arguments("Adam(p, *(1e-3, (0.9, b)))")
    assert (second.passing, second.position, second.value) == (Passing.POSITIONAL, 1, Constant(0.001))
    assert (second.span, second.value_span, second.text) == ((4, 11, 4, 15), (4, 11, 4, 15), "1e-3")
    assert not second.written
    assert third.position == 2
    assert third.text == "(0.9, b)"
    assert first.written


def test_known_star_by_name() -> None:
    _, second, third, _ = arguments("Adam(p, *POS, eps=1)", "POS = (1e-3, betas)\n")
    assert (second.position, second.value, second.span) == (1, Constant(0.001), (5, 9, 5, 13))
    assert (third.position, third.text, third.spelling) == (2, "betas", "betas")
    assert not third.written


def test_unknown_star() -> None:
    _, star, after = arguments("Adam(p, *rest, x)")
    assert (star.passing, star.position, star.keyword, star.text) == (Passing.STAR, None, None, "rest")
    assert star.span == (4, 9, 4, 14)
    assert star.written
    assert (after.passing, after.position) == (Passing.POSITIONAL, None)


def test_star_inside_a_star() -> None:
    _, one, star, two = arguments("Adam(p, *(1, *rest, 2))")
    assert (one.position, star.passing, two.position) == (1, Passing.STAR, None)


def test_known_double_star_is_unpacked() -> None:
    _, lr, eps = arguments("Adam(p, **{'lr': 1e-3, 'eps': e})")
    assert (lr.passing, lr.keyword, lr.value, lr.span) == (Passing.KEYWORD, "lr", Constant(0.001), (4, 18, 4, 22))
    assert (eps.keyword, eps.text, eps.spelling) == ("eps", "e", "e")
    assert not eps.written


@pytest.mark.parametrize(
    "before",
    [
        "KW = {'lr': 1e-3, 'eps': 1e-4}\n",
        "KW = dict(lr=1e-3, eps=1e-4)\n",
        "BASE = dict(lr=1e-3)\nKW = {**BASE, 'eps': 1e-4}\n",
        "BASE = dict(lr=1, eps=1)\nKW = dict(BASE, lr=1e-3, eps=1e-4)\n",
        "KW: dict = {'lr': 1e-3, 'eps': 1e-4}\nprint(KW['lr'], KW.get('eps'), len(KW))\n",
        "X = 'lr'\nKW = {X: 1e-3, 'eps': 1e-4}\n",
    ],
)
def test_double_star_by_name(before: str) -> None:
    _, lr, eps = arguments("Adam(p, **KW)", before)
    assert (lr.passing, lr.keyword, lr.value) == (Passing.KEYWORD, "lr", Constant(0.001))
    assert (eps.keyword, eps.value) == ("eps", Constant(0.0001))
    assert lr.span[1:2] == (9,)
    assert lr.span[3] == 13
    assert not lr.written


@pytest.mark.parametrize(
    "before",
    [
        "KW = {'lr': 1e-3}\nKW['eps'] = 1\n",
        "KW = {'lr': 1e-3}\nKW.update(eps=1)\n",
        "KW = {'lr': 1e-3}\nKW |= other\n",
        "KW = {'lr': 1e-3}\ndel KW['lr']\n",
        "KW = {'lr': 1e-3}\nKW.pop('lr')\n",
        "KW = {'lr': 1e-3}\nchange(KW)\n",
        "KW = {'lr': 1e-3}\nOTHER = KW\n",
        "KW = {'lr': 1e-3}\nKW = other\n",
        "KW = {'lr': 1e-3}\nif x:\n    KW = {}\n",
        "KW = other(lr=1)\n",
        "KW = {**other}\n",
        "KW = make()\n",
        "def f(): global KW\nKW = {'lr': 1}\ndef g():\n    global KW\n    KW = 2\n",
        "",
    ],
)
def test_double_star_that_may_change(before: str) -> None:
    _, star = arguments("Adam(p, **KW)", before)
    assert (star.passing, star.keyword, star.text) == (Passing.DOUBLE_STAR, None, "KW")
    assert isinstance(star.value, Unknown)
    assert star.written


def test_double_star_of_a_parameter() -> None:
    (site,) = sites(f"{IMPORTS}def f(p, **kwargs):\n    return Adam(p, lr=1, **kwargs)\n")
    assert [argument.passing.value for argument in site.arguments] == ["positional", "keyword", "double_star"]
    assert site.arguments[2].value == Unknown("a parameter")


def test_partly_known_double_star() -> None:
    _, eps, unknown = arguments("Adam(p, **{'lr': 1, **other, 'eps': 2})")
    assert (unknown.passing, unknown.text) == (Passing.DOUBLE_STAR, "{'lr': 1, **other, 'eps': 2}")
    assert (eps.passing, eps.keyword, eps.value) == (Passing.KEYWORD, "eps", Constant(2))


def test_dictionary_value_has_places_for_keys() -> None:
    (params,) = arguments("Adam([{'params': p, 'lr': 1e-2}])")
    assert isinstance(params.value, Items)
    (group,) = params.value.items
    assert isinstance(group, Dictionary)
    assert group.entries[1] == Entry(Constant("lr"), Constant(0.01), Span(4, 21, 4, 25))


def test_dictionary_by_name_has_none() -> None:
    (params, _) = arguments("Adam(groups, 1)", "groups = [{'params': p, 'lr': 1e-2}]\n")
    assert isinstance(params.value, Items)
    (group,) = params.value.items
    assert isinstance(group, Dictionary)
    assert group.entries[1] == Entry(Constant("lr"), Constant(0.01), None)


def test_call_over_lines() -> None:
    text = f"{IMPORTS}x = [\n    optim.Adam(\n        p,  # parameters\n        lr=1,\n    ),\n]\n"
    (site,) = sites(text)
    assert site.span == (5, 5, 8, 6)
    assert site.callee_span == (5, 5, 5, 15)
    assert site.arguments[1].span == (7, 9, 7, 13)


def test_columns_count_characters() -> None:
    (site,) = sites(f"{IMPORTS}x = 'é🔥'; Adam(p, lr='ü')\n")
    assert site.span == (4, 11, 4, 26)
    assert site.arguments[1].span == (4, 19, 4, 25)


def test_inside_an_fstring() -> None:
    text = f"{IMPORTS}x = f'a {{Adam(p, lr=1)}} b'\n"
    (site,) = sites(text)
    assert site.in_fstring
    assert site.apis == ("torch.optim.Adam",)
    assert (site.span, site.callee_text) == ((4, 10, 4, 23), "Adam")
    assert [argument.text for argument in site.arguments] == ["p", "1"]
    assert [argument.span for argument in site.arguments] == [(4, 15, 4, 16), (4, 18, 4, 22)]


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="Python knows the places inside f-strings")
@pytest.mark.parametrize("text", ["f'Adam(p) {Adam(p)}'", "f'{Adam(p)} {Adam(p)}'", "f'{Adam(p)=}' 'Adam(p)'"])
def test_in_doubt_the_whole_fstring_is_the_place(text: str) -> None:
    for site in sites(f"{IMPORTS}x = {text}\n"):
        assert site.in_fstring
        assert site.span == site.callee_span == site.arguments[0].span == (4, 5, 4, 5 + len(text))
        assert site.arguments[0].text == "p"
        assert site.callee_text == "Adam"


@pytest.mark.parametrize(
    "text",
    [
        'f"""\n\n{Adam(p)}"""',
        "f'{x:{Adam(p)}}'",
        "f'{f\"{Adam(p)}\"}'",
        "('a' f'{Adam(p)}'\n 'b')",
        "f'{Adam(p)!r:>{w}}'",
        "f'{x}' f'{Adam(p)=}'",
        "f'{[Adam(q) for q in p]}'",
    ],
)
def test_fstrings(text: str) -> None:
    (site,) = sites(f"{IMPORTS}x = {text}\n")
    assert site.in_fstring
    assert site.span.line >= 4


def test_call_is_found_on_the_callees_line() -> None:
    text = f"{IMPORTS}(optim\n .Adam\n (p))\n"
    (site,) = sites(text)
    assert site.span == (4, 2, 6, 5)
