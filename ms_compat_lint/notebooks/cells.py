"""The Python cells of a notebook as one text, and places in it counted by cell."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import count
from keyword import iskeyword
from typing import NamedTuple

from ms_compat_lint.model import Edit, Finding, Fix, Problem, Site, Span
from ms_compat_lint.notebooks.magics import Masks, is_python, split
from ms_compat_lint.source import SourceError, SourceFile

_WORD = re.compile(r"(?<![\w.])[^\W\d]\w*")


class Cell(NamedTuple):
    """A cell that is part of the text."""

    number: int  # all cells of the notebook are counted, from 1
    text: str
    first_line: int  # of the joined text, from 1


class Cells:
    """One text made of cells: names that an earlier cell defines are known in a later one.

    ``source`` parses. Cells that do not parse, or hold another language, are left out of it; ``broken`` says which of
    them do not parse, by their numbers, and ``problems`` the same in a row. The names in what is hidden from Python
    stand behind the last cell: an import that only a magic uses is not without use.
    """

    def __init__(self, path: str, given: Sequence[tuple[int, str]]) -> None:
        """``given`` are the code cells, each with its number."""
        mark = _unused_word(text for _, text in given)
        self._masks = Masks(mark)
        self._border = f"\n# {mark}\n"
        cells: list[Cell] = []
        masked: list[str] = []
        broken: dict[int, Problem] = {}
        line = 1
        for number, text in given:
            if not is_python(text):
                continue
            python, parses = self._masks.mask(text)
            if not parses:
                broken[number] = _problem(path, python)
                continue
            cells.append(Cell(number, text, line))
            masked.append(python)
            line += len(split(python + self._border))
        self.path = path
        self.cells = tuple(cells)
        self.broken = broken
        self.problems = tuple(problem._replace(cell=number) for number, problem in broken.items())
        hidden = [*self._masks.hidden, *(text for number, text in given if number in broken)]
        self._behind = [", ".join(sorted(_names(hidden)))] if cells and hidden else []
        self.source = SourceFile.from_text(path, self._border.join([*masked, *self._behind]))
        self._starts = [cell.first_line for cell in cells]

    def split(self, text: str) -> list[str]:
        """The texts of the cells in another text for all of them. Raises ValueError where their borders are lost."""
        parts = text.split(self._border) if self.cells else []
        if len(parts) != len(self.cells) + len(self._behind):
            raise ValueError("the borders of the cells were changed")
        return [self._masks.unmask(part) for part in parts[: len(self.cells)]]

    def place(self, span: Span) -> tuple[int, Span]:
        """The cell that a span begins in, and the span within it."""
        cell = self.cells[max(bisect_right(self._starts, span.line) - 1, 0)]
        above = cell.first_line - 1
        return cell.number, Span(span.line - above, span.column, span.end_line - above, span.end_column)

    def finding(self, finding: Finding) -> Finding:
        """A finding of the text, by cell. Fixes that touch another cell as well are left out."""
        cell, span = self.place(finding.span)
        fixes = tuple(made for fix in finding.fixes if (made := self._fix(fix, cell)) is not None)
        return finding._replace(cell=cell, span=span, site=self.place(finding.site)[1], fixes=fixes)

    def _fix(self, fix: Fix, cell: int) -> Fix | None:
        places = [self.place(edit.span) for edit in fix.edits]
        if any(number != cell for number, _ in places):
            return None
        edits = (edit._replace(span=span) for edit, (_, span) in zip(fix.edits, places, strict=True))
        return fix._replace(edits=tuple(edits))

    def edits(self, edits: Sequence[Edit]) -> list[tuple[int, Edit]]:
        """Edits of the text, each with the cell that it is in."""
        places = [self.place(edit.span) for edit in edits]
        return [(cell, edit._replace(span=span)) for edit, (cell, span) in zip(edits, places, strict=True)]

    def site(self, site: Site) -> Site:
        """A call in the text, by cell. The places of its arguments stay those in the text."""
        cell, span = self.place(site.span)
        return site._replace(cell=cell, span=span, callee_span=self.place(site.callee_span)[1])

    def problem(self, problem: Problem) -> Problem:
        """A problem with the text, by cell."""
        if problem.line is None or problem.cell is not None:
            return problem
        column = problem.column or 1
        cell, span = self.place(Span(problem.line, column, problem.line, column))
        return problem._replace(cell=cell, line=span.line)

    def line(self, cell: int, line: int) -> int:
        """The line of the text that a line of a cell is."""
        return next(each.first_line for each in self.cells if each.number == cell) + line - 1


def join(path: str, given: Sequence[tuple[int, str]]) -> Cells:
    """The code cells of a notebook, each with its number, as one text."""
    return Cells(path, given)


def _problem(path: str, python: str) -> Problem:
    """Why a cell does not parse."""
    try:
        _ = SourceFile.from_text(path, python).tree
    except SourceError as error:
        return error.problem
    return Problem(path, None, None, "nested too deeply for Python's parser")  # by a hair: it was when it was looked at


def _names(texts: Iterable[str]) -> set[str]:
    """What may be names in texts that are no Python."""
    words = {word for text in texts for word in _WORD.findall(text)}
    return {word for word in words if word.isidentifier() and not iskeyword(word)}


def _unused_word(texts: Iterable[str]) -> str:
    """A word that is in none of some texts."""
    held = list(texts)
    words = (f"cell{number}x" for number in count())
    return next(word for word in words if not any(word in text for text in held))
