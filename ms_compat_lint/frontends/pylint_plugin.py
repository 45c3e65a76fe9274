"""The pylint checker ``ms-compat-lint``: the same findings as the command's, at the same places.

The core runs on the module's text; astroid's inference is not asked. Messages are added at astroid's nodes, so that
pylint's own comments, blocks and object names work as for its own checks.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from astroid import nodes
from pylint.checkers import BaseChecker

from ms_compat_lint.model import Finding
from ms_compat_lint.project.configuration import Configurations
from ms_compat_lint.project.errors import UsageError
from ms_compat_lint.project.modules import ProjectModules
from ms_compat_lint.project.options import DIRECTIONS, FAMILIES, check_table
from ms_compat_lint.rules.registry import all_rules, by_code
from ms_compat_lint.settings import Settings
from ms_compat_lint.sites.prefilter import may_have_sites
from ms_compat_lint.source import SourceFile

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
    msgs = {
        rule.meta.pylint_id: (
            "%s",
            rule.meta.pylint_symbol,
            rule.documentation.strip(),
            {} if rule.meta.on_by_default else {"default_enabled": False},
        )
        for rule in all_rules()
    }

    def open(self) -> None:
        """Check the settings. A wrong one ends pylint with the message that the command would give."""
        try:
            self._configurations = Configurations(self._given())
            settings = self._configurations.of_start().settings
        except UsageError as error:
            print(f"ms-compat-lint: {error}", file=sys.stderr)
            raise SystemExit(USAGE_ERROR) from error
        self._modules = ProjectModules()
        for code in OFF_BY_DEFAULT:
            if code.startswith((*(settings.select or ()), *settings.extend_select)):
                self.linter.enable(by_code()[code].meta.pylint_symbol)

    def _given(self) -> dict[str, Any]:
        """The settings that are given as pylint options, checked."""
        names = [name for name, _ in self.options]
        values = {name: getattr(self.linter.config, name.replace("-", "_")) for name in names}
        return check_table({n.removeprefix(PREFIX): value for n, value in values.items() if value is not None})

    def visit_module(self, node: nodes.Module) -> None:
        """Check one module."""
        data = _bytes(node)
        if data is None or not may_have_sites(data):
            return
        from ms_compat_lint import engine

        source = SourceFile.from_bytes(node.file, data)
        report = engine.inspect(source, self._settings(node.file), self._modules, with_fixes=False)
        if report.findings:
            calls = {(call.lineno, call.col_offset): call for call in node.nodes_of_class(nodes.Call)}
            for finding in report.findings:
                self._add(node, source, calls, finding)

    def _settings(self, path: str) -> Settings:
        """The file's settings, with the rules that are off by default left to pylint to enable."""
        settings = self._configurations.of_directory(os.path.dirname(os.path.abspath(path))).settings
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


def _bytes(node: nodes.Module) -> bytes | None:
    """The bytes that astroid parsed."""
    stream = node.stream()
    if stream is None:
        return None
    with stream:
        data: bytes = stream.read()
    return data


def register(linter: PyLinter) -> None:
    """What pylint calls when it loads the plugin."""
    linter.register_checker(OptimizerChecker(linter))
