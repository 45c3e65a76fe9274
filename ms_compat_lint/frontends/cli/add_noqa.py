"""``check --add-noqa``: silence what is found, by comments in the files."""

from __future__ import annotations

import re
import sys
from functools import partial

from ms_compat_lint.frontends.cli.common import Run, counted, results, tell, write_bytes
from ms_compat_lint.frontends.cli.plain import ADD_NOQA, Arguments
from ms_compat_lint.frontends.cli.reporting import make_context
from ms_compat_lint.frontends.cli.status import COULD_NOT_RUN, FOUND, NOTHING_FOUND
from ms_compat_lint.model import Finding
from ms_compat_lint.project.errors import UsageError
from ms_compat_lint.project.reading import STDIN
from ms_compat_lint.reporters import reporter

_CODE = re.compile(r"[,\s]*[A-Z]+[0-9]", re.IGNORECASE)


def run(arguments: Arguments, prepared: Run, style: str, *, exit_zero: bool) -> int:
    """Write the comments, report what none can silence, and return the exit status."""
    from ms_compat_lint.project.silencing import silence

    reason = _reason(arguments)
    left: list[Finding] = []
    silenced: list[Finding] = []
    problems = list(prepared.problems)
    texts = []
    for result in results(prepared, partial(silence, reason=reason)):
        left += result.findings
        silenced += result.fixed
        problems += result.problems
        texts += [] if result.data is None else [result.data]
    report = reporter(style, lambda: make_context(style, prepared, problems, unsafe=False, mended=texts))(left)
    if STDIN in arguments.paths:
        write_bytes(texts)
        sys.stderr.write(report)
    else:
        sys.stdout.write(report)
        sys.stdout.flush()
    tell(problems)
    print(_summary(silenced, left, len(prepared.jobs)), file=sys.stderr)
    if problems:
        return COULD_NOT_RUN
    return FOUND if left and not exit_zero else NOTHING_FOUND


def _summary(silenced: list[Finding], left: list[Finding], files: int) -> str:
    if not silenced and not left:
        return f"Nothing found, {counted(files, 'file')} checked."
    places = counted(len({finding.path for finding in silenced}), "file")
    told = f", {len(left)} left where no comment can stand" if left else ""
    return f"{counted(len(silenced), 'finding')} silenced in {places}{told}."


def _reason(arguments: Arguments) -> str:
    """What is written behind the codes. Raises UsageError."""
    for name in ("fix", "diff", "baseline", "write_baseline"):
        if getattr(arguments, name):
            raise UsageError(f"{ADD_NOQA} does not go with --{name.replace('_', '-')}")
    reason: str = arguments.add_noqa.strip()
    if not reason.isprintable():
        raise UsageError(f"the reason of {ADD_NOQA} must be one line of printable characters, not {reason!r}")
    if _CODE.match(reason):
        raise UsageError(f"the reason of {ADD_NOQA} begins like a rule's code, and would silence it: {reason!r}")
    return reason
