"""The parameters of an optimizer beside those of a counterpart, one row for what belongs together.

``explain`` and the documents print from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ms_compat_lint.carry import carry
from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.schema import Correspondence, Pair, Parameter, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Framework, Value, same_value
from ms_compat_lint.rules.wording import written

NOTHING = "-"


class Row(NamedTuple):
    """Parameters that say the same thing; a side that has none is empty."""

    own: tuple[str, ...]
    own_default: str
    other: tuple[str, ...]
    other_default: str
    remarks: tuple[str, ...]


class Side(NamedTuple):
    """One of the two optimizers of a row."""

    signature: Signature
    traits: Traits

    def parameters(self, names: tuple[str, ...]) -> tuple[Parameter, ...]:
        """The parameters of these names; none unless this version has them all."""
        found = tuple(p for name in names for p in self.signature.parameters if p.name == name)
        return found if len(found) == len(names) else ()

    def trait(self, name: str) -> ParameterTraits:
        """What the optimizer does with the values of one parameter."""
        return self.traits.parameters.get(name, ParameterTraits())


def compare(pair: Pair, own: Signature, other: Signature) -> list[Row]:
    """The rows of a pair, in the order of the parameters of ``own``; at the end those that only ``other`` has."""
    ours, theirs = Side(own, load.traits(own.api)), Side(other, load.traits(other.api))
    from_torch = load.optimizer(own.api).framework is Framework.TORCH
    order = [parameter.name for parameter in own.parameters]
    rows = []
    for correspondence in pair.parameters:
        names = (correspondence.torch, correspondence.mindspore)
        mine, yours = names if from_torch else names[::-1]
        row = _row(ours, ours.parameters(mine), theirs, theirs.parameters(yours), correspondence)
        if row.own or row.other:
            rows.append(row)
    return sorted(rows, key=lambda row: order.index(row.own[0]) if row.own else len(order))


def _row(
    ours: Side, own: tuple[Parameter, ...], theirs: Side, other: tuple[Parameter, ...], correspondence: Correspondence
) -> Row:
    if own and other:
        remarks = tuple(_remarks(ours, own, theirs, other, correspondence))
    elif own:
        remarks = (f"no counterpart{_harmless(ours, own)}",)
    else:
        remarks = (f"only there{_harmless(theirs, other)}",)
    return Row(_names(own), _defaults(own), _names(other), _defaults(other), remarks)


def _names(parameters: tuple[Parameter, ...]) -> tuple[str, ...]:
    return tuple(parameter.name for parameter in parameters)


def _defaults(parameters: tuple[Parameter, ...]) -> str:
    return ", ".join(p.default_text or "required" for p in parameters) or NOTHING


def _harmless(side: Side, parameters: tuple[Parameter, ...]) -> str:
    """What the remark adds where an argument without counterpart does no harm, always or as it stands."""
    traits = [side.trait(parameter.name) for parameter in parameters]
    if all(each.always_inert for each in traits):
        return ", a performance switch"
    if all(each.ignored for each in traits):
        return ", and without effect"
    default = parameters[0].default
    inert = traits[0].inert
    if default is not None and any(same_value(default, value) for value in inert):
        return f", {parameters[0].default_text} changes nothing"
    return f", {written(inert[0])} changes nothing" if inert else ""


def _remarks(
    ours: Side,
    own: tuple[Parameter, ...],
    theirs: Side,
    other: tuple[Parameter, ...],
    correspondence: Correspondence,
) -> Iterator[str]:
    if len(own) < len(other):
        yield "split in two"
    elif len(own) > len(other):
        yield "joined in a tuple"
    elif _names(own) != _names(other):
        yield "renamed"
    if correspondence.convert == "negate":
        yield "sign changes"
    difference = _default_difference(own, other, correspondence)
    if difference:
        yield difference
    if any(theirs.trait(p.name).ignored for p in other):
        yield "ignored there"
    if any(ours.trait(p.name).ignored for p in own):
        yield "ignored here"


def _default_difference(
    own: tuple[Parameter, ...], other: tuple[Parameter, ...], correspondence: Correspondence
) -> str | None:
    here, there = (any(p.required for p in side) for side in (own, other))
    if here or there:
        return None if here and there else f"required {'here' if here else 'there'}"
    carried = carry(_values(own), _names(other), correspondence.convert)
    same = all(same_value(carried[name], value) for name, value in zip(_names(other), _values(other), strict=True))
    return None if same else "default differs"


def _values(parameters: tuple[Parameter, ...]) -> list[Value]:
    return [parameter.default for parameter in parameters if parameter.default is not None]
