"""Sites and signatures by hand, for tests that need no text."""

from __future__ import annotations

from collections.abc import Iterable

from ms_compat_lint.knowledge.records import value_text
from ms_compat_lint.knowledge.schema import Parameter, Signature
from ms_compat_lint.model import Argument, Constant, Items, Passing, Site, SiteKind, Span, Unknown, Value

PLACE = Span(1, 1, 1, 2)


def value(given: object) -> Value:
    """A Python value as the text would show it; an ellipsis is one that it does not show."""
    if given is ...:
        return Unknown("it is made by hand")
    if isinstance(given, (tuple, list)):
        return Items(type(given).__name__, tuple(map(value, given)))
    assert given is None or isinstance(given, (bool, int, float, complex, str, bytes))
    return Constant(given)


def positional(position: int | None, given: object = ..., spelling: str | None = None) -> Argument:
    return Argument(Passing.POSITIONAL, None, position, value(given), PLACE, PLACE, repr(given), spelling)


def keyword(name: str, given: object = ...) -> Argument:
    return Argument(Passing.KEYWORD, name, None, value(given), PLACE, PLACE, repr(given), None)


def star() -> Argument:
    return Argument(Passing.STAR, None, None, value(...), PLACE, PLACE, "*args", None)


def double_star() -> Argument:
    return Argument(Passing.DOUBLE_STAR, None, None, value(...), PLACE, PLACE, "**kwargs", None)


def site(*arguments: Argument, api: str = "torch.optim.SGD", kind: SiteKind = SiteKind.CALL) -> Site:
    return Site(kind, (api,), PLACE, PLACE, api, arguments)


def signature(names: Iterable[str], *, any_keyword: bool = False, **defaults: object) -> Signature:
    """A signature from names in order; those behind ``*`` are keyword-only, those without a default required."""
    parameters = []
    keyword_only = False
    for name in names:
        if name == "*":
            keyword_only = True
        elif name in defaults:
            default = value(defaults[name])
            parameters.append(Parameter(name, keyword_only, False, default, value_text(default)))
        else:
            parameters.append(Parameter(name, keyword_only, True, None, None))
    return Signature("torch.optim.SGD", "2.10", tuple(parameters), any_keyword, None, {}, None)
