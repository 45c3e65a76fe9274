"""Names that keep one value: which expression a name surely stands for."""

from __future__ import annotations

from ms_compat_lint import syntax as ast
from ms_compat_lint.lean import TYPE_CHECKING, NamedTuple
from ms_compat_lint.model import Unknown
from ms_compat_lint.sites import names
from ms_compat_lint.sites.bindings import Binding, Kind, comprehension_target, parameters
from ms_compat_lint.sites.index import FileIndex
from ms_compat_lint.sites.later import attribute_values, changes
from ms_compat_lint.sites.locate import Scope
from ms_compat_lint.sites.referents import Context

if TYPE_CHECKING:
    from ms_compat_lint.sites.resolve import Resolver

_DISPLAYS = (ast.List, ast.Dict, ast.Set)
_DISPLAY_CALLS = frozenset({"dict", "list", "set"})
_MOST_STEPS = 50


class Written(NamedTuple):
    """An expression and where it stands."""

    node: ast.expr
    context: Context


class Piece(NamedTuple):
    """What is put into a list: an item, or with ``spread`` the items of another list."""

    node: ast.expr
    context: Context
    spread: bool


class Bound(NamedTuple):
    """The only binding of a name in a scope."""

    written: Written
    name: str
    file: FileIndex
    scope: Scope


def settle(resolver: Resolver, node: ast.expr, context: Context) -> Written | Unknown:
    """Follow names and attributes to the expression that they surely stand for."""
    steps: list[Bound] = []
    for _ in range(_MOST_STEPS):
        if isinstance(node, ast.Name):
            found = of_name(resolver, node, context)
        elif isinstance(node, ast.Attribute):
            found = attribute_values.of_attribute(resolver, node, context)
        elif is_mutable(node) and any(_may_change(resolver, node, step) for step in steps):
            return Unknown("a name whose value may be changed")
        else:
            return Written(node, context)
        if isinstance(found, Unknown):
            return found
        if isinstance(found, Bound):
            steps.append(found)
            found = found.written
        node, context = found
    return Unknown("names that lead to one another")


def _may_change(resolver: Resolver, node: ast.expr, step: Bound) -> bool:
    constructors = resolver.patterns.classes
    return changes.may_change(step.file, step.name, step.scope, _is_nested(node), constructors)


def is_mutable(node: ast.expr) -> bool:
    """Whether an expression makes a list, dictionary or set, whose content later statements may change."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id in _DISPLAY_CALLS
    return isinstance(node, _DISPLAYS)


def _is_nested(node: ast.expr) -> bool:
    """Whether a display holds another one that can be changed."""
    inside = (child for child in ast.iter_child_nodes(node) if not isinstance(child, ast.expr_context))
    values = (child.value if isinstance(child, ast.keyword) else child for child in inside)
    return any(isinstance(value, (*_DISPLAYS, ast.Call)) for value in values)


def of_name(resolver: Resolver, node: ast.Name, context: Context) -> Bound | Written | Unknown:
    """The expression that a name is bound to, if only once."""
    for scope in context.inner:
        if comprehension_target(scope, node.id):
            return Unknown("a comprehension variable")
        if isinstance(scope, ast.Lambda) and any(parameter.arg == node.id for parameter, _ in parameters(scope)):
            return Unknown("a parameter")
    found = names.binding_scope(context.file, node.id, *names.outside(context))
    if found is None:
        return _from_stars(resolver, node.id, context.file) or Unknown("a name that is not bound here")
    return bound_once(resolver, node.id, context.file, found[0])


def _from_stars(resolver: Resolver, name: str, file: FileIndex) -> Written | None:
    """The name in the one module of the project that a star import brings it from, where there are no other stars."""
    own = [
        resolver.module(file, star.part.module or "", star.part.level)
        for star in (file.stars() if resolver.modules is not None else ())
        if isinstance(star.part, ast.ImportFrom)
    ]
    known = [module for module in own if module is not None]
    holders = [module for module in known if name in module.text or module.stars()]
    if len(known) < len(own) or len(holders) != 1 or not names.is_public(holders[0], name):
        return None
    return of_module(holders[0], name)


def bound_once(resolver: Resolver, name: str, file: FileIndex, scope: Scope) -> Bound | Unknown:
    """The expression to which a scope binds a name, if that is the only binding."""
    found = file.once.get((name, scope))
    if found is None:
        file.once[name, scope] = Unknown("names that lead to one another")  # for ``a, b = c`` and ``c, d = a``
        found = file.once[name, scope] = _only_binding(resolver, name, file, scope)
    return found


def _only_binding(resolver: Resolver, name: str, file: FileIndex, scope: Scope) -> Bound | Unknown:
    bindings = file.bindings(name).get(scope, [])
    if len(bindings) != 1 or scope in file.remote(name):
        return Unknown("a name that is bound more than once" if bindings else "a name that is not bound here")
    if scope is file.module and file.sets_globals:
        return Unknown("a name that may be set by its text")
    binding = bindings[0]
    if binding.kind is Kind.IMPORT:
        written = _imported(resolver, binding, file)
    elif binding.kind in (Kind.VALUE, Kind.WALRUS):
        written = _unpacked(resolver, binding, Context(file, scope, binding.part, binding.inner))
    else:
        return Unknown(_REASONS.get(binding.kind, "a name that is not a constant"))
    return written if isinstance(written, Unknown) else Bound(written, name, file, scope)


def last_bound(node: ast.Name, context: Context) -> list[Written]:
    """The expressions that a name of this scope may be bound to where it is used; empty where one is not known."""
    place = None if context.inner else names.binding_scope(context.file, node.id, context.scope, context.part)
    if place is None or place[0] is not context.scope or place[0] in context.file.remote(node.id):
        return []
    bindings, _ = names.reaching_in(context.file, node.id, *place)
    found = [
        Written(binding.value, Context(context.file, context.scope, binding.part))
        for binding in bindings
        if binding.kind is Kind.VALUE and not binding.path and isinstance(binding.value, ast.expr)
    ]
    return found if len(found) == len(bindings) else []


def grown_list(node: ast.Name, context: Context) -> list[Piece]:
    """What a list that is bound once is made of, where items are added to it by ``append``, ``extend`` or ``+=``."""
    found = None if context.inner else names.binding_scope(context.file, node.id, context.scope, context.part)
    bindings = context.file.bindings(node.id).get(found[0], []) if found else []
    if not found or len(bindings) < 2 or bindings[0].kind is not Kind.VALUE or bindings[0].path:
        return []
    if not isinstance(bindings[0].value, ast.List) or any(b.kind is not Kind.ITEM or b.key for b in bindings[1:]):
        return []
    return [
        Piece(binding.value, Context(context.file, found[0], binding.part), bool(binding.path) or index == 0)
        for index, binding in enumerate(bindings)
        if isinstance(binding.value, ast.expr)
    ]


_REASONS = {
    Kind.PARAMETER: "a parameter",
    Kind.LOOP: "a loop variable",
    Kind.FUNCTION: "a function",
    Kind.CLASS: "a class",
}


def _unpacked(resolver: Resolver, binding: Binding, context: Context) -> Written | Unknown:
    """The part of a value that the binding takes."""
    node = binding.value
    for index in binding.path:
        if isinstance(node, (ast.Name, ast.Attribute)):
            found = settle(resolver, node, context)
            if isinstance(found, Unknown):
                return found
            node, context = found
        known = isinstance(node, (ast.Tuple, ast.List)) and index is not None and index < len(node.elts)
        if not known or any(isinstance(item, ast.Starred) for item in node.elts):  # type: ignore[union-attr]
            return Unknown("a part of a value that is not known")
        node = node.elts[index]  # type: ignore[union-attr]
    return Written(node, context) if isinstance(node, ast.expr) else Unknown("a value that is not known")


def _imported(resolver: Resolver, binding: Binding, file: FileIndex) -> Written | Unknown:
    alias, part = binding.value, binding.part
    if isinstance(part, ast.ImportFrom) and isinstance(alias, ast.alias):
        own = resolver.module(file, part.module or "", part.level)
        if own is not None and (alias.name in own.text or own.stars()):
            return of_module(own, alias.name)
    return Unknown("an imported name")


def of_module(file: FileIndex, name: str) -> Written:
    """A name of a module, as it is when the module has been executed."""
    return Written(names.end_name(file, name), Context(file, file.module, None))
