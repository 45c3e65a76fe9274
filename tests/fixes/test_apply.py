"""Many fixes on one text."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence

import pytest

from ms_compat_lint.fixes.apply import apply, choose, fix_source
from ms_compat_lint.model import (
    Applicability,
    DropArgument,
    Edit,
    Finding,
    Fix,
    Repair,
    ReplaceArgument,
    SetArgument,
    Severity,
    Span,
)
from ms_compat_lint.source import SourceFile
from tests.fixes.tools import argument, planned, read, sites

SPAN = Span(1, 1, 1, 2)
SAFE, UNSAFE, PORT = Applicability.SAFE, Applicability.UNSAFE, Applicability.PORT


def finding(*fixes: Fix, code: str = "MSC101", span: Span = SPAN) -> Finding:
    return Finding("x.py", span, code, "n", Severity.WARNING, "a", "b", None, "m", "u", span, fixes)


def fix(text: str, applicability: Applicability = SAFE, *edits: Edit) -> Fix:
    return Fix(text, applicability, edits or (Edit(Span(1, 1, 1, 1), text),))


@pytest.mark.parametrize(
    ("kinds", "unsafe", "chosen"),
    [
        ([SAFE], False, 0),
        ([UNSAFE], False, None),
        ([UNSAFE], True, 0),
        ([SAFE, UNSAFE], False, 0),
        ([SAFE, UNSAFE], True, 1),
        ([SAFE], True, 0),
        ([PORT], True, None),
        ([], True, None),
    ],
)
def test_which_fix_of_a_finding_is_taken(kinds: list[Applicability], unsafe: bool, chosen: int | None) -> None:
    fixes = [fix("a", kind) for kind in kinds]
    assert choose(finding(*fixes), unsafe) is (None if chosen is None else fixes[chosen])


# ------------------------------------------------------------------------------------ one round


def edit(start: int, end: int, text: str, order: int = 0) -> Edit:
    return Edit(Span(1, start + 1, 1, end + 1), text, order)


OVERLAPS = {
    "the same replacement": ([edit(4, 5, "x")], [edit(4, 5, "x")], (0, 1), "f(a=x, b=2)"),
    "another replacement": ([edit(4, 5, "x")], [edit(4, 5, "y")], (0,), "f(a=x, b=2)"),
    "a replacement inside": ([edit(2, 10, "z")], [edit(4, 5, "y")], (0,), "f(z)"),
    "a replacement around": ([edit(4, 5, "y")], [edit(2, 10, "z")], (0,), "f(a=y, b=2)"),
    "side by side": ([edit(2, 5, "x")], [edit(5, 7, ",")], (0, 1), "f(x,b=2)"),
    "side by side, backwards": ([edit(5, 7, ",")], [edit(2, 5, "x")], (0, 1), "f(x,b=2)"),
    "the first of two": ([edit(4, 5, "x"), edit(9, 10, "y")], [edit(2, 5, "z")], (0,), "f(a=x, b=y)"),
    "an insertion before": ([edit(7, 10, "z=0")], [edit(7, 7, "y=0, ")], (0,), "f(a=1, z=0)"),
    "an insertion before the first of two": (
        [edit(4, 5, "x"), edit(9, 10, "y")],
        [edit(4, 4, "-")],
        (0,),
        "f(a=x, b=y)",
    ),
    "a replacement around an insertion": ([edit(5, 5, "0")], [edit(4, 6, "")], (0,), "f(a=10, b=2)"),
    "an insertion inside": ([edit(2, 10, "z")], [edit(5, 5, "y")], (0,), "f(z)"),
    "an insertion beside": ([edit(7, 10, "z=0")], [edit(10, 10, ", y=0")], (0,), "f(a=1, z=0)"),
    "a replacement beside an insertion": ([edit(10, 10, ", y=0")], [edit(7, 10, "z")], (0,), "f(a=1, b=2, y=0)"),
    "insertions in order": ([edit(10, 10, ", y=0", 2)], [edit(10, 10, ", x=0", 1)], (0, 1), "f(a=1, b=2, x=0, y=0)"),
    "insertions of one parameter": ([edit(10, 10, ", y=0", 2)], [edit(10, 10, ", z=0", 2)], (0,), "f(a=1, b=2, y=0)"),
    "the same insertion": ([edit(10, 10, ", y=0", 2)], [edit(10, 10, ", y=0", 2)], (0, 1), "f(a=1, b=2, y=0)"),
    "one of two edits": ([edit(4, 5, "x")], [edit(4, 5, "y"), edit(9, 10, "y")], (0,), "f(a=x, b=2)"),
}


@pytest.mark.parametrize("case", OVERLAPS)
def test_of_two_fixes_that_overlap_the_first_is_applied(case: str) -> None:
    first, second, done, expected = OVERLAPS[case]
    source = SourceFile.from_text("x.py", "f(a=1, b=2)")
    result = apply(source, [Fix("1", SAFE, tuple(first)), Fix("2", SAFE, tuple(second))])
    assert result == (expected, done)


def test_a_fix_that_would_break_the_file_is_left_out() -> None:
    source = SourceFile.from_text("x.py", "f(a=1, b=2)\n")
    good, bad = edit(4, 5, "3"), edit(9, 10, ")")
    assert apply(source, [Fix("bad", SAFE, (bad,)), Fix("good", SAFE, (good,))]) == ("f(a=3, b=2)\n", (1,))
    assert apply(source, [Fix("good", SAFE, (good,)), Fix("bad", SAFE, (bad,))]) == ("f(a=3, b=2)\n", (0,))
    assert apply(source, [Fix("bad", SAFE, (bad,))]) == (source.text, ())


def test_of_two_fixes_that_break_the_file_together_the_first_is_applied() -> None:
    source = SourceFile.from_text("x.py", "f(a, b=2)\n")
    named, bare = Fix("named", SAFE, (edit(2, 3, "a=1"),)), Fix("bare", SAFE, (edit(5, 8, "b"),))
    assert apply(source, [named, bare]) == ("f(a=1, b=2)\n", (0,))
    assert apply(source, [bare, named]) == ("f(a, b)\n", (0,))


def test_there_are_as_many_calls_as_fixes() -> None:
    source = SourceFile.from_text("x.py", "f(a=1)\n")
    with pytest.raises(ValueError, match="shorter"):
        apply(source, [Fix("t", SAFE, (edit(4, 5, "2"),))], [])


def test_two_fixes_do_not_write_one_keyword() -> None:
    """One of them names a position, the other writes a default out: they touch nowhere."""
    source, site = read("Opt(a, b, c=1)")
    named = planned(source, site, ReplaceArgument(argument(site, 1), (("decay", "b"),)))
    written = planned(source, site, SetArgument("decay", "0", 2))
    assert named is not None
    assert written is not None
    for fixes, expected in (([named, written], "Opt(a, decay=b, c=1)"), ([written, named], "Opt(a, b, c=1, decay=0)")):
        result = apply(source, fixes, [site.span, site.span])
        assert (result.text, result.done) == (expected, (0,))


def test_many_fixes_at_once() -> None:
    lines = 5_000
    source = SourceFile.from_text("x.py", "f(a=1)\n" * lines)
    fixes = [Fix("t", SAFE, (Edit(Span(n, 6, n, 6), ", b=2", 1),)) for n in range(lines, 0, -1)]
    assert apply(source, fixes).text == "f(a=1, b=2)\n" * lines


def test_a_nested_calls_fix_is_not_lost() -> None:
    text = "Opt(Opt(a, lr=1), lr=2)"
    source, outer = read(text, 0)
    inner = read(text, 1)[1]
    fixes = [planned(source, site, SetArgument("eps", "1", 3)) for site in (outer, inner)]
    fixes += [planned(source, site, ReplaceArgument(argument(site, "lr"), (("rate", "3"),))) for site in (outer, inner)]
    result = apply(source, [f for f in fixes if f is not None])
    assert result.done == (0, 1)  # the renames touch the insertions, and come in the next round
    assert result.text == "Opt(Opt(a, lr=1, eps=1), lr=2, eps=1)"


# ------------------------------------------------------------------------------------- to the end


def checker(*rules: Callable[[SourceFile], list[Finding]]) -> Callable[[SourceFile], Sequence[Finding]]:
    return lambda source: [f for rule in rules for f in rule(source)]


def wants(keyword: str, order: int, applicability: Applicability = SAFE) -> Callable[[SourceFile], list[Finding]]:
    """A rule that wants a keyword written into every ``Opt(...)``."""

    def rule(source: SourceFile) -> list[Finding]:
        found = []
        for site in sites(source):
            if all(a.keyword != keyword for a in site.arguments):
                planned_fix = planned(source, site, SetArgument(keyword, "0", order))
                assert planned_fix is not None
                found.append(finding(planned_fix._replace(applicability=applicability), span=site.span))
        return found

    return rule


def refuses(keyword: str) -> Callable[[SourceFile], list[Finding]]:
    """A rule that wants a keyword out of every ``Opt(...)``."""

    def rule(source: SourceFile) -> list[Finding]:
        found = []
        for site in sites(source):
            if any(a.keyword == keyword for a in site.arguments):
                planned_fix = planned(source, site, DropArgument(argument(site, keyword)))
                found.append(finding(*filter(None, [planned_fix]), span=site.span))
        return found

    return rule


def test_one_run_reaches_the_final_state() -> None:
    source = SourceFile.from_text("x.py", "Opt(a, b=1, c=2, d=3)\nOpt(Opt(a), c=1)\n")
    check = checker(refuses("b"), refuses("c"), refuses("d"), wants("eps", 3), wants("decay", 2))
    result = fix_source(source, check)
    assert result.text == "Opt(a, decay=0, eps=0)\nOpt(Opt(a, decay=0, eps=0), decay=0, eps=0)\n"
    assert result.remaining == ()
    assert len(result.applied) == 4 + 6
    assert {found.code for found in result.applied} == {"MSC101"}
    again = fix_source(SourceFile.from_text("x.py", result.text), check)
    assert again == (result.text, (), ())


def test_only_what_is_allowed_is_applied() -> None:
    source = SourceFile.from_text("x.py", "Opt(a)\n")
    check = checker(wants("eps", 3), wants("decay", 2, UNSAFE))
    safe = fix_source(source, check)
    assert safe.text == "Opt(a, eps=0)\n"
    assert len(safe.remaining) == 1
    assert fix_source(source, check, unsafe=True).text == "Opt(a, decay=0, eps=0)\n"


def test_a_comment_that_cannot_move_keeps_its_finding() -> None:
    text = "Opt(a, b=(1,  # c\n    2))\n"
    result = fix_source(SourceFile.from_text("x.py", text), checker(refuses("b")))
    assert (result.text, result.applied, len(result.remaining)) == (text, (), 1)


def test_rules_that_undo_each_other_come_to_an_end() -> None:
    source = SourceFile.from_text("x.py", "Opt(a)\n")
    result = fix_source(source, checker(wants("b", 1), refuses("b")))
    assert result.text == "Opt(a, b=0)\n"
    source = SourceFile.from_text("x.py", "Opt(a, c=1)\n")
    result = fix_source(source, checker(refuses("c"), wants("b", 1), refuses("b")))
    assert (result.text, len(result.applied)) == ("Opt(a, b=0)\n", 2)


def test_line_ends_and_text_survive() -> None:
    text = "# ä\r\nOpt(a,\r\n\tb=1)\r\n\x0c\r\n'😀'; Opt(ü)\r\n"
    result = fix_source(SourceFile.from_text("x.py", text), checker(wants("eps", 3)))
    assert result.text == "# ä\r\nOpt(a,\r\n\tb=1,\r\n\teps=0)\r\n\x0c\r\n'😀'; Opt(ü, eps=0)\r\n"
    ast.parse(result.text)


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfOpt('\xc3\xa4')\r\n", b"# coding: latin-1\rOpt('\xe4')\r"])
def test_encoding_and_byte_order_mark_survive(data: bytes) -> None:
    source = SourceFile.from_bytes("x.py", data)
    result = fix_source(source, checker(wants("eps", 3)))
    assert source.encode(result.text) == data.replace(b"')", b"', eps=0)")


def test_a_repair_without_effect_is_no_fix() -> None:
    source, site = read("Opt(a, b=1)")
    from ms_compat_lint.fixes.plan import to_fix

    assert to_fix(source, site, Repair("t", SAFE, ())) is None
    assert planned(source, site, ReplaceArgument(argument(site, "b"), (("b", "1"),))) is None
