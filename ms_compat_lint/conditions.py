"""Whether a stated condition holds for a value, and a range of versions for a version."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from functools import cache

from ms_compat_lint.knowledge.schema import Condition, Versions
from ms_compat_lint.lean import Any
from ms_compat_lint.model import Constant, Unknown, Value
from ms_compat_lint.refusal import kind_of

OPERATORS: Mapping[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}

TENSORS = ("torch.tensor", "torch.Tensor")  # what makes one, by its full name


def in_range(version: str, versions: Versions) -> bool:
    """Whether a version ``X.Y`` is in a range of versions, both ends included."""
    number = version_number(version)
    since, until = versions
    return (since is None or version_number(since) <= number) and (until is None or number <= version_number(until))


@cache
def version_number(version: str) -> tuple[int, ...]:
    """``"2.10"`` as ``(2, 10)``."""
    return tuple(int(part) for part in version.split("."))


def holds(condition: Condition, value: Value) -> bool | None:
    """Whether a condition holds for a value; None where the value does not tell."""
    if condition.operator in ("is", "is not"):
        same = _is_of_kind(value, condition.value)
        return same if same is None or condition.operator == "is" else not same
    if not isinstance(value, Constant):
        return None
    wanted, actual = condition.value, value.value
    if isinstance(wanted, bool) and isinstance(actual, (int, float)):
        actual = bool(actual)
    if condition.operator in ("==", "!="):
        return bool(OPERATORS[condition.operator](actual, wanted))
    if isinstance(actual, (int, float)) and isinstance(wanted, (int, float)):
        return bool(OPERATORS[condition.operator](actual, wanted))
    return False if actual is None else None


def _is_of_kind(value: Value, kind: object) -> bool | None:
    if isinstance(value, Unknown):
        if value.callee in TENSORS:
            return kind == "tensor"
        return False if value.number and kind not in ("bool", "int", "float") else None
    actual = kind_of(value)
    return None if actual is None else actual == kind
