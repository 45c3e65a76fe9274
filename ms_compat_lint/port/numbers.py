"""Expressions that give a number or raise, whatever the names in them stand for."""

from __future__ import annotations

import ast

_NOT_OF_LISTS = (ast.Add, ast.Sub, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow)  # with a number


def is_computed_number(text: str) -> bool:
    """Whether an expression can be no list and no schedule: arithmetic with a number, which these do not know.

    A list times an int is a longer list, so that ``lr * 2`` does not count, and ``lr * 2.0`` does.
    """
    try:
        return _is_number(ast.parse(f"({text})", mode="eval").body)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False


def _is_number(node: ast.expr) -> bool:
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.op, (ast.USub, ast.UAdd)) and _is_number(node.operand)
    if isinstance(node, ast.IfExp):
        return _is_number(node.body) and _is_number(node.orelse)
    if not isinstance(node, ast.BinOp):
        return isinstance(node, ast.Constant) and type(node.value) in (int, float)
    if isinstance(node.op, ast.Mult):
        return _is_float(node.left) or _is_float(node.right) or (_is_number(node.left) and _is_number(node.right))
    return isinstance(node.op, _NOT_OF_LISTS) and (_is_number(node.left) or _is_number(node.right))


def _is_float(node: ast.expr) -> bool:
    """Whether an expression that gives a number gives a float, by which no list can be multiplied."""
    if isinstance(node, ast.UnaryOp):
        return _is_number(node) and _is_float(node.operand)
    if isinstance(node, ast.BinOp):
        divides = isinstance(node.op, ast.Div)
        return _is_number(node) and (divides or _is_float(node.left) or _is_float(node.right))
    return isinstance(node, ast.Constant) and type(node.value) is float
