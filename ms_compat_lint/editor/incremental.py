"""The syntax tree of a text that is being edited: only the statements around a change are parsed anew.

Parsing is most of the time that a check of a large file takes. Top-level statements that a change does not reach keep
their trees, whose lines are counted on where lines were added or removed above them.
"""

from __future__ import annotations

import ast
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from ms_compat_lint.editor.recovery import Recovered, parsable
from ms_compat_lint.source import SourceError, SourceFile

# What a parser says of a piece of text that goes on behind its end: only the whole text can tell then.
_OPEN_ENDED = ("triple-quoted", "EOF")
_WITHOUT_PLACES = (ast.expr_context, ast.operator, ast.cmpop, ast.boolop, ast.unaryop)


class Region(NamedTuple):
    """What is parsed anew: the statements from ``first`` up to ``last`` and the lines that they stand on."""

    first: int
    last: int
    start: int  # the first line, from 0, the same in both texts
    stop: int  # behind the last line, in the new text


class Parser:
    """Parses the states of one text, one after the other."""

    def __init__(self) -> None:
        self._lines: list[str] | None = None  # as they were parsed: those that are no Python left blank
        self._body: list[ast.stmt] = []

    def parse(self, source: SourceFile) -> Recovered:
        """The text with its tree; see :func:`~ms_compat_lint.editor.recovery.parsable`."""
        recovered = self._again(source)
        if recovered is None:
            self._lines = None
            recovered = parsable(source)
        self._lines = recovered.source.lines
        self._body = recovered.source.tree.body
        return recovered

    def _again(self, source: SourceFile) -> Recovered | None:
        """The tree made from the last one; None where the whole text must be parsed."""
        old, new = self._lines, source.lines
        if old is None or not self._body:
            return None
        start, stop = _difference(old, new)
        added = len(new) - len(old)
        near = _region(self._body, start + 1, stop, added, len(old))
        # A decorator needs the statement below.
        far = _down_to(self._body, near, near.last + 1, added, len(old))
        for region in dict.fromkeys((near, far)):
            piece = _piece(source, region)
            try:
                return self._joined(source, region, added, Recovered(piece, ())) if piece.tree else None
            except SourceError as error:
                if any(word in error.problem.message for word in _OPEN_ENDED):
                    return None
        try:
            return self._joined(source, far, added, parsable(_piece(source, far)))
        except SourceError:
            return None

    def _joined(self, source: SourceFile, region: Region, added: int, piece: Recovered) -> Recovered:
        """The text and the tree with a piece of them new."""
        below = self._body[region.last :]
        if added:
            _move(below, added)
        tree = ast.Module([*self._body[: region.first], *piece.source.tree.body, *below], [])
        text = source.text
        if piece.problems:
            lines = source.lines
            text = "".join([*lines[: region.start], *piece.source.lines[region.start :], *lines[region.stop :]])
        return Recovered(SourceFile.from_text(source.path, text, tree), piece.problems)


def _difference(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """The first line in which two texts differ, from 0, and the line of the old one behind the last."""
    shorter = min(len(old), len(new))
    start = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    same = next((n for n in range(shorter - start) if old[-1 - n] != new[-1 - n]), shorter - start)
    return start, len(old) - same


def _region(body: Sequence[ast.stmt], first_line: int, last_line: int, added: int, lines: int) -> Region:
    """The statements that a change to some lines may concern.

    One more above is among them, as an ``else`` may have been added to it. Those on one line stay together.
    """
    first = max(bisect_left(body, first_line, key=_last_line) - 1, 0)
    while first > 0 and _share_line(body, first):
        first -= 1
    last = max(bisect_right(body, last_line, key=_first_line), first)
    start = _first_line(body[first]) - 1 if first else 0
    return _down_to(body, Region(first, last, start, 0), last, added, lines)


def _down_to(body: Sequence[ast.stmt], region: Region, last: int, added: int, lines: int) -> Region:
    """The region up to a statement, or further to where a line ends."""
    last = min(last, len(body))
    while 0 < last < len(body) and _share_line(body, last):
        last += 1
    stop = _first_line(body[last]) - 1 if last < len(body) else lines
    return region._replace(last=last, stop=stop + added)


def _share_line(body: Sequence[ast.stmt], index: int) -> bool:
    """Whether a statement begins on the line on which the one before it ends."""
    return _first_line(body[index]) <= _last_line(body[index - 1])


def _last_line(statement: ast.stmt) -> int:
    return statement.end_lineno or statement.lineno


def _first_line(statement: ast.stmt) -> int:
    """The line of a statement or of its first decorator."""
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return decorators[0].lineno if decorators else statement.lineno


def _piece(source: SourceFile, region: Region) -> SourceFile:
    """The lines of a region alone, with as many lines above them as in the text."""
    return SourceFile.from_text(source.path, "\n" * region.start + "".join(source.lines[region.start : region.stop]))


def _move(statements: Iterable[ast.stmt], lines: int) -> None:
    """Count the lines of trees on, in half the time that ``ast.increment_lineno`` takes."""
    pending: list[ast.AST] = list(statements)
    while pending:
        node = pending.pop()
        values: dict[str, Any] = node.__dict__
        if "lineno" in values:
            values["lineno"] += lines
            values["end_lineno"] += lines
        for name in _children(type(node)):
            value = values.get(name)
            if isinstance(value, list):
                pending += [each for each in value if isinstance(each, ast.AST)]
            elif isinstance(value, ast.AST) and not isinstance(value, _WITHOUT_PLACES):
                pending.append(value)


_known_children: dict[type[ast.AST], tuple[str, ...]] = {}


def _children(kind: type[ast.AST]) -> tuple[str, ...]:
    """The fields of a kind of node that may hold nodes with places."""
    if kind in _known_children:
        return _known_children[kind]
    without = {"ctx", "op", "ops", "id", "attr", "arg", "value" if kind is ast.Constant else "kind", "type_comment"}
    found = _known_children[kind] = tuple(field for field in kind._fields if field not in without)
    return found
