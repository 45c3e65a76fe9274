"""Findings as GitLab's Code Quality report."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ms_compat_lint.lean import Any
from ms_compat_lint.model import Finding, Severity
from ms_compat_lint.reporters.context import Context, placed_message
from ms_compat_lint.reporters.fingerprints import fingerprints

_SEVERITIES = {
    Severity.ERROR: "critical",
    Severity.WARNING: "major",
    Severity.REFACTOR: "minor",
    Severity.CONVENTION: "info",
}


def report(findings: Sequence[Finding], context: Context) -> str:
    """An array of issues. GitLab does not show the name of the check, so the description begins with the code."""
    prints = fingerprints(findings, context)
    issues = [_issue(finding, fingerprint, context) for finding, fingerprint in zip(findings, prints, strict=True)]
    return json.dumps(issues, indent=2) + "\n"


def _issue(finding: Finding, fingerprint: str, context: Context) -> dict[str, Any]:
    span = context.place(finding)
    return {
        "description": f"{finding.code} {placed_message(finding)}",
        "check_name": finding.name,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": context.relative(finding.path), "lines": {"begin": span.line, "end": span.end_line}},
    }
