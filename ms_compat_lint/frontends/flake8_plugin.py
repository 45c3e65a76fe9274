"""The flake8 plugin ``MSC``: the same findings as the command's, at the same places.

flake8 itself selects, ignores and honours ``# noqa``. It has no notion of a code that is off unless asked for by
name that survives a user's own ``ignore``, so those are withheld here.
"""

from __future__ import annotations

import argparse
import ast
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

from ms_compat_lint import __version__
from ms_compat_lint.project.configuration import Configurations
from ms_compat_lint.project.errors import UsageError
from ms_compat_lint.project.memory import set_aside
from ms_compat_lint.project.modules import KEPT_BY_PLUGINS, ProjectModules
from ms_compat_lint.settings import Settings
from ms_compat_lint.sites.candidates import is_candidate
from ms_compat_lint.source import SourceFile, described

if TYPE_CHECKING:
    from flake8.options.manager import OptionManager

PLUGIN = "MSC"
OPTIONS = {
    "direction": "whose sites are checked: both, torch or mindspore",
    "mindspore-api": "the counterparts' family for torch sites: nn, experimental or mint",
    "torch-version": "the version of torch that the code is for, X.Y",
    "mindspore-version": "the version of MindSpore that the code is for, X.Y",
}


class Plugin:
    """One file's check, as flake8 makes it."""

    name = "ms-compat-lint"
    version = __version__
    configurations: ClassVar[Configurations] = Configurations({})
    modules: ClassVar[ProjectModules] = ProjectModules(KEPT_BY_PLUGINS)
    asked_for: ClassVar[tuple[str, ...]] = ()

    def __init__(self, tree: ast.Module, filename: str, lines: list[str]) -> None:
        self._tree = tree
        self._filename = filename
        self._lines = lines

    @staticmethod
    def add_options(manager: OptionManager) -> None:
        """Register ``--ms-mindspore-api`` and the other settings, on the command line and in flake8's files."""
        for option, meaning in OPTIONS.items():
            manager.add_option(f"--ms-{option}", default=None, parse_from_config=True, help=meaning)

    @classmethod
    def parse_options(cls, options: argparse.Namespace) -> None:
        """Check the settings. A wrong one ends flake8 with the message that the command would give."""
        set_aside()
        cls.configurations = Configurations(_given(options))
        cls.modules = ProjectModules(KEPT_BY_PLUGINS)
        cls.asked_for = _asked_for((*(options.select or ()), *(options.extend_select or ())))
        try:
            cls.configurations.of_start()
        except UsageError as error:
            _stop(error)

    def run(self) -> Iterator[tuple[int, int, str, type[Plugin]]]:
        """flake8's rows: line from 1, column from 0, the code and the message."""
        text = "".join(self._lines)
        if not is_candidate(text.encode("utf-8", "surrogatepass"), self._filename, self.modules):
            return
        from ms_compat_lint.engine import inspect

        source = SourceFile.from_text(self._filename, text, self._tree)
        report = inspect(source, self._settings(), self.modules, with_fixes=False)
        for problem in report.problems:
            print(described(problem), file=sys.stderr)
        for finding in report.findings:
            yield finding.span.line, finding.span.column - 1, f"{finding.code} {finding.message}", type(self)

    def _settings(self) -> Settings:
        directory = os.path.dirname(os.path.abspath(self._filename))
        try:
            settings = self.configurations.of_directory(directory).settings
        except UsageError as error:
            _stop(error)
        return settings._replace(extend_select=(*settings.extend_select, *self.asked_for))


def _stop(error: UsageError) -> NoReturn:
    """End flake8 with a message and without a traceback."""
    from flake8.exceptions import ExecutionError

    raise ExecutionError(f"ms-compat-lint: {error}") from None


def _given(options: argparse.Namespace) -> dict[str, Any]:
    """The settings that are given as flake8 options, checked."""
    from ms_compat_lint.project.options import SETTINGS

    values = {option: getattr(options, f"ms_{option.replace('-', '_')}", None) for option in OPTIONS}
    try:
        return {o: SETTINGS[o](f"--ms-{o}", value) for o, value in values.items() if value is not None}
    except UsageError as error:
        _stop(error)


def _asked_for(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Those of flake8's selected codes that name rules more closely than by the plugin alone.

    ``select = E,F,MSC`` is how one switches a plugin on in flake8; it asks for no rule that is off by default.
    """
    return tuple(code for code in codes if code.startswith(PLUGIN) and len(code) > len(PLUGIN))
