"""What a reporter may need beside the findings, and places as other programs write them."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from ms_compat_lint.lean import TYPE_CHECKING, NamedTuple
from ms_compat_lint.model import Finding, Problem, Span

if TYPE_CHECKING:
    from ms_compat_lint.notebooks import Notebook
    from ms_compat_lint.source import SourceFile

INFORMATION = "https://ms-compat-lint.readthedocs.io/"


class Context(NamedTuple):
    """The run that the findings come from.

    ``source`` gives the checked text of a path as it is in the findings; None where it cannot be had any more. Of a
    notebook it is the text of the file, and ``notebook`` gives its cells.
    ``root`` is the absolute path of the directory that reported paths are relative to.
    """

    source: Callable[[str], SourceFile | None]
    root: str
    version: str = "0.0.0"  # of this program
    problems: Sequence[Problem] = ()
    unsafe: bool = False  # whether fixes that change the program may be suggested
    colour: bool = False  # whether a terminal shows the report, in colour
    climbs: bool = False  # whether paths outside of the root are written from there too, with dots
    notebook: Callable[[str], Notebook | None] = lambda _: None

    def relative(self, path: str) -> str:
        """A path relative to the root, with slashes; absolute where it lies elsewhere."""
        absolute = os.path.abspath(path)
        try:
            inside = self.climbs or os.path.commonpath([absolute, self.root]) == self.root
        except ValueError:  # on another drive
            inside = False
        return (os.path.relpath(absolute, self.root) if inside else absolute).replace(os.sep, "/")

    def place(self, finding: Finding) -> Span:
        """Where a finding stands in its file: in a notebook, where the file has the text of the cell."""
        return self.in_file(finding.path, finding.cell, finding.span)

    def in_file(self, path: str, cell: int | None, span: Span) -> Span:
        """Where a place, in a cell or not, stands in the file; its first character where that cannot be told."""
        if cell is None:
            return span
        notebook = self.notebook(path)
        return (notebook and notebook.in_file(cell, span)) or Span(1, 1, 1, 1)


def placed_message(finding: Finding) -> str:
    """The message; in a notebook with the place that its users see."""
    return f"{within_cell(finding.cell, finding.span.line)}{finding.message}"


def within_cell(cell: int | None, line: int | None) -> str:
    """``cell 3, line 2: `` before what is said of a place in a notebook; nothing elsewhere."""
    if cell is None:
        return ""
    return f"cell {cell}: " if line is None else f"cell {cell}, line {line}: "
