"""Findings and sites as text for people and for programs. A reporter returns its text; the front end prints it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from ms_compat_lint.model import Finding

if TYPE_CHECKING:
    from ms_compat_lint.reporters.context import Context

Reporter = Callable[[Sequence[Finding]], str]

# Formats that need nothing but the findings, and formats that need the checked text or the run beside them.
_PLAIN = {"text": "text", "json": "json_array", "json-lines": "json_lines"}
_WITH_CONTEXT = {
    "sarif": "sarif",
    "rdjson": "rdjson",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
}


def available() -> tuple[str, ...]:
    """The names of the formats."""
    return (*_PLAIN, *_WITH_CONTEXT)


def reporter(name: str, context: Callable[[], Context]) -> Reporter:
    """The reporter of a format; its module is loaded, and the context made, when it is asked for."""
    if name in _PLAIN:
        report: Reporter = import_module(f"{__name__}.{_PLAIN[name]}").report
        return report
    return partial(import_module(f"{__name__}.{_WITH_CONTEXT[name]}").report, context=context())
