"""``ms-compat-lint review``: report what a change touches."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from typing import NamedTuple

from ms_compat_lint.frontends.cli import baseline
from ms_compat_lint.frontends.cli.common import (
    Run,
    add_comparison_options,
    add_path_options,
    counted,
    given,
    processors,
    results,
    split,
    tell,
)
from ms_compat_lint.frontends.cli.plain import Arguments, Parser
from ms_compat_lint.frontends.cli.reporting import make_context
from ms_compat_lint.frontends.cli.status import COULD_NOT_RUN, FOUND, NOTHING_FOUND
from ms_compat_lint.model import Finding, Problem
from ms_compat_lint.project import checking
from ms_compat_lint.project.configuration import Configurations
from ms_compat_lint.project.errors import UsageError
from ms_compat_lint.project.files import reason
from ms_compat_lint.project.options import FORMATS, choice
from ms_compat_lint.project.reading import STDIN, read
from ms_compat_lint.reporters import reporter
from ms_compat_lint.reporters.context import Context
from ms_compat_lint.reporters.text import printable
from ms_compat_lint.review import github, reading
from ms_compat_lint.review.changes import Change
from ms_compat_lint.review.files import Reviewed, reviewed
from ms_compat_lint.review.touched import touched
from ms_compat_lint.review.verify import verified
from ms_compat_lint.source import SourceError

GITHUB_REVIEW = "github-review"
STYLES = (*FORMATS, GITHUB_REVIEW)


def configure(parser: Parser) -> None:
    """Add the options of the subcommand."""
    add_path_options(parser, standard_input=False)
    parser.set_defaults(paths=[])
    change = parser.add_mutually_exclusive_group(required=True)
    change.add_argument(
        "--base", metavar="REV", help="what has changed since the work tree went apart from REV, by git"
    )
    change.add_argument("--diff-from", metavar="FILE", help="what a unified diff has changed; - reads standard input")
    add_comparison_options(parser)
    parser.add_argument(
        "--format", dest="style", metavar="|".join(STYLES), help="how findings are printed (default: text)"
    )
    parser.add_argument("--full", action="store_true", help="text with the code, the fixes and a link to the rule")
    parser.add_argument("--commit", metavar="SHA", help="the commit that a github-review is about")
    parser.add_argument("--select", type=split, metavar="CODE[,CODE...]", help="the rules to check")
    parser.add_argument("--extend-select", type=split, metavar="CODE[,CODE...]", help="rules to check as well")
    parser.add_argument("--ignore", type=split, metavar="CODE[,CODE...]", help="rules to leave out")
    parser.add_argument("--unsafe-fixes", action="store_true", help="suggest too what changes the program")
    parser.add_argument("--baseline", metavar="FILE", help="leave out the findings that this file has")
    parser.add_argument("--exit-zero", action="store_true", help="exit with status 0 though there are findings")


class Review(NamedTuple):
    """What a command line asks for."""

    change: Change
    files: list[Reviewed]
    problems: tuple[Problem, ...]
    configurations: Configurations
    style: str
    unsafe: bool


def run(arguments: Arguments) -> int:
    """Review, print and return the exit status."""
    review = _asked(arguments)
    known = None if arguments.baseline is None else baseline.read_baseline(arguments.baseline)
    findings, problems, context = _checked(review)
    if known is not None:
        findings = baseline.unknown(findings, known, arguments.baseline, context)
    changes = {job.path: changed for job, changed in review.files}
    findings = touched(findings, changes, context)
    sys.stdout.write(_report(review, findings, context, arguments.commit))
    sys.stdout.flush()
    for note in review.change.notes:
        print(printable(note), file=sys.stderr)
    tell(problems)
    print(_summary(findings, review), file=sys.stderr)
    if problems:
        return COULD_NOT_RUN
    exit_zero = review.configurations.of_start().run.get("exit-zero")
    return FOUND if findings and not exit_zero else NOTHING_FOUND


def _asked(arguments: Arguments) -> Review:
    """The review that the options ask for. Raises UsageError."""
    configurations = Configurations(given(arguments))
    options = configurations.of_start().run
    style = options.get("format", "text")
    if arguments.style is not None:
        style = choice(*STYLES)("--format", arguments.style)
    _refuse(arguments, style)
    change = _change(arguments)
    problems = change.problems + tuple(filter(None, map(_missing, arguments.paths)))
    files = reviewed(change, arguments.paths, configurations)
    if style == GITHUB_REVIEW:  # which is of commits
        change, files = _without_untracked(change, files)
    style = "full" if arguments.full else style
    return Review(change, files, problems, configurations, style, bool(options.get("unsafe-fixes")))


def _refuse(arguments: Arguments, style: str) -> None:
    if arguments.full and style != "text":
        raise UsageError(f"--full goes with --format text, not {style}")
    if arguments.commit is not None and style != GITHUB_REVIEW:
        raise UsageError(f"--commit goes with --format {GITHUB_REVIEW}")
    if arguments.commit is not None and not re.fullmatch("(?:[0-9a-f]{40}|[0-9a-f]{64})", arguments.commit):
        raise UsageError(
            f"--commit needs the full name of a commit, 40 or 64 hexadecimal digits, not {arguments.commit!r}"
        )
    if STDIN in arguments.paths:
        raise UsageError("a change is reviewed in files; a diff on standard input is --diff-from -")


def _without_untracked(change: Change, files: list[Reviewed]) -> tuple[Change, list[Reviewed]]:
    kept = [each for each in files if os.path.realpath(each.job.path) not in change.untracked]
    left = [each.job.path for each in files if each not in kept]
    if not left:
        return change, files
    more = f" and {len(left) - 1} more" if len(left) > 1 else ""
    note = f"Left out, because git does not track them yet: {left[0]}{more}."
    return change._replace(notes=(*change.notes, note)), kept


def _change(arguments: Arguments) -> Change:
    if arguments.base is not None:
        named = tuple(path for path in arguments.paths if os.path.isfile(path))
        return reading.since(arguments.base, named)
    name = "<stdin>" if arguments.diff_from == STDIN else arguments.diff_from
    try:
        return reading.of_diff(name, read(arguments.diff_from))
    except SourceError as error:
        raise UsageError(f"{name}: {error.problem.message}") from None


def _missing(path: str) -> Problem | None:
    try:
        os.stat(path)
    except OSError as error:
        return Problem(path, None, None, reason(path, error))
    return None


def _checked(review: Review) -> tuple[list[Finding], list[Problem], Context]:
    """The findings in the files of the change, wherever they stand there."""
    jobs = [job for job, _ in review.files]
    processes = review.configurations.of_start().run.get("jobs") or processors()
    prepared = Run(review.configurations, jobs, review.problems, processes)
    findings: list[Finding] = []
    problems = list(review.problems)
    for result in results(prepared, checking.check_with_fixes):
        findings += result.findings
        problems += result.problems
    context = make_context(review.style, prepared, problems, review.unsafe)
    return findings, problems, context


def _report(review: Review, findings: Sequence[Finding], context: Context, commit: str | None) -> str:
    settings = {job.path: job.settings for job, _ in review.files}
    if review.style == "rdjson":  # reviewdog takes paths from where it runs, the others from the repository's root
        context = context._replace(climbs=True)
        findings = verified(findings, context.source, settings, unsafe=review.unsafe)
    else:
        context = context._replace(root=review.change.root)
    if review.style == GITHUB_REVIEW:
        changes = {job.path: changed for job, changed in review.files}
        return github.report(findings, github.Run(context, changes, settings, commit))
    return reporter(review.style, lambda: context)(findings)


def _summary(findings: Sequence[Finding], review: Review) -> str:
    files = counted(len(review.files), "changed file")
    if not review.files:
        return "No Python files or notebooks changed."
    if not findings:
        return f"Nothing found in what the change touches, {files} checked."
    places = len({finding.path for finding in findings})
    return f"{counted(len(findings), 'finding')} in {places} of {files}."
