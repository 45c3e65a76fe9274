"""``ms-compat-lint check``: report what differs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from functools import partial

from ms_compat_lint.frontends.cli.common import (
    Run,
    add_comparison_options,
    add_path_options,
    checked,
    counted,
    prepare,
    results,
    split,
    tell,
    write_bytes,
)
from ms_compat_lint.frontends.cli.plain import ADD_NOQA, Arguments, Parser
from ms_compat_lint.frontends.cli.reporting import make_context, style_of
from ms_compat_lint.frontends.cli.status import COULD_NOT_RUN, FOUND, NOTHING_FOUND
from ms_compat_lint.lean import TYPE_CHECKING, NamedTuple
from ms_compat_lint.model import Finding, Problem
from ms_compat_lint.project import checking
from ms_compat_lint.project.checking import Result
from ms_compat_lint.project.options import FORMATS
from ms_compat_lint.project.reading import STDIN
from ms_compat_lint.reporters import reporter
from ms_compat_lint.reporters.context import Context
from ms_compat_lint.reporters.text import printable

if TYPE_CHECKING:
    from ms_compat_lint.frontends.cli import baseline


def configure(parser: Parser) -> None:
    """Add the options of the subcommand."""
    add_path_options(parser)
    add_comparison_options(parser)
    parser.add_argument("--format", metavar="|".join(FORMATS), help="how findings are printed (default: text)")
    details = parser.add_mutually_exclusive_group()
    details.add_argument("--full", action="store_true", help="text with the code, the fixes and a link to the rule")
    details.add_argument("--statistics", action="store_true", help="text with the number of findings of each rule only")
    parser.add_argument(
        "--select", type=split, metavar="CODE[,CODE...]", help="the rules to check; prefixes count; ALL for every rule"
    )
    parser.add_argument("--extend-select", type=split, metavar="CODE[,CODE...]", help="rules to check as well")
    parser.add_argument("--ignore", type=split, metavar="CODE[,CODE...]", help="rules to leave out")
    parser.add_argument("--fix", action="store_true", help="write what can be mended safely into the files")
    parser.add_argument("--unsafe-fixes", action="store_true", help="mend too what changes the program")
    parser.add_argument("--diff", action="store_true", help="print what --fix would change, and write nothing")
    parser.add_argument(
        ADD_NOQA,
        nargs="?",
        metavar="REASON",
        help=f"silence what is found with comments, {ADD_NOQA}=REASON with a reason in them",
    )
    parser.add_argument("--baseline", metavar="FILE", help="leave out the findings that this file has")
    parser.add_argument("--write-baseline", action="store_true", help="put all findings into the file of --baseline")
    parser.add_argument("--exit-zero", action="store_true", help="exit with status 0 though there are findings")
    parser.add_argument("--no-cache", action="store_true", help="do without what an earlier run has kept")


def run(arguments: Arguments) -> int:
    """Check, print and return the exit status."""
    prepared = prepare(arguments)
    options = prepared.configurations.of_start().run
    style = style_of(arguments, options.get("format", "text"))
    unsafe = bool(options.get("unsafe-fixes"))
    if arguments.add_noqa is not None:
        from ms_compat_lint.frontends.cli import add_noqa

        return add_noqa.run(arguments, prepared, style, exit_zero=bool(options.get("exit-zero")))
    known = _known(arguments)
    if arguments.unsafe_fixes and not (arguments.fix or arguments.diff or style == "rdjson"):
        print("--unsafe-fixes changes nothing without --fix or --diff.", file=sys.stderr)
    if arguments.diff:
        outcome = _collect(prepared, results(prepared, partial(checking.difference, unsafe=unsafe)))
        return _show_difference(outcome, bool(options.get("exit-zero")))
    if arguments.fix:
        outcome = _collect(prepared, results(prepared, partial(checking.fix, unsafe=unsafe)))
    else:
        look = checking.check if style in ("text", "statistics") else checking.check_with_fixes
        outcome = _collect(prepared, checked(prepared, look))
    mended = outcome.data if arguments.fix else ()
    context = partial(make_context, style, prepared, outcome.problems, unsafe, mended)
    if arguments.write_baseline:
        return _write_baseline(arguments.baseline, known, outcome, prepared, context())
    if known is not None:
        from ms_compat_lint.frontends.cli import baseline

        outcome.findings[:] = baseline.unknown(outcome.findings, known, arguments.baseline, context())
    report = reporter(style, context)(outcome.findings)
    if arguments.fix and STDIN in arguments.paths:
        write_bytes(outcome.data)  # the mended text goes where the text came from
        sys.stderr.write(report)
    else:
        sys.stdout.write(report)
    sys.stdout.flush()
    tell(outcome.problems)
    print(_summary(outcome, sum(not job.excluded for job in prepared.jobs)), file=sys.stderr)
    if outcome.problems:
        return COULD_NOT_RUN
    return FOUND if outcome.findings and not options.get("exit-zero") else NOTHING_FOUND


def _known(arguments: Arguments) -> list[baseline.Entry] | None:
    """What the baseline has, if there is one; what it needs is loaded only then."""
    if arguments.baseline is None and not arguments.write_baseline:
        return None
    from ms_compat_lint.frontends.cli import baseline

    return baseline.of_options(arguments)


def _write_baseline(
    path: str, known: Sequence[baseline.Entry] | None, outcome: Outcome, prepared: Run, context: Context
) -> int:
    from ms_compat_lint.frontends.cli import baseline

    tell(outcome.problems)
    if outcome.problems:
        print(f"{path} is not written: not every file could be checked.", file=sys.stderr)
        return COULD_NOT_RUN
    paths = [job.path for job in prepared.jobs]
    number = baseline.write(path, known or (), outcome.findings, paths, context)
    print(f"{counted(number, 'finding')} written to {printable(path)}.", file=sys.stderr)
    return NOTHING_FOUND


class Outcome(NamedTuple):
    """What came out of all files."""

    findings: list[Finding]
    fixed: list[Finding]
    problems: list[Problem]
    data: list[bytes]
    unread: list[str]  # files of which nothing could be checked


def _collect(prepared: Run, found: Iterable[Result]) -> Outcome:
    outcome = Outcome([], [], list(prepared.problems), [], [])
    for result in found:
        outcome.findings.extend(result.findings)
        outcome.fixed.extend(result.fixed)
        outcome.problems.extend(result.problems)
        if not result.findings and not result.fixed and any(problem.cell is None for problem in result.problems):
            outcome.unread.append(result.path)
        if result.data:
            outcome.data.append(result.data)
    outcome.findings.sort(key=_order)
    return outcome


def _show_difference(outcome: Outcome, exit_zero: bool) -> int:
    write_bytes(outcome.data)
    tell(outcome.problems)
    print(f"{counted(len(outcome.fixed), 'finding')} would be fixed.", file=sys.stderr)
    if outcome.problems:
        return COULD_NOT_RUN
    return FOUND if outcome.data and not exit_zero else NOTHING_FOUND


def _order(finding: Finding) -> tuple[str, int, int, int, str, str]:
    span = finding.span
    return finding.path, finding.cell or 0, span.line, span.column, finding.code, finding.message


def _summary(outcome: Outcome, files: int) -> str:
    if not files:
        return "No Python files or notebooks found."
    unread = len(outcome.unread)
    checked = f"{counted(files - unread, 'file')} checked" + (f", {unread} could not be" if unread else "")
    fixed = f"{counted(len(outcome.fixed), 'finding')} fixed, " if outcome.fixed else ""
    if not outcome.findings:
        return f"{fixed or 'Nothing found, '}{checked}."
    places = len({finding.path for finding in outcome.findings})
    left = f"{len(outcome.findings)} left" if fixed else counted(len(outcome.findings), "finding")
    return f"{fixed}{left} in {places} of {checked}."
