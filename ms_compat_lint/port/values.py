"""One argument's value as the counterpart takes it."""

from __future__ import annotations

import ast
import re
from typing import NamedTuple

from ms_compat_lint.knowledge.load import schedules
from ms_compat_lint.knowledge.schema import ParameterTraits
from ms_compat_lint.model import Argument, Constant, Items, Unknown, Value
from ms_compat_lint.port.refused import RefusedError
from ms_compat_lint.refusal import refused
from ms_compat_lint.rules.wording import fit, one_line, written

_PLAIN_NAME = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*")
_DOING = (ast.Call, ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr)
_FRAMEWORKS = ("torch", "mindspore")


class Given(NamedTuple):
    """A value that the call gives: what is known of it, and its text."""

    value: Value
    text: str
    items: tuple[str, ...] = ()  # the texts of the items, where it is written as a tuple or list

    @classmethod
    def of(cls, argument: Argument) -> Given:
        """The value of an argument."""
        return cls(argument.value, argument.text, argument.items or _item_texts(argument.text))

    @property
    def is_plain_name(self) -> bool:
        """Whether it may be evaluated twice: a name, or an attribute of one."""
        return _PLAIN_NAME.fullmatch(self.text) is not None

    def item(self, index: int) -> Given:
        """One item of a tuple."""
        value = self.value
        known = value.items[index] if isinstance(value, Items) and value.complete and index < len(value.items) else None
        if self.items:
            return Given(known if known is not None else Unknown("an item"), self.items[index])
        return Given(known if known is not None else Unknown("an item"), f"{self.text}[{index}]")


def _item_texts(text: str) -> tuple[str, ...]:
    """The texts of the items, where a value is written as a tuple or list."""
    try:
        node = ast.parse(f"({text})", mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return ()
    if not isinstance(node, (ast.Tuple, ast.List)) or any(isinstance(item, ast.Starred) for item in node.elts):
        return ()
    return tuple(ast.get_source_segment(f"({text})", item) or "" for item in node.elts)


def carried(given: Given, own: ParameterTraits, other: ParameterTraits) -> str:
    """The text that passes a value on to a parameter with the traits ``other``; raises :exc:`RefusedError`."""
    value = given.value
    if isinstance(value, Unknown):
        return _unknown(given, value, own, other)
    if isinstance(value, Items) and other.schedule is not own.schedule and not other.schedule and own.schedule:
        raise RefusedError(f"{one_line(given.text)} is a {value.kind}, which is not taken there; use a scheduler")
    reason = refused(value, other)
    if reason is None:
        return given.text
    fitted = fit(value, other)
    if refused(fitted, other) is not None:
        raise RefusedError(f"{one_line(given.text)} is refused there: {reason}")
    return _fitted_text(given, fitted)


def _fitted_text(given: Given, fitted: Value) -> str:
    """A known value in the other type; a name keeps standing for it."""
    if isinstance(fitted, Constant) and isinstance(fitted.value, float) and not _is_literal(given.text):
        return f"float({given.text})"
    known = written(fitted)
    if known is not None and (_is_literal(given.text) or _items_changed(given.value, fitted)):
        return known
    if isinstance(fitted, Items) and given.items:
        inside = ", ".join(given.items)
        return f"[{inside}]" if fitted.kind == "list" else f"({inside},)" if len(given.items) == 1 else f"({inside})"
    if isinstance(fitted, Items):
        return f"{fitted.kind}({given.text})"
    raise RefusedError(f"{one_line(given.text)} is of a type that is refused there")


def _items_changed(value: Value, fitted: Value) -> bool:
    return isinstance(value, Items) and isinstance(fitted, Items) and repr(value.items) != repr(fitted.items)


def _is_literal(text: str) -> bool:
    try:
        ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return False
    return True


def _unknown(given: Given, value: Unknown, own: ParameterTraits, other: ParameterTraits) -> str:
    """A form that is right for every value, or a refusal where the value matters."""
    text = one_line(given.text)
    if value.callee is not None and value.callee in schedules() and not other.schedule:
        raise RefusedError(f"{text} is a schedule, which is not taken there; use a scheduler")
    if value.callee is not None and value.callee.partition(".")[0] in _FRAMEWORKS:
        raise RefusedError(f"{text} is made by {value.callee}, which is not of that framework")
    if own.schedule and not other.schedule and not value.number:
        raise RefusedError(f"{text} may be a list or a schedule, which is not taken there")
    if _takes(own, "int") and not _takes(other, "int") and _takes(other, "float"):
        return f"float({given.text})"
    if _takes(own, "list") and not _takes(other, "list") and _takes(other, "tuple") and _takes(own, "tuple"):
        return f"tuple({given.text})"
    if other.types == ("bool",) and own.types != ("bool",):
        return f"bool({given.text})"
    return given.text


def _takes(traits: ParameterTraits, kind: str) -> bool:
    return not traits.types or kind in traits.types


def negated(given: Given) -> Given:
    """A value with the opposite sign."""
    value = given.value
    if isinstance(value, Constant) and isinstance(value.value, (int, float)) and _is_literal(given.text):
        return Given(Constant(-value.value), repr(-value.value))
    inside = given.text[1:].lstrip()
    if given.text.startswith("-") and _PLAIN_NAME.fullmatch(inside):
        text = inside
    else:
        text = f"-{given.text}" if given.is_plain_name else f"-({given.text})"
    if isinstance(value, Constant) and isinstance(value.value, (int, float)):
        return Given(Constant(-value.value), text)
    return Given(Unknown("a computed value", number=isinstance(value, Unknown) and value.number), text)


def does_nothing(text: str) -> bool:
    """Whether an expression only gives a value; asking for a device (``torch.cuda.is_available()``) does no more."""
    try:
        tree = ast.parse(f"({text})", mode="eval")
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False
    return not any(isinstance(node, _DOING) and not _only_asks(node) for node in ast.walk(tree))


def _only_asks(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "is_available"
