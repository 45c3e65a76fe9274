"""Check large bodies of code in many ways, which must all come to the same.

    python -m tests.corpora NAME=FOLDER ... [--other PYTHON] [--with-optimizers]

Each folder is copied. ``check --select ALL`` and ``sites`` run over the copy under two hash seeds, with 1 and with 8
processes, with a cold and a warm cache and, with ``--other``, under another interpreter of the same Python version, say
one that has the frameworks installed. All say the same, none fails or hangs, the status is the documented one, and each
file that is told to be no Python is none. With ``--with-optimizers`` every file of the copy constructs two optimizers,
so that all of it is looked at; then all fixes are written, and a second time nothing changes.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.corpora.copies import copy, is_python
from tests.corpora.runs import Outcome, Run, outcome, same

CHECK = ("check", "--select", "ALL", "--format", "json", "--exclude", "nothing.of.this.name")
SITES = ("sites", "--format", "json", "--exclude", "nothing.of.this.name")
PLAIN = Run("alone", options=("--jobs", "1", "--no-cache"))
SETTLED = 3  # seconds after which a file counts as not being written to any more


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("corpora", nargs="+", metavar="NAME=FOLDER")
    parser.add_argument("--other", metavar="PYTHON", help="another interpreter, of the same version")
    parser.add_argument("--with-optimizers", action="store_true", help="have every file construct optimizers")
    arguments = parser.parse_args()
    print(f"{'corpus':<16}{'files':>8}{'MB':>8}{'no Python':>11}{'sites':>8}{'findings':>10}{'runs':>6}{'seconds':>9}")
    for corpus in arguments.corpora:
        name, _, folder = corpus.partition("=")
        with tempfile.TemporaryDirectory() as place:
            print(f"{name:<16}{examined(Path(folder), Path(place), arguments)}", flush=True)


def examined(source: Path, place: Path, arguments: argparse.Namespace) -> str:
    """Examine one body of code, and tell its figures."""
    start = time.monotonic()
    paths = copy(source, place, with_optimizers=arguments.with_optimizers)
    size = sum((place / path).stat().st_size for path in paths)
    time.sleep(SETTLED)
    checked, runs = check(place, arguments.other)
    _verify(checked, place, paths, all_read=arguments.with_optimizers)
    sites = outcome(PLAIN._replace(options=PLAIN.options[:2]), place, SITES)
    for run in _others(arguments.other):
        same(sites, outcome(run._replace(options=run.options[:2]), place, SITES), run)
        runs += 1
    if arguments.with_optimizers:
        _fix(place, paths)
        runs += 2
    found = f"{len(checked.problems):>11}{len(sites.entries):>8}{len(checked.entries):>10}"
    return f"{len(paths):>8}{size / 1e6:>8.1f}{found}{runs + 1:>6}{time.monotonic() - start:>9.0f}"


def _others(python: str | None) -> Iterator[Run]:
    """The ways that must not make a difference."""
    yield Run("another hash seed, 8 processes", "4242", options=("--jobs", "8", "--no-cache"))
    if python is not None:
        yield Run("another interpreter", python=python, options=("--jobs", "2", "--no-cache"))


def check(place: Path, python: str | None) -> tuple[Outcome, int]:
    """The findings, which are the same in all ways; and how many ways there were."""
    checked = outcome(PLAIN, place, CHECK)
    runs = [*_others(python), Run("cold cache", options=("--jobs", "2")), Run("warm cache", options=("--jobs", "2"))]
    for run in runs:
        same(checked, outcome(run, place, CHECK), run)
    return checked, len(runs) + 1


def _verify(checked: Outcome, place: Path, paths: list[str], *, all_read: bool) -> None:
    """The status is that of what was found, and what is said to be no Python is none."""
    wanted = 2 if checked.problems else bool(checked.entries)
    assert checked.status == wanted, f"status {checked.status} instead of {wanted}"
    broken = {path for path in paths if path.endswith(".py") and not is_python((place / path).read_bytes())}
    told = {path for path in checked.problems if path.endswith(".py")}
    wrong = [line for line in checked.errors.splitlines() if line.startswith(tuple(told - broken))]
    assert not wrong, f"told to be no Python, and is: {wrong}"
    assert not (all_read and broken - told), f"no Python, which is not told: {sorted(broken - told)}"


def _fix(place: Path, paths: list[str]) -> None:
    """Write all fixes, twice: what was Python is Python, and the second time nothing changes."""
    before = {path for path in paths if path.endswith(".py") and is_python((place / path).read_bytes())}
    fix = Run("fix", options=("--fix", "--unsafe-fixes", "--jobs", "2", "--no-cache"))
    outcome(fix, place, CHECK)
    fixed = {path: (place / path).read_bytes() for path in paths}
    damaged = [path for path in sorted(before) if not is_python(fixed[path])]
    assert not damaged, f"no Python once it was fixed: {damaged}"
    outcome(fix, place, CHECK)
    unstable = [path for path in paths if (place / path).read_bytes() != fixed[path]]
    assert not unstable, f"fixed a second time: {unstable}"


if __name__ == "__main__":
    main()
