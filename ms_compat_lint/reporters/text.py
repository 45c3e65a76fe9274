"""One line for each finding: ``path:line:column: CODE message``."""

from __future__ import annotations

from collections.abc import Sequence

from ms_compat_lint.model import Finding
from ms_compat_lint.reporters.colours import Colours
from ms_compat_lint.reporters.context import Context


def report(findings: Sequence[Finding], context: Context) -> str:
    """The findings, one to a line."""
    colours = Colours(context.colour)
    return "".join(f"{coloured_line(finding, colours)}\n" for finding in findings)


def coloured_line(finding: Finding, colours: Colours) -> str:
    """The line of a finding as a terminal may show it."""
    place, _, rest = printable(line(finding)).partition(f": {finding.code} ")
    return f"{colours.place(place)}: {colours.code(finding.code)} {rest}"


def line(finding: Finding) -> str:
    """A finding in one line; in a notebook with the cell behind the path."""
    path = finding.path if finding.cell is None else f"{finding.path}:cell {finding.cell}"
    return f"{path}:{finding.span.line}:{finding.span.column}: {finding.code} {finding.message}"


def printable(text: str) -> str:
    """A text without the control characters that file names and quoted code may bring to a terminal."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
