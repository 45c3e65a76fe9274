"""The values of default expressions."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from typing import Any

from ms_compat_lint.knowledge.extract.namespaces import Definition, Namespaces
from ms_compat_lint.model import Constant, Items, Unknown, Value

_BINARY: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


def evaluate(names: Namespaces, module: str, node: ast.expr) -> Value:
    """The value of an expression in a module: literals, arithmetic on them and module-level constants."""
    if isinstance(node, ast.Constant):
        return Constant(node.value) if not isinstance(node.value, type(Ellipsis)) else Unknown("...")
    if isinstance(node, (ast.Tuple, ast.List)):
        items = tuple(evaluate(names, module, item) for item in node.elts)
        return Items("tuple" if isinstance(node, ast.Tuple) else "list", items)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        operand = evaluate(names, module, node.operand)
        if isinstance(operand, Constant) and isinstance(operand.value, (int, float)):
            return Constant(-operand.value)
    if isinstance(node, ast.BinOp) and type(node.op) in _BINARY:
        left, right = evaluate(names, module, node.left), evaluate(names, module, node.right)
        if isinstance(left, Constant) and isinstance(right, Constant):
            return Constant(_BINARY[type(node.op)](left.value, right.value))
    if isinstance(node, (ast.Name, ast.Attribute)):
        target = names.resolve_expression(module, node)
        if isinstance(target, Definition) and isinstance(target.node, ast.expr):
            return evaluate(names, target.module, target.node)
    return Unknown("a function" if isinstance(node, ast.Lambda) else "an expression")


def stands_for_required(names: Namespaces, module: str, node: ast.expr) -> bool:
    """Whether a default is an instance of torch's ``_RequiredParameter``: the argument must be given."""
    target = names.resolve_expression(module, node)
    if not (isinstance(target, Definition) and isinstance(target.node, ast.Call)):
        return False
    kind = names.resolve_expression(target.module, target.node.func)
    return (
        isinstance(kind, Definition) and isinstance(kind.node, ast.ClassDef) and kind.node.name == "_RequiredParameter"
    )
