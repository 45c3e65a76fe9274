"""A call with every value known: what the text or the user shows, and an assumption for what neither does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ms_compat_lint.binding import BoundParameter, State
from ms_compat_lint.comparison import Comparison
from ms_compat_lint.evidence.case import REQUIRED
from ms_compat_lint.model import Argument, Constant, Items, Passing, Site, SiteKind, Unknown, Value, same_value
from ms_compat_lint.refusal import refused
from ms_compat_lint.rules.schedules import schedule_kind
from ms_compat_lint.rules.wording import fit, is_grouped, joined, one_line, written
from ms_compat_lint.updates.impact.drift import Side

RATES = ("lr", "learning_rate")
MOMENTUM = "momentum"


class Reading(NamedTuple):
    """A call whose values are all known, some by assumption."""

    comparison: Comparison
    assumed: tuple[str, ...]  # the parameters whose values are not known
    remarks: tuple[str, ...]  # what was assumed, and what will not run


def read(comparison: Comparison) -> Reading:
    """Give a value to every parameter."""
    values: dict[str, Value] = {}
    assumed, remarks = [], list(_about_the_call(comparison))
    for bound in comparison.parameters:
        name = bound.parameter.name
        value, remark = _value(comparison, bound)
        if value is not None:
            values[name] = value
        if remark:
            assumed.append(name)
            remarks.append(remark)
    return Reading(comparison.assuming(**values), tuple(assumed), tuple(remarks))


def supplied(comparison: Comparison, wanted: Mapping[str, Value]) -> Site:
    """The site with values that the user gives: in the place of the arguments that are there, or added to them."""
    site, arguments = comparison.site, list(comparison.site.arguments)
    for name, value in wanted.items():
        text = written(value) or ""
        argument = comparison.call.parameters[name].argument
        if argument is None:
            new = Argument(Passing.KEYWORD, name, None, value, site.span, site.span, text, None, written=False)
            arguments.append(new)
        else:
            arguments[arguments.index(argument)] = argument._replace(value=value, text=text, spelling=None, items=())
    return site._replace(arguments=tuple(arguments))


def is_given(comparison: Comparison, name: str) -> bool:
    """Whether the site gives a parameter, maybe under the counterpart's name for it."""
    state = comparison.call.parameters[name].state
    return state is State.GIVEN or (state is State.OMITTED and not comparison.is_omitted(name))


def own_side(comparison: Comparison) -> Side:
    """The call as it stands. All its values are known."""
    names = [bound.parameter.name for bound in comparison.parameters]
    values = {name: fit(comparison.value(name), comparison.trait(name)) for name in names}
    wanted = [n for n in names if is_given(comparison, n) or comparison.call.parameters[n].parameter.required]
    return Side(comparison.api, {name: values[name] for name in wanted}, values, comparison.signature.version)


# --------------------------------------------------------------------------------- remarks on the call


def _about_the_call(comparison: Comparison) -> Iterator[str]:
    call = comparison.call
    if comparison.site.kind is SiteKind.PARTIAL:
        yield "a later call of the partial may give more arguments; it is taken to give none"
    for star in call.stars:
        yield f"{_stars(star)} may give more arguments; it is taken to give none"
    if call.foreign:
        yield _foreign(comparison)
    if call.excess:
        yield f"{comparison.api} does not take so many positional arguments; those in excess are left out here"
    if is_grouped(comparison):
        yield "settings of the parameter groups are left out: the figures are those of a group that has none"


def _foreign(comparison: Comparison) -> str:
    keywords = dict.fromkeys(argument.keyword or "" for argument in comparison.call.foreign)
    targets = comparison.foreign_targets
    meant = dict.fromkeys(name for each in keywords if each in targets for name in comparison.own_names(targets[each]))
    left_out = [keyword for keyword in keywords if keyword not in targets]
    one = len(keywords) == 1
    remark = f"{joined(tuple(keywords))} {'is no parameter' if one else 'are no parameters'} of {comparison.api}"
    remark += ", so this call fails when it is run"
    if meant:
        remark += f"; {'it is' if one else 'they are'} taken as {joined(tuple(meant))}"
    if left_out:
        remark += f"; {joined(tuple(left_out))} {'is' if len(left_out) == 1 else 'are'} left out"
    return remark


def _stars(argument: Argument) -> str:
    return f"{'*' if argument.passing.value == 'star' else '**'}{one_line(argument.text)}"


# ------------------------------------------------------------------------------ remarks on the values


def _value(comparison: Comparison, bound: BoundParameter) -> tuple[Value | None, str]:
    """The value to assume for a parameter, None where the text shows a good one, and the remark on it."""
    value, traits = comparison.value(bound.parameter.name), comparison.trait(bound.parameter.name)
    if bound.parameter.default is value:
        return None, ""
    usual, said = _usual(bound)
    text = "" if bound.argument is None else f"={one_line(bound.argument.text)}"
    named = f"{bound.parameter.name}{text}"
    if traits.schedule and schedule_kind(value) is not None:
        return _constant(named, value, usual, said)
    if written(value) is None:
        if traits.always_inert or traits.ignored or (bound.state is State.HIDDEN and not bound.parameter.required):
            return usual, ""
        return _not_known(named, bound, value, (usual, said))
    reason = refused(fit(value, traits), traits)
    if reason is None:
        return None, ""
    return usual, f"{named} is refused, so this call fails when it is run ({reason}); {written(usual)}, {said}, is used"


def _usual(bound: BoundParameter) -> tuple[Value, str]:
    """The default; a value that is usual where there is none, or where nobody writes what means the default."""
    name, default = bound.parameter.name, bound.parameter.default
    if default is None:
        return Constant(REQUIRED.get(name, 0.0)), "a usual value"
    if bound.argument is not None:
        if name in RATES and default == Constant(None):
            return Constant(1e-3), "a usual value"
        if name == MOMENTUM and same_value(default, Constant(0)):
            return Constant(REQUIRED[name]), "a usual value"
    return default, "the default"


def _constant(named: str, value: Value, usual: Value, said: str) -> tuple[Value, str]:
    """One learning rate for all steps, in the place of a list or a schedule."""
    kind = schedule_kind(value)
    first = value.items[0] if isinstance(value, Items) and value.items else usual
    if written(first) is None or first is usual:
        return usual, f"{named} is {kind}; {written(usual)}, {said}, is used in every step"
    return first, f"{named} is {kind}; its first value, {written(first)}, is used in every step"


def _not_known(named: str, bound: BoundParameter, value: Value, usual: tuple[Value, str]) -> tuple[Value, str]:
    default, said = usual
    filled = _filled(value, default)
    if filled is not None:
        return filled, f"{named} is not wholly known; {written(filled)} is used"
    why = "is required and not given" if bound.argument is None else "is not known"
    return default, f"{named} {why}; {written(default)}, {said}, is used"


def _filled(value: Value, default: Value) -> Value | None:
    """A tuple whose unknown items are those of the default."""
    if not isinstance(value, Items) or not isinstance(default, Items) or len(value.items) != len(default.items):
        return None
    if not value.complete:
        return None
    pairs = zip(value.items, default.items, strict=True)
    return Items("tuple", tuple(usual if isinstance(item, Unknown) else item for item, usual in pairs))
