"""The records against the frameworks that are installed: constructed again, stepped where a step is known to fail."""

from __future__ import annotations

import importlib.util
import subprocess
import sys

import pytest


@pytest.mark.frameworks
@pytest.mark.parametrize("framework", ["torch", "mindspore"])
def test_constructing_again_gives_what_is_recorded(framework: str) -> None:
    if importlib.util.find_spec(framework) is None:
        pytest.skip(f"{framework} is not installed")
    command = [sys.executable, "-m", "ms_compat_lint.evidence.construction", "--fast", framework]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    assert (done.stdout, done.returncode) == ("", 0), done.stderr[-2000:]
