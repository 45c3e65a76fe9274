"""``python -m ms_compat_lint``: the command where its script is not at hand."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", ["re", "ast", "argparse", "json", "typing", "tomllib", "os"])
def test_no_module_of_the_project_is_imported(tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.py").write_text("raise SystemExit('executed')\n")
    (tmp_path / "train.py").write_text("from mindspore import nn\nnn.AdamWeightDecay(params, 1e-3, eps=1e-6)\n")
    done = subprocess.run(
        [sys.executable, "-m", "ms_compat_lint", "check", "--format", "json", "--no-cache"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1, done.stderr
    assert "executed" not in done.stdout + done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a directory that somebody is in cannot be removed there")
def test_a_working_directory_that_is_gone(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    done = subprocess.run(
        ["/bin/sh", "-c", 'rmdir "$PWD" && exec "$0" -m ms_compat_lint rules', sys.executable],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "MSC101" in done.stdout
