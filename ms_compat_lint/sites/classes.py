"""Classes of the project that are built on an optimizer: which one their construction reaches."""

from __future__ import annotations

from collections.abc import Iterator

from ms_compat_lint import syntax as ast
from ms_compat_lint.lean import TYPE_CHECKING
from ms_compat_lint.sites.locate import FUNCTIONS, Function
from ms_compat_lint.sites.members import base_referents
from ms_compat_lint.sites.referents import External, OwnClass, Referent

if TYPE_CHECKING:
    from ms_compat_lint.sites.resolve import Resolver

_MOST_BASES = 20  # one above the other
# Bases that have no say in how an object is constructed.
_SILENT = frozenset({"builtins.object", "abc.ABC", "typing.Generic", "typing.Protocol", "typing_extensions.Protocol"})


def constructed(resolver: Resolver, referent: Referent) -> tuple[str, ...]:
    """The optimizers that a call of the referent constructs, by canonical name."""
    if isinstance(referent, External):
        api = resolver.apis.get(referent.name)
        return (api,) if api else ()
    if isinstance(referent, OwnClass):
        return _through(resolver, referent, ()) or ()
    return ()


def constructed_by_bases(resolver: Resolver, of: OwnClass) -> tuple[str, ...]:
    """The optimizers whose ``__init__`` comes next after that of a class of the project."""
    return _by_bases(resolver, of, ()) or ()


def framework_base(resolver: Resolver, of: OwnClass) -> str | None:
    """The first class of a framework that a class of the project is built on, by its qualified name."""
    to_follow, seen = [of], {of}
    while to_follow and len(seen) <= _MOST_BASES:
        for referents in base_referents(resolver, to_follow.pop(0)):
            for referent in referents:
                if isinstance(referent, External) and referent.name.partition(".")[0] in resolver.frameworks:
                    return resolver.apis.get(referent.name, referent.name)
                if isinstance(referent, OwnClass) and referent not in seen:
                    seen.add(referent)
                    to_follow.append(referent)
    return None


def _through(resolver: Resolver, of: OwnClass, seen: tuple[OwnClass, ...]) -> tuple[str, ...] | None:
    """What a class without a constructor of its own constructs; None if neither it nor a base has one."""
    if of in seen or len(seen) > _MOST_BASES:
        return ()
    for statement in of.node.body:
        if isinstance(statement, FUNCTIONS) and not passes_through(statement):
            return ()
    return _by_bases(resolver, of, (*seen, of))


def _by_bases(resolver: Resolver, of: OwnClass, seen: tuple[OwnClass, ...]) -> tuple[str, ...] | None:
    for referents in base_referents(resolver, of):
        apis: list[str] = []
        silent = bool(referents)
        for referent in referents:
            if isinstance(referent, External) and referent.name in _SILENT:
                continue
            silent = False
            if isinstance(referent, OwnClass):
                found = _through(resolver, referent, seen)
                silent = found is None and len(referents) == 1
                apis += found or ()
            else:
                apis += constructed(resolver, referent)
        if not silent:
            return tuple(sorted(set(apis)))
    return None


def passes_through(function: Function) -> bool:
    """Whether a method leaves construction as it is: any but a constructor, and one that hands all arguments on.

    That is an ``__init__`` that calls ``super().__init__(*args, **kwargs)`` and does nothing else with these.
    """
    if function.name not in ("__init__", "__new__"):
        return True
    arguments = function.args
    if function.name != "__init__" or not (arguments.vararg and arguments.kwarg):
        return False
    if len([*arguments.posonlyargs, *arguments.args]) != 1 or arguments.kwonlyargs:
        return False
    stars = (arguments.vararg.arg, arguments.kwarg.arg)
    uses = [node for node in ast.walk(function) if isinstance(node, ast.Name) and node.id in stars]
    return len(uses) == 2 and any(_hands_on(call, stars) for call in _own_calls(function))


def _own_calls(function: Function) -> Iterator[ast.Call]:
    for statement in function.body:
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
            yield statement.value


def _hands_on(call: ast.Call, stars: tuple[str, str]) -> bool:
    if not (isinstance(call.func, ast.Attribute) and call.func.attr == "__init__"):
        return False
    by_name = not isinstance(call.func.value, ast.Call)  # ``Base.__init__(self, ...)``
    given = call.args[1:] if by_name else call.args
    return (
        len(given) == 1
        and len(call.keywords) == 1
        and isinstance(given[0], ast.Starred)
        and _is_name(given[0].value, stars[0])
        and call.keywords[0].arg is None
        and _is_name(call.keywords[0].value, stars[1])
    )


def _is_name(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name
