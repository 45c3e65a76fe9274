"""Which expression an attribute of a module, a class or an instance of the project surely stands for."""

from __future__ import annotations

from ms_compat_lint import syntax as ast
from ms_compat_lint.lean import TYPE_CHECKING
from ms_compat_lint.model import Unknown
from ms_compat_lint.sites import attributes, changes, constants, members
from ms_compat_lint.sites.bindings import Binding
from ms_compat_lint.sites.constants import Written
from ms_compat_lint.sites.index import FileIndex
from ms_compat_lint.sites.locate import Scope
from ms_compat_lint.sites.referents import Context, Instance, OwnClass, OwnModule

if TYPE_CHECKING:
    from ms_compat_lint.sites.resolve import Resolver


def of_attribute(resolver: Resolver, node: ast.Attribute, context: Context) -> constants.Bound | Written | Unknown:
    """The expression that an attribute of a module or class of the project is bound to, if only once."""
    if isinstance(node.value, ast.Attribute):
        return Unknown("an attribute")
    for referent in resolver.evaluate(node.value, context) or _imported_class(resolver, node.value, context):
        if isinstance(referent, (OwnModule, OwnClass, Instance)):
            own = _home(referent)
            if own.sets_by_name or context.file.sets_by_name:
                return Unknown("an attribute that may be set by its name")
            if changes.may_be_set(resolver, node.value, node.attr, own, context.file):
                return Unknown("an attribute that may be set elsewhere")
            if isinstance(referent, OwnModule):
                return constants.of_module(own, node.attr)
            found = _of_class(resolver, referent, node.attr)
            if isinstance(found, Written) and constants.is_mutable(found.node):
                return Unknown("an attribute whose value may be changed")
            return found
    return Unknown("an attribute")


def _home(referent: OwnModule | OwnClass | Instance) -> FileIndex:
    """The file that makes a module or class, or the class of an instance."""
    if isinstance(referent, OwnModule):
        return referent.file
    return (referent.of if isinstance(referent, Instance) else referent).context.file


def _imported_class(resolver: Resolver, node: ast.expr, context: Context) -> list[OwnClass]:
    """A class of another module of the project, though that module has nothing to do with optimizers."""
    if not isinstance(node, ast.Name):
        return []
    found = constants.of_name(resolver, node, context)
    if not isinstance(found, constants.Bound) or found.written.context.part is not None:
        return []
    file, name = found.written.context.file, found.written.node
    bindings = file.bindings(name.id).get(file.module, []) if isinstance(name, ast.Name) else []
    return [
        OwnClass(binding.part, Context(file, file.module, binding.part))
        for binding in bindings
        if isinstance(binding.part, ast.ClassDef) and len(bindings) == 1
    ]


def _of_class(resolver: Resolver, owner: OwnClass | Instance, attr: str) -> Written | Unknown:
    """A class constant: one binding in one class statement, or one assignment to the attribute in its file."""
    of = owner.of if isinstance(owner, Instance) else owner
    file = of.context.file
    stores, scopes = attributes.stores(file, attr), attributes.class_scopes(file, attr)
    if len(scopes) + len(stores) != 1:
        return Unknown("an attribute that is assigned more than once" if scopes or stores else "an attribute")
    if stores:
        store, place = stores[0]
        if not members.belongs(resolver, store, place, of) or store.path or not isinstance(store.value, ast.expr):
            return Unknown("an attribute")
        return Written(store.value, Context(file, place.scope, place.part))
    if not any(base.node is scopes[0].node for base in members.lineage(resolver, of)):
        return Unknown("an attribute")
    found = constants.bound_once(resolver, attr, file, scopes[0])
    if isinstance(found, Unknown):
        return found
    if isinstance(owner, Instance) and _is_field(file.bindings(attr)[scopes[0]][0], scopes[0]):
        return Unknown("a field that the constructor may set")
    return found.written


def _is_field(binding: Binding, scope: Scope) -> bool:
    """Whether a class attribute looks like a field of a dataclass, a named tuple, a model."""
    node = scope.node
    return isinstance(binding.part, ast.AnnAssign) and isinstance(node, ast.ClassDef) and members.is_record(node)
