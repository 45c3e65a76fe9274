"""Which values change nothing."""

from __future__ import annotations

from ms_compat_lint.knowledge.schema import ParameterTraits
from ms_compat_lint.model import Constant, Value, same_value


def is_inert(value: Value, traits: ParameterTraits) -> bool:
    """Whether a value of a parameter with these traits is known to change nothing.

    A whole number stands for the truth value that it has: ``amsgrad=0`` is ``amsgrad=False``.
    """
    if traits.always_inert or traits.ignored:
        return True
    return any(same_value(value, inert) or _same_truth(value, inert) for inert in traits.inert)


def _same_truth(value: Value, inert: Value) -> bool:
    if not (isinstance(value, Constant) and isinstance(inert, Constant)):
        return False
    if not isinstance(inert.value, bool) or not isinstance(value.value, (int, float)):
        return False
    return bool(value.value) is inert.value
