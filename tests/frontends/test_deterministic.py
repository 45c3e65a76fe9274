"""The same output whatever the hash seed, the number of processes and what else is installed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every case several times, so that several processes have something to do."""
    folder = tmp_path_factory.mktemp("tree")
    for case in sorted((ROOT / "tests/cases").rglob("*.py")):
        for number in range(2):
            (folder / f"{case.parent.name}_{case.stem}_{number}.py").write_bytes(case.read_bytes())
    return folder


def printed(tree: Path, *options: str, seed: str = "0", interpreter: Sequence[str] = ()) -> str:
    command = [sys.executable, *interpreter, "-m", "ms_compat_lint", "check", "--no-cache", "--select", "ALL"]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [*command, "--format", "json", *options, "."], cwd=tree, capture_output=True, text=True, env=environment
    )
    assert run.returncode == 1, run.stderr
    return run.stdout


def test_hash_seeds(tree: Path) -> None:
    first, *others = (printed(tree, seed=seed) for seed in ("0", "1", "4242"))
    assert all(other == first for other in others)


def test_numbers_of_processes(tree: Path) -> None:
    assert printed(tree, "--jobs", "1") == printed(tree, "--jobs", "8")


@pytest.mark.frameworks
def test_installed_frameworks(tree: Path) -> None:
    assert find_spec("torch")
    assert find_spec("mindspore")
    assert printed(tree) == printed(tree, interpreter=["-S"])  # -S: without anything that is installed
