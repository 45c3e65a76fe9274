"""The library's own entry: text in, findings out."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from typing import Any

from ms_compat_lint import engine
from ms_compat_lint.model import Family, Finding
from ms_compat_lint.project.errors import UsageError
from ms_compat_lint.project.options import CHECKING
from ms_compat_lint.settings import Settings
from ms_compat_lint.source import SourceFile
from ms_compat_lint.suppressions import unsuppressed


def check_source(
    text: str,
    *,
    path: str = "<text>",
    settings: Settings | None = None,
    select: str | Iterable[str] | None = None,
    extend_select: str | Iterable[str] | None = None,
    ignore: str | Iterable[str] | None = None,
    direction: str | None = None,
    mindspore_api: str | Family | None = None,
    torch_version: str | None = None,
    mindspore_version: str | None = None,
    suppressions: bool = True,
) -> list[Finding]:
    """Check the text of one Python file.

    ``path`` only names the text in the findings; nothing is read. ``settings`` are the base, and each option
    that is given (under the command's name for it) goes before them; codes may be one string with commas.
    With ``suppressions`` false, findings that a comment silences are returned too.

    Raises :class:`ms_compat_lint.source.SourceError` where the text is no Python, ValueError for an option
    with a value that it does not have. Warns where a rule failed; the findings of the others are returned.
    """
    given = {
        "select": _codes(select),
        "extend_select": _codes(extend_select),
        "ignore": _codes(ignore),
        "direction": direction,
        "mindspore_api": mindspore_api,
        "torch_version": torch_version,
        "mindspore_version": mindspore_version,
    }
    chosen = (settings or Settings())._replace(**_checked(given))
    source = SourceFile.from_text(path, text)
    report = engine.inspect(source, chosen)
    for problem in report.problems:
        warnings.warn(problem.message, RuntimeWarning, stacklevel=2)
    return unsuppressed(source, report.findings) if suppressions else report.findings


def _codes(codes: str | Iterable[str] | None) -> tuple[str, ...] | None:
    if codes is None:
        return None
    parts = codes.split(",") if isinstance(codes, str) else codes
    return tuple(part.strip() for part in parts if part.strip())


def _checked(given: Mapping[str, object]) -> dict[str, Any]:
    """The options that are given, in the types of the settings."""
    try:
        return {
            name: CHECKING[name.replace("_", "-")](name, value) for name, value in given.items() if value is not None
        }
    except UsageError as error:
        raise ValueError(str(error)) from None
