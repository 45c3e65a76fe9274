"""Names that keep one value: which expression a name, an attribute or a subscript surely stands for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ms_compat_lint.model import Unknown
from ms_compat_lint.sites import members, names
from ms_compat_lint.sites.bindings import Binding, Kind, comprehension_target, parameters
from ms_compat_lint.sites.expressions import header, walk
from ms_compat_lint.sites.index import FileIndex
from ms_compat_lint.sites.locate import Scope
from ms_compat_lint.sites.referents import Context, Instance, OwnClass, OwnModule

if TYPE_CHECKING:
    from ms_compat_lint.sites.resolve import Resolver

_MUTABLE = (ast.List, ast.Dict, ast.Set, ast.Call)
_READING_METHODS = frozenset({"get", "keys", "values", "items", "copy", "index", "count"})


class Written(NamedTuple):
    """An expression and where it stands."""

    node: ast.expr
    context: Context


def of_name(resolver: Resolver, node: ast.Name, context: Context) -> Written | Unknown:
    """The expression that a name is bound to, if it is bound once and nothing changes its value."""
    for scope in context.inner:
        if comprehension_target(scope, node.id):
            return Unknown("a comprehension variable")
        if isinstance(scope, ast.Lambda) and any(p.arg == node.id for p, _ in parameters(scope)):
            return Unknown("a parameter")
    found = names.binding_scope(context.file, node.id, context.scope, context.part)
    if found is None:
        return Unknown("a name that is not bound here")
    return bound_once(resolver, node.id, context.file, found[0])


def bound_once(resolver: Resolver, name: str, file: FileIndex, scope: Scope) -> Written | Unknown:
    """The expression to which a scope binds a name, if that is the only binding."""
    bindings = file.bindings(name).get(scope, [])
    if len(bindings) != 1 or names.global_bindings(file, name):
        return Unknown("a name that is bound more than once" if bindings else "a name that is not bound here")
    binding = bindings[0]
    if binding.kind is Kind.IMPORT:
        return _imported(resolver, binding, file)
    if binding.kind is not Kind.VALUE or not isinstance(binding.value, ast.expr):
        return Unknown(_REASONS.get(binding.kind, "a name that is not a constant"))
    written = _unpacked(binding, Context(file, scope, binding.part, binding.inner))
    if isinstance(written, Written) and isinstance(written.node, _MUTABLE) and _changes(file, name, scope):
        return Unknown("a name whose value may be changed")
    return written


_REASONS = {
    Kind.PARAMETER: "a parameter",
    Kind.LOOP: "a loop variable",
    Kind.FUNCTION: "a function",
    Kind.CLASS: "a class",
}


def _unpacked(binding: Binding, context: Context) -> Written | Unknown:
    node = binding.value
    assert isinstance(node, ast.expr)
    for index in binding.path:
        if not isinstance(node, (ast.Tuple, ast.List)) or index is None or index >= len(node.elts):
            return Unknown("a part of a value that is not known")
        node = node.elts[index]
        if isinstance(node, ast.Starred):
            return Unknown("a part of a value that is not known")
    return Written(node, context)


def _imported(resolver: Resolver, binding: Binding, file: FileIndex) -> Written | Unknown:
    alias, part = binding.value, binding.part
    if isinstance(part, ast.ImportFrom) and isinstance(alias, ast.alias):
        own = resolver.module(file, part.module or "", part.level)
        if own is not None and alias.name in own.text:
            return _of_module(own, alias.name)
    return Unknown("an imported name")


def _of_module(file: FileIndex, name: str) -> Written:
    return Written(names.end_name(file, name), Context(file, file.module, None))


def of_attribute(resolver: Resolver, node: ast.Attribute, context: Context) -> Written | Unknown:
    """The expression that an attribute of a module or class of the project is bound to, if only once."""
    if isinstance(node.value, ast.Attribute):
        return Unknown("an attribute")
    for referent in resolver.evaluate(node.value, context):
        if isinstance(referent, OwnModule):
            return _of_module(referent.file, node.attr)
        if isinstance(referent, (OwnClass, Instance)):
            return _of_class(resolver, referent.of if isinstance(referent, Instance) else referent, node.attr)
    return Unknown("an attribute")


def _of_class(resolver: Resolver, of: OwnClass, attr: str) -> Written | Unknown:
    """A class constant: one binding in one class statement, or one assignment to the attribute in its file."""
    file = of.context.file
    stores = file.stores(attr)
    scopes = [scope for scope in file.bindings(attr) if scope.is_class]
    if len(scopes) + len(stores) != 1:
        return Unknown("an attribute that is assigned more than once" if scopes or stores else "an attribute")
    if stores:
        store, place = stores[0]
        if not members.belongs(resolver, store, place, of) or store.path or not isinstance(store.value, ast.expr):
            return Unknown("an attribute")
        if isinstance(store.value, _MUTABLE):
            return Unknown("an attribute whose value may be changed")
        return Written(store.value, Context(file, place.scope, place.part))
    if not any(base.node is scopes[0].node for base in members.lineage(resolver, of)):
        return Unknown("an attribute")
    found = bound_once(resolver, attr, file, scopes[0])
    if isinstance(found, Written) and isinstance(found.node, _MUTABLE):
        return Unknown("an attribute whose value may be changed")
    return found


def _changes(file: FileIndex, name: str, scope: Scope) -> bool:
    """Whether anything but a plain read is done to the object that a name stands for."""
    for line in file.lines_of(name):
        for place in file.locator.at(line):
            for root in header(place.part):
                if _used_otherwise(root, name):
                    return True
    return False


def _used_otherwise(root: ast.AST, name: str) -> bool:
    allowed: set[int] = set()
    uses = []
    for node, _, _ in walk([root]):
        if isinstance(node, ast.Name) and node.id == name:
            uses.append(node)
        else:
            allowed.update(map(id, _read_only(node)))
    return any(isinstance(use.ctx, ast.Load) and id(use) not in allowed for use in uses)


def _read_only(node: ast.AST) -> Iterator[ast.AST | None]:
    """The operands that a node reads without handing them to anyone who could change them."""
    if (isinstance(node, ast.keyword) and node.arg is None) or isinstance(node, ast.Starred) or (isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load)):
        yield node.value
    elif isinstance(node, ast.Call):
        if isinstance(node.func, ast.Attribute) and node.func.attr in _READING_METHODS:
            yield node.func.value
        yield from node.args if _is_harmless(node.func) else ()
    elif isinstance(node, ast.Compare):
        yield from (node.left, *node.comparators)
    elif isinstance(node, ast.Dict):
        yield from (value for key, value in zip(node.keys, node.values, strict=False) if key is None)
    elif isinstance(node, (ast.For, ast.comprehension)):
        yield node.iter
    elif isinstance(node, ast.FormattedValue):
        yield node.value


def _is_harmless(callee: ast.expr) -> bool:
    return isinstance(callee, ast.Name) and callee.id in ("print", "len", "dict", "tuple", "list", "sorted", "repr", "str")
