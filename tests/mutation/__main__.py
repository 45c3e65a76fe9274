"""Change the modules one small thing at a time, and see whether a test notices: ``python -m tests.mutation``.

It needs cosmic-ray, whose operators it uses, and runs in the repository's directory. No file is changed: a process
takes the mutated text from memory. So only tests count that start no program of their own, and no test counts that
tries what chance brings. Of the others those are run that run the changed line.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.mutation.children import answer, in_children, start
from tests.mutation.cold import run_cold
from tests.mutation.mutants import Mutant, mutants
from tests.mutation.warm import Verdicts, Warm, run_warm, tests_for

MODULES = ("binding", "carry", "comparison", "conditions", "equality", "inert", "refusal", "rules", "fixes")
TESTS = (
    *("api", "binding", "cases", "comparison", "engine", "equality", "explain", "fix_titles", "messages", "refusal"),
    *("repairs", "rule_pages", "rules_registry", "selection", "wording"),
    *("fixes/apply", "fixes/brackets", "fixes/changes", "fixes/diff", "fixes/insertion", "fixes/removal"),
    *("fixes/replacement", "fixes/write"),
)
SKIPPED = (  # they start programs, or run for long
    "test_killed_at_any_moment",
    "test_the_command_killed",
    "test_whoever_reads",
    "test_a_long_file_takes_no_time",
)
OPTIONS = ("-c", os.devnull, "--rootdir", ".", "-q", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:xdist")


def module_files(wanted: list[str]) -> Iterator[str]:
    """The files of modules and packages."""
    for name in wanted or [f"ms_compat_lint/{name}" for name in MODULES]:
        path = Path(name)
        yield from sorted(map(str, path.glob("*.py"))) if path.is_dir() else [str(path.with_suffix(".py"))]


def quiet_warm(files: list[str], warm: Warm) -> Verdicts:
    """Without pytest's output."""
    _silence()
    return run_warm(OPTIONS, files, warm)


def quiet_cold(mutant: Mutant, tests: list[str]) -> str | None:
    """Without pytest's output."""
    _silence()
    module = mutant.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    return run_cold((*OPTIONS, "-x"), module, os.path.abspath(mutant.path), mutant.text, tests)


def _silence() -> None:
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)


def killers(todo: list[Mutant], paths: list[str], jobs: int, quick: bool) -> Iterator[tuple[Mutant, str | None]]:
    """Each mutant with the test that notices it, or None; ``quick`` leaves out the second try."""
    files = [f"tests/{folder}{slash}test_{name}.py" for folder, slash, name in (test.rpartition("/") for test in TESTS)]
    warm = Warm(todo, {os.path.abspath(path): path for path in paths}, SKIPPED, jobs)
    verdicts = answer(start(quiet_warm, files, warm, seconds=36000))
    again = []
    for mutant, killer in zip(todo, verdicts.killers, strict=True):
        if killer is None and not quick:
            again.append((mutant, tests_for(mutant, verdicts.passed, Counter())))
        else:
            yield mutant, killer
    print(f"{len(again)} to be tried from the start", file=sys.stderr)
    for (mutant, _), killer in in_children(quiet_cold, again, jobs, seconds=240):
        yield mutant, killer


def main() -> None:
    """Run, and print the survivors, and how many mutants each module has and how many survive."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description="Mutation testing.")
    parser.add_argument("paths", nargs="*", help="modules or packages (default: all that are meant)")
    parser.add_argument("--jobs", type=int, default=1, help="processes at a time")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write every mutant and its killer as JSON lines")
    parser.add_argument("--again", type=Path, metavar="FILE", help="only the survivors of an earlier output")
    parser.add_argument("--quick", action="store_true", help="do not try survivors again from the package's import on")
    options = parser.parse_args()
    paths = list(module_files(options.paths))
    todo = [mutant for path in paths for mutant in mutants(path)]
    if options.again is not None:
        rows = [json.loads(line) for line in options.again.read_text(encoding="utf-8").splitlines()]
        survivors = {
            (row["path"], row["operator"], row["was"].strip(), row["now"].strip())
            for row in rows
            if row["killer"] is None
        }
        todo = [mutant for mutant in todo if mutant.key in survivors]
    print(f"{len(todo)} mutants of {len(paths)} modules", file=sys.stderr)
    results = sorted(killers(todo, paths, options.jobs, options.quick))
    for mutant, killer in results:
        if killer is None:
            print(mutant)
    if options.output is not None:
        rows = [{**mutant._asdict(), "text": None, "killer": killer} for mutant, killer in results]
        options.output.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    survived = Counter(mutant.path for mutant, killer in results if killer is None)
    for path, count in sorted(Counter(mutant.path for mutant, _ in results).items()):
        print(f"{path}: {count} mutants, {survived[path]} survive")


if __name__ == "__main__":
    main()
