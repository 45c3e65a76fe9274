"""A site's arguments on the parameters of one signature: every parameter given, defaulted or hidden."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from ms_compat_lint.knowledge.schema import Parameter, Signature
from ms_compat_lint.lean import NamedTuple
from ms_compat_lint.model import Argument, Passing, Site, SiteKind, Unknown, Value

HIDDEN_VALUE = Unknown("`*` or `**` may hold it")
LATER_VALUE = Unknown("a later call of the partial may give it")


class State(str, Enum):
    """How a parameter gets its value."""

    GIVEN = "given"
    OMITTED = "omitted"  # certainly; its default is in force, or the call fails where it is required
    HIDDEN = "hidden"  # a star, or the later call of a partial, may give it


class BoundParameter(NamedTuple):
    """One parameter of the signature at this call. ``value`` is None where it is omitted and required."""

    parameter: Parameter
    state: State
    value: Value | None
    argument: Argument | None


class BoundCall(NamedTuple):
    """A call on a signature."""

    signature: Signature
    parameters: Mapping[str, BoundParameter]
    foreign: tuple[Argument, ...]  # keywords that the signature does not have
    excess: tuple[Argument, ...]  # positional arguments behind the last positional parameter
    stars: tuple[Argument, ...]  # ``*`` and ``**`` of unknown content


def positional_names(signature: Signature) -> tuple[str, ...]:
    """The parameters that can be passed by position, in order."""
    return tuple(p.name for p in signature.parameters if not p.keyword_only)


def bind(site: Site, signature: Signature) -> BoundCall:
    """Lay the arguments of ``site`` on the parameters of ``signature``.

    A name that is given twice keeps its first value: Python refuses such a call before the optimizer
    sees it, so no rule speaks of it.
    """
    names = positional_names(signature)
    known = {p.name for p in signature.parameters}
    given: dict[str, Argument] = {}
    foreign, excess, stars = [], [], []
    for argument in site.arguments:
        if argument.passing in (Passing.STAR, Passing.DOUBLE_STAR):
            stars.append(argument)
        elif argument.keyword is not None:
            if argument.keyword in known:
                given.setdefault(argument.keyword, argument)
            elif not signature.any_keyword:
                foreign.append(argument)
        elif argument.position is not None:
            if argument.position < len(names):
                given.setdefault(names[argument.position], argument)
            else:
                excess.append(argument)
    hidden = _hidden(site, signature, stars)
    parameters = {p.name: _bound(p, given.get(p.name), hidden.get(p.name)) for p in signature.parameters}
    return BoundCall(signature, parameters, tuple(foreign), tuple(excess), tuple(stars))


def _hidden(site: Site, signature: Signature, stars: list[Argument]) -> dict[str, Unknown]:
    """The parameters that an unknown star or a later call may give, if nothing visible does."""
    if site.kind is SiteKind.PARTIAL:
        return {p.name: LATER_VALUE for p in signature.parameters}
    if any(star.passing is Passing.DOUBLE_STAR for star in stars):
        return {p.name: HIDDEN_VALUE for p in signature.parameters}
    return dict.fromkeys(positional_names(signature) if stars else (), HIDDEN_VALUE)


def _bound(parameter: Parameter, argument: Argument | None, hidden: Unknown | None) -> BoundParameter:
    if argument is not None:
        return BoundParameter(parameter, State.GIVEN, argument.value, argument)
    if hidden is not None:
        return BoundParameter(parameter, State.HIDDEN, hidden, None)
    return BoundParameter(parameter, State.OMITTED, parameter.default, None)
