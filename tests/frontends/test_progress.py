"""The bar, on a real terminal."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.programs import heed_interrupts

pty = pytest.importorskip("pty")

BAR = re.compile(rb"\r\[(#*)(-*)\] (\d+)/(\d+) files")
CALLS = "from mindspore import nn\n" + "def f(x):\n    return nn.Adam(x, beta1=1)\n" * 60
FILES = 400
SLOW = """
import time
from ms_compat_lint.frontends.cli.progress import with_progress

def outcomes():
    for number in range(30):
        time.sleep(0.05)
        yield number

assert list(with_progress(outcomes(), 30)) == list(range(30))
print("done")
"""
TERMINAL = {**{key: value for key, value in os.environ.items() if key not in ("CI", "NO_COLOR")}, "TERM": "xterm"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files that take some seconds."""
    folder = tmp_path_factory.mktemp("long")
    for number in range(FILES):
        (folder / f"m{number:03}.py").write_text(CALLS, encoding="utf-8")
    return folder


class Terminal:
    """A program in Python whose standard error is a terminal, and its standard output a file or that terminal."""

    def __init__(self, folder: Path, *arguments: str, env: Mapping[str, str] = TERMINAL, both: bool = False) -> None:
        self._master, slave = pty.openpty()
        self.output = folder.parent / "output"
        with self.output.open("wb") as file:
            self.process = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=folder,
                env=dict(env),
                stdin=subprocess.DEVNULL,
                stdout=slave if both else file,
                stderr=slave,
                start_new_session=True,
                preexec_fn=heed_interrupts,
            )
        os.close(slave)
        self.shown = b""

    def read(self) -> bool:
        """Take what the program wrote; false when it wrote its last."""
        try:
            data = os.read(self._master, 65536)
        except OSError:  # what Linux says when nobody is there any more
            data = b""
        self.shown += data
        return bool(data)

    def finish(self) -> int:
        while self.read():
            pass
        self.close()
        return self.process.wait(timeout=60)

    def close(self) -> None:
        """Take the terminal away."""
        os.close(self._master)


def screen(shown: bytes) -> list[str]:
    """What stands on the terminal's lines in the end."""
    rows = []
    for text in shown.decode().replace("\r\n", "\n").split("\n"):
        row = ""
        for piece in text.split("\r"):
            row = piece + row[len(piece) :]
        rows.append(row.rstrip())
    return rows


def test_a_long_run_shows_how_far_it_is(project: Path) -> None:
    terminal = Terminal(project, "-m", "ms_compat_lint", "check", "--select=MSC403", "--jobs=2")
    assert terminal.finish() == 1
    bars = BAR.findall(terminal.shown)
    assert len(bars) >= 2
    done = [int(number) for _, _, number, _ in bars]
    assert done == sorted(done)
    assert all(len(full + empty) == 30 and int(total) == FILES for full, empty, _, total in bars)
    assert len(bars[-1][0]) == 30 * done[-1] // FILES
    # It leaves nothing behind, and the findings are what they are without it.
    assert screen(terminal.shown) == [f"{FILES * 60} findings in {FILES} of {FILES} files checked.", ""]
    assert terminal.output.read_bytes().count(b"MSC403") == FILES * 60


def test_the_findings_on_the_same_terminal_are_whole(project: Path) -> None:
    terminal = Terminal(project, "-m", "ms_compat_lint", "check", "--statistics", "--select=MSC403", both=True)
    assert terminal.finish() == 1
    assert BAR.search(terminal.shown)
    rows = [re.sub(r"\x1b\[[\d;]*m", "", row) for row in screen(terminal.shown)]
    assert rows[0] == f"{FILES * 60}  MSC403  rejected-value"
    assert rows[1:] == [f"{FILES * 60} findings in {FILES} of {FILES} files checked.", ""]


def test_it_begins_after_a_second(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "-c", SLOW, both=True)
    assert terminal.finish() == 0
    done = [int(number) for _, _, number, _ in BAR.findall(terminal.shown)]
    assert done == sorted(done)
    assert len(done) >= 2
    assert screen(terminal.shown) == ["done", ""]


@pytest.mark.parametrize("variable", [{"TERM": "dumb"}, {"CI": "true"}])
def test_where_nobody_looks_there_is_none(tmp_path: Path, variable: dict[str, str]) -> None:
    terminal = Terminal(tmp_path, "-c", SLOW, env={**TERMINAL, **variable}, both=True)
    assert terminal.finish() == 0
    assert terminal.shown == b"done\r\n"


def test_a_short_run_shows_none(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.py").write_text("x = 1\n", encoding="utf-8")
    terminal = Terminal(tmp_path, "-m", "ms_compat_lint", "check")
    assert terminal.finish() == 0
    assert terminal.shown == b"Nothing found, 3 files checked.\r\n"


def test_an_interrupt_takes_it_away(project: Path) -> None:
    terminal = Terminal(project, "-m", "ms_compat_lint", "check", "--jobs=1")
    while not BAR.search(terminal.shown):
        assert terminal.read()
    os.killpg(terminal.process.pid, signal.SIGINT)
    assert terminal.finish() == 130
    assert screen(terminal.shown) == [""]
    assert terminal.output.read_bytes() == b""


def test_a_terminal_that_goes_away_stops_nothing(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "-c", SLOW)
    while not BAR.search(terminal.shown):
        assert terminal.read()
    terminal.close()
    assert terminal.process.wait(timeout=60) == 0
    assert terminal.output.read_bytes() == b"done\n"
