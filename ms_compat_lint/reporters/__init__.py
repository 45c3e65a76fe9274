"""Findings and sites as text for people and for programs. A reporter returns its text; the front end prints it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from ms_compat_lint.model import Finding

Reporter = Callable[[Sequence[Finding]], str]

_MODULES = {"text": "text", "json": "json_array", "json-lines": "json_lines"}


def available() -> tuple[str, ...]:
    """The names of the formats."""
    return tuple(_MODULES)


def reporter(name: str) -> Reporter:
    """The reporter of a format; its module is loaded when it is asked for."""
    report: Reporter = import_module(f"{__name__}.{_MODULES[name]}").report
    return report
