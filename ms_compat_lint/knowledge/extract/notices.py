"""Deprecations: those that the code marks, and those that only a docstring announces."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

_ANNOUNCEMENT = re.compile(r"is deprecated|backward-compatible|will be (removed|renamed|merged|changed)", re.IGNORECASE)
_BLANK = re.compile(r"\n\s*\n")
_DIRECTIVE = re.compile(r"^\s*\.\. \w+::", re.MULTILINE)
_ITEM = re.compile(r"^\s*- ", re.MULTILINE)


def of_decorator(decorator: ast.expr) -> str | None:
    """What ``@deprecated(...)`` says: ``(version, substitute, ...)`` in MindSpore, a sentence in typing's form."""
    if not (isinstance(decorator, ast.Call) and _last_name(decorator.func) == "deprecated"):
        return None
    texts = [_text(argument) for argument in decorator.args[:2]]
    if len(texts) < 2:
        return texts[0] if texts else "deprecated"
    version, substitute = texts
    return f"deprecated from version {version}" + (f", use {substitute} instead" if substitute else "")


def of_warnings(function: ast.FunctionDef, parameters: list[str]) -> tuple[str | None, dict[str, str]]:
    """What warnings in the body that say "deprecated" say, of the whole and of single parameters.

    A warning is about the parameter that the condition around it names first, else about the whole.
    """
    whole: str | None = None
    single: dict[str, str] = {}
    for conditions, call in _warnings(function.body, ()):
        message = " ".join(_text(argument) or "" for argument in call.args[:1])
        if "deprecat" not in message.lower():
            continue
        named = [node.id for test in conditions for node in ast.walk(test) if isinstance(node, ast.Name)]
        about = [name for name in named if name in parameters]
        if about:
            single.setdefault(about[0], message)
        else:
            whole = whole or message
    return whole, single


def announced(docstring: str | None) -> str | None:
    """The paragraphs and list items of a docstring that announce a removal, a renaming or another change."""
    paragraphs = _BLANK.split(docstring or "")
    items = [" ".join(item.split()) for paragraph in paragraphs for item in _ITEM.split(_DIRECTIVE.sub("", paragraph))]
    return " ".join(item for item in items if _ANNOUNCEMENT.search(item)) or None


def _warnings(
    body: list[ast.stmt], conditions: tuple[ast.expr, ...]
) -> Iterator[tuple[tuple[ast.expr, ...], ast.Call]]:
    """Every call of a warning function, with the conditions that it stands under."""
    for node in body:
        if isinstance(node, ast.If):
            yield from _warnings(node.body, (node.test, *conditions))
            yield from _warnings(node.orelse, (node.test, *conditions))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and _is_warning(node.value.func):
            yield conditions, node.value


def _is_warning(node: ast.expr) -> bool:
    return _last_name(node) in ("warn", "warning")


def _last_name(node: ast.expr) -> str | None:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else None


def _text(node: ast.expr) -> str | None:
    """A string that is written as a literal, with ``...`` for the values of an f-string."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) or "..." for part in node.values)
    return str(node.value) if isinstance(node, ast.Constant) and node.value is not None else None
