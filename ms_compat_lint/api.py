"""The library's own entry: text in, findings out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ms_compat_lint import engine
from ms_compat_lint.model import Family, Finding
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
    with a value that it does not have.
    """
    given: dict[str, Any] = {
        "select": _codes(select),
        "extend_select": _codes(extend_select),
        "ignore": _codes(ignore),
        "direction": direction,
        "mindspore_api": None if mindspore_api is None else Family(mindspore_api),
        "torch_version": torch_version,
        "mindspore_version": mindspore_version,
    }
    if direction not in (None, "both", "torch", "mindspore"):
        raise ValueError(f"direction is both, torch or mindspore, not {direction!r}")
    chosen = (settings or Settings())._replace(**{name: value for name, value in given.items() if value is not None})
    source = SourceFile.from_text(path, text)
    findings = engine.check(source, chosen)
    return unsuppressed(source, findings) if suppressions else findings


def _codes(codes: str | Iterable[str] | None) -> tuple[str, ...] | None:
    if codes is None:
        return None
    parts = codes.split(",") if isinstance(codes, str) else codes
    return tuple(part.strip() for part in parts if part.strip())
