"""Operations on values, known and unknown."""

from __future__ import annotations

from ms_compat_lint import syntax as ast
from ms_compat_lint.model import Constant, Dictionary, Items, Unknown, Value
from ms_compat_lint.sites import arithmetic

MOST_ITEMS = 1000  # of one tuple, list or dictionary
_MOST_PARTS = 10_000  # items within items, which names can double with each line


def is_vast(value: Value) -> bool:
    """Whether a value has more parts, items within items, than are worth a look."""
    pending, parts = [value], 0
    while pending and parts <= _MOST_PARTS:
        each = pending.pop()
        parts += 1
        if isinstance(each, Items):
            pending += each.items
        elif isinstance(each, Dictionary):
            pending += (entry.value for entry in each.entries)
    return parts > _MOST_PARTS


def is_number(value: Value) -> bool:
    """Whether a value is a real number, be it known which or not."""
    if isinstance(value, Unknown):
        return value.number
    return isinstance(value, Constant) and isinstance(value.value, (int, float))


def combined(op: ast.operator, left: Value, right: Value) -> Value:
    """The value of an operation on two values."""
    if isinstance(left, Constant) and isinstance(right, Constant):
        result = arithmetic.binary(op, left.value, right.value)
        if result is not None:
            return Constant(result)
    if isinstance(left, Items) and isinstance(right, Items) and isinstance(op, ast.Add) and left.kind == right.kind:
        if not left.complete:
            return left
        if len(left.items) + len(right.items) <= MOST_ITEMS:
            return Items(left.kind, left.items + right.items, right.complete)
    for repeated in (left, right):
        if isinstance(repeated, Items) and isinstance(op, ast.Mult):
            return repeated._replace(complete=False)
    return Unknown("a computed value", number=is_number(left) and is_number(right))
