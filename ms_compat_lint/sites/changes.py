"""Whether the object that a name stands for may be changed in place, by all that is done with the name.

What no file shows that leads to the object, as another program that loads both, is not heeded.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from ms_compat_lint import syntax as ast
from ms_compat_lint.lean import TYPE_CHECKING
from ms_compat_lint.sites import attributes, names
from ms_compat_lint.sites.expressions import header, walk
from ms_compat_lint.sites.index import FileIndex
from ms_compat_lint.sites.locate import Part, Place, Scope, first_line, last_line

if TYPE_CHECKING:
    from ms_compat_lint.sites.resolve import Resolver

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
_MOST_FOLLOWED = 50  # imports of one name, from module to module
_GOING_ON = frozenset(".[(:=")  # what follows a name that is no argument by itself


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


def may_be_set(resolver: Resolver, owner: ast.expr, attr: str, own: FileIndex, file: FileIndex) -> bool:
    """Whether an attribute of a module, class or instance may be set by the file that reads it.

    It has the object under the expression ``owner``, from the file ``own``. It may set the attribute itself, or hand
    the object by its name to a function of the project that does.
    """
    if file is not own and _sets(file, attr):
        return True
    name = owner.id if isinstance(owner, ast.Name) else None
    return name is not None and any(_sets(each, attr) for each in _receivers(resolver, name, file) if each is not file)


def _sets(file: FileIndex, attr: str) -> bool:
    """Whether a file sets an attribute of any object, or attributes by names that are values."""
    return file.sets_by_name or bool(attributes.stores(file, attr))


def _receivers(resolver: Resolver, name: str, file: FileIndex) -> list[FileIndex]:
    """The project's files with functions to which what a name stands for is handed."""
    found = file.receivers.get(name)
    if found is None:
        found = file.receivers[name] = []
        alone = (at for at in file.occurrences(name) if file.text[at + len(name) : at + len(name) + 1] not in _GOING_ON)
        for place in file.places_at(file.lines_at(alone)):
            for call, _, _ in walk(header(place.part)):
                if isinstance(call, ast.Call) and _is_handed(name, call):
                    found += _leading_to(resolver, call.func, file)
    return found


def _is_handed(name: str, call: ast.Call) -> bool:
    given = (*call.args, *(keyword.value for keyword in call.keywords))
    return any(isinstance(each, ast.Name) and each.id == name for each in given)


def _leading_to(resolver: Resolver, callee: ast.expr, file: FileIndex) -> list[FileIndex]:
    """The project's files from which what is called is imported, one after the other."""
    last = callee.attr if isinstance(callee, ast.Attribute) else ""
    while isinstance(callee, ast.Attribute):
        callee = callee.value
    to_follow = [(file, callee.id)] if isinstance(callee, ast.Name) else []
    for here, name in to_follow:  # which grows
        for binding, _ in here.imports():
            if binding.name == name and isinstance(binding.value, ast.alias):
                sources = _sources(resolver, here, binding.part, binding.value.name, last)
                to_follow += [each for each in sources if each not in to_follow]
        if len(to_follow) > _MOST_FOLLOWED:
            break
    return [each for each, _ in to_follow[1:]]


def _sources(resolver: Resolver, file: FileIndex, part: Part, name: str, last: str) -> Iterator[tuple[FileIndex, str]]:
    """The modules that an import may mean, each with the name that counts there; ``last`` if it means them whole."""
    places, level = [(name, last)], 0
    if isinstance(part, ast.ImportFrom):
        module, level = part.module or "", part.level
        places = [(module, name), (f"{module}.{name}" if module else name, last)]
    for module, wanted in places:
        own = resolver.module(file, module, level)
        if own is not None:
            yield own, wanted


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
