"""A call's arguments, but the network's parameters, as the counterpart takes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ms_compat_lint.binding import BoundParameter, State, positional_names
from ms_compat_lint.carry import carry
from ms_compat_lint.comparison import Comparison
from ms_compat_lint.inert import is_inert
from ms_compat_lint.knowledge.schema import Correspondence, ParameterTraits
from ms_compat_lint.model import (
    Argument,
    DropArgument,
    Intent,
    Passing,
    ReplaceArgument,
    SetArgument,
    SiteKind,
    Value,
    same_value,
)
from ms_compat_lint.port.refusals import counterpart_trait, refuse_together
from ms_compat_lint.port.refused import RefusedError
from ms_compat_lint.port.values import Given, carried, does_nothing, negated
from ms_compat_lint.refusal import item_traits, refused
from ms_compat_lint.rules.wording import fit, joined, one_line, written

Passed = tuple[tuple[str, str], ...]  # keywords of the counterpart and the texts of their values


class Plan(NamedTuple):
    """What becomes of each argument of a call, and what is added."""

    passed: dict[Argument, Passed]  # empty where the argument is dropped
    added: tuple[SetArgument, ...]
    neutral: Mapping[str, Value]  # among what is added, what only the counterpart has


def plan_arguments(comparison: Comparison) -> Plan:
    """What the counterpart is to be called with; raises :exc:`RefusedError` where it cannot be told.

    The network's parameters are passed on under the counterpart's name for them.
    """
    _refuse_the_unclear(comparison)
    plan = Plan({}, (), {})
    for row in _rows(comparison):
        bound = [comparison.call.parameters[name] for name in comparison.own_names(row)]
        others = comparison.counterparts_of(bound[0].parameter.name)
        if not others or all(comparison.counterpart_trait(other).ignored for other in others):
            _drop_inert(comparison, bound, plan)
        elif any(each.argument is not None for each in bound):
            _pass_on(comparison, row, bound, others, plan)
        else:
            plan = plan._replace(added=plan.added + _written_out(comparison, row, bound, others))
    _refuse_unwritten(comparison, plan)
    refuse_together(comparison)
    neutral = _neutral(comparison)
    added = tuple(_default(comparison, name, value) for name, value in neutral.items())
    return plan._replace(added=plan.added + added, neutral=neutral)


def intents(comparison: Comparison, plan: Plan) -> tuple[Intent, ...]:
    """The plan as intents: an argument keeps its position where it lands on the right parameter."""
    order = positional_names(comparison.counterpart_signature)
    positional = True
    found: list[Intent] = []
    for argument in comparison.site.arguments:
        passed = plan.passed.get(argument, ())
        if argument.passing is Passing.POSITIONAL:
            place = len(order) if argument.position is None else argument.position
            positional &= len(passed) == 1 and order[place : place + 1] == (passed[0][0],)
        by_position = argument.passing is Passing.POSITIONAL and positional
        if not argument.written:
            continue
        if not passed:
            found.append(DropArgument(argument))
        else:
            found.append(ReplaceArgument(argument, tuple((None if by_position else n, text) for n, text in passed)))
    return (*found, *plan.added)


# ------------------------------------------------------------------------------ what cannot be told


def _refuse_the_unclear(comparison: Comparison) -> None:
    call = comparison.call
    if call.stars:
        raise RefusedError(f"{_stars(call.stars[0])} may hold any argument")
    if call.foreign:
        raise RefusedError(f"{comparison.api} has no parameter {call.foreign[0].keyword}; mend the call first (MSC401)")
    if call.excess:
        raise RefusedError(f"{comparison.api} does not take so many positional arguments; mend the call first (MSC402)")
    missing = [
        name for name, each in call.parameters.items() if each.parameter.required and each.state is State.OMITTED
    ]
    if missing:
        raise RefusedError(f"{comparison.api} requires {joined(tuple(missing))}; mend the call first")


def _stars(argument: Argument) -> str:
    return f"{'*' if argument.passing is Passing.STAR else '**'}{one_line(argument.text)}"


def _refuse_unwritten(comparison: Comparison, plan: Plan) -> None:
    """What a star of known content holds cannot be changed, so it must be right as it is."""
    for argument in comparison.site.arguments:
        if argument.written:
            continue
        name = argument.keyword
        if name is None or plan.passed.get(argument) != ((name, argument.text),):
            raise RefusedError(
                f"{name or one_line(argument.text)} is hidden behind a star; write the arguments out first"
            )


# ---------------------------------------------------------------------------------- row by row


def _rows(comparison: Comparison) -> list[Correspondence]:
    """The rows of the pair of which this API has the parameters, in its configured version."""
    assert comparison.pair is not None
    known = comparison.call.parameters
    rows = [row for row in comparison.pair.parameters if comparison.own_names(row)]
    return [row for row in rows if all(name in known for name in comparison.own_names(row))]


def _drop_inert(comparison: Comparison, bound: list[BoundParameter], plan: Plan) -> None:
    """Drop what changes nothing; what would be lost is refused."""
    for each in bound:
        name, argument = each.parameter.name, each.argument
        if argument is None:
            continue
        if not is_inert(argument.value, comparison.trait(name)):
            why = "takes and ignores it" if comparison.counterparts_of(name) else "has nothing like it"
            raise RefusedError(f"{name}={one_line(argument.text)} would be lost: {comparison.counterpart} {why}")
        if not does_nothing(argument.text):
            raise RefusedError(f"{name}={one_line(argument.text)} may do more than give a value; take it out first")
        plan.passed[argument] = ()


def _pass_on(
    comparison: Comparison, row: Correspondence, bound: list[BoundParameter], others: tuple[str, ...], plan: Plan
) -> None:
    """Pass a row's arguments on, in the place of the first of them."""
    given = [each.argument for each in bound if each.argument is not None]
    passed = tuple(zip(others, _texts(comparison, row, bound, others), strict=True))
    plan.passed.update(dict.fromkeys(given, ()))
    plan.passed[given[0]] = passed


def _texts(
    comparison: Comparison, row: Correspondence, bound: list[BoundParameter], others: tuple[str, ...]
) -> list[str]:
    values = [_given(each) for each in bound]
    if row.convert == "negate":
        values = [negated(value) for value in values]
    if len(others) > len(values):
        return _split(comparison, bound[0], values[0], others)
    if len(others) < len(values):
        return [_together(comparison, bound, values, others[0])]
    if others[0] == comparison.counterpart_signature.parameters[0].name:
        return [values[0].text]
    names = [each.parameter.name for each in bound]
    return [_carried(comparison, name, value, other) for name, value, other in zip(names, values, others, strict=True)]


def _given(bound: BoundParameter) -> Given:
    """What is given, or the default of one of several that belong together."""
    if bound.argument is not None:
        return Given.of(bound.argument)
    text = None if bound.value is None or bound.state is State.HIDDEN else written(bound.value)
    if text is None or bound.value is None:
        raise RefusedError(f"{bound.parameter.name} is not known here")
    return Given(bound.value, text)


def _carried(comparison: Comparison, name: str, given: Given, other: str) -> str:
    return _named(name, given, comparison.trait(name), counterpart_trait(comparison, other))


def _named(name: str, given: Given, own: ParameterTraits, other: ParameterTraits) -> str:
    try:
        return carried(given, own, other)
    except RefusedError as error:
        raise RefusedError(f"{name}: {error}") from None


def _split(comparison: Comparison, bound: BoundParameter, given: Given, others: tuple[str, ...]) -> list[str]:
    """The items of one tuple for several parameters."""
    name = bound.parameter.name
    reason = refused(given.value, comparison.trait(name)._replace(length=None))
    if reason is not None and not given.items:
        raise RefusedError(f"{name}: {one_line(given.text)} is refused by {comparison.api} itself: {reason}")
    if given.items and len(given.items) != len(others):
        raise RefusedError(f"{name}={one_line(given.text)} does not have {len(others)} items")
    if not given.items and not given.is_plain_name:
        raise RefusedError(f"{name}={one_line(given.text)} would be evaluated twice; give it a name first")
    traits = [counterpart_trait(comparison, other) for other in others]
    return [_named(name, given.item(index), trait, trait) for index, trait in enumerate(traits)]


def _together(comparison: Comparison, bound: list[BoundParameter], values: list[Given], other: str) -> str:
    """Several arguments as one tuple."""
    trait = item_traits(comparison.counterpart_trait(other))._replace(types=("float",))
    names = [each.parameter.name for each in bound]
    texts = [_named(name, value, trait, trait) for name, value in zip(names, values, strict=True)]
    return f"({', '.join(texts)})"


def _written_out(
    comparison: Comparison, row: Correspondence, bound: list[BoundParameter], others: tuple[str, ...]
) -> tuple[SetArgument, ...]:
    """The defaults that differ from the counterpart's."""
    if comparison.site.kind is SiteKind.PARTIAL and tuple(each.parameter.name for each in bound) != others:
        names = joined(tuple(each.parameter.name for each in bound))
        raise RefusedError(f"a later call of the partial may pass {names}, which is {joined(others)} there")
    known = [each.parameter.default for each in bound if each.parameter.default is not None]
    if len(known) < len(bound):
        return ()  # it is required and not given: the call fails in both frameworks
    values = carry(known, others, row.convert)
    different = [other for other in others if _differs(comparison, other, values[other])]
    return tuple(_default(comparison, other, values[other]) for other in different)


def _neutral(comparison: Comparison) -> dict[str, Value]:
    """What only the counterpart has and does by default, with the value that switches it off."""
    assert comparison.pair is not None
    only_there = [row for row in comparison.pair.parameters if not comparison.own_names(row)]
    names = {name for row in only_there for name in comparison.other_names(row)}
    found = {}
    for parameter in comparison.counterpart_signature.parameters:
        trait = comparison.counterpart_trait(parameter.name)
        default = parameter.default
        if parameter.name in names and default is not None and trait.inert and not is_inert(default, trait):
            found[parameter.name] = trait.inert[0]
    return found


def _differs(comparison: Comparison, other: str, value: Value) -> bool:
    default = comparison.counterpart_parameter(other).default
    return default is None or not same_value(default, value)


def _default(comparison: Comparison, other: str, value: Value) -> SetArgument:
    trait = counterpart_trait(comparison, other)
    fitted = fit(value, trait)
    text = written(fitted)
    reason = refused(fitted, trait)
    if text is None or reason is not None:
        raise RefusedError(f"{other}: the default {text or 'of ' + comparison.api} is refused there: {reason}")
    order = [parameter.name for parameter in comparison.counterpart_signature.parameters].index(other)
    return SetArgument(other, text, order)
