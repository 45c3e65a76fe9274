"""Findings as workflow commands of GitHub Actions, which makes annotations of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ms_compat_lint.model import Finding, Severity
from ms_compat_lint.reporters.context import Context
from ms_compat_lint.reporters.text import line, printable

SHOWN = 10  # annotations of each level that GitHub makes in one step
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.REFACTOR: "notice",
    Severity.CONVENTION: "notice",
}


def report(findings: Sequence[Finding], context: Context) -> str:
    """One command a line. Its message is the line of the plain report, which is what the log shows."""
    lines = [f"{_command(finding, context)}\n" for finding in findings]
    counts = Counter(_LEVELS[finding.severity] for finding in findings)
    hidden = sum(max(0, count - SHOWN) for count in counts.values())
    if hidden:
        lines.append(
            f"GitHub annotates {SHOWN} findings of a level in one step: {hidden} of these are in this log only.\n"
        )
    return "".join(lines)


def _command(finding: Finding, context: Context) -> str:
    properties = {
        "title": f"{finding.code} {finding.name}",
        "file": context.relative(finding.path),
        **_place(finding, context),
    }
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{_LEVELS[finding.severity]} {written}::{_data(printable(line(finding)))}"


def _place(finding: Finding, context: Context) -> dict[str, int]:
    """Where it is; GitHub refuses columns where the finding goes over several lines."""
    span = context.place(finding)
    if span.line != span.end_line:
        return {"line": span.line, "endLine": span.end_line}
    return {"line": span.line, "endLine": span.end_line, "col": span.column, "endColumn": span.end_column}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
