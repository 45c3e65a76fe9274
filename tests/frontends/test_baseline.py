"""A project with many findings begins with a baseline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.programs import command
from tests.reporters.tools import TRAIN, write

WRITE = ("check", "--baseline=known.json", "--write-baseline")
CHECK = ("check", "--baseline=known.json")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(tmp_path)
    write(tmp_path, name="sub/b.py")
    done = command(*WRITE, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert (
        done.stderr
        == f"{len(json.loads((tmp_path / 'known.json').read_bytes())['findings'])} findings written to known.json.\n"
    )
    return tmp_path


def test_known_findings_are_left_out_though_lines_move(project: Path) -> None:
    write(project, "# one\n\n" + TRAIN.replace("class", "x = 1\n\n\nclass"))
    done = command(*CHECK, cwd=project)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "Nothing found, 2 files checked.\n")


def test_new_findings_are_reported(project: Path) -> None:
    write(
        project,
        TRAIN + "c = nn.AdamWeightDecay(params, 1e-3, eps=1e-8, weight_decay=0.1)\nd = nn.Adam(p, momentum=1)\n",
    )
    done = command(*CHECK, "--select=MSC401,MSC501", cwd=project)
    assert done.returncode == 1
    places = [line.split()[:2] for line in done.stdout.splitlines()]
    assert places == [["train.py:17:5:", "MSC501"], ["train.py:18:16:", "MSC401"]]


def test_it_holds_in_a_folder_too(project: Path) -> None:
    done = command("check", "--baseline=../known.json", cwd=project / "sub")
    assert (done.returncode, done.stdout) == (0, "")


def test_writing_for_one_file_keeps_the_others(project: Path) -> None:
    before = (project / "known.json").read_bytes()
    assert command(*WRITE, "train.py", cwd=project).returncode == 0
    assert (project / "known.json").read_bytes() == before


def test_writing_forgets_files_that_are_gone(project: Path) -> None:
    (project / "sub/b.py").unlink()
    command(*WRITE, "train.py", cwd=project)
    assert "sub/b.py" not in (project / "known.json").read_text(encoding="utf-8")


def test_nothing_is_written_where_a_file_cannot_be_checked(project: Path) -> None:
    before = (project / "known.json").read_bytes()
    write(project, "import torch.optim\nAdam(\n")
    done = command(*WRITE, cwd=project)
    assert done.returncode == 2
    assert done.stderr.endswith("known.json is not written: not every file could be checked.\n")
    assert (project / "known.json").read_bytes() == before


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "known.json does not exist; --write-baseline makes it"),
        ("{", "known.json is not a baseline: it is not valid JSON"),
        ("[]", "known.json is not a baseline of ms-compat-lint"),
        (
            '{"version": 9}',
            "known.json is a baseline of version 9, not 1; delete it and make it anew with --write-baseline",
        ),
        (
            '{"version": 1}',
            "known.json is a baseline that is damaged; delete it and make it anew with --write-baseline",
        ),
        (
            '{"version": 1, "findings": [1]}',
            "known.json is a baseline that is damaged; delete it and make it anew with --write-baseline",
        ),
    ],
)
def test_what_is_no_baseline(tmp_path: Path, text: str | None, message: str) -> None:
    if text is not None:
        (tmp_path / "known.json").write_text(text, encoding="utf-8")
    done = command(*CHECK, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, f"ms-compat-lint: error: {message}\n")


def test_writing_needs_a_file(tmp_path: Path) -> None:
    done = command("check", "--write-baseline", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, "ms-compat-lint: error: --write-baseline needs --baseline FILE\n")
