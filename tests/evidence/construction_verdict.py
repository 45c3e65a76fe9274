"""What the traits say of a probe, by the functions that the rules use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ms_compat_lint.carry import item
from ms_compat_lint.conditions import holds, in_range
from ms_compat_lint.evidence.construction import minor
from ms_compat_lint.evidence.construction_probes import MISSING, Probe, Special
from ms_compat_lint.knowledge.schema import Condition, ParameterTraits, Signature, Traits
from ms_compat_lint.model import Constant, Dictionary, Items, Unknown, Value
from ms_compat_lint.refusal import is_idle, refused

KIND_OF_SPECIAL = {"Tensor(0.5)": "tensor", "schedule": "class", "function": "class", "one parameter": "tensor"}


def reasons(signature: Signature, traits: Traits, probe: Probe, version: str) -> Iterator[str]:
    """Why the call is refused, one reason for each argument and each combination."""
    given = arguments(signature, probe)
    for name, value in given.items():
        reason = _refused(value, traits.parameters.get(name, ParameterTraits()))
        if reason is not None:
            yield f"{name}: {reason}"
    effective = {each.name: each.default for each in signature.parameters if each.default is not None}
    effective.update((name, to_value(value)) for name, value in given.items())
    for refusal in traits.joint:
        if in_range(minor(version), refusal.versions) and all(_holds(each, effective) for each in refusal.when):
            yield f"{refusal.parameter}: {refusal.error}"


def arguments(signature: Signature, probe: Probe) -> dict[str, Any]:
    """The probe's arguments by name; the first parameter is the runner's."""
    names = [parameter.name for parameter in signature.parameters][1:]
    given = dict(zip(names, probe.positional, strict=False))
    return {**given, **{name: value for name, value in probe.keywords.items() if value is not MISSING}}


def to_value(value: Any) -> Value:
    """A value of a probe as the source text would show it."""
    if isinstance(value, Special):
        return Unknown(value.kind)
    if isinstance(value, (tuple, list)):
        return Items(type(value).__name__, tuple(map(to_value, value)))
    return Dictionary(()) if isinstance(value, dict) else Constant(value)


def _refused(value: Any, traits: ParameterTraits) -> str | None:
    if isinstance(value, Special):
        kind = KIND_OF_SPECIAL.get(value.kind)
        return f"a {kind}" if kind and traits.types and kind not in traits.types else None
    known = to_value(value)
    return None if is_idle(known, traits) else refused(known, traits)


def _holds(condition: Condition, effective: Mapping[str, Value]) -> bool:
    name, _, index = condition.parameter.partition("[")
    value = effective.get(name)
    if value is None:
        return False
    return holds(condition, item(value, int(index.rstrip("]"))) if index else value) is True
