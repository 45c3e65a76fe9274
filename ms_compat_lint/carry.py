"""Values of one side of a pair as values of the other side: ``betas`` for ``beta1`` and ``beta2``."""

from __future__ import annotations

from ms_compat_lint.model import Constant, Items, Unknown, Value


def item(value: Value, index: int) -> Value:
    """One item of a tuple or list value."""
    if isinstance(value, Items) and value.complete and index < len(value.items):
        return value.items[index]
    return Unknown("the items are not known")


def carry(values: list[Value], names: tuple[str, ...], convert: str) -> dict[str, Value]:
    """Values of one side of a correspondence as values of the other side's ``names``."""
    if len(names) > len(values):
        return {name: item(values[0], index) for index, name in enumerate(names)}
    if len(names) < len(values):
        return {names[0]: Items("tuple", tuple(values))}
    return {name: _converted(value, convert) for name, value in zip(names, values, strict=True)}


def _converted(value: Value, convert: str) -> Value:
    if convert == "negate" and isinstance(value, Constant) and isinstance(value.value, (int, float)):
        return Constant(-value.value)
    return value
