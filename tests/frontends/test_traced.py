"""What the command asks of the operating system, by strace: it runs nothing, calls no one, writes where it may."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("ms-compat-lint")
TRACED = "trace=%file,%network,execve,open_by_handle_at,fchmod,fchown"
# Calls that bring a file about or change one, apart from open.
CHANGING = r"mkdir|rmdir|rename|unlink|link|symlink|mknod|chmod|chown|truncate|utime|setxattr|removexattr"
EVIL = "open({marker!r}, 'w').close()\n"


def _strace_works() -> bool:
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True).returncode == 0


pytestmark = pytest.mark.skipif(not _strace_works(), reason="strace is not installed or may not trace")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose every module leaves a mark when it is imported."""
    folder = tmp_path / "project"
    folder.mkdir()
    evil = EVIL.format(marker=str(tmp_path / "executed"))
    for name in ("evil", "conftest", "setup", "sitecustomize", "usercustomize", "torch", "mindspore", "ast", "json"):
        (folder / f"{name}.py").write_text(f"{evil}RATE = 0.1\n")
    (folder / "train.py").write_text(
        f"{evil}from evil import RATE\nimport torch\n"
        "from mindspore import nn\nfrom torch.optim import AdamW\n"
        "AdamW(p, lr=RATE, eps=__import__('evil').RATE)\nnn.AdamWeightDecay(p)\n"
    )
    for number in range(80):  # enough for several processes
        (folder / f"model_{number}.py").write_text("from mindspore import nn\n" + "nn.AdamWeightDecay(p)\n" * 30)
    (folder / "pyproject.toml").write_text("[tool.ms-compat-lint]\nselect = ['ALL']\n")
    return folder


def traced(project: Path, *arguments: str) -> list[str]:
    """The system calls of one run, a line each."""
    trace = project.parent / "trace"
    command = ["strace", "-f", "-qq", "-s", "4096", "-e", TRACED, "-o", str(trace), str(COMMAND), *arguments]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(command, cwd=project, capture_output=True, text=True, env=environment)
    assert run.returncode in (0, 1), run.stderr
    return trace.read_text(errors="replace").splitlines()


def written(lines: list[str], project: Path) -> set[str]:
    """The files that were made, changed or opened for writing, but devices."""
    found = set()
    for line in lines:
        call = re.search(r"\b(\w+)\(", line)
        if call is None or " = -1 " in line:
            continue
        name = call.group(1)
        opened = name.startswith(("open", "creat")) and re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC", line)
        if opened or re.match(CHANGING, name):
            found.update(str(project / path) for path in re.findall(r'"([^"]*)"', line))
    return {path for path in found if not path.startswith(("/dev/", "/proc/"))}


RUNS = {
    "check": ("check", "--jobs", "2", "."),
    "sites": ("sites", "."),
    "diff": ("check", "--diff", "."),
    "port": ("port", "--to", "torch", "."),
    "fix": ("check", "--fix", "--unsafe-fixes", "."),
}


@pytest.mark.parametrize("name", RUNS)
def test_what_a_run_asks_for(project: Path, name: str) -> None:
    before = {path: path.read_bytes() for path in project.iterdir()}
    lines = traced(project, *RUNS[name])
    assert any("train.py" in line for line in lines)
    assert sum(bool(re.search(r"\bexecve(at)?\(", line)) for line in lines) == 1
    assert not [line for line in lines if re.search(r"\b(socket|connect|bind|sendto)\(", line)]
    outside = {path for path in written(lines, project) if not path.startswith(f"{project}/")}
    assert not outside
    assert not (project.parent / "executed").exists()
    if name != "fix":
        assert {path: path.read_bytes() for path in project.iterdir() if path.is_file()} == before


def test_what_is_written_is_seen(project: Path) -> None:
    lines = traced(project, "check", "--fix", ".")
    assert any(path.startswith(str(project / "train.py")) for path in written(lines, project))
