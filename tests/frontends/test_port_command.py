"""``ms-compat-lint port``, as a user runs it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.programs import command

TEXT = "from torch.optim import SGD\n\nSGD(net.parameters(), lr=0.1, momentum=0.9)\n"
PORTED = "from mindspore.experimental.optim import SGD\n\nSGD(net.trainable_params(), lr=0.1, momentum=0.9)\n"
HARD = "import torch\n\ntorch.optim.LBFGS(net.parameters())\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "train.py").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_prints_a_diff_and_writes_nothing(project: Path) -> None:
    done = command("port", "--to", "mindspore", cwd=project)
    assert (done.stderr, done.returncode) == ("1 call would be ported.\n", 0)
    assert (project / "train.py").read_text(encoding="utf-8") == TEXT
    assert command("port", "--to=mindspore", "--diff", cwd=project).stdout == done.stdout
    subprocess.run(["git", "apply", "-"], input=done.stdout.encode(), cwd=project, check=True)
    assert (project / "train.py").read_text(encoding="utf-8") == PORTED


def test_writes_when_asked_to(project: Path) -> None:
    done = command("port", "--to=mindspore", "--write", "train.py", cwd=project)
    assert (done.stdout, done.stderr, done.returncode) == ("", "1 call ported.\n", 0)
    assert (project / "train.py").read_text(encoding="utf-8") == PORTED
    again = command("port", "--to=mindspore", "--write", cwd=project)
    assert (again.stderr, again.returncode) == ("0 calls ported.\n", 0)


def test_a_call_that_cannot_be_expressed_is_named_and_left(project: Path) -> None:
    (project / "hard.py").write_text(HARD, encoding="utf-8")
    done = command("port", "--to=mindspore", "--write", cwd=project)
    assert done.returncode == 1
    refusal, summary = done.stderr.splitlines()
    assert refusal.startswith("hard.py:3:1: torch.optim.LBFGS is left as it is: ")
    assert summary == "1 call ported, 1 left as they are."
    assert (project / "hard.py").read_text(encoding="utf-8") == HARD


def test_what_stays_unequal_is_told(project: Path) -> None:
    (project / "train.py").write_text("import torch\ntorch.optim.AdamW(p, 0.1)\n", encoding="utf-8")
    done = command("port", "--to=mindspore", "--api=nn", cwd=project)
    assert done.stderr.startswith("train.py:2:1: port to mindspore.nn.AdamWeightDecay (the updates stay unequal: ")
    assert done.returncode == 0


def test_standard_input(project: Path) -> None:
    done = command("port", "--to=mindspore", "--write", "-", cwd=project, text=TEXT.encode())
    assert (done.stdout, done.returncode) == (PORTED, 0)
    done = command("port", "--to=mindspore", "--write", "-", cwd=project, text=b"x = 1\n")
    assert (done.stdout, done.returncode) == ("x = 1\n", 0)


def test_a_bad_file_does_not_keep_the_others(project: Path) -> None:
    (project / "bad.py").write_text("import torch\ntorch.optim.Adam(\n", encoding="utf-8")
    done = command("port", "--to=mindspore", "--write", cwd=project)
    assert done.returncode == 2
    assert done.stderr.startswith("bad.py:2:17: invalid syntax")
    assert (project / "train.py").read_text(encoding="utf-8") == PORTED


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "the following arguments are required: --to"),
        (("--to=tensorflow",), "--to must be one of mindspore, torch, not 'tensorflow'"),
        (("--to=mindspore", "--api=ops"), "--api must be one of nn, experimental, mint"),
        (("--to=mindspore", "--diff", "--write"), "not allowed with argument"),
    ],
)
def test_bad_usage(project: Path, arguments: tuple[str, ...], message: str) -> None:
    done = command("port", *arguments, cwd=project)
    assert (done.stdout, done.returncode) == ("", 2)
    assert message in done.stderr
