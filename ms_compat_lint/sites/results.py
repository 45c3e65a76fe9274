"""What a call may return, where that can lead to an optimizer class."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ms_compat_lint import syntax as ast
from ms_compat_lint.lean import TYPE_CHECKING
from ms_compat_lint.sites import members
from ms_compat_lint.sites.later import containers, reflection
from ms_compat_lint.sites.locate import FUNCTIONS, block_fields
from ms_compat_lint.sites.referents import (
    Context,
    Display,
    External,
    Held,
    Instance,
    Members,
    OwnClass,
    OwnFunction,
    Partial,
    Referent,
    Super,
)

if TYPE_CHECKING:
    from ms_compat_lint.sites.resolve import Resolver

_MOST_RETURNS = 32


def result(resolver: Resolver, call: ast.Call, context: Context) -> Iterator[Referent]:
    """What a call may return."""
    if isinstance(call.func, ast.Attribute) and call.func.attr in _CONTAINER_METHODS:
        yield from _from_container(resolver, call.func, call, context)
    for callee in resolver.evaluate(call.func, context):
        if isinstance(callee, External):
            handler = _KNOWN.get(callee.name)
            if handler:
                yield from handler(resolver, call, context)
        elif isinstance(callee, OwnClass):
            if members.is_enumeration(resolver, callee):
                yield from members.of_enumeration(resolver, callee, None)
            has_fields = call.args or call.keywords
            yield Instance(callee, (call, context) if has_fields and members.is_record(callee.node) else None)
        elif isinstance(callee, OwnFunction):
            yield from returned(resolver, callee)


def returned(resolver: Resolver, function: OwnFunction) -> Iterator[Referent]:
    """What a function of the project may return; nothing for coroutines and generators."""
    node, context = function.node, function.context
    if isinstance(node, ast.Lambda):
        yield from resolver.evaluate(node.body, context._replace(inner=(*context.inner, node)))
    elif isinstance(node, ast.FunctionDef):
        scope = context.file.locator.scope_of(node, context.scope)
        for statement in _returns(node):
            places = context.file.locator.at(statement.lineno)
            if any(place.part is statement for place in places):
                yield from resolver.evaluate(statement.value, Context(context.file, scope, statement))


def _returns(function: ast.FunctionDef) -> list[ast.Return]:
    found: list[ast.Return] = []
    pending: list[ast.AST] = [function]
    while pending and len(found) < _MOST_RETURNS:
        part = pending.pop()
        for field in block_fields(part):
            for child in getattr(part, field):
                if isinstance(child, ast.Return):
                    found.append(child)
                elif not isinstance(child, (*FUNCTIONS, ast.ClassDef)):
                    pending.append(child)
    return found


def _from_container(resolver: Resolver, method: ast.Attribute, call: ast.Call, context: Context) -> Iterator[Referent]:
    bases = resolver.evaluate(method.value, context)
    holders = [base for base in bases if isinstance(base, (Display, Held, Members))]
    if method.attr in _LOOKUPS:
        key = containers.constant(resolver, call.args[0], context) if call.args else None
        found = [r for base in holders if not isinstance(base, Members) for r in containers.items(resolver, base, key)]
        for base in holders:
            if isinstance(base, Members) and call.args:
                found += reflection.member(resolver, base, call.args[0], context)
        yield from found
        if len(call.args) > 1 and (key is None or not found):
            yield from resolver.evaluate(call.args[1], context)
    else:
        for base in holders:
            yield base._replace(view=method.attr) if isinstance(base, Display) and method.attr != "copy" else base


_LOOKUPS = frozenset({"get", "pop", "setdefault", "__getitem__"})
_CONTAINER_METHODS = _LOOKUPS | {"values", "items", "copy"}


def _dict(_: Resolver, call: ast.Call, context: Context) -> Iterator[Referent]:
    yield Display(call, context)


def _rows(view: str) -> Callable[[Resolver, ast.Call, Context], Iterator[Referent]]:
    def rows(_: Resolver, call: ast.Call, context: Context) -> Iterator[Referent]:
        yield Display(call, context, view)

    return rows


def _field(resolver: Resolver, call: ast.Call, context: Context) -> Iterator[Referent]:
    """The default of a field of a dataclass or model."""
    for argument in call.args[:1]:
        yield from resolver.evaluate(argument, context)
    for keyword in call.keywords:
        if keyword.arg == "default":
            yield from resolver.evaluate(keyword.value, context)
        elif keyword.arg in ("default_factory", "factory"):
            for referent in resolver.evaluate(keyword.value, context):
                if isinstance(referent, OwnFunction):
                    yield from returned(resolver, referent)


def _same(resolver: Resolver, call: ast.Call, context: Context) -> Iterable[Referent]:
    return resolver.evaluate(call.args[0], context) if len(call.args) == 1 else ()


def _cast(resolver: Resolver, call: ast.Call, context: Context) -> Iterable[Referent]:
    return resolver.evaluate(call.args[1], context) if len(call.args) == 2 else ()


def _next(resolver: Resolver, call: ast.Call, context: Context) -> Iterator[Referent]:
    if call.args:
        yield from containers.each(resolver, resolver.evaluate(call.args[0], context))
        for default in call.args[1:2]:
            yield from resolver.evaluate(default, context)


def _type(resolver: Resolver, call: ast.Call, context: Context) -> Iterator[Referent]:
    for referent in _same(resolver, call, context):
        if isinstance(referent, Instance):
            yield referent.of


def _partial(resolver: Resolver, call: ast.Call, context: Context) -> Iterator[Referent]:
    if call.args:
        yield Partial(resolver.evaluate(call.args[0], context))


def _super(resolver: Resolver, call: ast.Call, context: Context) -> Iterator[Referent]:
    if call.args:
        for referent in resolver.evaluate(call.args[0], context):
            if isinstance(referent, OwnClass):
                yield Super(referent)
        return
    scope = context.scope
    while scope.parent is not None:
        if isinstance(scope.parent.node, ast.ClassDef) and scope.parent.parent is not None:
            owner = scope.parent.node
            yield Super(OwnClass(owner, Context(context.file, scope.parent.parent, owner)))
            return
        scope = scope.parent


# Those of reflection are looked up when they are called, for it to be loaded only then.
_KNOWN: dict[str, Callable[[Resolver, ast.Call, Context], Iterable[Referent]]] = {
    "builtins.getattr": lambda *given: reflection.attribute_by_name(*given),
    "builtins.vars": lambda *given: reflection.members_of(*given),
    "builtins.__import__": lambda *given: reflection.import_root(*given),
    "builtins.dict": _dict,
    "collections.OrderedDict": _dict,
    **dict.fromkeys(("dataclasses.field", "attr.ib", "attrs.field", "pydantic.Field"), _field),
    "types.MappingProxyType": _same,
    "builtins.tuple": _same,
    "builtins.list": _same,
    "builtins.set": _same,
    "builtins.iter": _same,
    "builtins.next": _next,
    "builtins.enumerate": _rows("enumerate"),
    "builtins.zip": _rows("zip"),
    "itertools.product": _rows("zip"),
    "builtins.reversed": _same,
    "builtins.sorted": _same,
    "builtins.type": _type,
    "builtins.super": _super,
    "functools.partial": _partial,
    "importlib.import_module": lambda *given: reflection.import_module(*given),
    "typing.cast": _cast,
}
