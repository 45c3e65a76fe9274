"""Whether the object that a name stands for may be changed in place, by all that is done with the name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from ms_compat_lint import syntax as ast
from ms_compat_lint.sites import names
from ms_compat_lint.sites.expressions import header
from ms_compat_lint.sites.index import FileIndex
from ms_compat_lint.sites.locate import Place, Scope, first_line, last_line

_READING_METHODS = frozenset({"get", "keys", "values", "items", "copy", "index", "count"})
_READING_FUNCTIONS = frozenset(
    {"all", "any", "bool", "dict", "dir", "enumerate", "hash", "id", "isinstance", "iter", "len", "list", "max", "min"}
    | {"print", "repr", "set", "sorted", "str", "sum", "tuple", "type", "zip"}
)
_READING_PARENTS = (
    ast.BinOp,
    ast.BoolOp,
    ast.Compare,
    ast.FormattedValue,
    ast.For,
    ast.AsyncFor,
    ast.Starred,
    ast.UnaryOp,
    ast.comprehension,
)


def may_change(file: FileIndex, name: str, scope: Scope, nested: bool, constructors: frozenset[str]) -> bool:
    """Whether anything but a plain read is done to the tuple, list or dictionary that a scope binds a name to.

    ``nested``: whether it holds others, so that what is read out of it may be changed too.
    ``constructors`` are the last identifiers of classes that take it without changing it.
    """
    key = (name, scope, nested)
    found = file.changed.get(key)
    if found is None:
        found = file.changed[key] = any(
            not all(_Reads(place, nested, constructors).of(name))
            for place in _places(file, name, scope)
            if (names.binding_scope(file, name, place.scope, place.part) or (None,))[0] is scope
        )
    return found


def _places(file: FileIndex, name: str, scope: Scope) -> list[Place]:
    """The statements in a scope that do more with a name than unpack it by ``**``, as far as the text tells."""
    lines = file.uses(name)
    if not isinstance(scope.node, ast.Module):
        lines = lines[bisect_left(lines, first_line(scope.node)) : bisect_right(lines, last_line(scope.node))]
    return file.places_at(lines)


class _Reads:
    """Which uses of a name in one statement only read what it stands for."""

    def __init__(self, place: Place, nested: bool, constructors: frozenset[str]) -> None:
        self.nested = nested
        self.constructors = constructors
        self.parents: dict[ast.AST, ast.AST] = dict.fromkeys(header(place.part), place.part)

    def of(self, name: str) -> Iterator[bool]:
        """Whether each use of the name only reads."""
        uses: list[ast.Name] = []
        pending = list(self.parents)
        while pending:
            node = pending.pop()
            if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load):
                uses.append(node)
            for child in ast.iter_child_nodes(node):
                self.parents[child] = node
                pending.append(child)
        return map(self._only_reads, uses)

    def _only_reads(self, name: ast.Name) -> bool:
        whole: ast.expr = name
        parent = self.parents[name]
        while isinstance(parent, ast.Subscript) and parent.value is whole:
            whole, parent = parent, self.parents[parent]
        if isinstance(whole, ast.Subscript) and not isinstance(whole.ctx, ast.Load):
            return False
        if isinstance(parent, ast.Attribute):
            call = self.parents.get(parent)
            return isinstance(call, ast.Call) and call.func is parent and parent.attr in _READING_METHODS
        if isinstance(parent, ast.Dict) and _is_unpacked_in(parent, whole):
            return True
        if isinstance(parent, _READING_PARENTS) or (isinstance(parent, ast.Subscript) and parent.slice is whole):
            return True
        if self._is_argument(whole, parent):
            return True
        return isinstance(whole, ast.Subscript) and not self.nested

    def _is_argument(self, node: ast.AST, parent: ast.AST) -> bool:
        """Whether it is handed to something that does not change it, alone or in a tuple, list or dictionary."""
        while isinstance(parent, (ast.List, ast.Tuple, ast.Dict)):
            node, parent = parent, self.parents[parent]
        if isinstance(parent, ast.keyword):
            if parent.arg is None:
                return True
            node, parent = parent, self.parents[parent]
        return isinstance(parent, ast.Call) and parent.func is not node and self._reads_arguments(parent.func)

    def _reads_arguments(self, callee: ast.expr) -> bool:
        if isinstance(callee, ast.Name):
            return callee.id in _READING_FUNCTIONS or callee.id in self.constructors
        return isinstance(callee, ast.Attribute) and callee.attr in self.constructors


def _is_unpacked_in(display: ast.Dict, node: ast.AST) -> bool:
    return any(key is None and value is node for key, value in zip(display.keys, display.values, strict=True))
