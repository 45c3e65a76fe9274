"""The real programs, each run in a process of its own."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

SECONDS = 120


def command(
    *arguments: str, cwd: Path, text: bytes | None = None, env: Mapping[str, str] | None = None, user: int | None = None
) -> subprocess.CompletedProcess[str]:
    """The command ``ms-compat-lint``."""
    return _run("ms_compat_lint", *arguments, cwd=cwd, text=text, env=env, user=user)


def flake8(*arguments: str, cwd: Path, text: bytes | None = None) -> subprocess.CompletedProcess[str]:
    """flake8, with the plugin as it is installed."""
    return _run("flake8", *arguments, cwd=cwd, text=text)


def pylint(*arguments: str, cwd: Path, text: bytes | None = None) -> subprocess.CompletedProcess[str]:
    """pylint, with the plugin loaded."""
    return _run("pylint", "--load-plugins=ms_compat_lint", "--score=n", *arguments, cwd=cwd, text=text)


def heed_interrupts() -> None:
    """Let Ctrl-C end the program that this process is about to become, whether the tests heed it themselves or not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def findings(*arguments: str, cwd: Path, text: bytes | None = None) -> list[dict[str, Any]]:
    """What ``check --format json`` prints."""
    done = command("check", "--format", "json", *arguments, cwd=cwd, text=text)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def _run(
    module: str, *arguments: str, cwd: Path, text: bytes | None, **options: Any
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=cwd,
        input=text,
        stdin=subprocess.DEVNULL if text is None else None,
        capture_output=True,
        timeout=SECONDS,
        check=False,
        **options,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    out, err = (stream.decode("utf-8", "surrogateescape") for stream in (done.stdout, done.stderr))
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)
