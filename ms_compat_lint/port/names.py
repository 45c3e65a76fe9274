"""The names of one file: what imports bind them, what else does, and where they are used."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

from ms_compat_lint.source import SourceFile

_WORD = re.compile(r"[^\W\d]\w*")
_SCOPED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_LONGEST = 200  # of a string that may be an annotation, or an entry of ``__all__``
Block = list[ast.stmt]
ImportStatement = ast.Import | ast.ImportFrom


class ImportedName(NamedTuple):
    """One name that one import statement binds."""

    name: str
    stands_for: str  # the dotted name
    statement: ImportStatement
    alias: ast.alias
    scope: ast.AST  # the module, function or class in which it stands
    alone: bool  # whether it is the only statement of its block
    unconditional: bool  # whether its block is the scope's own body


class _Binding(NamedTuple):
    """A name that is bound by something else than an import: in the scope around a place, in one scope, or in any."""

    place: tuple[int, int] | None
    scope: ast.AST | None
    assigned: bool  # by an assignment, not as a parameter, a function or the like


class Names:
    """Every name of a file, found in one walk."""

    def __init__(self, source: SourceFile) -> None:
        self.source = source
        self.imports: list[ImportedName] = []
        self.uses: dict[str, list[int]] = {}  # offsets at which a name is read; -1 in a string
        self._bound: dict[str, list[_Binding]] = {}
        self._scopes: list[tuple[tuple[int, int], tuple[int, int], ast.AST]] = []
        module = source.tree
        self._block(module.body, module, module.body)
        for node in ast.walk(module):
            self._note(node)

    # ------------------------------------------------------------------------------- reading

    def _block(self, block: Block, scope: ast.AST, own: Block) -> None:
        """Find the imports of one block and of the blocks inside."""
        for statement in block:
            if isinstance(statement, (ast.Import, ast.ImportFrom)):
                self.imports += self._imported(statement, scope, len(block) == 1, block is own)
            elif isinstance(statement, _SCOPED):
                first, last = self.source.span(statement.body[0]), self.source.span(statement.body[-1])
                self._scopes.append(((first.line, first.column), (last.end_line, last.end_column), statement))
                self._block(statement.body, statement, statement.body)
            else:
                for inner in _inner_blocks(statement):
                    self._block(inner, scope, own)

    def _imported(
        self, statement: ImportStatement, scope: ast.AST, alone: bool, unconditional: bool
    ) -> Iterator[ImportedName]:
        for alias in statement.names:
            if alias.name == "*":
                continue
            if isinstance(statement, ast.ImportFrom):
                module = "." * statement.level + (statement.module or "")
                name, stands_for = alias.asname or alias.name, f"{module}.{alias.name}"
            elif alias.asname:
                name, stands_for = alias.asname, alias.name
            else:
                name = stands_for = alias.name.partition(".")[0]
            yield ImportedName(name, stands_for, statement, alias, scope, alone, unconditional)

    def _note(self, node: ast.AST) -> None:
        if isinstance(node, ast.Name):
            span = self.source.span(node)
            if isinstance(node.ctx, ast.Load):
                self.uses.setdefault(node.id, []).append(self.source.offset(span.line, span.column))
            else:
                self._bind(node.id, (span.line, span.column), assigned=True)
        elif isinstance(node, ast.Constant):
            if isinstance(node.value, str) and len(node.value) < _LONGEST:
                for word in _WORD.findall(node.value):
                    self.uses.setdefault(word, []).append(-1)
        elif isinstance(node, _SCOPED):
            self._bind(node.name, (node.lineno, node.col_offset + 1))
            for parameter in _parameters(node.args) if not isinstance(node, ast.ClassDef) else ():
                self._bind(parameter, None, node)
        else:
            for name in _bound_anywhere(node):
                self._bind(name, None)

    def _bind(
        self, name: str, place: tuple[int, int] | None, scope: ast.AST | None = None, *, assigned: bool = False
    ) -> None:
        self._bound.setdefault(name, []).append(_Binding(place, scope, assigned))

    # ------------------------------------------------------------------------------- asking

    def is_free(self, name: str) -> bool:
        """Whether nothing in the file has this name."""
        return not (name in self._bound or name in self.uses or any(each.name == name for each in self.imports))

    def is_only_imported(self, name: str) -> bool:
        """Whether nothing but imports binds a name, anywhere in the file."""
        return name not in self._bound

    def bound_otherwise(self, name: str, line: int, column: int) -> bool:
        """Whether something else than an import or an assignment may give a name its meaning at a place."""
        return any(not binding.assigned for binding in self._around(name, line, column))

    def assigned(self, name: str, line: int, column: int) -> bool:
        """Whether an assignment may give a name its meaning at a place."""
        return any(binding.assigned for binding in self._around(name, line, column))

    def _around(self, name: str, line: int, column: int) -> list[_Binding]:
        scopes = self.scopes_at(line, column)
        return [each for each in self._bound.get(name, ()) if self._scope_of(each) in (None, *scopes)]

    def _scope_of(self, binding: _Binding) -> ast.AST | None:
        return binding.scope if binding.place is None else self.scopes_at(*binding.place)[-1]

    def scopes_at(self, line: int, column: int) -> tuple[ast.AST, ...]:
        """The module, classes and functions around a place, the innermost last."""
        place = (line, column)
        inside = [node for start, end, node in self._scopes if start <= place < end]
        return (self.source.tree, *inside)

    def visible(self, line: int, column: int) -> list[ImportedName]:
        """The imports that surely hold at a place: in a scope around it, before it, nothing else of that name."""
        scopes = self.scopes_at(line, column)
        return [each for each in self.imports if self._holds(each, scopes, line, column)]

    def _holds(self, imported: ImportedName, scopes: tuple[ast.AST, ...], line: int, column: int) -> bool:
        if not imported.unconditional or imported.scope not in scopes or imported.statement.lineno >= line:
            return False
        if isinstance(imported.scope, ast.ClassDef) and imported.scope is not scopes[-1]:
            return False
        same = [each for each in self.imports if each.name == imported.name]
        only = all(each.stands_for == imported.stands_for for each in same)
        return only and not self._around(imported.name, line, column)

    def behind(self, root: str, line: int, column: int) -> list[ImportedName]:
        """The imports that may have brought a name to a place, those of the innermost scope that has any."""
        scopes = self.scopes_at(line, column)
        found = [each for each in self.imports if each.name == root and each.scope in scopes]
        innermost = max((scopes.index(each.scope) for each in found), default=0)
        return [each for each in found if each.scope is scopes[innermost]]


def _inner_blocks(statement: ast.stmt) -> Iterator[Block]:
    for field in ("body", "orelse", "finalbody"):
        block = getattr(statement, field, None)
        if isinstance(block, list):
            yield block
    for field in ("handlers", "cases"):
        for part in getattr(statement, field, ()):
            yield part.body


def _parameters(arguments: ast.arguments) -> Iterator[str]:
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
    return (parameter.arg for parameter in every if parameter is not None)


def _bound_anywhere(node: ast.AST) -> Iterator[str]:
    """Names bound by what is rare enough to be taken as meant everywhere."""
    if isinstance(node, ast.Lambda):
        yield from _parameters(node.args)
    elif isinstance(node, (ast.Global, ast.Nonlocal)):
        yield from node.names
    elif isinstance(node, ast.ExceptHandler) and node.name:
        yield node.name
    else:
        for name in (getattr(node, "name", None), getattr(node, "rest", None)):
            if isinstance(name, str) and not isinstance(node, (ast.alias, ast.keyword)):
                yield name
