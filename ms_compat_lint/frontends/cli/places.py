"""``FILE:LINE``: the place of a call on the command line."""

from __future__ import annotations

import re
from typing import NamedTuple

from ms_compat_lint.model import Site
from ms_compat_lint.project.errors import UsageError
from ms_compat_lint.project.reading import STDIN
from ms_compat_lint.project.texts import is_notebook

_PLACE = re.compile(r"(?P<path>.+?):(?P<line>\d+)(:(?P<column>\d+))?:?", re.DOTALL)
_IN_NOTEBOOK = re.compile(r"(?P<path>.+?\.ipynb):(cell )?(?P<cell>\d+):(?P<line>\d+)(:(?P<column>\d+))?:?", re.DOTALL)


class Place(NamedTuple):
    """What the user points at."""

    path: str
    cell: int | None  # of a notebook
    line: int
    column: int | None

    def holds(self, site: Site) -> bool:
        """Whether a call stands on the line, or where there is a column, around it."""
        span = site.span
        if site.cell != self.cell or not span.line <= self.line <= span.end_line:
            return False
        place = (self.line, self.column or 0)
        return self.column is None or span[:2] <= place < span[2:]


def parse_place(text: str) -> Place:
    """``FILE:LINE``, ``FILE:LINE:COLUMN``, and in a notebook the cell before the line. Raises UsageError."""
    path = text.partition(".ipynb:")[0] + ".ipynb" if ".ipynb:" in text else text
    notebook = is_notebook(path)
    match = (_IN_NOTEBOOK if notebook else _PLACE).fullmatch(text)
    if match is None:
        if text == STDIN:
            raise UsageError("impact looks at a file, not at standard input")
        if notebook:
            raise UsageError(f"{text}: say which cell and line: {path}:CELL:LINE")
        raise UsageError(f"{text}: say which line: {text}:LINE")
    found = match.groupdict()
    cell, line, column = (None if found.get(key) is None else int(found[key]) for key in ("cell", "line", "column"))
    if line is None or 0 in (cell, line, column):
        raise UsageError("cells, lines and columns count from 1")
    return Place(found["path"], cell, line, column)


def shown_place(path: str, site: Site) -> str:
    """The place of a call as the other commands print it."""
    cell = "" if site.cell is None else f":cell {site.cell}"
    return f"{path}{cell}:{site.span.line}:{site.span.column}"
