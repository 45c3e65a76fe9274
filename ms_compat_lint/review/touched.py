"""Findings about lines that a change touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ms_compat_lint.model import Finding, Span
from ms_compat_lint.reporters.context import Context
from ms_compat_lint.review.changes import Changed, Range
from ms_compat_lint.source import SourceFile


def touched(findings: Iterable[Finding], changes: Mapping[str, Changed], context: Context) -> list[Finding]:
    """The findings whose call has a line that was added or changed, or has lost one."""
    return [
        finding
        for finding in findings
        if changes[finding.path].touches(*lines_of(finding.path, finding.cell, finding.site, context))
    ]


def lines_of(path: str, cell: int | None, span: Span, context: Context) -> Range:
    """The first and the last line of a span, in the file and as git counts lines.

    To Python a carriage return alone ends a line, to git and to review services it does not.
    """
    span = context.in_file(path, cell, span)
    last = span.end_line - (span.end_column == 1 and span.end_line > span.line)
    source = context.source(path)
    if source is None or "\r" not in source.text.replace("\r\n", "\n"):
        return span.line, last
    return _line(source, span.line), _line(source, last)


def _line(source: SourceFile, line: int) -> int:
    return source.text.count("\n", 0, source.offset(line, 1)) + 1
