"""The table of settings, made from the command's own options."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from docs.generator.markdown import code, page, table
from ms_compat_lint.frontends.cli import parser
from ms_compat_lint.frontends.flake8_plugin import OPTIONS
from ms_compat_lint.project.options import SETTINGS
from ms_compat_lint.reporters import available


def pages() -> Iterator[tuple[str, str]]:
    """The path and the text of every page."""
    yield "_generated/settings.md", page(table(("setting", "values", "plugins", "meaning"), _rows()))


def _rows() -> Iterator[tuple[str, ...]]:
    options = {option: action for action in _check()._actions for option in action.option_strings}
    for name in SETTINGS:
        action = options.get(f"--{name}")
        if action is None:
            continue
        values = "|".join(available()) if name == "format" else action.metavar or "true|false"
        yield code(name), code(values), "yes" if name in OPTIONS else "", action.help or ""


def _check() -> argparse.ArgumentParser:
    """The parser of ``ms-compat-lint check``."""
    actions = parser(["check"])._actions
    subparsers = next(action for action in actions if isinstance(action, argparse._SubParsersAction))
    found: argparse.ArgumentParser = subparsers.choices["check"]
    return found
