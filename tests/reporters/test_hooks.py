"""The hooks, run by pre-commit itself from a clone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.notebooks.make import cell, notebook, written

ROOT = Path(__file__).parents[2]
BAD = "from mindspore import nn\nnn.AdamWeightDecay(p)\n"
NOTEBOOK = written(notebook(cell("from mindspore import nn"), cell("nn.AdamWeightDecay(p)")))


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "protocol.file.allow=always")
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def repository(folder: Path) -> Path:
    folder.mkdir()
    git(folder, "init", "-q")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository whose configuration takes the hooks from a clone.

    Only the language is another, so that the command under test is run and nothing is installed.
    """
    hooks = repository(tmp_path / "hooks")
    (hooks / ".pre-commit-hooks.yaml").write_bytes((ROOT / ".pre-commit-hooks.yaml").read_bytes())
    git(hooks, "add", ".")
    git(hooks, "commit", "-qm", "hooks")
    made = repository(tmp_path / "project")
    ids = "".join(
        f"      - id: {name}\n        language: unsupported\n        args: [--select, 'MSC101,MSC401']\n"
        for name in ("ms-compat-lint", "ms-compat-lint-fix")
    )
    (made / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {hooks}\n    rev: {git(hooks, 'rev-parse', 'HEAD')}\n    hooks:\n{ids}", encoding="utf-8"
    )
    (made / "train.py").write_text(BAD, encoding="utf-8")
    (made / "notes.txt").write_text(BAD, encoding="utf-8")
    git(made, "add", ".")
    return made


def pre_commit(project: Path, hook: str) -> subprocess.CompletedProcess[str]:
    programs = project.parent / "bin"
    programs.mkdir(exist_ok=True)
    script = programs / "ms-compat-lint"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ms_compat_lint "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    env = {
        **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "PRE_COMMIT_HOME": str(project.parent / "home"),
    }
    program = [sys.executable, "-m", "pre_commit", "run", "--color=never", hook]
    return subprocess.run(program, cwd=project, env=env, capture_output=True, text=True, check=False, timeout=120)


def test_check(project: Path) -> None:
    done = pre_commit(project, "ms-compat-lint")
    assert done.returncode == 1, done.stderr
    assert "train.py:2:1: MSC101 mindspore.nn.AdamWeightDecay: eps defaults to" in done.stdout
    assert "in 1 of 1 file checked" in done.stdout
    assert (project / "train.py").read_text(encoding="utf-8") == BAD


def test_fix(project: Path) -> None:
    done = pre_commit(project, "ms-compat-lint-fix")
    assert done.returncode == 1, done.stderr
    assert "files were modified by this hook" in done.stdout
    assert "eps=1e-06" in (project / "train.py").read_text(encoding="utf-8")
    git(project, "add", ".")
    assert pre_commit(project, "ms-compat-lint-fix").returncode == 0
    assert pre_commit(project, "ms-compat-lint").returncode == 0


def test_notebooks_and_excluded_files(project: Path) -> None:
    (project / "train.py").unlink()
    (project / "build").mkdir()
    for name in ("train.ipynb", "build/copy.ipynb", "stub.pyi"):
        (project / name).write_bytes(BAD.encode() if name.endswith("i") else NOTEBOOK)
    (project / "build/copy.py").write_text(BAD, encoding="utf-8")
    git(project, "add", ".")
    done = pre_commit(project, "ms-compat-lint")
    assert done.returncode == 1, done.stderr
    assert "train.ipynb:cell 2:1:1: MSC101 mindspore.nn.AdamWeightDecay: eps defaults to" in done.stdout
    assert "stub.pyi:2:1: MSC101" in done.stdout
    assert "in 2 of 2 files checked" in done.stdout
    pre_commit(project, "ms-compat-lint-fix")
    assert b"eps=1e-06" in (project / "train.ipynb").read_bytes()
    assert (project / "build/copy.ipynb").read_bytes() == NOTEBOOK
