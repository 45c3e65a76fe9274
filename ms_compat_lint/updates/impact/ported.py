"""The counterpart's construction: ported as it is, and with every argument carried over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ms_compat_lint.carry import carry
from ms_compat_lint.comparison import Comparison
from ms_compat_lint.conditions import holds, in_range
from ms_compat_lint.evidence.case import REQUIRED
from ms_compat_lint.inert import is_inert
from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.schema import Correspondence
from ms_compat_lint.model import Constant, Value, same_value
from ms_compat_lint.refusal import refused
from ms_compat_lint.rules.wording import fit, joined, written
from ms_compat_lint.updates.impact.drift import Side
from ms_compat_lint.updates.impact.reading import is_given

LOSS_SCALE = "loss_scale"


class Port(NamedTuple):
    """The counterpart, constructed for a call. Every value of the call is known."""

    as_is: Side  # what is written is written there too, what is not takes the default there
    carried: Side  # every argument written out
    lost: tuple[str, ...]  # arguments of the call that change something, and have nothing like them there
    remarks: tuple[str, ...]


def port(comparison: Comparison) -> Port:
    """Construct the counterpart. Only where there is one."""
    as_is, everything, remarks = {}, {}, []
    for row in rows(comparison):
        values = _carried(comparison, row)
        required = [name for name in values if comparison.counterpart_parameter(name).required]
        given = any(_is_written(comparison, name) for name in comparison.own_names(row))
        reason = _refused(comparison, values)
        if reason is not None and not required:
            if given:
                remarks.append(f"{reason}; the default there is used")
            continue
        everything.update(values)
        if given or required:
            as_is.update(values)
        if required and not given:
            texts = joined(tuple(written(value) or "" for value in values.values()))
            remarks.append(f"{joined(tuple(required))} is required there; {texts}, the value here, is used")
    side = _side(comparison, as_is)
    lost = tuple(_lost(comparison))
    if LOSS_SCALE in lost:
        remarks.append(f"the gradients are divided by {LOSS_SCALE} in MindSpore alone; nothing multiplies them first")
    remarks += _refused_together(comparison, side)
    return Port(side, _side(comparison, everything), lost, tuple(remarks))


def rows(comparison: Comparison) -> Iterator[Correspondence]:
    """The rows of the pair that both sides have in their configured versions, but for the network's parameters."""
    assert comparison.pair is not None
    for row in comparison.pair.parameters:
        own = comparison.own_names(row)
        if not own or comparison.params_name in own or any(name not in comparison.call.parameters for name in own):
            continue
        if comparison.counterparts_of(own[0]):
            yield row


def neutral(comparison: Comparison, lost: tuple[str, ...]) -> Comparison:
    """The call without the effect of what is lost, as far as a value is known that switches it off."""
    found = {name: comparison.trait(name).inert[0] for name in lost if comparison.trait(name).inert}
    return comparison.assuming(**found)


def differing(comparison: Comparison, first: Side, second: Side) -> Iterator[Correspondence]:
    """The rows in which two constructions of the counterpart differ."""
    for row in rows(comparison):
        if not all(same_value(first.values[name], second.values[name]) for name in comparison.other_names(row)):
            yield row


def _is_written(comparison: Comparison, name: str) -> bool:
    """Whether a parameter is given, or has to be."""
    return is_given(comparison, name) or comparison.call.parameters[name].parameter.required


def _carried(comparison: Comparison, row: Correspondence) -> dict[str, Value]:
    """The values of a row, as the counterpart takes them."""
    values = [comparison.value(name) for name in comparison.own_names(row)]
    carried = carry(values, comparison.other_names(row), row.convert)
    return {name: fit(value, comparison.counterpart_trait(name)) for name, value in carried.items()}


def _refused(comparison: Comparison, values: Mapping[str, Value]) -> str | None:
    for name, value in values.items():
        reason = refused(value, comparison.counterpart_trait(name))
        if reason is not None or written(value) is None:
            return f"{name}={written(value)} is refused there" + (f" ({reason})" if reason else "")
    return None


def _side(comparison: Comparison, given: Mapping[str, Value]) -> Side:
    signature = comparison.counterpart_signature
    values = {
        parameter.name: parameter.default if parameter.default is not None else Constant(REQUIRED.get(parameter.name))
        for parameter in signature.parameters[1:]
    }
    order = [name for name in values if name in given]
    return Side(signature.api, {name: given[name] for name in order}, {**values, **given}, signature.version)


def _lost(comparison: Comparison) -> Iterator[str]:
    for bound in comparison.parameters:
        name = bound.parameter.name
        lost = is_given(comparison, name) and not comparison.counterparts_of(name)
        if lost and not is_inert(comparison.value(name), comparison.trait(name)):
            yield name


def _refused_together(comparison: Comparison, side: Side) -> Iterator[str]:
    """The combinations of values that the counterpart refuses."""
    framework = comparison.other_framework
    version = comparison.version_of(framework) or load.known_versions(framework)[-1]
    for refusal in comparison.counterpart_traits.joint:
        conditions = [c for c in refusal.when if c.framework is framework and c.parameter in side.values]
        if len(conditions) < len(refusal.when) or not in_range(version, refusal.versions):
            continue
        if all(holds(condition, side.values[condition.parameter]) for condition in conditions):
            yield f"ported as it is, the call fails when it is run: {refusal.error}"
