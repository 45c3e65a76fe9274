"""``ms-compat-lint impact``, as a user runs it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import ms_compat_lint
from ms_compat_lint.frontends.cli.places import parse_place
from ms_compat_lint.project.errors import UsageError
from tests.programs import command

SCRIPT = """from mindspore import nn
from torch import optim

net = make()
first = optim.Adamax(net.parameters())
second, third = optim.SGD(net.parameters(), 0.1), nn.Lamb(net.trainable_params())
fourth = optim.AdamW(
    net.parameters(),
    lr=0.01,
)
"""
NOTEBOOK = {
    "cells": [
        {"cell_type": "markdown", "metadata": {}, "source": "# Training"},
        {
            "cell_type": "code",
            "metadata": {},
            "outputs": [],
            "execution_count": None,
            "source": "from torch import optim",
        },
        {
            "cell_type": "code",
            "metadata": {},
            "outputs": [],
            "execution_count": None,
            "source": ["%time\n", "optimizer = optim.Adamax(p)\n"],
        },
    ],
    "metadata": {},
    "nbformat": 4,
    "nbformat_minor": 5,
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "train.py").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "train.ipynb").write_text(json.dumps(NOTEBOOK), encoding="utf-8")
    return tmp_path


def impact(place: str, *options: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return command("impact", place, *options, cwd=cwd, env={"COLUMNS": "100", "PYTHONIOENCODING": "utf-8"})


def test_a_call(project: Path) -> None:
    done = impact("train.py:5", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    title = "train.py:5:9: torch.optim.Adamax drifts away from mindspore.nn.AdaMax: 50 % after 100 steps\n"
    assert done.stdout.startswith(title)
    rows = dict(re.findall(r"^ {4}(\S.*?) {2,}(\S+ %) .*%$", done.stdout, re.MULTILINE))
    assert rows == {
        "this call": "95 %",
        "ported as is": "97 %",  # of the loss, which comes last
        "lr=0.002 here, learning_rate=0.001 there": "50 %",
        "how the two update": "0 %",
        "safe: write the default out: lr=0.002": "0 %",
        "unsafe: pass lr=0.001": "0 %",
        "mindspore.experimental.optim.Adamax": "0 %",
    }
    assert all(len(line) <= 100 for line in done.stdout.splitlines())


def test_a_call_that_is_equal_has_no_causes(project: Path) -> None:
    done = impact("train.py:6:17", cwd=project)
    assert done.stdout.startswith("train.py:6:17: torch.optim.SGD stays equal to mindspore.nn.SGD\n")
    assert "What drives" not in done.stdout
    assert "│" not in done.stdout


@pytest.mark.parametrize(("encoding", "mark"), [("utf-8", "█"), ("ascii", "#")])
def test_the_chart_is_made_of_what_the_encoding_has(project: Path, encoding: str, mark: str) -> None:
    done = command("impact", "train.py:7", cwd=project, env={"COLUMNS": "80", "PYTHONIOENCODING": encoding})
    bars = [line for line in done.stdout.splitlines() if mark in line]
    assert len(bars) > 3
    assert max(map(len, done.stdout.splitlines()[1:])) <= 80
    assert done.stdout.isascii() is (encoding == "ascii")


@pytest.mark.parametrize("line", [7, 8, 10])
def test_any_line_of_a_call(project: Path, line: int) -> None:
    assert "torch.optim.AdamW(params, lr=0.01)" in impact(f"train.py:{line}", cwd=project).stdout


def test_several_calls_on_a_line(project: Path) -> None:
    done = impact("train.py:6", cwd=project)
    assert done.returncode == 2
    assert done.stdout.startswith("train.py:6:17: torch.optim.SGD ")
    assert done.stderr.startswith("train.py:6:51: mindspore.nn.Lamb has no counterpart in torch.optim")


def test_json(project: Path) -> None:
    (found,) = json.loads(impact("train.py:7:11", "--format=json", "--mindspore-api=mint", cwd=project).stdout)
    assert (found["path"], found["line"], found["column"], found["end_line"]) == ("train.py", 7, 10, 10)
    assert (found["api"], found["counterpart"]) == ("torch.optim.AdamW", "mindspore.mint.optim.AdamW")
    assert (found["arguments"], found["ported_arguments"]) == ({"lr": 0.01}, {"lr": 0.01})
    assert (found["steps"], found["equal"]) == ([10, 100, 1000], True)
    assert len(found["drift"]) == 3
    assert found["losses"]["this_call"] == found["losses"]["ported"]
    assert {cause["label"] for cause in found["causes"]} == {"how the two update"}


def test_settings_of_the_project_hold(project: Path) -> None:
    table = '[tool.ms-compat-lint]\nmindspore-api = "experimental"\ndirection = "mindspore"\n'
    (project / "pyproject.toml").write_text(table, encoding="utf-8")
    assert "mindspore.experimental.optim.Adamax(params)" in impact("train.py:5", cwd=project).stdout


def test_a_notebook(project: Path) -> None:
    done = impact("train.ipynb:3:2", cwd=project)
    assert done.stdout.startswith("train.ipynb:cell 3:2:13: torch.optim.Adamax drifts away"), done.stderr
    assert impact("train.ipynb:cell 3:2:13", cwd=project).stdout == done.stdout
    done = impact("train.ipynb:2:1", cwd=project)
    assert "no optimizer is constructed on line 1 of cell 2, but on cell 3 line 2" in done.stderr


def test_assumptions(project: Path) -> None:
    done = impact("train.py:5", "--assume", "lr=0.1", "--assume", "betas=(0.5, 0.9)", cwd=project)
    assert "mindspore.nn.AdaMax(params, learning_rate=0.1, beta1=0.5, beta2=0.9)" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["train.py"], "train.py: say which line: train.py:LINE"),
        (["-"], "impact looks at a file, not at standard input"),
        (["."], ".: say which line: .:LINE"),
        ([".:3"], ".: is not a regular file"),
        (["train.py:x"], "train.py:x: say which line"),
        (["train.ipynb"], "train.ipynb: say which cell and line: train.ipynb:CELL:LINE"),
        (["train.ipynb:3"], "train.ipynb:3: say which cell and line: train.ipynb:CELL:LINE"),
        (["train.py:0"], "cells, lines and columns count from 1"),
        (["train.py:4"], "train.py: no optimizer is constructed on line 4, but on lines 5, 6, 7"),
        (["train.py:99"], "train.py: no optimizer is constructed on line 99, but on lines 5, 6, 7"),
        (["train.py:5:2"], "train.py: no optimizer is constructed on line 5, column 2, but on lines 5, 6, 7"),
        (["no.py:4"], "no.py: does not exist"),
        (["train.py:5", "--plot", "a.jpg"], "--plot writes .png and .svg files, not a.jpg"),
        (["train.py:5", "--format", "xml"], "--format must be one of text, json, not 'xml'"),
        (["train.py:5", "--assume", "lr"], "--assume lr: write NAME=VALUE"),
        (["train.py:5", "--assume", "lr=x"], "--assume lr=x: write NAME=VALUE"),
    ],
)
def test_bad_usage(project: Path, arguments: list[str], message: str) -> None:
    done = command("impact", *arguments, cwd=project)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(f"ms-compat-lint: error: {message}")


def test_a_file_without_optimizers(project: Path) -> None:
    (project / "empty.py").write_text("x = 1\n", encoding="utf-8")
    done = command("impact", "empty.py:1", cwd=project)
    assert done.stderr == "ms-compat-lint: error: empty.py: no optimizer is constructed on line 1, nor on any other\n"


def test_a_file_that_is_no_python(project: Path) -> None:
    (project / "bad.py").write_text("def\n", encoding="utf-8")
    done = command("impact", "bad.py:1", cwd=project)
    assert done.returncode == 2
    assert done.stderr.startswith("ms-compat-lint: error: bad.py:1:")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a.py:3", ("a.py", None, 3, None)),
        ("a.py:3:7", ("a.py", None, 3, 7)),
        ("a.py:3:7:", ("a.py", None, 3, 7)),
        (r"C:\src\a.py:3", (r"C:\src\a.py", None, 3, None)),
        (r"C:\src\a.py:3:7", (r"C:\src\a.py", None, 3, 7)),
        ("1:2:3", ("1", None, 2, 3)),
        ("a.ipynb:4:3", ("a.ipynb", 4, 3, None)),
        ("a.ipynb:cell 4:3:7", ("a.ipynb", 4, 3, 7)),
        (r"C:\a.ipynb:4:3:7", (r"C:\a.ipynb", 4, 3, 7)),
    ],
)
def test_places(text: str, place: tuple[str, int | None, int, int | None]) -> None:
    assert parse_place(text) == place


@pytest.mark.parametrize("text", [r"C:\src\a.py", "a.py:", ":3", "a.py:3:0", ""])
def test_what_is_no_place(text: str) -> None:
    with pytest.raises(UsageError):
        parse_place(text)


def test_without_numpy(project: Path) -> None:
    """-S leaves out what is installed."""
    root = str(Path(ms_compat_lint.__file__).parents[1])
    program = f"import sys; sys.path.append({root!r}); from ms_compat_lint.frontends.cli import main; sys.exit(main())"
    arguments = [sys.executable, "-S", "-c", program, "impact", "train.py:5"]
    done = subprocess.run(arguments, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    message = 'NumPy is needed for this: pip install "ms-compat-lint[updates]"'
    assert done.stderr == f"ms-compat-lint: error: {message}\n"


# ----------------------------------------------------------------------------------------- pictures


@pytest.mark.parametrize(("name", "start"), [("a.png", b"\x89PNG"), ("b.SVG", b"<?xml"), ("c.svg", b"<?xml")])
def test_a_picture(project: Path, name: str, start: bytes) -> None:
    pytest.importorskip("matplotlib")
    done = impact("train.py:5", "--plot", name, cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("train.py:5:9: ")
    assert (project / name).read_bytes().startswith(start)


def test_a_picture_is_the_same_each_time(project: Path) -> None:
    pytest.importorskip("matplotlib")
    for name in ("a.svg", "b.svg"):
        impact("train.py:5", "--plot", name, cwd=project)
    assert (project / "a.svg").read_bytes() == (project / "b.svg").read_bytes()


def test_a_picture_that_cannot_be_written(project: Path) -> None:
    pytest.importorskip("matplotlib")
    done = impact("train.py:5", "--plot", "no/a.svg", cwd=project)
    assert done.returncode == 2
    assert done.stderr.startswith("ms-compat-lint: error: no/a.svg cannot be written: No such file")
