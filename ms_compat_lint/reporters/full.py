"""Each finding with the code that it is about, what mends it and where the rule is explained."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from ms_compat_lint.model import Finding, Span
from ms_compat_lint.reporters.colours import Colours
from ms_compat_lint.reporters.context import Context
from ms_compat_lint.reporters.text import coloured_line, printable

_LINES = 6  # shown of a longer call
_TAB = "    "


def report(findings: Sequence[Finding], context: Context) -> str:
    """The findings, an empty line behind each."""
    colours = Colours(context.colour)
    return "".join(f"{line}\n" for finding in findings for line in _lines(finding, context, colours))


def _lines(finding: Finding, context: Context, colours: Colours) -> Iterator[str]:
    yield coloured_line(finding, colours)
    width = len(str(finding.span.end_line))
    lines = _text(finding, context)
    if finding.span.end_line <= len(lines):
        yield from _frame(lines, finding.span, width, colours)
    sign = colours.frame(f"{' ' * width} =")
    for fix in finding.fixes:
        yield f"{sign} {fix.applicability.value} fix: {printable(fix.title)}"
    yield f"{sign} {finding.url}"
    yield ""


def _text(finding: Finding, context: Context) -> Sequence[str]:
    """The lines of the file or of the cell; none where they cannot be had any more."""
    if finding.cell is None:
        source = context.source(finding.path)
        return () if source is None else source.lines
    notebook = context.notebook(finding.path)
    return () if notebook is None else notebook.lines(finding.cell)


def _frame(lines: Sequence[str], span: Span, width: int, colours: Colours) -> Iterator[str]:
    rule = colours.frame(f"{' ' * width} |")
    yield rule
    for number in range(span.line, min(span.end_line, span.line + _LINES - 1) + 1):
        text = lines[number - 1].rstrip("\r\n")
        yield f"{colours.frame(f'{number:>{width}} |')} {_shown(text)}".rstrip()
        if number == span.line:
            end = span.end_column - 1 if span.end_line == span.line else len(text)
            before, marked = _shown(text[: span.column - 1]), _shown(text[span.column - 1 : end])
            yield f"{rule} {' ' * _width(before)}{colours.code('^' * max(1, _width(marked)))}"
    if span.end_line >= span.line + _LINES:
        yield f"{rule} ..."
    yield rule


def _shown(text: str) -> str:
    return printable(text.replace("\t", _TAB))


def _width(text: str) -> int:
    """The columns that a text takes in a terminal."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )
