"""A call read from text by hand, and repairs applied to it."""

from __future__ import annotations

import ast

from ms_compat_lint.fixes.apply import apply
from ms_compat_lint.fixes.plan import to_fix
from ms_compat_lint.model import (
    Applicability,
    Argument,
    Fix,
    Intent,
    Passing,
    Repair,
    Site,
    SiteKind,
    Unknown,
)
from ms_compat_lint.source import SourceFile

CALLEES = ("Opt", "opt.Opt")


def read(text: str, index: int = 0) -> tuple[SourceFile, Site]:
    """The source and the site of its call to ``Opt`` number ``index``."""
    source = SourceFile.from_text("x.py", text)
    return source, sites(source)[index]


def sites(source: SourceFile) -> list[Site]:
    """The calls to ``Opt``, in the order of their beginnings."""
    calls = [n for n in ast.walk(source.tree) if isinstance(n, ast.Call) and ast.unparse(n.func) in CALLEES]
    calls.sort(key=lambda call: (call.lineno, call.col_offset))
    return [_site(source, call) for call in calls]


def _site(source: SourceFile, call: ast.Call) -> Site:
    arguments = [_positional(source, node, position) for position, node in enumerate(call.args)]
    arguments += [_keyword(source, node) for node in call.keywords]
    arguments.sort(key=lambda a: a.span)
    func = source.span(call.func)
    return Site(SiteKind.CALL, ("x.Opt",), source.span(call), func, "Opt", tuple(arguments))


def _positional(source: SourceFile, node: ast.expr, position: int) -> Argument:
    span = source.span(node)
    passing = Passing.STAR if isinstance(node, ast.Starred) else Passing.POSITIONAL
    return Argument(passing, None, position, Unknown("test"), span, span, source.text_of(span), None)


def _keyword(source: SourceFile, node: ast.keyword) -> Argument:
    value = source.span(node.value)
    passing = Passing.KEYWORD if node.arg else Passing.DOUBLE_STAR
    return Argument(passing, node.arg, None, Unknown("test"), source.span(node), value, source.text_of(value), None)


def argument(site: Site, which: str | int) -> Argument:
    """The argument of a keyword or a position."""
    return next(a for a in site.arguments if which == (a.position if isinstance(which, int) else a.keyword))


def planned(source: SourceFile, site: Site, *intents: Intent) -> Fix | None:
    """The fix for some intents."""
    return to_fix(source, site, Repair("title", Applicability.SAFE, intents))


def becomes(source: SourceFile, *fixes: Fix | None) -> str:
    """The text with fixes applied, each of which must go in."""
    real = [fix for fix in fixes if fix is not None]
    assert len(real) == len(fixes), "a fix could not be planned"
    result = apply(source, real)
    assert result.done == tuple(range(len(real)))
    ast.parse(result.text)
    return result.text
