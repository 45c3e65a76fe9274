"""``ms-compat-lint port``: rewrite optimizer constructions for the other framework."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from ms_compat_lint.frontends.cli.common import add_path_options, counted, prepare, results, tell, write_bytes
from ms_compat_lint.frontends.cli.plain import Arguments, Parser
from ms_compat_lint.frontends.cli.status import COULD_NOT_RUN, FOUND, NOTHING_FOUND
from ms_compat_lint.model import Family, Framework, Problem, Span
from ms_compat_lint.port import port_source
from ms_compat_lint.project.checking import Job, diff, guarded, project_modules, written
from ms_compat_lint.project.options import FAMILIES, choice
from ms_compat_lint.project.texts import Text


class File(NamedTuple):
    """What became of one file."""

    ported: int = 0
    notes: tuple[Problem, ...] = ()  # what stays unequal
    refused: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    data: bytes | None = None  # a difference, or the new text of standard input


def configure(parser: Parser) -> None:
    """Add the options of the subcommand."""
    add_path_options(parser)
    parser.add_argument("--to", required=True, metavar="mindspore|torch", help="the framework to port to")
    parser.add_argument(
        "--api", default="experimental", metavar="|".join(FAMILIES), help="MindSpore's family (default: experimental)"
    )
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--diff", action="store_true", help="print what would change (the default)")
    output.add_argument("--write", action="store_true", help="write the changes into the files")


def run(arguments: Arguments) -> int:
    """Port, print and return the exit status."""
    target = Framework(choice("mindspore", "torch")("--to", arguments.to))
    family = Family(choice(*FAMILIES)("--api", arguments.api))
    prepared = prepare(arguments)
    files = list(results(prepared, partial(_port, target=target, family=family, write=arguments.write)))
    problems = [*prepared.problems, *(problem for file in files for problem in file.problems)]
    refused = [problem for file in files for problem in file.refused]
    write_bytes(file.data for file in files if file.data)
    tell(problem for file in files for problem in file.notes)
    tell(refused)
    tell(problems)
    verb = "ported" if arguments.write else "would be ported"
    summary = f"{counted(sum(file.ported for file in files), 'call')} {verb}"
    print(f"{summary}, {len(refused)} left as they are." if refused else f"{summary}.", file=sys.stderr)
    if problems:
        return COULD_NOT_RUN
    return FOUND if refused else NOTHING_FOUND


def _port(job: Job, *, target: Framework, family: Family, write: bool) -> File:
    look = partial(_ported, job, target=target, family=family, write=write)
    outcome = guarded(job, look)
    if isinstance(outcome, File):
        return outcome
    data = job.data if write else None
    return File(data=data) if outcome is None else File(problems=(outcome,), data=data)


def _ported(job: Job, text: Text, data: bytes, *, target: Framework, family: Family, write: bool) -> File:
    result = port_source(text.source, target, family, job.settings, project_modules())
    new = text.write(result.text)
    notes = [_at(job, each.span, each.title) for each in result.ported if each.note]
    refused = [_at(job, each.span, f"{_named(each.apis)} is left as it is: {each.reason}") for each in result.refused]
    file = File(len(result.ported), tuple(map(text.problem, notes)), tuple(map(text.problem, refused)), text.problems)
    if not write:
        return file._replace(data=diff(job.path, data, new))
    if job.data is not None:
        return file._replace(data=new)
    problem = written(job.path, new, data)
    return file if problem is None else File(problems=(*text.problems, problem))


def _at(job: Job, span: Span, message: str) -> Problem:
    return Problem(job.path, span.line, span.column, message)


def _named(apis: Sequence[str]) -> str:
    return " or ".join(apis)
