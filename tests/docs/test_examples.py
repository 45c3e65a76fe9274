"""The example scripts are real ones: they train, and fail where the linter says that they will."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ms_compat_lint import check_source

EXAMPLES = Path(__file__).parents[2] / "docs/examples"


def run(script: str, optimizer: str, directory: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(EXAMPLES / script), "--optimizer", optimizer, "--steps", "1"]
    environment = {**os.environ, "GLOG_v": "3", "OMP_NUM_THREADS": "1"}
    # MindSpore writes into the current directory.
    return subprocess.run(command, cwd=directory, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.frameworks
@pytest.mark.parametrize("optimizer", ["adamw", "sgd", "rmsprop", "radam"])
def test_the_torch_script_trains(optimizer: str, tmp_path: Path) -> None:
    done = run("train_torch.py", optimizer, tmp_path)
    assert done.stdout.startswith("step 0: loss "), done.stderr


@pytest.mark.frameworks
@pytest.mark.parametrize("optimizer", ["adamw", "adam"])
def test_the_mindspore_script_trains(optimizer: str, tmp_path: Path) -> None:
    done = run("train_mindspore.py", optimizer, tmp_path)
    assert done.stdout.startswith("step 0: loss "), done.stderr


@pytest.mark.frameworks
@pytest.mark.parametrize(
    ("optimizer", "code", "parameter"), [("rmsprop", "MSC403", "momentum"), ("sgd", "MSC401", "lr")]
)
def test_the_mindspore_script_fails_where_an_error_is_found(
    optimizer: str, code: str, parameter: str, tmp_path: Path
) -> None:
    findings = check_source((EXAMPLES / "train_mindspore.py").read_text(encoding="utf-8"))
    assert (code, parameter) in [(finding.code, finding.parameter) for finding in findings]
    done = run("train_mindspore.py", optimizer, tmp_path)
    assert done.returncode == 1
    assert "TypeError" in done.stderr
    assert parameter in done.stderr.splitlines()[-1]
