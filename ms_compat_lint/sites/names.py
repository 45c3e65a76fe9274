"""Names to what they are bound to: scopes, imports, the order of statements."""

from __future__ import annotations

import builtins
from collections.abc import Iterable, Iterator

from ms_compat_lint import syntax as ast
from ms_compat_lint.lean import TYPE_CHECKING
from ms_compat_lint.sites.bindings import Binding, Kind, Path, comprehension_target, parameters
from ms_compat_lint.sites.flow import reaching
from ms_compat_lint.sites.index import FileIndex
from ms_compat_lint.sites.later import containers
from ms_compat_lint.sites.locate import FUNCTIONS, Part, Scope
from ms_compat_lint.sites.reexports import may_derive
from ms_compat_lint.sites.referents import (
    Context,
    External,
    Held,
    Instance,
    Namespace,
    OwnClass,
    OwnFunction,
    OwnModule,
    Referent,
)

if TYPE_CHECKING:
    from ms_compat_lint.sites.resolve import Resolver


def lookup(resolver: Resolver, name: str, context: Context, use: ast.expr | None = None) -> Iterable[Referent]:
    """What a name may stand for where it is used."""
    for depth in range(len(context.inner) - 1, -1, -1):
        found = _in_expression(resolver, name, context, depth)
        if found is not None:
            return found
    file = context.file
    place = binding_scope(file, name, *outside(context))
    if place is None:
        return _from_elsewhere(resolver, name, file)
    scope, part = place
    if part is None and context != Context(file, scope, None):  # the same for every function: looked up once
        return resolver.evaluate(end_name(file, name, scope), Context(file, scope, None))
    bindings, unbound = reaching_in(file, name, scope, part)
    if part is not None and use is not None and file.has_walrus(part):
        bindings = [*bindings, *_same_statement(file, name, scope, part, use)]
    result = [referent for binding in bindings for referent in bound_to(resolver, binding, file, scope)]
    for binding, inside in file.remote(name).get(scope, ()):
        result += bound_to(resolver, binding, file, inside)
    if unbound and scope.parent is None:
        result += _from_elsewhere(resolver, name, file)
    elif unbound and scope.is_class:  # a name that a class binds later is the module's until then
        result += lookup(resolver, name, Context(file, file.module, _place_of(scope) if _is_top(scope, file) else None))
    return result


def _in_expression(resolver: Resolver, name: str, context: Context, depth: int) -> Iterable[Referent] | None:
    """What a lambda or comprehension around an expression binds a name to; None if it does not."""
    scope = context.inner[depth]
    outside = context._replace(inner=context.inner[:depth])
    if isinstance(scope, ast.Lambda):
        for parameter, default in parameters(scope):
            if parameter.arg == name:
                return resolver.evaluate(default, outside)
        return None
    bound = comprehension_target(scope, name)
    if bound is None:
        return None
    generator, path = bound
    if generator is not scope.generators[0]:
        outside = context._replace(inner=context.inner[: depth + 1])
    return unpacked(resolver, containers.each(resolver, resolver.evaluate(generator.iter, outside)), path)


def outside(context: Context) -> tuple[Scope, Part | None]:
    """The scope around all lambdas and comprehensions of an expression, and the place there."""
    scope, part = context.scope, context.part
    if any(isinstance(inner, ast.Lambda) for inner in context.inner):
        part = None  # a lambda runs later
    if context.inner and scope.is_class and scope.parent is not None:
        return scope.parent, part and _place_of(scope)
    return scope, part


def binding_scope(file: FileIndex, name: str, scope: Scope, part: Part | None) -> tuple[Scope, Part | None] | None:
    """The scope that binds a name as seen from another one, and the place there; None if none does."""
    bindings, remote, declared = file.bindings(name), file.remote(name), file.declared(name)
    current: Scope | None = scope
    while current is not None:
        if current is scope or not current.is_class:
            if isinstance(declared.get(current), ast.Global):
                return file.module, None
            if (current in bindings and current not in declared) or current in remote:
                return current, part
        part = part and _place_of(current)
        current = current.parent
    return None


def _place_of(scope: Scope) -> Part | None:
    """Where in its enclosing scope the body of a scope runs: a class at once, a function later."""
    return scope.node if isinstance(scope.node, ast.ClassDef) else None


def _is_top(scope: Scope, file: FileIndex) -> bool:
    return scope.parent is file.module


def reaching_in(file: FileIndex, name: str, scope: Scope, part: Part | None) -> tuple[list[Binding], bool]:
    """The bindings of a name in one scope that hold at a place in it, and whether it may be unbound there."""
    own = file.bindings(name).get(scope)
    if not own:
        return [], True
    if part is not None:
        return reaching(own, scope, part, file.locator)
    found = file.at_end.get((name, scope))
    if found is None:
        found = file.at_end[name, scope] = reaching(own, scope, None, file.locator)
    return found


def _same_statement(file: FileIndex, name: str, scope: Scope, part: Part, use: ast.expr) -> Iterator[Binding]:
    """The bindings of a name by ``:=`` in the very statement that uses it, before the use."""
    for binding in file.bindings(name).get(scope, ()):
        value = binding.value
        inside = binding.kind is Kind.WALRUS and binding.part is part
        if inside and isinstance(value, ast.expr) and _starts(value) < _starts(use):
            yield binding


def _starts(node: ast.expr) -> tuple[int, int]:
    return node.lineno, node.col_offset


def _from_elsewhere(resolver: Resolver, name: str, file: FileIndex) -> Iterable[Referent]:
    """What a name that the module does not bind stands for."""
    return [External(f"builtins.{name}")] if hasattr(builtins, name) else from_stars(resolver, name, file)


def from_stars(resolver: Resolver, name: str, file: FileIndex) -> list[Referent]:
    """What the star imports of a module bring under a name: a later one that surely brings it hides the earlier."""
    found: list[Referent] = []
    for star in file.stars():
        assert isinstance(star.part, ast.ImportFrom)
        module, level = star.part.module or "", star.part.level
        own = resolver.module(file, module, level)
        brought: Iterable[Referent] = ()
        is_brought = False
        if own is None:
            is_brought = not level and f"{module}.{name}" in resolver.apis
            brought = [External(f"{module}.{name}")] if is_brought else ()
        elif (not name.startswith("_") or "__all__" in own.text) and is_public(own, name):
            brought = exported(resolver, own, name)
            is_brought = name in own.text and _is_at_top(own, own.bindings(name).get(own.module, ()))
        if is_brought and _is_at_top(file, [star]):
            found = []
        found += brought
    return found


def _is_at_top(file: FileIndex, bindings: Iterable[Binding]) -> bool:
    """Whether one of some bindings is a statement of the module itself, under no condition."""
    parts = [binding.part for binding in bindings]
    return any(part is statement for part in parts for statement in file.source.tree.body)


def is_public(file: FileIndex, name: str) -> bool:
    """Whether a star import takes in a name: what ``__all__`` lists, where the text shows all of that."""
    bindings = file.bindings("__all__").get(file.module, []) if "__all__" in file.text else []
    value = bindings[0].value if len(bindings) == 1 else None
    if isinstance(value, (ast.List, ast.Tuple)) and all(isinstance(item, ast.Constant) for item in value.elts):
        return any(isinstance(item, ast.Constant) and item.value == name for item in value.elts)
    return not name.startswith("_")


def exported(resolver: Resolver, file: FileIndex, name: str) -> Iterable[Referent]:
    """What a name stands for at the end of a module of the project; nothing where that cannot be an optimizer."""
    if not (file.exports(resolver.patterns).may_bind(name) or may_derive(resolver, file, name)):
        return ()
    return resolver.evaluate(end_name(file, name), Context(file, file.module, None))


def end_name(file: FileIndex, name: str, scope: Scope | None = None) -> ast.Name:
    """An expression for a name as it stands at the end of a scope, or module; always the same object."""
    return file.end_names.setdefault((name, scope or file.module), ast.Name(name, ast.Load()))


def bound_to(resolver: Resolver, binding: Binding, file: FileIndex, scope: Scope) -> Iterable[Referent]:
    """What one binding gives to its name."""
    context = Context(file, scope, binding.part, binding.inner)
    kind, value = binding.kind, binding.value
    if kind is Kind.VALUE or kind is Kind.WALRUS:
        return unpacked(resolver, resolver.evaluate(value, context), binding.path)
    if kind is Kind.IMPORT:
        return _imported(resolver, binding, file)
    if kind is Kind.CLASS and isinstance(value, ast.ClassDef):
        return [OwnClass(value, context)]
    if kind is Kind.FUNCTION and isinstance(value, FUNCTIONS):
        return [OwnFunction(value, context)]
    if kind is Kind.LOOP:
        return unpacked(resolver, containers.each(resolver, resolver.evaluate(value, context)), binding.path)
    if kind is Kind.ITEM and isinstance(value, ast.expr):
        return resolver.evaluate(value, context) if binding.path else [Held(value, binding.key, context)]
    if kind is Kind.PARAMETER and isinstance(value, ast.arg):
        return _parameter(resolver, binding, scope, file)
    return ()


def unpacked(resolver: Resolver, referents: Iterable[Referent], path: Path) -> Iterable[Referent]:
    """The part of a value that a target inside a tuple takes."""
    found = list(referents)
    for index in path:
        key = None if index is None else ast.Constant(index)
        found = [r for referent in found for r in containers.items(resolver, referent, key)]
    return found


def _imported(resolver: Resolver, binding: Binding, file: FileIndex) -> Iterable[Referent]:
    alias = binding.value
    assert isinstance(alias, ast.alias)
    if isinstance(binding.part, ast.ImportFrom):
        return from_module(resolver, file, binding.part, alias.name)
    name = alias.name if alias.asname else binding.name
    own = resolver.module(file, name, 0)
    if own is None and name != alias.name and resolver.module(file, alias.name, 0):
        return [Namespace(name, file)]
    return [OwnModule(own) if own else External(name)]


def from_module(resolver: Resolver, file: FileIndex, part: ast.ImportFrom, name: str) -> Iterable[Referent]:
    """What ``from module import name`` brings."""
    module, level = part.module or "", part.level
    own = resolver.module(file, module, level)
    if own is not None:
        found = list(exported(resolver, own, name))
        if found:
            return found
    submodule = resolver.module(file, f"{module}.{name}" if module else name, level)
    if submodule is not None:
        return [OwnModule(submodule)]
    return [] if own is not None or level else [External(f"{module}.{name}")]


def _parameter(resolver: Resolver, binding: Binding, scope: Scope, file: FileIndex) -> Iterable[Referent]:
    function, owner = scope.node, scope.parent
    assert isinstance(function, FUNCTIONS)
    assert owner is not None
    declared = list(parameters(function))
    if isinstance(owner.node, ast.ClassDef) and declared and declared[0][0] is binding.value:
        return _receiver(function, owner, file)
    for parameter, default in declared:
        if parameter is binding.value and default is not None:
            return resolver.evaluate(default, Context(file, owner, function))
    return ()


def _receiver(function: ast.FunctionDef | ast.AsyncFunctionDef, owner: Scope, file: FileIndex) -> Iterable[Referent]:
    """What the first parameter of a method stands for."""
    assert isinstance(owner.node, ast.ClassDef)
    assert owner.parent is not None
    decorators = {node.id for node in function.decorator_list if isinstance(node, ast.Name)}
    if "staticmethod" in decorators:
        return ()
    of = OwnClass(owner.node, Context(file, owner.parent, owner.node))
    if "classmethod" in decorators or function.name in ("__new__", "__init_subclass__", "__class_getitem__"):
        return [of]
    return [Instance(of)]
