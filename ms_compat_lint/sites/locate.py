"""From a line of text to the statements on it, without a walk over the tree.

Statements are sorted by line in every block, so that a line is looked up by bisection: a file of which
ten lines matter costs ten descents, however long it is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from ms_compat_lint import syntax as ast
from ms_compat_lint.lean import NamedTuple

Function = ast.FunctionDef | ast.AsyncFunctionDef
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
Part = ast.stmt | ast.ExceptHandler | ast.match_case  # what owns a block, or stands in one
ScopeNode = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


class Scope:
    """The body of a module, a class or a function."""

    __slots__ = ("node", "parent")

    def __init__(self, node: ScopeNode, parent: Scope | None) -> None:
        self.node = node
        self.parent = parent

    @property
    def is_class(self) -> bool:
        """Whether its names are invisible from the functions inside."""
        return isinstance(self.node, ast.ClassDef)


class Place(NamedTuple):
    """Where a statement stands: in ``owner.field[number]``, in a scope."""

    part: Part
    owner: Part | ast.Module
    field: str
    number: int
    scope: Scope


class Locator:
    """The places of the statements of one tree, found as they are asked for."""

    def __init__(self, tree: ast.Module) -> None:
        self.module = Scope(tree, None)
        self._places: dict[int, Place] = {}
        self._scopes: dict[int, Scope] = {id(tree): self.module}
        self._lines: dict[int, list[Place]] = {}
        self._path: list[tuple[Part | ast.Module, Scope]] = [(tree, self.module)]

    def at(self, line: int) -> list[Place]:
        """The statements of which a line holds a part; of compound statements, their headers only."""
        found = self._lines.get(line)
        if found is None:
            found = self._lines[line] = []
            pending = [self._nearest(line)]
            while pending:
                owner, scope = pending.pop()
                inside = self._descend(owner, scope, line, found)
                if len(inside) == 1 and not pending:
                    self._path += inside
                pending += inside
            found.sort(key=lambda place: position(place.part))
        return found

    def at_each(self, lines: list[int]) -> Iterator[tuple[Place, int]]:
        """The statements on some lines that are in order, with the line."""
        index = 0
        while index < len(lines):
            found = self.at(lines[index])
            for place in found:
                yield place, lines[index]
            index += 1
            if len(found) == 1 and not block_fields(found[0].part):  # one that goes on needs no further search
                end = last_line(found[0].part)
                while index < len(lines) and lines[index] < end:
                    yield found[0], lines[index]
                    index += 1

    def _nearest(self, line: int) -> tuple[Part | ast.Module, Scope]:
        """The innermost compound statement of the last search that holds the line in one of its blocks."""
        while len(self._path) > 1:
            owner, _ = self._path[-1]
            if not isinstance(owner, ast.Module) and _is_inside(owner, line):
                break
            self._path.pop()
        return self._path[-1]

    def place(self, part: Part) -> Place:
        """The place of a statement that was found before."""
        return self._places[id(part)]

    def scope_of(self, node: ScopeNode, parent: Scope) -> Scope:
        """The scope that a class or function opens; always the same object for the same node."""
        scope = self._scopes.get(id(node))
        if scope is None:
            scope = self._scopes[id(node)] = Scope(node, parent)
        return scope

    def block(self, owner: Part | ast.Module, field: str, scope: Scope) -> list[Place]:
        """The places of all statements of one block."""
        return [self._place(part, owner, field, index, scope) for index, part in enumerate(getattr(owner, field))]

    def _place(self, part: Part, owner: Part | ast.Module, field: str, index: int, scope: Scope) -> Place:
        place = self._places.get(id(part))
        if place is None:
            place = self._places[id(part)] = Place(part, owner, field, index, scope)
        return place

    def _descend(
        self, owner: Part | ast.Module, scope: Scope, line: int, found: list[Place]
    ) -> list[tuple[Part | ast.Module, Scope]]:
        """Note the statements of the owner's blocks whose own text is on the line; return those to look into."""
        inside: list[tuple[Part | ast.Module, Scope]] = []
        for field in block_fields(owner):
            block: list[Part] = getattr(owner, field)
            for index in _overlapping(block, line):
                place = self._place(block[index], owner, field, index, scope)
                part = place.part
                fields = block_fields(part)
                if not fields:
                    found.append(place)
                    continue
                if _in_header(part, fields, line):
                    found.append(place)
                opened = self.scope_of(part, scope) if isinstance(part, _SCOPED) else scope
                inside.append((part, opened))
        return inside


_SCOPED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_BODY = ("body",)
_TRY = ("body", "handlers", "orelse", "finalbody")
_BLOCKS: dict[type[ast.AST], tuple[str, ...]] = {
    ast.Module: _BODY,
    ast.FunctionDef: _BODY,
    ast.AsyncFunctionDef: _BODY,
    ast.ClassDef: _BODY,
    ast.With: _BODY,
    ast.AsyncWith: _BODY,
    ast.ExceptHandler: _BODY,
    ast.match_case: _BODY,
    ast.If: ("body", "orelse"),
    ast.For: ("body", "orelse"),
    ast.AsyncFor: ("body", "orelse"),
    ast.While: ("body", "orelse"),
    ast.Try: _TRY,
    ast.Match: ("cases",),
}
if hasattr(ast, "TryStar"):  # Python 3.11
    _BLOCKS[ast.TryStar] = _TRY


def block_fields(part: ast.AST) -> tuple[str, ...]:
    """The names of the fields that hold blocks of statements."""
    return _BLOCKS.get(type(part), ())


def first_line(part: Part) -> int:
    """The line on which a statement begins, its decorators included."""
    if isinstance(part, ast.match_case):
        return part.pattern.lineno
    decorators = getattr(part, "decorator_list", None)
    return decorators[0].lineno if decorators else part.lineno


def last_line(part: Part) -> int:
    """The line on which a statement ends."""
    if isinstance(part, ast.match_case):
        return last_line(part.body[-1])
    return part.end_lineno or part.lineno


def position(part: Part) -> tuple[int, int]:
    """The line and column at which a statement begins, its decorators left out."""
    located = part.pattern if isinstance(part, ast.match_case) else part
    return located.lineno, located.col_offset


def _line_number(part: Part) -> int:
    return part.pattern.lineno if isinstance(part, ast.match_case) else part.lineno


def _overlapping(block: list[Part], line: int) -> range:
    """The indices of the parts that begin on the line or before, and end on it or behind."""
    end = bisect_right(block, line, key=_line_number)
    start = end
    while start > 0 and last_line(block[start - 1]) >= line:
        start -= 1
    while end < len(block) and first_line(block[end]) <= line:  # a decorator stands before its statement's line
        end += 1
    return range(start, end)


def _is_inside(part: Part, line: int) -> bool:
    """Whether a line is wholly inside one of the blocks of a statement."""
    return first_line(part) < line < last_line(part) and not _in_header(part, block_fields(part), line)


def _in_header(part: Part, fields: tuple[str, ...], line: int) -> bool:
    """Whether the line is not wholly inside one of the blocks of a compound statement."""
    for field in fields:
        block = getattr(part, field)
        if block and first_line(block[0]) < line <= last_line(block[-1]):
            return False
    return True
