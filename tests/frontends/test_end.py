"""The program ends at once when all is written, unless something waits for its end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

END = "from ms_compat_lint.frontends.cli import command; sys.exit(command())"
AT_EXIT = "import atexit, sys; atexit.register(print, 'called')"
THREAD = "import sys, threading, time; threading.Thread(target=lambda: (time.sleep(0.3), print('called'))).start()"
PROFILED = "import sys; sys.setprofile(lambda *_: None)"


def run(folder: Path, before: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", f"{before}; {END}", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("before", [AT_EXIT, THREAD])
def test_what_waits_for_the_end_is_done(tmp_path: Path, before: str) -> None:
    done = run(tmp_path, before, "rules")
    assert done.returncode == 0
    assert done.stdout.endswith("called\n")
    assert "MSC101" in done.stdout


@pytest.mark.parametrize("before", ["import sys", AT_EXIT, PROFILED])
def test_the_status_and_all_output(tmp_path: Path, before: str) -> None:
    call = "torch.optim.Adam(params, lr=0.1, weight_decay=0.01)\n"
    (tmp_path / "long.py").write_text("import torch\n" + 200 * call)
    done = run(tmp_path, before, "check", "long.py", "missing.py")
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) >= 200
    assert done.stderr.splitlines()[0] == "missing.py: does not exist"
    assert done.stderr.splitlines()[-1].endswith("checked.")
    assert run(tmp_path, before, "check", "long.py").returncode == 1
    assert run(tmp_path, before, "check", "--nosuch").returncode == 2


def test_nothing_is_taken_apart(tmp_path: Path) -> None:
    """An object that would say so at the interpreter's end is not asked."""
    gone = "{'__del__': lambda self, write=os.write: write(1, b'gone')}"
    told = f"import os, sys; sys.told = type('Told', (), {gone})()"
    assert "gone" not in run(tmp_path, told, "rules").stdout
    assert "gone" in run(tmp_path, f"{AT_EXIT}; {told}", "rules").stdout
