"""Findings in the Reviewdog Diagnostic Format, with suggestions that review services can apply."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ms_compat_lint.lean import Any
from ms_compat_lint.model import Finding, Severity, Span
from ms_compat_lint.reporters.context import INFORMATION, Context, placed_message
from ms_compat_lint.reporters.suggestions import Suggestion, suggestions
from ms_compat_lint.source import SourceFile

_SEVERITIES = {
    Severity.ERROR: "ERROR",
    Severity.WARNING: "WARNING",
    Severity.REFACTOR: "INFO",
    Severity.CONVENTION: "INFO",
}


def report(findings: Sequence[Finding], context: Context) -> str:
    """One DiagnosticResult. A diagnostic with a suggestion stands at the very lines that it replaces."""
    offered = suggestions(findings, context)
    diagnostics = [_diagnostic(finding, offered.get(index), context) for index, finding in enumerate(findings)]
    result = {"source": {"name": "ms-compat-lint", "url": INFORMATION}, "diagnostics": diagnostics}
    return json.dumps(result, indent=2) + "\n"


def _diagnostic(finding: Finding, suggestion: Suggestion | None, context: Context) -> dict[str, Any]:
    location: dict[str, Any] = {"path": context.relative(finding.path)}
    message, extra = placed_message(finding), {}
    if suggestion is not None:
        lines = {"start": {"line": suggestion.first_line}, "end": {"line": suggestion.last_line}}
        location["range"] = lines
        extra = {"suggestions": [{"range": lines, "text": suggestion.text}]}
        message += f"\n\nSuggestion: {'; '.join(suggestion.titles)}"
    else:
        location["range"] = _range(context.place(finding), context.source(finding.path))
    return {
        "message": message,
        "location": location,
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code, "url": finding.url},
        **extra,
    }


def _range(span: Span, source: SourceFile | None) -> dict[str, Any]:
    """A range in bytes; by lines alone where the text, and so the bytes, cannot be had."""
    if source is None:
        return {"start": {"line": span.line}, "end": {"line": span.end_line}}
    return {
        "start": _position(source, span.line, span.column),
        "end": _position(source, span.end_line, span.end_column),
    }


def _position(source: SourceFile, line: int, column: int) -> dict[str, int]:
    text = source.lines[line - 1] if line <= len(source.lines) else ""
    return {"line": line, "column": len(text[: column - 1].encode("utf-8", "surrogatepass")) + 1}
