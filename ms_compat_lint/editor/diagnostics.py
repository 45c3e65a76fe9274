"""Findings as diagnostics. The fixes travel inside, so that a code action needs no second look at the text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ms_compat_lint.editor.positions import Json
from ms_compat_lint.model import Finding, Fix, Problem, Severity, Span

SOURCE = "ms-compat-lint"
NOT_CHECKED = "not-checked"

SEVERITIES: Final = {Severity.ERROR: 1, Severity.WARNING: 2, Severity.CONVENTION: 3, Severity.REFACTOR: 4}
_HINT = 4
_UNNECESSARY = 1
_REDUNDANT = "MSC202"  # what it marks can go, which editors show by fading it

RangeOf = Callable[[Span], Json]


def diagnostic(finding: Finding, range_of: RangeOf, version: int | None = None) -> Json:
    """One finding. ``version`` is that of the text, by which a fix that came too late is known."""
    made: Json = {
        "range": range_of(finding.span),
        "severity": SEVERITIES[finding.severity],
        "code": finding.code,
        "codeDescription": {"href": finding.url},
        "source": SOURCE,
        "message": finding.message,
        "data": {"version": version, "fixes": [fix_data(fix, range_of) for fix in finding.fixes]},
    }
    if finding.code == _REDUNDANT:
        made["tags"] = [_UNNECESSARY]
    return made


def fix_data(fix: Fix, range_of: RangeOf) -> Json:
    """One fix, with its edits in the editor's units."""
    return {
        "title": fix.title,
        "applicability": fix.applicability.value,
        "edits": [{"range": range_of(edit.span), "newText": edit.text} for edit in fix.edits],
    }


def problem_diagnostic(problem: Problem, range_of: RangeOf) -> Json:
    """Why a piece of the text is not checked, as a hint: telling syntax errors is other programs' work."""
    line = problem.line or 1
    column = problem.column or 1
    return {
        "range": range_of(Span(line, column, line, column + 1)),
        "severity": _HINT,
        "code": NOT_CHECKED,
        "source": SOURCE,
        "message": f"not checked: {problem.message}",
    }
