"""What the subcommands that look at files have in common."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator

from ms_compat_lint import __version__
from ms_compat_lint.frontends.cli.plain import Arguments, Parser
from ms_compat_lint.lean import Any, NamedTuple
from ms_compat_lint.model import Problem
from ms_compat_lint.project.checking import Job, Outcome, Result
from ms_compat_lint.project.configuration import Configurations
from ms_compat_lint.project.files import find_files, left_out
from ms_compat_lint.project.options import SETTINGS
from ms_compat_lint.project.reading import STDIN, read
from ms_compat_lint.reporters.text import printable
from ms_compat_lint.source import SourceError, described

STDIN_NAME = "<stdin>"
_MANY = 64  # files from which a cache pays: to read it takes as long as to check some files


class Run(NamedTuple):
    """What a command line asks for."""

    configurations: Configurations
    jobs: list[Job]
    problems: tuple[Problem, ...]
    processes: int
    cache: str | None = None  # the directory that the cache is kept in; None to do without


def add_path_options(parser: Parser, *, standard_input: bool = True) -> None:
    """Add the options that say what to look at."""
    what = "files and directories; - reads standard input" if standard_input else "files and directories"
    parser.add_argument("paths", nargs="*", default=["."], metavar="PATH", help=what)
    parser.add_argument("--torch-version", metavar="X.Y", help="the version of torch (default: the newest known)")
    parser.add_argument("--mindspore-version", metavar="X.Y", help="the version of MindSpore (likewise)")
    parser.add_argument(
        "--exclude", type=split, metavar="PATTERN[,...]", help="leave out, instead of the default patterns"
    )
    parser.add_argument("--extend-exclude", type=split, metavar="PATTERN[,...]", help="leave out as well")
    parser.add_argument("--force-exclude", action="store_true", help="leave out excluded files that are named, too")
    parser.add_argument("--jobs", type=int, metavar="N", help="processes at most (default: one for each processor)")
    if standard_input:
        parser.add_argument(
            "--stdin-filename", metavar="NAME", help="the name of standard input, for messages and configuration"
        )


def add_comparison_options(parser: Parser) -> None:
    """Add the options that say what is compared with what."""
    parser.add_argument("--direction", metavar="both|torch|mindspore", help="whose sites are looked at (default: both)")
    parser.add_argument(
        "--mindspore-api",
        metavar="nn|experimental|mint",
        help="the counterparts' family for torch sites (default: nn)",
    )


def split(text: str) -> tuple[str, ...]:
    """The items of a list with commas."""
    return tuple(item.strip() for item in text.split(",") if item.strip())


def prepare(arguments: Arguments) -> Run:
    """Check the options, find the files and read standard input. Raises UsageError."""
    configurations = Configurations(given(arguments))
    start = configurations.of_start()
    named = [path for path in arguments.paths if path != STDIN]
    listing = find_files(named, configurations)
    jobs = [
        Job(path, configurations.of_directory(os.path.dirname(path)).settings, named=path in listing.named)
        for path in listing.files
    ]
    problems = listing.problems
    if STDIN in arguments.paths:
        name = arguments.stdin_filename or STDIN_NAME
        settings = configurations.of_directory(os.path.dirname(name)).settings
        try:
            excluded = left_out(name, configurations)
            jobs.append(Job(name, settings, named=True, data=read(STDIN), excluded=excluded))
        except SourceError as error:
            problems += (error.problem._replace(path=name),)
    cache = None if getattr(arguments, "no_cache", True) else start.root
    return Run(configurations, jobs, problems, start.run.get("jobs") or processors(), cache)


def given(arguments: Arguments) -> dict[str, Any]:
    """The settings that the command line gives, checked."""
    values = {name: getattr(arguments, name.replace("-", "_"), None) for name in SETTINGS}
    return {
        name: SETTINGS[name](f"--{name}", value)
        for name, value in values.items()
        if value is not None and value is not False  # a flag that was not given
    }


def processors() -> int:
    """The number of processors that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def results(run: Run, function: Callable[[Job], Outcome]) -> Iterator[Outcome]:
    """What comes of all files, in order; on a terminal with a bar where that takes long."""
    if len(run.jobs) == 1:
        return map(function, run.jobs)
    from ms_compat_lint.project.workers import map_in_order

    return _with_bar(map_in_order(function, run.jobs, run.processes), len(run.jobs))


def checked(run: Run, function: Callable[[Job], Result]) -> Iterator[Result]:
    """The results of checking all files, those out of the cache where nothing changed."""
    if run.cache is None or len(run.jobs) < _MANY:
        return results(run, function)
    from ms_compat_lint.project.cache import Cache, with_cache
    from ms_compat_lint.project.workers import map_in_order

    cache = Cache(run.cache, function.__name__, __version__)
    found = with_cache(cache, run.jobs, function, lambda look, asked: map_in_order(look, asked, run.processes))
    return _with_bar(found, len(run.jobs))


def _with_bar(outcomes: Iterator[Outcome], total: int) -> Iterator[Outcome]:
    """The same outcomes; what draws the bar is loaded only where one can be seen."""
    if total == 1 or not sys.stderr.isatty():
        return outcomes
    from ms_compat_lint.frontends.cli.progress import with_progress

    return with_progress(outcomes, total)


def tell(problems: Iterable[Problem]) -> None:
    """Print problems on standard error."""
    for problem in problems:
        print(printable(described(problem)), file=sys.stderr)


def write_bytes(pieces: Iterable[bytes]) -> None:
    """Write to standard output, in whatever encoding the files have."""
    sys.stdout.flush()
    for piece in pieces:
        sys.stdout.buffer.write(piece)
    sys.stdout.flush()


def counted(number: int, noun: str) -> str:
    """``1 file``, ``2 files``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
