"""What a statement does to names: which it binds, to what, and which it changes in place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum

from ms_compat_lint import syntax as ast
from ms_compat_lint.lean import Any, NamedTuple
from ms_compat_lint.sites.expressions import COMPREHENSIONS, Inner, header, walk
from ms_compat_lint.sites.locate import FUNCTIONS, Function, Part

Path = tuple[int | None, ...]  # the way into an unpacked value; None stands for any item


class Kind(Enum):
    """How a name comes to be bound."""

    IMPORT = "import"
    STAR = "star import"
    VALUE = "assignment"
    WALRUS = "assignment expression"
    ITEM = "item assignment"  # the name stays bound, to something that holds the value
    LOOP = "loop variable"
    FUNCTION = "function"
    CLASS = "class"
    PARAMETER = "parameter"
    DELETED = "del"
    ELSEWHERE = "global or nonlocal"
    OPAQUE = "with, except or match"


class Binding(NamedTuple):
    """One binding of one name."""

    kind: Kind
    name: str
    part: Part
    value: ast.AST | None = None  # the expression, alias, definition or parameter
    path: Path = ()
    key: ast.expr | None = None  # of an item assignment
    inner: Inner = ()

    @property
    def adds(self) -> bool:
        """Whether what the name was bound to before stays possible."""
        return self.kind is Kind.ITEM


class Store(NamedTuple):
    """An assignment to an attribute: ``base.attr = value``."""

    base: ast.expr
    attr: str
    part: Part
    value: ast.AST | None
    path: Path = ()
    key: ast.expr | None = None
    item: bool = False  # to an item of it: ``base.attr[key] = value``


Effect = Binding | Store
_ADDING_METHODS = frozenset({"update", "append", "extend", "insert", "setdefault", "add"})


def effects(part: Part, walrus: bool) -> Iterator[Effect]:
    """Everything a statement binds in its own scope. ``walrus``: whether it may hold a ``:=``."""
    if walrus:
        for node, inner, _ in walk(header(part)):
            if isinstance(node, ast.NamedExpr) and not any(isinstance(scope, ast.Lambda) for scope in inner):
                yield Binding(Kind.WALRUS, node.target.id, part, node.value, inner=inner)
    handler = _HANDLERS.get(type(part))
    if handler:
        yield from handler(part)


def parameters(function: Function | ast.Lambda) -> Iterator[tuple[ast.arg, ast.expr | None]]:
    """Every parameter with its default."""
    arguments = function.args
    positional = [*arguments.posonlyargs, *arguments.args]
    padding: list[ast.expr | None] = [None] * (len(positional) - len(arguments.defaults))
    yield from zip(positional, [*padding, *arguments.defaults], strict=False)
    yield from zip(arguments.kwonlyargs, arguments.kw_defaults, strict=False)
    for star in (arguments.vararg, arguments.kwarg):
        if star:
            yield star, None


def targets(kind: Kind, target: ast.expr, part: Part, value: ast.AST | None, path: Path = ()) -> Iterator[Effect]:
    """The bindings that an assignment to a target makes."""
    if isinstance(target, ast.Name):
        yield Binding(kind, target.id, part, value, path)
    elif isinstance(target, (ast.Tuple, ast.List)):
        starred = any(isinstance(item, ast.Starred) for item in target.elts)
        for index, item in enumerate(target.elts):
            yield from targets(kind, item, part, value, (*path, None if starred else index))
    elif isinstance(target, ast.Starred):
        yield from targets(kind, target.value, part, None)
    elif isinstance(target, ast.Attribute):
        yield Store(target.value, target.attr, part, value, path)
    elif isinstance(target, ast.Subscript) and kind is Kind.VALUE and not path:
        yield from _put(target.value, part, value, target.slice)


def _put(holder: ast.expr, part: Part, value: ast.AST | None, key: ast.expr | None) -> Iterator[Effect]:
    """What is put into a container that has a name."""
    if isinstance(holder, ast.Name):
        yield Binding(Kind.ITEM, holder.id, part, value, key=key)
    elif isinstance(holder, ast.Attribute):
        yield Store(holder.value, holder.attr, part, value, key=key, item=True)


def _assign(part: ast.Assign) -> Iterator[Effect]:
    for target in part.targets:
        yield from targets(Kind.VALUE, target, part, part.value)


def _ann_assign(part: ast.AnnAssign) -> Iterator[Effect]:
    if part.value:
        yield from targets(Kind.VALUE, part.target, part, part.value)


def _aug_assign(part: ast.AugAssign) -> Iterator[Effect]:
    if isinstance(part.target, ast.Name):
        yield Binding(Kind.ITEM, part.target.id, part, part.value, (None,))
    elif isinstance(part.target, ast.Attribute):
        yield Store(part.target.value, part.target.attr, part, None)


def _expression(part: ast.Expr) -> Iterator[Effect]:
    """A call of a method that puts something into a container."""
    call = part.value
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
        return
    holder, method = call.func.value, call.func.attr
    if method not in _ADDING_METHODS or not isinstance(holder, (ast.Name, ast.Attribute)):
        return
    if method in ("update", "extend") and isinstance(holder, ast.Name):
        for value in call.args:
            yield Binding(Kind.ITEM, holder.id, part, value, (None,))
        for keyword in call.keywords:
            name = ast.Constant(keyword.arg) if keyword.arg else None
            yield Binding(Kind.ITEM, holder.id, part, keyword.value, key=name)
    elif call.args:
        yield from _put(holder, part, call.args[-1], call.args[0] if method == "setdefault" else None)


def _loop(part: ast.For | ast.AsyncFor) -> Iterator[Effect]:
    yield from targets(Kind.LOOP, part.target, part, part.iter)


def _with(part: ast.With | ast.AsyncWith) -> Iterator[Effect]:
    for item in part.items:
        if item.optional_vars:
            yield from targets(Kind.OPAQUE, item.optional_vars, part, None)


def _delete(part: ast.Delete) -> Iterator[Effect]:
    for target in part.targets:
        for node, _, _ in walk([target]):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Del):
                yield Binding(Kind.DELETED, node.id, part)


def _import(part: ast.Import | ast.ImportFrom) -> Iterator[Effect]:
    for alias in part.names:
        if alias.name == "*":
            yield Binding(Kind.STAR, "*", part, alias)
        elif isinstance(part, ast.Import) and not alias.asname:
            yield Binding(Kind.IMPORT, alias.name.partition(".")[0], part, alias)
        else:
            yield Binding(Kind.IMPORT, alias.asname or alias.name, part, alias)


def _function(part: Function) -> Iterator[Effect]:
    yield Binding(Kind.FUNCTION, part.name, part, part)


def _class(part: ast.ClassDef) -> Iterator[Effect]:
    yield Binding(Kind.CLASS, part.name, part, part)


def _elsewhere(part: ast.Global | ast.Nonlocal) -> Iterator[Effect]:
    for name in part.names:
        yield Binding(Kind.ELSEWHERE, name, part)


def _handler(part: ast.ExceptHandler) -> Iterator[Effect]:
    if part.name:
        yield Binding(Kind.OPAQUE, part.name, part)


def _case(part: ast.match_case) -> Iterator[Effect]:
    for node in ast.walk(part.pattern):
        name = getattr(node, "name", None) or getattr(node, "rest", None)
        if isinstance(name, str):
            yield Binding(Kind.OPAQUE, name, part)


_HANDLERS: dict[type[Any], Callable[[Any], Iterator[Effect]]] = {
    ast.Assign: _assign,
    ast.AnnAssign: _ann_assign,
    ast.AugAssign: _aug_assign,
    ast.Expr: _expression,
    ast.For: _loop,
    ast.AsyncFor: _loop,
    ast.With: _with,
    ast.AsyncWith: _with,
    ast.Delete: _delete,
    ast.Import: _import,
    ast.ImportFrom: _import,
    ast.FunctionDef: _function,
    ast.AsyncFunctionDef: _function,
    ast.ClassDef: _class,
    ast.Global: _elsewhere,
    ast.Nonlocal: _elsewhere,
    ast.ExceptHandler: _handler,
    ast.match_case: _case,
}


def parameter_bindings(function: Function) -> Iterator[Binding]:
    """The bindings that a call of the function makes in its scope."""
    for parameter, _ in parameters(function):
        yield Binding(Kind.PARAMETER, parameter.arg, function, parameter)


def comprehension_target(scope: ast.AST, name: str) -> tuple[ast.comprehension, Path] | None:
    """The generator of a comprehension that binds a name, and where in the items the name gets its value."""
    if isinstance(scope, COMPREHENSIONS):
        for generator in scope.generators:
            for effect in targets(Kind.LOOP, generator.target, ast.Pass(), generator.iter):
                if isinstance(effect, Binding) and effect.name == name:
                    return generator, effect.path
    return None


__all__ = [
    "FUNCTIONS",
    "Binding",
    "Effect",
    "Kind",
    "Path",
    "Store",
    "comprehension_target",
    "effects",
    "parameter_bindings",
    "parameters",
    "targets",
]
