"""Text for people: with code frames, as counts, in colour on a terminal."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.programs import command
from tests.reporters.tools import report, write

PARENT = str(Path(__file__).parents[2])
COLOUR = re.compile(r"\x1b\[[\d;]*m")
PROGRAM = [sys.executable, "-m", "ms_compat_lint", "check"]


def on_terminal(folder: Path, *arguments: str, **environment: str) -> str:
    """What the command writes to a terminal."""
    master, slave = pty.openpty()
    env = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    env = {**env, "PYTHONPATH": PARENT, "TERM": "xterm", **environment}
    with subprocess.Popen(
        [*PROGRAM, *arguments], cwd=folder, stdout=slave, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, env=env
    ):
        os.close(slave)
        written = b""
        try:
            while piece := os.read(master, 65536):
                written += piece
        except OSError:  # how Linux says that the other end is closed
            pass
    os.close(master)
    return written.decode().replace("\r\n", "\n")


def test_full_marks_the_argument(tmp_path: Path) -> None:
    write(tmp_path, 'from mindspore import nn\ndef f():\n\té = "日本"; nn.Adam(p, lr, weight_decay)\n')
    assert report("text", tmp_path, "--full", "--select=MSC303") == (
        "train.py:3:27: MSC303 mindspore.nn.Adam: weight_decay is passed by position and sets beta1, not weight_decay;"
        " pass weight_decay=weight_decay\n"
        "  |\n"
        '3 |     é = "日本"; nn.Adam(p, lr, weight_decay)\n'
        "  |                                ^^^^^^^^^^^^\n"
        "  |\n"
        "  = unsafe fix: pass weight_decay=weight_decay\n"
        "  = https://ms-compat-lint.readthedocs.io/en/latest/rules/MSC303.html\n"
        "\n"
    )


def test_full_shortens_long_calls(tmp_path: Path) -> None:
    write(tmp_path, "from mindspore import nn\nx = nn.AdamWeightDecay(\n    p,\n" + "\n" * 20 + ")\n")
    frame = report("text", tmp_path, "--full", "--select=MSC501").splitlines()[1:-3]
    assert frame == [
        "   |",
        " 2 | x = nn.AdamWeightDecay(",
        "   |     ^^^^^^^^^^^^^^^^^^^",
        " 3 |     p,",
        " 4 |",
        " 5 |",
        " 6 |",
        " 7 |",
        "   | ...",
    ]


def test_full_and_standard_input(tmp_path: Path) -> None:
    text = b"from mindspore import nn\nnn.AdamWeightDecay(p)\n"
    done = command("check", "--full", "-", cwd=tmp_path, text=text)
    assert "\n2 | nn.AdamWeightDecay(p)\n" in done.stdout


def test_statistics(tmp_path: Path) -> None:
    write(tmp_path, "from mindspore import nn\n" + "nn.AdamWeightDecay(p)\n" * 5)
    assert report("text", tmp_path, "--statistics", "--select=MSC101,MSC501") == (
        "10  MSC101  default-differs\n 5  MSC501  algorithm-differs\n"
    )


@pytest.mark.parametrize("option", ["--full", "--statistics"])
def test_styles_are_of_text(tmp_path: Path, option: str) -> None:
    done = command("check", "--format=json", option, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr == f"ms-compat-lint: error: {option} goes with --format text, not json\n"


@pytest.mark.parametrize("option", [(), ("--full",)])
def test_colour_on_a_terminal_only(tmp_path: Path, option: tuple[str, ...]) -> None:
    write(tmp_path)
    plain = report("text", tmp_path, *option)
    shown = on_terminal(tmp_path, *option)
    assert COLOUR.search(shown)
    assert COLOUR.sub("", shown) == plain
    assert "\x1b" not in plain


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_where_none_is_wanted(tmp_path: Path, environment: dict[str, str]) -> None:
    write(tmp_path)
    assert on_terminal(tmp_path, **environment) == report("text", tmp_path)
