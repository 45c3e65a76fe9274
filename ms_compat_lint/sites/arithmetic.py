"""Arithmetic on literals, bounded so that no expression costs time or memory."""

from __future__ import annotations

import operator
from collections.abc import Callable

from ms_compat_lint import syntax as ast
from ms_compat_lint.lean import Any

Number = int | float | complex

_MOST_BITS = 1024  # of an integer result
_LONGEST = 1000  # of a string result
_OPERATORS: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
}


def binary(op: ast.operator, left: object, right: object) -> Number | str | None:
    """The result of an operation on two constants; None where there is none, or none worth its cost."""
    apply = _OPERATORS.get(type(op))
    if apply is None:
        return None
    if isinstance(left, str) and isinstance(right, str) and isinstance(op, ast.Add):
        return left + right if len(left) + len(right) <= _LONGEST else None
    if not isinstance(left, (int, float, complex)) or not isinstance(right, (int, float, complex)):
        return None
    if _is_large(op, left, right):
        return None
    try:
        result = apply(left, right)
    except (ArithmeticError, ValueError):
        return None
    return result if isinstance(result, (int, float, complex)) else None


def unary(op: ast.unaryop, operand: object) -> Number | None:
    """The result of a sign, ``~`` or ``not`` on a constant."""
    if isinstance(op, ast.Not):
        return not operand
    if isinstance(operand, (int, float, complex)):
        if isinstance(op, ast.USub):
            return -operand
        if isinstance(op, ast.UAdd):
            return +operand
        if isinstance(op, ast.Invert) and isinstance(operand, int):
            return ~int(operand)
    return None


def _is_large(op: ast.operator, left: Number, right: Number) -> bool:
    """Whether an operation on integers could give a huge one."""
    if not isinstance(left, int) or not isinstance(right, int):
        return False
    if isinstance(op, ast.Pow):
        return left.bit_length() * abs(right) > _MOST_BITS
    return left.bit_length() + right.bit_length() > _MOST_BITS


def converted(function: str, argument: object) -> Number | str | None:
    """What ``float(x)``, ``int(x)``, ``bool(x)``, ``str(x)``, ``abs(x)`` give for a constant."""
    convert = _CONVERSIONS.get(function)
    if convert is None or (isinstance(argument, str) and len(argument) > _LONGEST):
        return None
    try:
        result = convert(argument)
    except (ArithmeticError, ValueError, TypeError):
        return None
    return result if isinstance(result, (int, float, complex, str)) else None


_CONVERSIONS: dict[str, Callable[[Any], Any]] = {
    "builtins.float": float,
    "builtins.int": int,
    "builtins.bool": bool,
    "builtins.str": str,
    "builtins.abs": abs,
}
