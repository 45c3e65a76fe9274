"""The pylint checker ``ms-compat-lint``: the same findings as the command's, at the same places.

The core runs on the module's text; astroid's inference is not asked. Messages are added at astroid's nodes, so that
pylint's own comments, blocks and object names work as for its own checks.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from astroid import nodes
from pylint.checkers import BaseChecker

from ms_compat_lint.model import Finding
from ms_compat_lint.project.configuration import Configurations
from ms_compat_lint.project.errors import UsageError
from ms_compat_lint.project.modules import KEPT_BY_PLUGINS, ProjectModules
from ms_compat_lint.project.options import DIRECTIONS, FAMILIES, SETTINGS
from ms_compat_lint.rules.meta import Rule
from ms_compat_lint.rules.registry import all_rules, by_code
from ms_compat_lint.selection import is_selected
from ms_compat_lint.settings import Settings
from ms_compat_lint.sites.candidates import is_candidate
from ms_compat_lint.source import SourceError, SourceFile, described

if TYPE_CHECKING:
    from pylint.lint import PyLinter

USAGE_ERROR = 32  # pylint's exit status for a wrong option
PREFIX = "ms-"
OFF_BY_DEFAULT = tuple(rule.meta.code for rule in all_rules() if not rule.meta.on_by_default)


def _option(meaning: str, choices: tuple[str, ...] | None = None) -> dict[str, Any]:
    metavar = f"<{'|'.join(choices)}>" if choices else "<X.Y>"
    kind = {"type": "choice", "choices": list(choices)} if choices else {"type": "string"}
    return {**kind, "default": None, "metavar": metavar, "help": meaning}


class OptimizerChecker(BaseChecker):
    """Where an optimizer and its counterpart in the other framework behave differently."""

    name = "ms-compat-lint"
    options = (
        (f"{PREFIX}direction", _option("Whose sites are checked.", DIRECTIONS)),
        (f"{PREFIX}mindspore-api", _option("The counterparts' family for torch sites.", FAMILIES)),
        (f"{PREFIX}torch-version", _option("The version of torch that the code is for.")),
        (f"{PREFIX}mindspore-version", _option("The version of MindSpore that the code is for.")),
    )

    def __init__(self, linter: PyLinter, settings: Settings) -> None:
        """Make the checker; a rule that is off by default is on where ``settings`` ask for it."""
        self.msgs = {
            rule.meta.pylint_id: _message(rule, rule.meta.on_by_default or is_selected(rule.meta, settings))
            for rule in all_rules()
        }
        super().__init__(linter)
        self._configurations = Configurations({})
        self._modules = ProjectModules(KEPT_BY_PLUGINS)

    def open(self) -> None:
        """Check the settings. A wrong one ends pylint with the message that the command would give."""
        self._modules = ProjectModules(KEPT_BY_PLUGINS)
        try:
            self._configurations = Configurations(self._given())
            self._configurations.of_start()
        except UsageError as error:
            _stop(error)

    def _given(self) -> dict[str, Any]:
        """The settings that are given as pylint options, checked."""
        values = {name: getattr(self.linter.config, name.replace("-", "_")) for name, _ in self.options}
        return {
            name.removeprefix(PREFIX): SETTINGS[name.removeprefix(PREFIX)](f"--{name}", value)
            for name, value in values.items()
            if value is not None
        }

    def visit_module(self, node: nodes.Module) -> None:
        """Check one module."""
        data = _bytes(node)
        if data is None or not is_candidate(data, node.file, self._modules):
            return
        from ms_compat_lint.engine import inspect

        try:
            source = SourceFile.from_bytes(node.file, data)
            report = inspect(source, self._settings(node.file), self._modules, with_fixes=False)
        except SourceError as error:
            print(described(error.problem), file=sys.stderr)
            return
        for problem in report.problems:
            print(described(problem), file=sys.stderr)
        if report.findings:
            calls = {(call.lineno, call.col_offset): call for call in node.nodes_of_class(nodes.Call)}
            for finding in report.findings:
                self._add(node, source, calls, finding)

    def _settings(self, path: str) -> Settings:
        """The file's settings, with the rules that are off by default left to pylint to enable."""
        try:
            settings = self._configurations.of_directory(os.path.dirname(os.path.abspath(path))).settings
        except UsageError as error:
            _stop(error)
        return settings._replace(extend_select=(*settings.extend_select, *OFF_BY_DEFAULT))

    def _add(
        self,
        module: nodes.Module,
        source: SourceFile,
        calls: dict[tuple[int | None, int | None], nodes.Call],
        finding: Finding,
    ) -> None:
        span, site = finding.span, finding.site
        before = source.lines[site.line - 1][: site.column - 1]
        node = calls.get((site.line, len(before.encode("utf-8", "surrogatepass"))), module)
        self.add_message(
            by_code()[finding.code].meta.pylint_symbol,
            line=span.line,
            node=node,
            args=(finding.message,),
            col_offset=span.column - 1,
            end_lineno=span.end_line,
            end_col_offset=span.end_column - 1,
        )


def _message(rule: Rule, enabled: bool) -> Any:
    return "%s", rule.meta.pylint_symbol, rule.documentation.strip(), {"default_enabled": enabled}


def _stop(error: UsageError) -> NoReturn:
    print(f"ms-compat-lint: error: {error}", file=sys.stderr)
    raise SystemExit(USAGE_ERROR)


def _bytes(node: nodes.Module) -> bytes | None:
    """The bytes that astroid parsed."""
    stream = node.stream()
    if stream is None:
        return None
    with stream:
        data: bytes = stream.read()
    return data


def register(linter: PyLinter) -> None:
    """Add the checker: pylint calls this when it loads the plugin."""
    if OptimizerChecker.name in linter.get_checker_names():
        return  # pylint before 4.1 loads plugins once more in each of its processes
    try:
        settings = Configurations({}).of_start().settings
    except UsageError as error:
        _stop(error)
    linter.register_checker(OptimizerChecker(linter, settings))
