"""``ms-compat-lint check``: report what differs."""

from __future__ import annotations

import argparse
import sys

from ms_compat_lint.frontends.cli.common import add_path_options, counted, prepare, results, split, tell
from ms_compat_lint.frontends.cli.status import COULD_NOT_RUN, FOUND, NOTHING_FOUND
from ms_compat_lint.model import Finding
from ms_compat_lint.project import checking
from ms_compat_lint.project.errors import UsageError
from ms_compat_lint.project.options import FORMATS
from ms_compat_lint.reporters import available, reporter


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the subcommand."""
    add_path_options(parser)
    parser.add_argument("--format", metavar="|".join(FORMATS), help="how findings are printed (default: text)")
    parser.add_argument(
        "--select", type=split, metavar="CODE[,CODE...]", help="the rules to check; prefixes count; ALL for every rule"
    )
    parser.add_argument("--extend-select", type=split, metavar="CODE[,CODE...]", help="rules to check as well")
    parser.add_argument("--ignore", type=split, metavar="CODE[,CODE...]", help="rules to leave out")
    parser.add_argument("--exit-zero", action="store_true", help="exit with status 0 though there are findings")
    parser.add_argument("--no-cache", action="store_true", help="do without what an earlier run has kept")


def run(arguments: argparse.Namespace) -> int:
    """Check, print and return the exit status."""
    prepared = prepare(arguments)
    options = prepared.configurations.of_start().run
    style = options.get("format", "text")
    if style not in available():
        raise UsageError(f"--format {style} is not available in this version; there are {', '.join(available())}")
    findings: list[Finding] = []
    problems = list(prepared.problems)
    for result in results(prepared, checking.check if style == "text" else checking.check_with_fixes):
        findings += result.findings
        problems += result.problems
    findings.sort(key=_order)
    sys.stdout.write(reporter(style)(findings))
    sys.stdout.flush()
    tell(problems)
    print(_summary(findings, len(prepared.jobs)), file=sys.stderr)
    if problems:
        return COULD_NOT_RUN
    return FOUND if findings and not options.get("exit-zero") else NOTHING_FOUND


def _order(finding: Finding) -> tuple[str, int, int, int, str, str]:
    span = finding.span
    return finding.path, finding.cell or 0, span.line, span.column, finding.code, finding.message


def _summary(findings: list[Finding], files: int) -> str:
    if not files:
        return "No Python files found."
    checked = f"{counted(files, 'file')} checked"
    if not findings:
        return f"Nothing found, {checked}."
    return f"{counted(len(findings), 'finding')} in {len({f.path for f in findings})} of {checked}."
