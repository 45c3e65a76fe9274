"""What a second run takes from the first, and what it looks at again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as tuned
from hypothesis import strategies as st

from ms_compat_lint.project import cache, cache_file, checking
from ms_compat_lint.project.cache_findings import from_json, to_json
from ms_compat_lint.project.checking import Job, Result
from ms_compat_lint.settings import Settings
from tests.everything import EVERY_RULE

ROOT = Path(__file__).parents[2]
PLAIN = Settings()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose ``train.py`` draws its optimizer from ``src/optim.py``; its files count as written long ago."""
    monkeypatch.setattr(cache, "_RECENT", -60_000_000_000)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "src").mkdir()
    (tmp_path / "src/__init__.py").write_text("")
    (tmp_path / "src/optim.py").write_text("from torch.optim import AdamW\n")
    (tmp_path / "train.py").write_text("from src.optim import AdamW\nAdamW(params, lr=0.1)\n")
    (tmp_path / "plain.py").write_text("x = 1\n")
    (tmp_path / "alone.py").write_text("from mindspore import nn\nnn.AdamWeightDecay(params)\n")
    return tmp_path


class Looked:
    """The results of a run, and what was looked at for them."""

    def __init__(self, project: Path, settings: Settings = PLAIN, names: tuple[str, ...] = ()) -> None:
        checking.project_modules.cache_clear()  # as in a new process
        self.asked: list[str] = []
        self.checked: list[str] = []
        paths = [str(project / name) for name in names] or [str(path) for path in sorted(project.rglob("*.py"))]
        jobs = [Job(path, settings) for path in paths]
        found = cache.with_cache(cache.Cache(str(project), "check", "1.0"), jobs, self._check, self._run)
        self.results = {os.path.basename(result.path): result._replace(parsed=False) for result in found}
        checking.project_modules.cache_clear()
        for job in jobs:
            assert self.results[os.path.basename(job.path)] == checking.check_with_fixes(job)._replace(parsed=False)

    def _check(self, job: Job) -> Result:
        self.checked.append(os.path.basename(job.path))
        return checking.check_with_fixes(job)

    def _run(self, look, questions: list[cache.Question]) -> Iterator[cache.Answer]:
        self.asked = [os.path.basename(question.job.path) for question in questions]
        return map(look, questions)

    def codes(self, name: str) -> list[str]:
        return [finding.code for finding in self.results[name].findings]


def test_nothing_changed(project: Path) -> None:
    first = Looked(project)
    assert set(first.asked) == {"__init__.py", "optim.py", "train.py", "plain.py", "alone.py"}
    assert "MSC101" in first.codes("train.py")
    assert Looked(project).asked == []


def test_a_changed_file(project: Path) -> None:
    Looked(project)
    (project / "alone.py").write_text("from mindspore import nn\nnn.SGD(params, lr=0.1)\n")
    again = Looked(project)
    assert again.asked == ["alone.py"]
    assert "MSC401" in again.codes("alone.py")
    assert Looked(project).asked == []


def test_a_file_written_anew_as_it_was(project: Path) -> None:
    Looked(project)
    (project / "alone.py").write_bytes((project / "alone.py").read_bytes())
    again = Looked(project)
    assert again.asked == ["alone.py"]
    assert again.checked == []
    assert Looked(project).asked == []


def test_a_module_that_names_were_drawn_from(project: Path) -> None:
    Looked(project)
    (project / "src/optim.py").write_text("from torch.optim import SGD as AdamW\n")
    again = Looked(project)
    assert set(again.checked) == {"optim.py", "train.py"}
    assert "MSC101" not in again.codes("train.py")
    (project / "src/optim.py").unlink()
    assert "train.py" in Looked(project).checked


def test_a_module_behind_another_one(project: Path) -> None:
    (project / "src/__init__.py").write_text("from src.optim import *\n")
    (project / "train.py").write_text("from src import AdamW\nAdamW(params, lr=0.1)\n")
    assert "MSC101" in Looked(project).codes("train.py")
    (project / "src/optim.py").write_text("from torch.optim import SGD as AdamW\n")
    assert "MSC101" not in Looked(project).codes("train.py")


def test_a_module_that_was_not_there(project: Path) -> None:
    (project / "other.py").write_text("from late import AdamW\nAdamW(params, lr=0.1)\n")
    assert Looked(project).codes("other.py") == []
    (project / "late.py").write_text("from torch.optim import AdamW\n")
    assert "MSC101" in Looked(project).codes("other.py")
    assert Looked(project).asked == []


def test_a_project_that_begins_further_up(project: Path) -> None:
    inner = project / "inner"
    inner.mkdir()
    (project / "pyproject.toml").unlink()
    (inner / "deep.py").write_text("from src.optim import AdamW\nAdamW(params, lr=0.1)\n")
    os.chdir(inner)
    assert Looked(inner).codes("deep.py") == []
    (project / "setup.py").write_text("")
    assert "MSC101" in Looked(inner).codes("deep.py")


def test_other_settings(project: Path) -> None:
    Looked(project)
    assert len(Looked(project, EVERY_RULE).asked) == 5
    assert Looked(project, EVERY_RULE).asked == []


def test_some_of_the_files(project: Path) -> None:
    Looked(project)
    (project / "src/late.py").write_text("")
    assert set(Looked(project, names=("plain.py", "alone.py")).asked) == {"alone.py"}
    assert set(Looked(project).asked) == {"late.py", "optim.py", "train.py"}


def test_files_that_cannot_be_checked_are_told_each_time(project: Path) -> None:
    (project / "broken.py").write_text("import torch.optim as optim\noptim.SGD(\n")
    for _ in range(2):
        assert Looked(project).results["broken.py"].problems


def test_what_was_just_written_is_not_kept(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_RECENT", 2_000_000_000)
    Looked(project)
    assert len(Looked(project).asked) == 5


def cache_path(project: Path) -> Path:
    (path,) = (project / cache_file.FOLDER).glob("*.json")
    return path


def write_sealed(path: Path, data: object) -> None:
    text = json.dumps(data).encode()
    path.write_bytes(cache_file.digest(text).encode() + b"\n" + text)


def test_the_folder_says_what_it_is(project: Path) -> None:
    Looked(project)
    folder = project / cache_file.FOLDER
    assert (folder / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
    assert (folder / ".gitignore").read_text() == "*\n"


@tuned(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.integers(0, 3000), end=st.integers(0, 3000), middle=st.binary(max_size=12))
def test_damage(project: Path, start: int, end: int, middle: bytes) -> None:
    Looked(project)
    path = cache_path(project)
    data = path.read_bytes()
    damaged = data[:start] + middle + data[end:]
    path.write_bytes(damaged)
    assert len(Looked(project).asked) == (0 if damaged == data else 5)


def shapes() -> Iterator[object]:
    yield from (None, [], {}, 3, {"files": 3, "settings": [], "modules": [], "directories": []})
    good = {"settings": ["x"], "modules": [], "directories": []}
    for row in (
        ["a"],
        ["a", 3, 0],
        ["a", [1, 2, 3], 0],
        ["a", [float("inf"), 2, 3, 4], 0],
        ["a", [1, 2, 3, 4], 7],
        ["a", [1, 2, 3, 4], 0, "d", [5], []],
    ):
        yield {**good, "files": [row]}


@pytest.mark.parametrize("shape", list(shapes()), ids=str)
def test_other_shapes(project: Path, shape: object) -> None:
    Looked(project)
    write_sealed(cache_path(project), shape)
    assert len(Looked(project).asked) == 5
    assert Looked(project).asked == []


def test_findings_that_are_none(project: Path) -> None:
    Looked(project)
    path = cache_path(project)
    data = json.loads(path.read_text().partition("\n")[2])
    for row in data["files"]:
        if len(row) > 3:
            row[5] = [[[1, 2, 3], "x"]]
    write_sealed(path, data)
    assert set(Looked(project).checked) == {"alone.py", "optim.py", "train.py"}


def test_a_module_that_is_a_pipe(project: Path) -> None:
    os.mkfifo(project / "pipe")
    Looked(project)
    path = cache_path(project)
    data = json.loads(path.read_text().partition("\n")[2])
    data["modules"] = [[str(project / "pipe"), [1, 2, 3, 4], "0f"]] * len(data["modules"])
    write_sealed(path, data)
    assert "train.py" in Looked(project).asked


@pytest.mark.parametrize("name", ["a\0b", 3, None], ids=str)
def test_a_directory_that_is_none(project: Path, name: object) -> None:
    Looked(project)
    path = cache_path(project)
    data = json.loads(path.read_text().partition("\n")[2])
    write_sealed(path, {**data, "directories": [[name, True, "0f"]]})
    assert len(Looked(project).asked) == 5


def test_a_folder_that_leads_elsewhere(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (project / cache_file.FOLDER).symlink_to(elsewhere)
    Looked(project)
    assert list(elsewhere.iterdir()) == []


def test_a_folder_that_cannot_be_made(project: Path) -> None:
    (project / cache_file.FOLDER).write_text("mine")
    Looked(project)
    assert (project / cache_file.FOLDER).read_text() == "mine"


def test_only_some_files_are_kept(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / cache_file.FOLDER).mkdir()
    (project / cache_file.FOLDER / "mine.json").write_text("")
    for number in range(12):
        monkeypatch.setattr(cache_file, "program", lambda _, number=number: f"{number:032x}")
        Looked(project)
    names = {path.name for path in (project / cache_file.FOLDER).glob("*.json")}
    assert len(names) == 9
    assert {"mine.json", f"check-{11:032x}.json"} <= names


def test_findings_survive() -> None:
    found = [
        finding
        for case in sorted((ROOT / "tests/cases").rglob("*.py"))
        for finding in checking.check_with_fixes(Job(str(case), EVERY_RULE)).findings
    ]
    assert len(found) > 500
    assert [from_json(each.path, json.loads(json.dumps(to_json(each)))) for each in found] == found


def test_two_runs_at_once(tmp_path: Path) -> None:
    for case in sorted((ROOT / "tests/cases").rglob("*.py")):
        (tmp_path / f"{case.parent.name}_{case.name}").write_bytes(case.read_bytes())
    command = [sys.executable, "-m", "ms_compat_lint", "check", "--format", "json", "."]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    alone = subprocess.run([*command, "--no-cache"], cwd=tmp_path, capture_output=True, text=True, env=environment)
    assert not (tmp_path / cache_file.FOLDER).exists()
    runs = [
        subprocess.Popen(
            command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
        )
        for _ in range(3)
    ]
    assert [run.communicate()[0] for run in runs] == [alone.stdout] * 3
    assert list((tmp_path / cache_file.FOLDER).glob("*.new")) == []


def test_a_module_that_hands_on_an_optimizer_later(project: Path) -> None:
    """The file names none itself, and is not even parsed at first."""
    (project / "src/late.py").write_text("Opt = None\n")
    (project / "other.py").write_text("from src.late import Opt\nOpt(params, lr=0.1)\n")
    assert Looked(project).codes("other.py") == []
    (project / "src/late.py").write_text("import torch\nOpt = torch.optim.AdamW\n")
    assert "MSC101" in Looked(project).codes("other.py")
    assert Looked(project).asked == []
