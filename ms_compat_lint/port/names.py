"""The names of one file: what imports bind them, what else does, and where they are used."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

from ms_compat_lint.source import SourceFile

_WORD = re.compile(r"[^\W\d]\w*")
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
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
    unconditional: bool  # whether the block is the scope's own body


class Names:
    """Every name of a file, found in one walk."""

    def __init__(self, source: SourceFile) -> None:
        self.source = source
        self.imports: list[ImportedName] = []
        self.bound: dict[str, set[str]] = {}  # how each name is bound: import, assignment, other
        self.uses: dict[str, list[int]] = {}  # offsets at which a name is read
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
            for field in ("body", "orelse", "finalbody", "handlers", "cases"):
                inner = getattr(statement, field, None)
                for part in inner if isinstance(inner, list) else ():
                    if isinstance(part, (ast.ExceptHandler, ast.match_case)):
                        self._block(part.body, scope, own)
                if inner and isinstance(inner, list) and isinstance(inner[0], ast.stmt):
                    opens = isinstance(statement, (*_FUNCTIONS, ast.ClassDef))
                    if opens:
                        self._open(statement, inner)
                    self._block(inner, statement if opens else scope, inner if opens else own)

    def _open(self, statement: ast.stmt, body: Block) -> None:
        """Note where the body of a class or function is; an outer one comes before those inside."""
        first, last = self.source.span(body[0]), self.source.span(body[-1])
        self._scopes.append(((first.line, first.column), (last.end_line, last.end_column), statement))

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
            if isinstance(node.ctx, ast.Load):
                span = self.source.span(node)
                self.uses.setdefault(node.id, []).append(self.source.offset(span.line, span.column))
            else:
                self.bound.setdefault(node.id, set()).add("assignment")
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                name = alias.name if isinstance(node, ast.ImportFrom) else alias.name.partition(".")[0]
                self.bound.setdefault(alias.asname or name, set()).add("import")
        elif isinstance(node, ast.Constant):
            if isinstance(node.value, str) and len(node.value) < 200:  # an annotation, or an entry of ``__all__``
                for word in _WORD.findall(node.value):
                    self.uses.setdefault(word, []).append(-1)
        else:
            self._note_other(node)

    def _note_other(self, node: ast.AST) -> None:
        """Parameters, functions, classes, and the names of ``global``, ``except`` and ``match``."""
        names = [getattr(node, field, None) for field in ("name", "arg", "rest")]
        if isinstance(node, (ast.Global, ast.Nonlocal)):
            names += node.names
        if not isinstance(node, (ast.keyword, ast.alias)):
            for name in names:
                if isinstance(name, str):
                    self.bound.setdefault(name, set()).add("other")

    # ------------------------------------------------------------------------------- asking

    def is_free(self, name: str) -> bool:
        """Whether nothing in the file has this name."""
        return name not in self.bound and name not in self.uses

    def scopes_at(self, line: int, column: int) -> tuple[ast.AST, ...]:
        """The module, classes and functions around a place, the innermost last."""
        place = (line, column)
        inside = [node for start, end, node in self._scopes if start <= place < end]
        return (self.source.tree, *inside)

    def visible(self, line: int, column: int) -> list[ImportedName]:
        """The imports that surely hold at a place: in a scope around it, before it, nothing else of that name."""
        scopes = self.scopes_at(line, column)
        return [each for each in self.imports if self._holds(each, scopes, line)]

    def _holds(self, imported: ImportedName, scopes: tuple[ast.AST, ...], line: int) -> bool:
        if not imported.unconditional or imported.scope not in scopes:
            return False
        if isinstance(imported.scope, ast.ClassDef) and imported.scope is not scopes[-1]:
            return False
        if self.bound[imported.name] != {"import"} or imported.statement.lineno >= line:
            return False
        same = [each for each in self.imports if each.name == imported.name]
        return all(each.stands_for == imported.stands_for for each in same)

    def behind(self, root: str, line: int, column: int) -> list[ImportedName]:
        """The imports that may have brought a name to a place, the innermost and nearest last."""
        scopes = self.scopes_at(line, column)
        found = [each for each in self.imports if each.name == root and each.scope in scopes]
        found.sort(key=lambda each: (scopes.index(each.scope), each.statement.lineno))
        return found
