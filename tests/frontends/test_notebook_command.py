"""Notebooks, as a user of the command has them."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import nbformat
import pytest

from tests.notebooks.make import cell, lines, notebook, written
from tests.programs import command, findings

IMPORT = "%matplotlib inline\nfrom mindspore import nn"
CALL = "opt = nn.AdamWeightDecay(params, 1e-3, eps=1e-6)"
FIXED = "opt = nn.AdamWeightDecay(params, 1e-3, eps=1e-6, weight_decay=0.0)"
DATA = written(notebook(cell("# Title", "markdown"), cell(lines(IMPORT)), cell(lines(f"!ls\n{CALL}\nprint('é')"))))
ONLY = "--select=MSC101"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "train.ipynb").write_bytes(DATA)
    return tmp_path


@pytest.mark.parametrize("paths", [(), ("train.ipynb",)])
def test_check(project: Path, paths: tuple[str, ...]) -> None:
    done = command("check", ONLY, *paths, cwd=project)
    place = "train.ipynb:cell 3:2:7: MSC101 mindspore.nn.AdamWeightDecay: weight_decay defaults to 0.0,"
    assert done.stdout.startswith(place)
    assert (done.stderr, done.returncode) == ("1 finding in 1 of 1 file checked.\n", 1)


def test_json(project: Path) -> None:
    (found,) = findings(ONLY, cwd=project)
    assert list(found)[:3] == ["path", "cell", "line"]
    place = ("path", "cell", "line", "column", "end_line", "end_column")
    assert [found[key] for key in place] == ["train.ipynb", 3, 2, 7, 2, 49]
    edits = [fix["edits"] for fix in found["fixes"] if fix["applicability"] == "safe"]
    assert edits == [[{"line": 2, "column": 48, "end_line": 2, "end_column": 48, "text": ", weight_decay=0.0"}]]


def test_findings_come_in_the_order_of_the_cells(project: Path) -> None:
    cells = [cell(IMPORT), *(cell(f"x = 1\n{CALL}") for _ in range(11))]
    (project / "train.ipynb").write_bytes(written(notebook(*cells)))
    assert [found["cell"] for found in findings(ONLY, cwd=project)] == list(range(2, 13))


def test_sites(project: Path) -> None:
    api, counterpart = "mindspore.nn.AdamWeightDecay", "torch.optim.AdamW"
    done = command("sites", cwd=project)
    assert done.stdout == f"train.ipynb:cell 3:2:7: {api} (call), counterpart {counterpart}\n"
    (site,) = json.loads(command("sites", "--format=json", cwd=project).stdout)
    wanted = {"path": "train.ipynb", "cell": 3, "line": 2, "column": 7, "end_line": 2, "end_column": 49}
    assert site == {**wanted, "api": api, "kind": "call", "counterpart": counterpart}


def test_fix(project: Path) -> None:
    path = project / "train.ipynb"
    path.chmod(0o640)
    difference = command("check", ONLY, "--diff", cwd=project)
    assert (difference.stderr, difference.returncode) == ("1 finding would be fixed.\n", 1)
    assert path.read_bytes() == DATA
    done = command("check", ONLY, "--fix", cwd=project)
    assert (done.stdout, done.stderr, done.returncode) == ("", "1 finding fixed, 1 file checked.\n", 0)
    assert path.read_bytes() == DATA.replace(CALL.encode(), FIXED.encode())
    assert path.stat().st_mode & 0o777 == 0o640
    nbformat.validate(nbformat.read(path, as_version=4))
    path.write_bytes(DATA)
    subprocess.run(["git", "apply", "-"], input=difference.stdout.encode(), cwd=project, check=True)
    assert path.read_bytes() == DATA.replace(CALL.encode(), FIXED.encode())


def test_unsafe_fixes(project: Path) -> None:
    command("check", ONLY, "--fix", "--unsafe-fixes", cwd=project)
    new = (project / "train.ipynb").read_bytes()
    assert new == DATA.replace(CALL.encode(), FIXED.replace("=0.0", "=0.01").encode())


def test_what_is_left_stands_where_it_is_after_the_fixes(project: Path) -> None:
    call = "nn.AdamWeightDecay(\n    params,\n    1e-3,\n    eps=1e-6,\n)"
    data = written(notebook(cell(IMPORT), cell(f"{call}\n{CALL}\n")))
    (project / "train.ipynb").write_bytes(data)
    done = command("check", "--select=MSC101,MSC501", "--fix", cwd=project)
    assert [line.split(": ")[0] for line in done.stdout.splitlines()] == [
        "train.ipynb:cell 2:1:1",
        "train.ipynb:cell 2:7:7",
    ]
    assert done.stdout == command("check", "--select=MSC101,MSC501", cwd=project).stdout


def test_port(project: Path) -> None:
    torch = "from torch.optim import SGD\n%timeit 1"
    hard = "import torch\ntorch.optim.LBFGS(net.parameters())"
    cells = notebook(cell(lines(torch)), cell(lines("SGD(net.parameters(), lr=0.1)")), cell(lines(hard)))
    data = written(cells)
    (project / "train.ipynb").write_bytes(data)
    done = command("port", "--to=mindspore", "--write", cwd=project)
    assert done.stderr.startswith("train.ipynb:cell 3:2:1: torch.optim.LBFGS is left as it is: ")
    assert done.returncode == 1
    new = data.replace(b"from torch.optim import SGD", b"from mindspore.experimental.optim import SGD")
    new = new.replace(b"SGD(net.parameters()", b"SGD(net.trainable_params()")
    assert (project / "train.ipynb").read_bytes() == new


@pytest.mark.parametrize("options", [(), ("--fix",)])
def test_standard_input(tmp_path: Path, options: tuple[str, ...]) -> None:
    done = command("check", ONLY, *options, "--stdin-filename=x.ipynb", "-", cwd=tmp_path, text=DATA)
    if options:
        assert done.stdout == DATA.replace(CALL.encode(), FIXED.encode()).decode()
        assert done.returncode == 0
    else:
        assert done.stdout.startswith("x.ipynb:cell 3:2:7: MSC101 ")


def test_comments_silence_findings(project: Path) -> None:
    silenced = [f"{CALL}  # noqa: MSC101", f"{CALL}  # pylint: disable=ms-default-differs", f"{CALL}  # noqa"]
    other = f"{CALL}  # noqa: MSC501"
    data = written(notebook(cell(IMPORT), *map(cell, silenced), cell(other)))
    (project / "train.ipynb").write_bytes(data)
    assert [found["cell"] for found in findings(ONLY, cwd=project)] == [5]


def test_a_cell_that_does_not_parse_hides_only_itself(project: Path) -> None:
    data = written(notebook(cell(IMPORT), cell("x = (\n  ]"), cell(CALL)))
    (project / "train.ipynb").write_bytes(data)
    (project / "other.py").write_text(f"from mindspore import nn\n{CALL}\n", encoding="utf-8")
    done = command("check", ONLY, cwd=project)
    assert [line.split(": ")[0] for line in done.stdout.splitlines()] == ["other.py:2:7", "train.ipynb:cell 3:1:7"]
    assert done.stderr.startswith("train.ipynb:cell 2:2:3: invalid syntax: closing parenthesis")
    assert done.returncode == 2
    assert command("check", ONLY, "--fix", "train.ipynb", cwd=project).returncode == 2
    assert (project / "train.ipynb").read_bytes() == data.replace(CALL.encode(), FIXED.encode())
    assert command("sites", cwd=project).stderr == "".join(done.stderr.splitlines(keepends=True)[:1])


def test_a_truncated_notebook_is_told_and_left_alone(project: Path) -> None:
    for end in (len(DATA) // 2, len(DATA) - 4):
        (project / "train.ipynb").write_bytes(DATA[:end])
        for how in (("check",), ("check", "--fix"), ("port", "--to=torch", "--write"), ("sites",)):
            done = command(*how, "train.ipynb", cwd=project)
            assert "train.ipynb:" in done.stderr.splitlines()[0]
            assert "no valid notebook: " in done.stderr.splitlines()[0]
            assert done.returncode == 2
            assert (project / "train.ipynb").read_bytes() == DATA[:end]


def test_what_is_merely_found_is_read_only_where_it_may_construct_an_optimizer(project: Path) -> None:
    (project / "train.ipynb").write_bytes(b'{"cells": [')
    assert command("check", cwd=project).returncode == 0
    assert command("check", "train.ipynb", cwd=project).returncode == 2


def test_excludes_and_gitignore_hold(project: Path) -> None:
    for name in (".ipynb_checkpoints/a.ipynb", "build/b.ipynb", "ignored/c.ipynb", "old/d.ipynb"):
        (project / name).parent.mkdir()
        (project / name).write_bytes(DATA)
    (project / ".git").mkdir()
    (project / ".gitignore").write_text("ignored/\n", encoding="utf-8")
    done = command("check", ONLY, "--extend-exclude=old", cwd=project)
    assert done.stderr == "1 finding in 1 of 1 file checked.\n"


def test_project_modules_are_known_in_notebooks(project: Path) -> None:
    (project / "helper.py").write_text("from mindspore.nn import AdamWeightDecay\n", encoding="utf-8")
    data = written(notebook(cell("from helper import AdamWeightDecay"), cell("AdamWeightDecay(p, 1e-3, eps=1e-6)")))
    (project / "train.ipynb").write_bytes(data)
    assert [found["cell"] for found in findings(ONLY, cwd=project)] == [2]


def test_full_shows_the_lines_of_the_cell(project: Path) -> None:
    shown = command("check", ONLY, "--full", cwd=project).stdout
    assert f"2 | {CALL}\n  |       {'^' * 42}\n" in shown


def test_a_baseline_knows_findings_in_cells_that_moved(project: Path) -> None:
    command("check", "--baseline=known.json", "--write-baseline", cwd=project)
    moved = notebook(cell(lines(IMPORT)), cell("x = 1"), cell("y = 2"), cell(lines(f"# more\n{CALL}")))
    (project / "train.ipynb").write_bytes(written(moved))
    assert command("check", "--baseline=known.json", cwd=project).returncode == 0
    more = notebook(cell(lines(IMPORT)), cell(CALL), cell(f"def make(params):\n    {CALL}\n    return opt"))
    (project / "train.ipynb").write_bytes(written(more))
    done = command("check", ONLY, "--baseline=known.json", cwd=project)
    assert done.stdout.startswith("train.ipynb:cell 3:2:11: MSC101")
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="a superuser may read everything")
def test_a_notebook_that_cannot_be_read(project: Path) -> None:
    (project / "train.ipynb").chmod(0)
    assert "cannot be read" in command("check", cwd=project).stderr
