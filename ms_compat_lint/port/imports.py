"""Import statements added, replaced and taken away."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable

from ms_compat_lint.fixes.brackets import Bracket, Range, Slot
from ms_compat_lint.fixes.changes import Change
from ms_compat_lint.fixes.removal import removal
from ms_compat_lint.model import Passing
from ms_compat_lint.port.names import ImportedName, ImportStatement, Names
from ms_compat_lint.port.refused import RefusedError
from ms_compat_lint.port.spelling import NewImport
from ms_compat_lint.source import SourceFile

_LINE_END = re.compile(r"\r\n|\r|\n")
_BETWEEN = re.compile(r"#[^\r\n]*|[(),]")
_FIRST = -1000  # orders of inserted lines: below those of arguments, which commas would part


class Statements:
    """The import statements of one file."""

    def __init__(self, source: SourceFile, names: Names) -> None:
        self.source = source
        self.names = names

    def changes(self, new: Iterable[NewImport], unused: Iterable[ImportedName]) -> list[Change]:
        """Add imports, each of which was checked, and take away those that nothing uses any more."""
        added: dict[int, tuple[ast.stmt | None, list[str]]] = {}
        for each in dict.fromkeys(new):
            anchor = each.anchor.statement if each.anchor is not None else self._last_import()
            added.setdefault(id(anchor), (anchor, []))[1].append(each.text)
        going: dict[int, list[ImportedName]] = {}
        for imported in unused:
            going.setdefault(id(imported.statement), []).append(imported)
        changes: list[Change] = []
        for key, gone in going.items():
            replacement = added.pop(key)[1] if key in added and len(gone) == len(gone[0].statement.names) else []
            changes += self._removed(gone, replacement)
        for anchor, texts in added.values():
            changes += self._inserted(anchor, texts)
        return changes

    def check(self, new: NewImport | None, unused: Collection[ImportedName]) -> None:
        """Raise :exc:`RefusedError` where an import cannot be added."""
        if new is None or (new.anchor is not None and new.anchor in unused):
            return
        anchor = new.anchor.statement if new.anchor is not None else self._last_import()
        if anchor is not None and not self._alone(anchor):
            raise RefusedError("its import shares a line with other statements; part them first")

    def can_go(self, imported: ImportedName) -> bool:
        """Whether the import stands where it can be taken away: not as the only thing of a block, not in a ``try``."""
        statement = imported.statement
        return imported.unconditional and not imported.alone and self._alone(statement)

    # -------------------------------------------------------------------------------- taking away

    def _removed(self, gone: list[ImportedName], replacement: list[str]) -> list[Change]:
        statement = gone[0].statement
        start, end = self._range(statement)
        text = self.source.text
        if len(gone) < len(statement.names):
            return self._fewer(statement, frozenset(statement.names.index(each.alias) for each in gone))
        if replacement:
            return [Change(start, end, self._joined(statement, replacement))]
        line_end = _LINE_END.search(text, end)
        if line_end is None or text[end : line_end.start()].strip():
            return []  # a comment stands there, and stays with its import
        return [Change(start - len(self._indentation(statement)), line_end.end(), "")]

    def _fewer(self, statement: ImportStatement, dropped: frozenset[int]) -> list[Change]:
        """A statement without some of its names."""
        start, end = self._range(statement)
        text = self.source.text[start:end]
        spans = [self._range(alias) for alias in statement.names]
        slots: list[Slot] = []
        comments: list[Range] = []
        first, last = spans[0][0] - start, len(text)
        for index, span in enumerate(spans):
            slot = Slot(Passing.POSITIONAL, span[0] - start, span[1] - start, None, None, Range(0, 0))
            until = spans[index + 1][0] - start if index + 1 < len(spans) else len(text)
            for match in _BETWEEN.finditer(text, slot.end, until):
                if match[0] == ",":
                    slot = slot._replace(comma=match.start())
                elif match[0] == ")":
                    last = match.start()
                elif match[0] != "(":
                    comments.append(Range(*match.span()))
            slots.append(slot)
        bracket = Bracket(text, first, last, tuple(slots), tuple(comments))
        return [Change(start + c.start, start + c.end, c.text) for c in removal(bracket, dropped)]

    # ------------------------------------------------------------------------------------ adding

    def _inserted(self, anchor: ast.stmt | None, texts: list[str]) -> list[Change]:
        text = self.source.text
        if anchor is None:
            top = self._top()
            return [Change(top, top, "".join(each + self._line_end() for each in texts), _FIRST)]
        line_end = _LINE_END.search(text, self._range(anchor)[1])
        place = len(text) if line_end is None else line_end.start()
        lines = [self._line_end() + self._indentation(anchor) + each for each in texts]
        return [Change(place, place, "".join(lines), _FIRST)]

    def _last_import(self) -> ast.stmt | None:
        """The last of the imports that open the module."""
        found: ast.stmt | None = None
        for statement in self.source.tree.body:
            if isinstance(statement, (ast.Import, ast.ImportFrom)):
                found = statement
            elif found is not None:
                break
        return found

    def _top(self) -> int:
        """Where the first import of a module goes: behind its docstring, before its first statement."""
        body = self.source.tree.body
        first = next((s for s in body if not _is_docstring(s, body)), None)
        if first is None:
            return len(self.source.text)
        decorators = getattr(first, "decorator_list", None)
        return self.source.offset(decorators[0].lineno if decorators else first.lineno, 1)

    def _joined(self, statement: ImportStatement, texts: list[str]) -> str:
        return (self._line_end() + self._indentation(statement)).join(texts)

    # -------------------------------------------------------------------------------------- text

    def _range(self, node: ast.stmt | ast.alias) -> tuple[int, int]:
        span = self.source.span(node)
        return self.source.offset(span.line, span.column), self.source.offset(span.end_line, span.end_column)

    def _indentation(self, statement: ast.stmt) -> str:
        start = self._range(statement)[0]
        return self.source.text[self.source.offset(statement.lineno, 1) : start]

    def _alone(self, statement: ast.stmt) -> bool:
        """Whether nothing but a comment shares the statement's lines."""
        line_end = _LINE_END.search(self.source.text, self._range(statement)[1])
        behind = self.source.text[self._range(statement)[1] : line_end.start() if line_end else None].strip()
        return not self._indentation(statement).strip() and (not behind or behind.startswith("#"))

    def _line_end(self) -> str:
        found = _LINE_END.search(self.source.text)
        return found[0] if found else "\n"


def _is_docstring(statement: ast.stmt, body: list[ast.stmt]) -> bool:
    is_text = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    return statement is body[0] and is_text and isinstance(statement.value.value, str)  # type: ignore[attr-defined]
