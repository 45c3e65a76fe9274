"""Mutants tried after the tests were collected: the code of the functions that change is replaced in place.

That is quick, a few hundredths of a second for most mutants. What runs only when the package is imported cannot be
tried so.
"""

from __future__ import annotations

import gc
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from types import CodeType, FrameType, FunctionType
from typing import Any, NamedTuple

import pytest

from tests.mutation.children import answer, in_children, start
from tests.mutation.mutants import Mutant

Place = tuple[str, int]


class Passed(NamedTuple):
    """A test that passes without any mutant, how long it takes, and the lines that it runs."""

    test: str
    seconds: float
    lines: frozenset[Place]


class Verdicts(NamedTuple):
    """What the tests say: the tests themselves, and for each mutant the one that failed, or None."""

    passed: list[Passed]
    killers: list[str | None]


class Trace:
    """The lines of some files that run."""

    def __init__(self, paths: dict[str, str]) -> None:
        """``paths`` are the names of files by their full names."""
        self.paths = paths
        self.lines: set[Place] = set()

    def start(self) -> None:
        """From now on."""
        sys.settrace(self._enter)

    def stop(self) -> None:
        """Not any more."""
        sys.settrace(None)

    def _enter(self, frame: FrameType, _event: str, _argument: object) -> Callable[..., Any] | None:
        path = self.paths.get(frame.f_code.co_filename)
        if path is None:
            return None
        lines = self.lines

        def step(frame: FrameType, event: str, _: object) -> Any:
            if event == "line":
                lines.add((path, frame.f_lineno))
            return step

        return step


class Warm:
    """A pytest plugin that tries mutants where the tests would be run."""

    def __init__(self, mutants: list[Mutant], paths: dict[str, str], skipped: tuple[str, ...], jobs: int) -> None:
        """``paths`` are the names of the mutated files by their full names."""
        self.mutants, self.paths, self.skipped, self.jobs = mutants, paths, skipped, jobs
        self.failed: str | None = None
        self.verdicts: Verdicts | None = None

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if not (is_random(item) or any(n in item.nodeid for n in self.skipped))]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and self.failed is None:
            self.failed = report.nodeid

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.items = {item.nodeid: item for item in session.items}
        passed = answer(start(self._record, seconds=900))
        assert isinstance(passed, list), passed
        self.verdicts = Verdicts(passed, self._killers(passed))
        return True

    def _record(self) -> list[Passed]:
        """Run every test by itself."""
        passed = []
        for name in self.items:
            empty_caches()
            begin = time.perf_counter()
            trace = Trace(self.paths)
            trace.start()
            self._run([name])
            trace.stop()
            if self.failed:
                raise SystemExit(f"without any mutant fails {self.failed}")
            passed.append(Passed(name, time.perf_counter() - begin, frozenset(trace.lines)))
        return passed

    def _run(self, names: list[str]) -> str | None:
        items = [self.items[name] for name in names]
        for item, following in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if self.failed:
                break
        return self.failed

    def _killers(self, passed: list[Passed]) -> list[str | None]:
        killers: list[str | None] = [None] * len(self.mutants)
        seen: dict[str, Counter[str]] = {}
        calls = (
            (number, tests_for(mutant, passed, seen.get(mutant.path, Counter())))
            for number, mutant in enumerate(self.mutants)
        )
        for (number, _), killer in in_children(self._try, calls, self.jobs, seconds=60):
            killers[number] = killer
            if killer is not None:
                seen.setdefault(self.mutants[number].path, Counter())[killer] += 1
        return killers

    def _try(self, number: int, tests: list[str]) -> str | None:
        mutant = self.mutants[number]
        (path,) = (full for full, name in self.paths.items() if name == mutant.path)
        if not replace_code(path, compile(mutant.text, path, "exec", dont_inherit=True)):
            return None
        empty_caches()
        return self._run(tests)


def is_random(item: pytest.Item) -> bool:
    """Whether chance decides what a test tries: then it does not kill the same mutants twice."""
    return bool(getattr(getattr(item, "obj", None), "is_hypothesis_test", False))


def tests_for(mutant: Mutant, passed: list[Passed], killers: Counter[str]) -> list[str]:
    """The tests that may notice a mutant: those first that noticed most others, then the quick ones."""
    at_line = [test for test in passed if any((mutant.path, line) in test.lines for line in mutant.lines)]
    chosen = sorted(at_line or passed, key=lambda test: (-killers[test.test], test.seconds))
    return [test.test for test in chosen]


def empty_caches() -> None:
    """What a test finds in a cache was computed by the code of another mutant, or traced in another test."""
    for name, module in list(sys.modules.items()):
        if name.startswith("ms_compat_lint"):
            for value in list(vars(module).values()):
                clear = getattr(value, "cache_clear", None)
                if clear is not None:
                    clear()


def replace_code(path: str, module: CodeType) -> bool:
    """Give every function of a module that was imported the code that it has in another text; whether any changes."""
    codes = {(code.co_qualname, code.co_firstlineno): code for code in _functions(module)}
    changes = False
    for function in gc.get_objects():
        if type(function) is FunctionType and function.__code__.co_filename == path:
            code = codes.get((function.__code__.co_qualname, function.__code__.co_firstlineno))
            if code is not None and code != function.__code__:
                function.__code__, changes = code, True
    return changes


def _functions(outer: CodeType) -> Iterator[CodeType]:
    for constant in outer.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _functions(constant)


def run_warm(options: tuple[str, ...], files: list[str], warm: Warm) -> Verdicts:
    """Collect the tests of some files and try mutants."""
    pytest.main([*options, *files], plugins=[warm])
    assert warm.verdicts is not None, warm.failed
    return warm.verdicts
