"""The plugin inside the real flake8."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.programs import findings, flake8

# MSC202 twice off and on, MSC301 off, MSC101 and MSC501 on by default
TEXT = "from mindspore import nn\nnn.AdamWeightDecay(p, learning_rate=0.1, weight_decay=0.0)\nx=1\n"
ON = {"MSC101", "MSC501"}
OFF = {"MSC301"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "train.py").write_text(TEXT, encoding="utf-8")
    return tmp_path


def codes(project: Path, *arguments: str) -> set[str]:
    done = flake8("--format=%(code)s", *arguments, "train.py", cwd=project)
    assert not done.stderr
    return {code for code in done.stdout.split() if code.startswith("MSC")}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("", ON),
        ("--select=MSC", ON),
        ("--select=E,F,W,MSC", ON),
        ("--select=E", set()),
        ("--extend-select=MSC", ON),
        ("--ignore=E501", ON),
        ("--ignore=MSC", set()),
        ("--ignore=MSC1", ON - {"MSC101"}),
        ("--extend-ignore=MSC101", ON - {"MSC101"}),
        ("--extend-select=MSC301", ON | OFF),
        ("--extend-select=MSC3", ON | OFF),
        ("--select=MSC3", OFF),
        ("--select=MSC,MSC301", ON | OFF),
        ("--ignore=E501 --extend-select=MSC301", ON | OFF),
        ("--ignore=MSC3 --extend-select=MSC301", ON | OFF),
        ("--ignore=MSC301 --extend-select=MSC3", ON),
        ("--select=E --extend-select=MSC301", OFF),
        ("--max-line-length=200 --per-file-ignores=train.py:MSC101", ON - {"MSC101"}),
    ],
)
@pytest.mark.parametrize("place", ["command line", "configuration"])
def test_selection(project: Path, options: str, expected: set[str], place: str) -> None:
    if place == "configuration":
        lines = [word.removeprefix("--").replace("=", " = ", 1) for word in options.split()]
        (project / "setup.cfg").write_text("\n".join(["[flake8]", *lines]), encoding="utf-8")
        assert codes(project) == expected
    else:
        assert codes(project, "--isolated", *options.split()) == expected


def test_the_project_s_table_counts(project: Path) -> None:
    table = "[tool.ms-compat-lint]\nextend-select = ['MSC301']\nignore = ['MSC501']\n"
    (project / "pyproject.toml").write_text(table, encoding="utf-8")
    assert codes(project) == {"MSC101", "MSC301"}
    assert codes(project) == {finding["code"] for finding in findings("train.py", cwd=project)}
    assert codes(project, "--ignore=MSC101") == {"MSC301"}


def test_settings_as_options_and_in_flake8_s_file(project: Path) -> None:
    text = "import torch\ntorch.optim.LBFGS(p)\n"
    (project / "train.py").write_text(text, encoding="utf-8")
    message = "torch.optim.LBFGS has no counterpart in mindspore.experimental.optim"
    arguments = ("--isolated", "--select=MSC601", "train.py")
    assert message not in flake8(*arguments, cwd=project).stdout
    assert message in flake8("--ms-mindspore-api=experimental", *arguments, cwd=project).stdout
    (project / "tox.ini").write_text("[flake8]\nms-mindspore-api = experimental\n", encoding="utf-8")
    assert message in flake8("--select=MSC601", "train.py", cwd=project).stdout
    (project / "tox.ini").write_text("[flake8]\nms_direction = mindspore\n", encoding="utf-8")
    assert flake8("--select=MSC", "train.py", cwd=project).stdout == ""


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (
            "--ms-mindspore-api=mnt",
            "--ms-mindspore-api must be one of nn, experimental, mint, not 'mnt'; did you mean mint?",
        ),
        ("--ms-direction=x", "--ms-direction must be one of"),
        ("--ms-torch-version=new", "--ms-torch-version: 'new' is not a version of the form X.Y"),
        ("--ms-mindspore-version=0.1", "older than the known versions"),
    ],
)
def test_a_wrong_option_ends_flake8_with_a_message(project: Path, option: str, message: str) -> None:
    done = flake8(option, "train.py", cwd=project)
    assert done.returncode == 1
    assert f"ms-compat-lint: {message}" in done.stdout or message in done.stdout


@pytest.mark.parametrize("folder", [".", "sub"])
def test_a_wrong_table_ends_flake8_with_a_message(project: Path, folder: str) -> None:
    (project / "sub").mkdir()
    (project / "sub/train.py").write_text(TEXT, encoding="utf-8")
    (project / folder / "pyproject.toml").write_text("[tool.ms-compat-lint]\nslect = []\n", encoding="utf-8")
    done = flake8("sub/train.py", cwd=project)
    assert done.returncode == 1
    assert "unknown setting: slect; did you mean select" in done.stdout


def test_several_processes(project: Path) -> None:
    for number in range(8):
        (project / f"m{number}.py").write_text(TEXT, encoding="utf-8")
    arguments = ("--isolated", "--select=MSC301", "--ms-direction=mindspore", ".")
    one = flake8("--jobs=1", *arguments, cwd=project)
    assert one.stdout.count("MSC301") == 9
    assert sorted(flake8("--jobs=4", *arguments, cwd=project).stdout.splitlines()) == sorted(one.stdout.splitlines())


@pytest.mark.parametrize("text", ["", "\n", "x = 1", "import torch\ntorch.optim.Adam(\n", "print 'torch.optim.Adam'\n"])
def test_odd_files_are_left_to_flake8(project: Path, text: str) -> None:
    (project / "train.py").write_text(text, encoding="utf-8")
    assert codes(project) == set()


def test_the_collector_is_told_once_what_stays_loaded() -> None:
    code = """
import gc
from argparse import Namespace
from ms_compat_lint.frontends.flake8_plugin import Plugin
counts = [gc.get_freeze_count()]
for _ in range(2):
    Plugin.parse_options(Namespace(select=None, extend_select=None))
    counts.append(gc.get_freeze_count())
print(*counts, gc.isenabled())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    before, first, second, is_enabled = done.stdout.split()
    assert int(before) + 1000 < int(second) <= int(first)  # Python sets some objects aside itself
    assert is_enabled == "True"
