"""Runs of the command, and what must hold for each of them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.corpora.copies import CODE

ROOT = Path(__file__).parents[2]
PATIENCE = 1800  # seconds; what takes longer hangs
_PROBLEM = re.compile(r"(.+?\.(?:pyi?|ipynb))(?::cell \d+)?(?::\d+)*: ")
_FAILED = ("Traceback (most recent call last)", "internal error", "please report")


class Run(NamedTuple):
    """A way to run the command."""

    name: str
    seed: str = "0"  # of hashes
    python: str = sys.executable
    options: tuple[str, ...] = ()


class Outcome(NamedTuple):
    """What came out."""

    status: int
    output: str
    errors: str

    @property
    def problems(self) -> set[str]:
        """The files that could not be checked."""
        found = map(_PROBLEM.match, self.errors.splitlines())
        return {match[1] for match in found if match}

    @property
    def entries(self) -> list[Any]:
        """The findings, or the sites."""
        return list(json.loads(self.output))


def outcome(run: Run, place: Path, command: Sequence[str]) -> Outcome:
    """Run a command on the code in a place. A run that fails is a mistake of ours."""
    environment = {**os.environ, "PYTHONHASHSEED": run.seed, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}
    done = subprocess.run(
        [run.python, "-m", "ms_compat_lint", *command, *run.options, CODE],
        cwd=place,
        capture_output=True,
        env=environment,
        timeout=PATIENCE,
    )
    made = Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())
    for sign in _FAILED:
        assert sign not in made.errors, f"{run.name}: {made.errors[-3000:]}"
    return made


def same(first: Outcome, other: Outcome, run: Run) -> None:
    """Two outcomes are one."""
    for what in Outcome._fields:
        left, right = getattr(first, what), getattr(other, what)
        if left != right:
            lines = zip(str(left).splitlines(), str(right).splitlines(), strict=False)
            where = next((pair for pair in lines if pair[0] != pair[1]), ("one is longer", ""))
            raise AssertionError(f"{run.name}: another {what}: {where}")
