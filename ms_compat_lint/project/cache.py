"""What an earlier run found, for the files that are as they were.

A result holds for a content, a version of this program and its Python, the settings, and the project's modules that
names were drawn from. A file that the file system says nobody wrote to is not read again; of one that was written to,
the content decides.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from ms_compat_lint.lean import NamedTuple
from ms_compat_lint.project import cache_file
from ms_compat_lint.project.cache_file import Content, Entry, Stamp
from ms_compat_lint.project.cache_findings import from_json, to_json
from ms_compat_lint.project.checking import Job, Result, project_modules
from ms_compat_lint.project.modules import MARKS, Searched, names_in
from ms_compat_lint.project.reading import read
from ms_compat_lint.source import SourceError

_RECENT = 2_000_000_000  # nanoseconds in which a second write may leave no trace: the coarsest clock of a file system


class Question(NamedTuple):
    """A file to look at, unless its content is one that the answer is known for."""

    job: Job
    digest: str | None

    @property
    def path(self) -> str:
        """The file's path."""
        return self.job.path


class Answer(NamedTuple):
    """What was found in a file, and what that depends on."""

    result: Result
    known: bool = False  # its content has the digest of the question
    digest: str | None = None  # of the content, where more than that it constructs no optimizer was to be found out
    modules: tuple[str, ...] = ()
    searched: tuple[tuple[Searched, str], ...] = ()  # what directories held, but those that were told before


def answer(question: Question, *, function: Callable[[Job], Result]) -> Answer:
    """Look at one file."""
    job = question.job
    try:
        data = read(job.path) if job.data is None else job.data
    except SourceError:
        return Answer(function(job))  # which says why
    if question.digest is not None and cache_file.digest(data) == question.digest:
        return Answer(Result(job.path), known=True)
    result = function(job._replace(data=data))
    modules = project_modules()
    drawn = modules.drawn_by(job.path)
    if drawn is None and not result.parsed:  # its bytes alone have told
        return Answer(result)
    searched = tuple(
        (directory, _digest_of_names(directory, names)) for directory, names in modules.searched_since().items()
    )
    return Answer(result, digest=cache_file.digest(data), modules=drawn or (), searched=searched)


def with_cache(
    cache: Cache,
    jobs: Sequence[Job],
    function: Callable[[Job], Result],
    run: Callable[[Callable[[Question], Answer], list[Question]], Iterator[Answer]],
) -> Iterator[Result]:
    """The result of each job, in order. ``run`` applies a function to those of which too little is known."""
    known = [cache.result(job) for job in jobs]
    questions = [Question(job, cache.digest(job)) for job, result in zip(jobs, known, strict=True) if result is None]
    answers = run(partial(answer, function=function), questions)
    kept: list[tuple[Job, Answer]] = []
    for job, result in zip(jobs, known, strict=True):
        if result is not None:
            yield result
            continue
        found = next(answers)
        if found.known:
            found = cache.by_content(job)
        kept.append((job, found))
        yield found.result
    if kept:
        cache.save(kept)


class Cache:
    """The cache of one directory for one kind of result."""

    def __init__(self, root: str, kind: str, version: str) -> None:
        """``kind`` says what results there are, with or without fixes; ``version`` is this program's."""
        self._path = os.path.join(root, cache_file.FOLDER, f"{kind}-{cache_file.program(version)}.json")
        self._start = time.time_ns()
        self._known = cache_file.read(self._path)
        self._stamps: dict[str, Stamp | None] = {}
        self._unchanged = self._find_unchanged()
        known = self._known.directories
        self._directories_hold = all(_names(directory) == names for directory, names in known.items())
        self._directories = known if self._directories_hold else {}

    def _find_unchanged(self) -> frozenset[str]:
        """The modules whose content is what it was."""
        return frozenset(
            path
            for path, (old, digest) in self._known.modules.items()
            if cache_file.stamp(path) == old or _digest_of(path) == digest
        )

    def result(self, job: Job) -> Result | None:
        """What is known of a file that nobody wrote to."""
        if job.data is not None:
            return None
        path = os.path.abspath(job.path)
        stamp = self._stamps[path] = cache_file.stamp(path)
        entry = self._entry(job, path)
        return None if entry is None or entry.stamp != stamp else self._result(job, entry)

    def digest(self, job: Job) -> str | None:
        """The content for which something is known of a file."""
        entry = self._entry(job, os.path.abspath(job.path))
        return None if entry is None or self._result(job, entry) is None else entry.digest

    def by_content(self, job: Job) -> Answer:
        """What is known of a file that has the content of :meth:`digest`."""
        entry = self._entry(job, os.path.abspath(job.path))
        assert entry is not None
        result = self._result(job, entry)
        assert result is not None
        return Answer(result, digest=entry.digest, modules=entry.modules)

    def _entry(self, job: Job, path: str) -> Entry | None:
        entry = self._known.entries.get(path)
        if job.data is not None or entry is None or entry.settings != _settings(job):
            return None
        return entry if self._holds(entry) else None

    @staticmethod
    def _result(job: Job, entry: Entry) -> Result | None:
        try:
            findings = tuple(from_json(job.path, each) for each in entry.findings)
        except ValueError:
            return None
        return Result(job.path, findings)

    def save(self, answers: Sequence[tuple[Job, Answer]]) -> None:
        """Keep what was found, but of files that were written to during the run or just before."""
        listed = self._listed(each for _, found in answers for each in found.searched)
        modules: dict[str, tuple[Stamp, str] | None] = {path: self._known.modules[path] for path in self._unchanged}
        entries = {path: entry for path, entry in self._known.entries.items() if self._holds(entry)}
        for job, found in answers:
            path = os.path.abspath(job.path)
            entries.pop(path, None)
            stamp = self._stamps.get(path)
            if found.result.problems or stamp is None or not self._settled(stamp):
                continue
            modules.update((module, self._module(module)) for module in found.modules if module not in modules)
            depends = found.digest is not None
            if not depends or (listed is not None and all(modules[module] for module in found.modules)):
                findings = tuple(map(to_json, found.result.findings))
                entries[path] = Entry(stamp, _settings(job), found.digest, found.modules, findings)
        used = {module for entry in entries.values() for module in entry.modules}
        kept = {path: values for path, values in modules.items() if values is not None and path in used}
        cache_file.write(self._path, Content(entries, kept, self._directories if listed is None else listed))

    def _listed(self, searched: Iterable[tuple[Searched, str]]) -> dict[Searched, str] | None:
        """What was seen in all directories; None where they changed during the run."""
        listed = dict(self._directories)
        for directory, names in searched:
            if listed.setdefault(directory, names) != names:
                return None
        return listed

    def _holds(self, entry: Entry) -> bool:
        """Whether what an entry depends on, its own file aside, is what it was."""
        return entry.digest is None or (self._directories_hold and self._unchanged.issuperset(entry.modules))

    def _module(self, path: str) -> tuple[Stamp, str] | None:
        stamp = cache_file.stamp(path)
        if stamp is None or not self._settled(stamp):
            return None
        digest = _digest_of(path)
        return None if digest is None else (stamp, digest)

    def _settled(self, stamp: Stamp) -> bool:
        """Whether a file's content is surely the one that was looked at."""
        return max(stamp.modified, stamp.changed) < self._start - _RECENT


def _settings(job: Job) -> str:
    return repr((job.settings, job.named, job.excluded))


def _digest_of(path: str) -> str | None:
    if cache_file.stamp(path) is None:  # a cache that somebody made up may name a pipe
        return None
    try:
        with open(path, "rb") as file:
            return cache_file.digest(file.read())
    except OSError:
        return None


def _names(directory: Searched) -> str:
    """What stands for the names that are in a directory now."""
    return _digest_of_names(directory, names_in(directory.path))


def _digest_of_names(directory: Searched, names: frozenset[str]) -> str:
    """What stands for those of some names that matter."""
    names = names - {"__pycache__", cache_file.FOLDER} if directory.by_name else names & MARKS
    return cache_file.digest("\0".join(sorted(names)).encode("utf-8", "surrogatepass"))
