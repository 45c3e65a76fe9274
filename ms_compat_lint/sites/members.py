"""Attributes: of modules, of the project's classes and of their instances."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ms_compat_lint import syntax as ast
from ms_compat_lint.lean import TYPE_CHECKING
from ms_compat_lint.sites import names, results
from ms_compat_lint.sites.bindings import Kind, Store
from ms_compat_lint.sites.later import attributes
from ms_compat_lint.sites.locate import Place
from ms_compat_lint.sites.referents import (
    Context,
    External,
    Held,
    Instance,
    Members,
    Namespace,
    OwnClass,
    OwnFunction,
    OwnModule,
    Referent,
    Super,
)

if TYPE_CHECKING:
    from ms_compat_lint.sites.resolve import Resolver

_MOST_BASES = 20


def attribute(resolver: Resolver, referent: Referent, attr: str) -> Iterable[Referent]:
    """What ``referent.attr`` may stand for."""
    if attr == "__dict__":
        return [Members(referent)]
    if isinstance(referent, External):
        if attr == "value" and referent.name in resolver.apis:  # the member of an enumeration that holds it
            return [referent]
        return [External(f"{referent.name}.{attr}")]
    if isinstance(referent, OwnModule):
        return _of_module(resolver, referent, attr)
    if isinstance(referent, Namespace):
        name = f"{referent.name}.{attr}"
        own = resolver.module(referent.file, name, 0)
        return [OwnModule(own) if own else Namespace(name, referent.file)]
    if isinstance(referent, Instance) and attr == "__class__":
        return [referent.of]
    if isinstance(referent, (OwnClass, Instance)):
        return _of_class(resolver, referent, attr)
    if isinstance(referent, Super):
        bases = [base for found in base_referents(resolver, referent.of) for base in found]
        return [r for base in bases if isinstance(base, OwnClass) for r in _of_class(resolver, base, attr)]
    return ()


def _of_module(resolver: Resolver, referent: OwnModule, attr: str) -> Iterable[Referent]:
    found = list(names.exported(resolver, referent.file, attr))
    if found:
        return found
    submodule = resolver.module(referent.file, attr, 1)  # known to a package only
    return [OwnModule(submodule)] if submodule and submodule is not referent.file else []


def _of_class(resolver: Resolver, owner: OwnClass | Instance, attr: str) -> Iterable[Referent]:
    for of in lineage(resolver, owner.of if isinstance(owner, Instance) else owner):
        found = [*_in_body(resolver, of, attr, owner), *_stored(resolver, of, attr)]
        if found:
            return found
    return _of_subclasses(resolver, owner, attr) if isinstance(owner, Instance) else ()


def _of_subclasses(resolver: Resolver, owner: Instance, attr: str) -> list[Referent]:
    """What the classes below that of an object, in the same file, bind an attribute to that it has not."""
    file = owner.of.context.file
    found: list[Referent] = []
    for scope in attributes.class_scopes(file, attr):
        if isinstance(scope.node, ast.ClassDef) and scope.parent is not None and scope.node is not owner.of.node:
            below = OwnClass(scope.node, Context(file, scope.parent, scope.node))
            if any(base.node is owner.of.node for base in lineage(resolver, below)):
                found += _in_body(resolver, below, attr, owner)
    return found


def _in_body(resolver: Resolver, of: OwnClass, attr: str, owner: OwnClass | Instance) -> Iterator[Referent]:
    """What the class statement binds an attribute to."""
    file, parent = of.context.file, of.context.scope
    scope = file.locator.scope_of(of.node, parent)
    given = _given(resolver, owner, attr) if isinstance(owner, Instance) else None
    if given is not None:
        yield from resolver.evaluate(*given)
        return
    for binding in names.reaching_in(file, attr, scope, None)[0]:
        for referent in names.bound_to(resolver, binding, file, scope):
            if binding.kind is not Kind.FUNCTION or not isinstance(referent, OwnFunction):
                yield referent
            elif isinstance(owner, Instance) and _is_property(referent.node):
                yield from results.returned(resolver, referent)
            else:
                yield referent._replace(owner=owner)


def is_record(node: ast.ClassDef) -> bool:
    """Whether a class looks like one whose annotated names are fields: a dataclass, a named tuple, a model."""
    return bool(node.decorator_list or node.bases)


def _given(resolver: Resolver, owner: Instance, attr: str) -> tuple[ast.expr, Context] | None:
    """What a field is set to where the object is made."""
    if owner.made is None:
        return None
    fields = _fields(resolver, owner.of)
    if attr not in fields:
        return None
    call, context = owner.made
    for keyword in call.keywords:
        if keyword.arg == attr:
            return keyword.value, context
    position = fields.index(attr)
    if any(isinstance(argument, ast.Starred) for argument in call.args[: position + 1]):
        return None
    return (call.args[position], context) if position < len(call.args) else None


def _fields(resolver: Resolver, of: OwnClass) -> list[str]:
    """What the constructor of a record takes, in this order; nothing where it is written out, for that may differ."""
    fields: dict[str, None] = {}
    for each in reversed([*lineage(resolver, of)]):
        for part in each.node.body:
            if isinstance(part, ast.FunctionDef) and part.name == "__init__":
                return []
            if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name) and not _is_of_class(part):
                fields.setdefault(part.target.id)
    return list(fields)


def _is_of_class(part: ast.AnnAssign) -> bool:
    """Whether this is annotated as a ``ClassVar``, which is no field."""
    node = part.annotation.value if isinstance(part.annotation, ast.Subscript) else part.annotation
    return "ClassVar" in (getattr(node, "id", ""), getattr(node, "attr", ""))


def _is_property(node: ast.AST) -> bool:
    for decorator in getattr(node, "decorator_list", ()):
        name = decorator.attr if isinstance(decorator, ast.Attribute) else getattr(decorator, "id", "")
        if name in ("property", "cached_property"):
            return True
    return False


def _stored(resolver: Resolver, of: OwnClass, attr: str) -> Iterator[Referent]:
    """What is assigned to an attribute of the class or of its instances, anywhere in its file."""
    for store, place in attributes.stores_to(of.context.file, attr, of.node):
        if store.value is None:
            continue
        if belongs(resolver, store, place, of):
            context = Context(of.context.file, place.scope, place.part)
            if store.item and isinstance(store.value, ast.expr):
                yield Held(store.value, store.key, context)
                continue
            yield from names.unpacked(resolver, resolver.evaluate(store.value, context), store.path)


def belongs(resolver: Resolver, store: Store, place: Place, of: OwnClass) -> bool:
    """Whether an assignment to an attribute is one to a class or to its instances."""
    context = Context(of.context.file, place.scope, place.part)
    for referent in resolver.evaluate(store.base, context):
        owner = referent.of if isinstance(referent, Instance) else referent
        if isinstance(owner, OwnClass) and owner.node is of.node:
            return True
    return False


def lineage(resolver: Resolver, of: OwnClass) -> Iterator[OwnClass]:
    """A class of the project and those of its bases that are the project's too."""
    pending, seen = [of], {of}
    while pending and len(seen) <= _MOST_BASES:
        current = pending.pop(0)
        yield current
        for found in base_referents(resolver, current):
            for base in found:
                if isinstance(base, OwnClass) and base not in seen:
                    seen.add(base)
                    pending.append(base)


def of_enumeration(resolver: Resolver, of: OwnClass, key: ast.Constant | None) -> Iterator[Referent]:
    """What a member of an enumeration may hold; that of any name where it is not known."""
    if not is_enumeration(resolver, of):
        return
    for statement in of.node.body:
        for target in statement.targets if isinstance(statement, ast.Assign) else ():
            if isinstance(target, ast.Name) and (key is None or key.value == target.id):
                yield from attribute(resolver, of, target.id)


def is_enumeration(resolver: Resolver, of: OwnClass) -> bool:
    """Whether a class is built on ``enum.Enum`` or one of its kind."""
    bases = (base for found in base_referents(resolver, of) for base in found)
    return any(isinstance(base, External) and base.name.startswith("enum.") for base in bases)


def base_referents(resolver: Resolver, of: OwnClass) -> list[tuple[Referent, ...]]:
    """What each base in a class statement may stand for."""
    found = []
    for base in of.node.bases:
        generic = base.value if isinstance(base, ast.Subscript) else base  # ``Generic[T]`` is Generic
        referents = resolver.evaluate(base, of.context) or resolver.evaluate(generic, of.context)
        found.append(referents)
    return found
