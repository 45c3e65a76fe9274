"""Findings and sites as text for people and for programs. A reporter returns its text; the front end prints it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from ms_compat_lint.lazy import module_named
from ms_compat_lint.lean import TYPE_CHECKING
from ms_compat_lint.model import Finding

if TYPE_CHECKING:
    from ms_compat_lint.reporters.context import Context

Reporter = Callable[[Sequence[Finding]], str]

# Formats that need nothing but the findings, and formats that need the checked text or the run beside them.
_PLAIN = {"json": "json_array", "json-lines": "json_lines"}
_WITH_CONTEXT = {
    "text": "text",
    "sarif": "sarif",
    "rdjson": "rdjson",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
}
_STYLES = {"full": "full", "statistics": "statistics"}  # of text


def available() -> tuple[str, ...]:
    """The names of the formats."""
    return ("text", *_PLAIN, *(name for name in _WITH_CONTEXT if name != "text"))


def reporter(name: str, context: Callable[[], Context]) -> Reporter:
    """The reporter of a format or a style of text; its module is loaded, and the context made, when asked for."""
    if name in _PLAIN:
        report: Reporter = module_named(f"{__name__}.{_PLAIN[name]}").report
        return report
    module = _WITH_CONTEXT.get(name) or _STYLES[name]
    return partial(module_named(f"{__name__}.{module}").report, context=context())
