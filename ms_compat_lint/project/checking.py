"""One file: from its path to its findings."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache

from ms_compat_lint.lean import TYPE_CHECKING, NamedTuple, TypeVar
from ms_compat_lint.model import Finding, Problem, Site
from ms_compat_lint.project.memory import note_parsed
from ms_compat_lint.project.reading import read
from ms_compat_lint.project.texts import Text, Whole, is_notebook, read_text
from ms_compat_lint.settings import Settings
from ms_compat_lint.source import SourceError, SourceFile

if TYPE_CHECKING:
    from ms_compat_lint.project.modules import ProjectModules

Outcome = TypeVar("Outcome")


class Job(NamedTuple):
    """One file to look at."""

    path: str
    settings: Settings
    named: bool = False  # by the user, and not merely found in a directory
    data: bytes | None = None  # its content, where it is not to be read
    excluded: bool = False  # by the configuration, though it was named


class Result(NamedTuple):
    """What was found in one file, what was mended there, and why it could not be checked."""

    path: str
    findings: tuple[Finding, ...] = ()
    sites: tuple[Site, ...] = ()
    problems: tuple[Problem, ...] = ()
    fixed: tuple[Finding, ...] = ()
    data: bytes | None = None  # the mended content, or the difference, where it is not written to the file
    parsed: bool = False  # and may therefore depend on other files


def check(job: Job) -> Result:
    """The findings of one file, without fixes."""
    return _result(job, lambda text, _: _findings(job, text, with_fixes=False))


def check_with_fixes(job: Job) -> Result:
    """The findings of one file, with their fixes."""
    return _result(job, lambda text, _: _findings(job, text, with_fixes=True))


def sites(job: Job) -> Result:
    """The optimizer constructions of one file."""
    return _result(job, lambda text, _: _sites(job, text))


def fix(job: Job, *, unsafe: bool) -> Result:
    """Mend one file, or the text that the job brings, and give the findings that are left."""
    result = _result(job, lambda text, data: _fixed(job, text, data, unsafe=unsafe, write=job.data is None))
    return result._replace(data=job.data) if result.data is None else result


def difference(job: Job, *, unsafe: bool) -> Result:
    """What mending one file would change, as a unified diff."""
    return _result(job, lambda text, data: _difference(job, text, data, unsafe=unsafe))


def guarded(job: Job, look: Callable[[Text, bytes], Outcome]) -> Outcome | Problem | None:
    """What a look at one file brings; None where it holds no optimizer, or is excluded.

    Whatever goes wrong is a problem of that file alone.
    """
    if job.excluded:
        return None
    try:
        data = read(job.path) if job.data is None else job.data
        text = _notebook(job, data) if is_notebook(job.path) else _candidate(job, data)
        return None if text is None else look(text, data)
    except SourceError as error:
        return error.problem
    except (RecursionError, MemoryError):
        message = "nested too deeply to be checked"
    except Exception as error:  # noqa: BLE001  a mistake of ours must not cost the other files
        message = f"internal error: {type(error).__name__}: {' '.join(str(error).split())}; please report this"
    return Problem(job.path, None, None, message)


def _result(job: Job, look: Callable[[Text, bytes], Result]) -> Result:
    outcome = guarded(job, look)
    if outcome is None:
        return Result(job.path)
    return Result(job.path, problems=(outcome,)) if isinstance(outcome, Problem) else outcome


def _notebook(job: Job, data: bytes) -> Text | None:
    """A notebook that may construct an optimizer, or was named: what is none is a problem then."""
    from ms_compat_lint.notebooks import as_lines
    from ms_compat_lint.sites.candidates import is_candidate
    from ms_compat_lint.sites.prose import NO_PROSE

    # Its quotes are not those of Python.
    if not (job.named or is_candidate(as_lines(data), job.path, project_modules(), NO_PROSE)):
        return None
    text = read_text(job.path, data)
    note_parsed(len(text.source.text))
    return text


def _candidate(job: Job, data: bytes) -> Text | None:
    """The text of a Python file that may construct an optimizer.

    Any file that is not text is a problem. One that is no Python is a problem too if it was named, or
    has to be parsed for what it may hold.
    """
    from ms_compat_lint.sites.candidates import is_candidate

    wanted = is_candidate(data, job.path, project_modules())
    if not (wanted or job.named) and data.isascii() and b"\0" not in data:
        return None
    source = SourceFile.from_bytes(job.path, data)
    if wanted:
        note_parsed(len(source.text))
        project_modules().share(source)
    if wanted or job.named or "\0" in source.text:
        _ = source.tree  # raises where there is none
    return Whole(source) if wanted else None


@lru_cache(maxsize=1)
def project_modules() -> ProjectModules:
    """The project's modules, each read once in a process."""
    from ms_compat_lint.project.modules import ProjectModules

    return ProjectModules()


def _findings(job: Job, text: Text, *, with_fixes: bool) -> Result:
    return _placed(_inspected(job, text.source, with_fixes=with_fixes), text)


def _inspected(job: Job, source: SourceFile, *, with_fixes: bool) -> Result:
    """What is found in a text, at its places in that text."""
    from ms_compat_lint.engine import inspect
    from ms_compat_lint.suppressions import unsuppressed

    report = inspect(source, job.settings, project_modules(), with_fixes=with_fixes)
    found = tuple(unsuppressed(source, report.findings))
    return Result(job.path, found, problems=tuple(report.problems), parsed=True)


def _placed(result: Result, text: Text) -> Result:
    """What was found in a text, at its places in the file."""
    problems = (*text.problems, *map(text.problem, result.problems))
    return result._replace(findings=tuple(map(text.finding, result.findings)), problems=problems)


def _sites(job: Job, text: Text) -> Result:
    from ms_compat_lint.engine import sites_of

    found = sites_of(text.source, job.settings, project_modules())
    return Result(job.path, sites=tuple(map(text.site, found)), problems=text.problems)


def _mended(job: Job, text: Text, *, unsafe: bool) -> tuple[Result, bytes]:
    """The findings that are left and those that are fixed, and the new content."""
    from ms_compat_lint.fixes.apply import fix_source

    problems: set[Problem] = set()

    def check_again(source: SourceFile) -> tuple[Finding, ...]:
        result = _inspected(job, source, with_fixes=True)
        problems.update(result.problems)
        return result.findings

    fixed = fix_source(text.source, check_again, unsafe)
    new = text.write(fixed.text)
    result = Result(job.path, fixed.remaining, problems=tuple(sorted(problems, key=str)), fixed=fixed.applied)
    if fixed.applied and is_notebook(job.path):  # its cells may begin at other lines now
        text = read_text(job.path, new)
    return _placed(result, text), new


def _fixed(job: Job, text: Text, data: bytes, *, unsafe: bool, write: bool) -> Result:
    result, new = _mended(job, text, unsafe=unsafe)
    if not write:
        return result._replace(data=new)
    problem = written(job.path, new, data)
    if problem is None:
        return result
    unchanged = _findings(job, text, with_fixes=True)
    return unchanged._replace(problems=(*unchanged.problems, problem))


def written(path: str, new: bytes, old: bytes) -> Problem | None:
    """Replace the content of a file, unless it changed meanwhile; the reason where that failed."""
    from ms_compat_lint.fixes.write import WriteError, replace_file

    if new != old:
        try:
            replace_file(path, new, old)
        except WriteError as error:
            return Problem(path, None, None, str(error).removeprefix(f"{path}: "))
    return None


def diff(path: str, old: bytes, new: bytes) -> bytes:
    """The change of a file as a unified diff."""
    from ms_compat_lint.fixes.diff import unified_diff

    return unified_diff(path.replace(os.sep, "/"), old, new)


def _difference(job: Job, text: Text, data: bytes, *, unsafe: bool) -> Result:
    result, new = _mended(job, text, unsafe=unsafe)
    return result._replace(data=diff(job.path, data, new))
