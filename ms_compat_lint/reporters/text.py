"""One line for each finding: ``path:line:column: CODE message``."""

from __future__ import annotations

from collections.abc import Sequence

from ms_compat_lint.model import Finding


def report(findings: Sequence[Finding]) -> str:
    """The findings, one to a line."""
    return "".join(f"{printable(line(finding))}\n" for finding in findings)


def line(finding: Finding) -> str:
    """A finding in one line; in a notebook with the cell behind the path."""
    path = finding.path if finding.cell is None else f"{finding.path}:cell {finding.cell}"
    return f"{path}:{finding.span.line}:{finding.span.column}: {finding.code} {finding.message}"


def printable(text: str) -> str:
    """A text without the control characters that file names and quoted code may bring to a terminal."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
