"""Whether the object that a name stands for may be changed in place, by all that is done with the name."""

from __future__ import annotations

import ast
from typing import NamedTuple

from ms_compat_lint.sites import names
from ms_compat_lint.sites.expressions import header
from ms_compat_lint.sites.index import FileIndex, occurrences
from ms_compat_lint.sites.locate import Place, Scope

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


class _Use(NamedTuple):
    """A name with the subscripts behind it, ``name["a"][0]``, and what that stands in."""

    whole: ast.expr
    parent: ast.AST
    grandparent: ast.AST | None


def may_change(file: FileIndex, name: str, scope: Scope, nested: bool, constructors: frozenset[str]) -> bool:
    """Whether anything but a plain read is done to the tuple, list or dictionary that a scope binds a name to.

    ``nested``: whether it holds others, so that what is read out of it may be changed too.
    ``constructors`` are the last identifiers of classes that take it without changing it.
    """
    key = (name, scope, nested)
    found = file.changed.get(key)
    if found is None:
        found = file.changed[key] = any(
            not _only_reads(use, nested, constructors)
            for place in _places(file, name)
            if (names.binding_scope(file, name, place.scope, place.part) or (None,))[0] is scope
            for use in _uses(place, name)
        )
    return found


def _places(file: FileIndex, name: str) -> list[Place]:
    """The statements that do more with a name than unpack it by ``**``, as far as the text tells."""
    text = file.text
    starts = [start for start in occurrences(text, name) if text[start - 2 : start] != "**"]
    return file.places_at(file.lines_at(starts))


def _uses(place: Place, name: str) -> list[_Use]:
    parents: dict[ast.AST, ast.AST] = {}
    found: list[ast.Name] = []
    pending: list[ast.AST] = list(header(place.part))
    parents.update(dict.fromkeys(pending, place.part))
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Name):
            if node.id == name and isinstance(node.ctx, ast.Load):
                found.append(node)
            continue
        children = list(ast.iter_child_nodes(node))
        parents.update(dict.fromkeys(children, node))
        pending += children
    return [_use(node, parents) for node in found]


def _use(node: ast.expr, parents: dict[ast.AST, ast.AST]) -> _Use:
    parent = parents[node]
    while isinstance(parent, ast.Subscript) and parent.value is node:
        node, parent = parent, parents[parent]
    return _Use(node, parent, parents.get(parent))


def _only_reads(use: _Use, nested: bool, constructors: frozenset[str]) -> bool:
    whole, parent = use.whole, use.parent
    if isinstance(whole, ast.Subscript) and not isinstance(whole.ctx, ast.Load):
        return False
    if isinstance(parent, ast.Attribute):
        called = isinstance(use.grandparent, ast.Call) and use.grandparent.func is parent
        return called and parent.attr in _READING_METHODS
    if isinstance(parent, ast.keyword):
        call = use.grandparent
        return parent.arg is None or (isinstance(call, ast.Call) and _reads_arguments(call.func, constructors))
    if isinstance(parent, ast.Call) and parent.func is not whole and _reads_arguments(parent.func, constructors):
        return True
    if isinstance(parent, ast.Dict):
        return any(key is None and value is whole for key, value in zip(parent.keys, parent.values, strict=True))
    if isinstance(parent, _READING_PARENTS) or (isinstance(parent, ast.Subscript) and parent.slice is whole):
        return True
    return isinstance(whole, ast.Subscript) and not nested


def _reads_arguments(callee: ast.expr, constructors: frozenset[str]) -> bool:
    """Whether a function or class takes its arguments without changing them."""
    if isinstance(callee, ast.Name):
        return callee.id in _READING_FUNCTIONS or callee.id in constructors
    return isinstance(callee, ast.Attribute) and callee.attr in constructors
