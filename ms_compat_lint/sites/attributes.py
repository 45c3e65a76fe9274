"""What a file assigns to attributes, and in which classes it binds their names."""

from __future__ import annotations

from ms_compat_lint import syntax as ast
from ms_compat_lint.sites.bindings import Store, parameters
from ms_compat_lint.sites.index import FileIndex
from ms_compat_lint.sites.locate import FUNCTIONS, Place, Scope

Stores = list[tuple[Store, Place]]
_ANY = 0  # stands for the classes of all objects that are not a method's own


def stores(file: FileIndex, attr: str) -> Stores:
    """The assignments to an attribute of any object."""
    found = file.stores.get(attr)
    if found is None:
        found = file.stores[attr] = []
        places = [start for start in file.occurrences(attr) if file.text[start - 1 : start] == "."]
        for place in file.places_at(file.lines_at(places)):
            for effect in file.effects(place.part):
                if isinstance(effect, Store) and effect.attr == attr:
                    found.append((effect, place))
    return found


def stores_to(file: FileIndex, attr: str, node: ast.ClassDef) -> Stores:
    """Those that may be to an object of a class: all but the ones to ``self`` in the methods of other classes."""
    by_class = file.stores_by_class.get(attr)
    if by_class is None:
        by_class = file.stores_by_class[attr] = {}
        for number, (store, place) in enumerate(stores(file, attr)):
            owner = _class_of_receiver(file, store, place)
            by_class.setdefault(_ANY if owner is None else id(owner), []).append(number)
    numbers = sorted([*by_class.get(_ANY, ()), *by_class.get(id(node), ())])
    return [stores(file, attr)[number] for number in numbers]


def class_scopes(file: FileIndex, attr: str) -> list[Scope]:
    """The class statements that bind a name."""
    found = file.class_scopes.get(attr)
    if found is None:
        found = file.class_scopes[attr] = [scope for scope in file.bindings(attr) if scope.is_class]
    return found


def _class_of_receiver(file: FileIndex, store: Store, place: Place) -> ast.AST | None:
    """The class in one of whose methods the assignment stands, if it is surely to what the method was called on."""
    function, owner = place.scope.node, place.scope.parent
    if (
        owner is None
        or not owner.is_class
        or not isinstance(function, FUNCTIONS)
        or not isinstance(store.base, ast.Name)
    ):
        return None
    name = store.base.id
    first = next(parameters(function), None)
    if first is None or first[0].arg != name or place.scope in file.remote(name):
        return None
    return owner.node if len(file.bindings(name).get(place.scope, ())) == 1 else None
