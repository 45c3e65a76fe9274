"""Findings as one JSON array."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ms_compat_lint.lean import Any
from ms_compat_lint.model import Finding, Fix, Span


def report(findings: Sequence[Finding]) -> str:
    """The findings as an array of objects."""
    return json.dumps([as_object(finding) for finding in findings], indent=2) + "\n"


def as_object(finding: Finding) -> dict[str, Any]:
    """A finding under the names that the interface promises."""
    return {
        "path": finding.path,
        **({} if finding.cell is None else {"cell": finding.cell}),
        **place(finding.span),
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "api": finding.api,
        "counterpart": finding.counterpart,
        "parameter": finding.parameter,
        "message": finding.message,
        "url": finding.url,
        "fixes": [_fix(fix) for fix in finding.fixes],
    }


def place(span: Span) -> dict[str, int]:
    """A span: lines and columns from 1, the end exclusive."""
    return dict(zip(("line", "column", "end_line", "end_column"), span, strict=True))


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{**place(edit.span), "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "applicability": fix.applicability.value, "edits": edits}
