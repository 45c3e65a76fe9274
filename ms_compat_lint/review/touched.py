"""Findings about lines that a change touched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ms_compat_lint.model import Finding, Span
from ms_compat_lint.review.changes import Changed, Range
from ms_compat_lint.source import SourceFile

Source = Callable[[str], "SourceFile | None"]


def touched(findings: Iterable[Finding], changes: Mapping[str, Changed], source: Source) -> list[Finding]:
    """The findings whose call has a line that was added or changed, or has lost one."""
    return [
        finding for finding in findings if changes[finding.path].touches(*lines_of(finding.site, source(finding.path)))
    ]


def lines_of(span: Span, source: SourceFile | None) -> Range:
    """The first and the last line of a span, as git counts lines.

    To Python a carriage return alone ends a line, to git and to review services it does not.
    """
    last = span.end_line - (span.end_column == 1 and span.end_line > span.line)
    if source is None or "\r" not in source.text.replace("\r\n", "\n"):
        return span.line, last
    return _line(source, span.line), _line(source, last)


def _line(source: SourceFile, line: int) -> int:
    return source.text.count("\n", 0, source.offset(line, 1)) + 1
