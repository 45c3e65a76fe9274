"""Repositories of the real git, and reviews of what changed in them."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from tests.programs import command

ISOLATED = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{role}_{what}": "x@example.com" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}

# Two calls with findings, far enough from each other for a hunk of their own.
TRAIN = """\
from mindspore import nn


def first(p):
    return nn.AdamWeightDecay(p, 1e-3)


#
#
#
#
#
#
def second(p):
    return nn.AdamWeightDecay(
        p,
        1e-3,
        eps=1e-6,
        weight_decay=0.0,
    )
"""


class Repository:
    """A work tree on the branch ``topic``, which begins where ``main`` is."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, fails: bool = False) -> bytes:
        done = subprocess.run(
            ["git", *arguments], cwd=self.path, env=ISOLATED, capture_output=True, check=False, timeout=60
        )
        assert fails or done.returncode == 0, done.stderr
        return done.stdout

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def commit(self, message: str = "x") -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD").decode().strip()

    def begin(self, files: dict[str, str] | None = None) -> Repository:
        """Commit files on ``main`` and go on to ``topic``."""
        for name, text in ({"train.py": TRAIN} if files is None else files).items():
            self.write(name, text)
        self.commit()
        self.git("checkout", "--quiet", "-b", "topic")
        return self


def review(
    *arguments: str, cwd: Path, text: bytes | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return command("review", *arguments, cwd=cwd, text=text, env={**ISOLATED, **(env or {})})


def found(*arguments: str, cwd: Path, text: bytes | None = None) -> list[tuple[str, int, str]]:
    """The path, the line and the code of every finding."""
    done = review("--format=json", *arguments, cwd=cwd, text=text)
    assert done.stdout, done.stderr
    return [(each["path"], each["line"], each["code"]) for each in json.loads(done.stdout)]


def as_json(*arguments: str, cwd: Path, text: bytes | None = None) -> Any:
    return json.loads(review(*arguments, cwd=cwd, text=text).stdout)
