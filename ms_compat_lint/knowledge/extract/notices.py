"""Deprecations: those that the code marks, and those that only a docstring announces."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

_ANNOUNCEMENT = re.compile(r"deprecated|backward-compatible|will be (removed|renamed|merged|changed)", re.IGNORECASE)
_DIRECTIVE = re.compile(r"^( *)\.\. (?:warning|note|deprecated)::(.*)$")
_ITEM = re.compile(r"^\s*- ")


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
    """The sentences of a docstring's admonitions that announce a removal, a renaming or another change."""
    blocks = [block for block in _admonitions(docstring or "") if _ANNOUNCEMENT.search(block)]
    return " ".join(blocks) or None


def _admonitions(docstring: str) -> Iterator[str]:
    """Every item of every warning, note and deprecation, on one line."""
    lines = docstring.expandtabs().splitlines()
    for number, line in enumerate(lines):
        match = _DIRECTIVE.match(line)
        if match:
            yield from _items([match[2], *_indented(lines[number + 1 :], len(match[1]))])


def _indented(lines: list[str], margin: int) -> Iterator[str]:
    """The lines from the start that are blank or deeper than the margin."""
    for line in lines:
        if line.strip() and len(line) - len(line.lstrip()) <= margin:
            return
        yield line


def _items(lines: list[str]) -> Iterator[str]:
    """The items of a list, or the whole where it is none, each on one line."""
    items: list[list[str]] = [[]]
    for line in lines:
        if _ITEM.match(line):
            items.append([])
        items[-1].append(_ITEM.sub("", line))
    for item in items:
        text = " ".join(" ".join(item).split())
        if text:
            yield text


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
