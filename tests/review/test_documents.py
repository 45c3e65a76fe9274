"""What docs/review.md says is run as it is written there; only ``gh``, which would post, is another program."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import jsonschema
import pytest

from tests.review.test_base import FIRST
from tests.review.test_github import SCHEMA
from tests.review.tools import ISOLATED, TRAIN, Repository

PAGE = (Path(__file__).parents[2] / "docs/review.md").read_text(encoding="utf-8")
PROGRAMS = {"ms-compat-lint": f'exec "{sys.executable}" -m ms_compat_lint "$@"', "gh": 'echo "$@" > posted'}

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")


@pytest.fixture
def clone(tmp_path: Path) -> Repository:
    """A clone, as a bot has it, of a repository whose branch has changed a call."""
    origin = Repository(tmp_path / "origin").begin()
    origin.write("train.py", FIRST)
    origin.commit()
    origin.git("checkout", "--quiet", "main")
    origin.write("README", "x")
    origin.commit()
    subprocess.run(["git", "clone", "-q", "-b", "topic", origin.path, tmp_path / "clone"], env=ISOLATED, check=True)
    return Repository(tmp_path / "clone")


def bash(script: str, clone: Repository, **variables: str) -> subprocess.CompletedProcess[str]:
    programs = clone.path.parent / "bin"
    programs.mkdir()
    for name, text in PROGRAMS.items():
        (programs / name).write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        (programs / name).chmod(0o755)
    env = {**ISOLATED, **variables, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(
        ["bash", "-e", "-c", script], cwd=clone.path, env=env, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.mark.parametrize("line", [0, 1])
def test_the_first_commands(clone: Repository, line: int) -> None:
    block = re.search(r"^```\n(ms-compat-lint review .*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    assert block is not None
    done = bash(block[1].splitlines()[line], clone)
    assert done.returncode == 1
    assert {line.partition(": ")[0] for line in done.stdout.splitlines()} == {"train.py:5:12"}


@pytest.mark.parametrize(("text", "status"), [(FIRST, 0), (TRAIN, 0), ("import torch.optim\nAdam(\n", 2)])
def test_the_workflow_of_github(clone: Repository, text: str, status: int) -> None:
    clone.write("train.py", text)
    clone.commit()
    script = re.search(r"^        run: \|\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    assert script is not None
    base, head = (clone.git("rev-parse", name).decode().strip() for name in ("origin/main", "HEAD"))
    done = bash(textwrap.dedent(script[1]), clone, BASE=base, HEAD=head, NUMBER="7", GITHUB_REPOSITORY="o/r")
    assert done.returncode == status, done.stderr
    posted = clone.path / "posted"
    assert posted.exists() == (text == FIRST)
    if text == FIRST:
        assert posted.read_text(encoding="utf-8") == "api --method POST repos/o/r/pulls/7/reviews --input review.json\n"
        review = json.loads((clone.path / "review.json").read_bytes())
        jsonschema.Draft202012Validator(SCHEMA).validate(review)
        assert (review["commit_id"], len(review["comments"])) == (head, 1)


def test_the_job_of_gitlab(clone: Repository) -> None:
    script = re.search(r"^    - (ms-compat-lint review .*)$", PAGE, re.MULTILINE)
    assert script is not None
    base = clone.git("rev-parse", "origin/main~1").decode().strip()
    done = bash(script[1], clone, CI_MERGE_REQUEST_DIFF_BASE_SHA=base, CI_PROJECT_DIR=str(clone.path))
    assert done.returncode == 1
    report = json.loads((clone.path / "gl-code-quality-report.json").read_bytes())
    assert {issue["location"]["path"] for issue in report} == {"train.py"}
