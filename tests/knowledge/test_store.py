"""How readings of several versions are put together."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ms_compat_lint.knowledge.extract.__main__ import main
from ms_compat_lint.knowledge.extract.package import ExtractError, open_package
from ms_compat_lint.knowledge.extract.store import store
from tests.knowledge.wheels import torch_wheel, write_wheel

ONE = "class Tool(Optimizer):\n    def __init__(self, params, lr=1e-3): ...\n"
TWO = "class Tool(Optimizer):\n    def __init__(self, params, lr=2e-3): ...\n"


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def stored(folder: Path, *versions: tuple[str, str]) -> Path:
    """A data folder into which these versions were read, in this order."""
    data = folder / "data"
    for version, text in versions:
        store(open_package(torch_wheel(folder, text, version)), data)
    return data


def record_versions(data: Path) -> list[list[str]]:
    return [record["versions"] for record in read(data / "signatures" / "torch.optim.Tool.json")["records"]]


def test_neighbours_that_say_the_same_share_a_record(tmp_path: Path) -> None:
    data = stored(tmp_path, ("1.9.1", ONE), ("1.10.0", ONE), ("2.0.1", TWO), ("2.1.0", TWO))
    assert record_versions(data) == [["1.9", "1.10"], ["2.0", "2.1"]]


def test_order_of_reading_does_not_matter(tmp_path: Path) -> None:
    versions = [("1.9.1", ONE), ("1.10.0", TWO), ("2.0.1", ONE), ("2.1.0", ONE)]
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first, second = stored(tmp_path / "a", *versions), stored(tmp_path / "b", *reversed(versions))
    files = ["index.json", "sources.json", "signatures/torch.optim.Tool.json"]
    assert [read(first / file) for file in files] == [read(second / file) for file in files]
    assert record_versions(first) == [["1.9"], ["1.10"], ["2.0", "2.1"]]


def test_a_second_reading_replaces_the_first(tmp_path: Path) -> None:
    data = stored(tmp_path, ("1.9.1", ONE), ("1.10.0", ONE), ("1.10.1", TWO))
    assert record_versions(data) == [["1.9"], ["1.10"]]
    assert read(data / "sources.json")["torch"]["1.10"]["version"] == "1.10.1"


def test_reading_the_same_twice_changes_nothing(tmp_path: Path) -> None:
    data = stored(tmp_path, ("1.9.1", ONE))
    before = {path: path.read_bytes() for path in data.rglob("*.json")}
    stored(tmp_path, ("1.9.1", ONE))
    assert {path: path.read_bytes() for path in data.rglob("*.json")} == before


def test_an_optimizer_that_is_gone_loses_the_version(tmp_path: Path) -> None:
    data = stored(tmp_path, ("1.9.1", ONE), ("1.10.0", ONE))
    wheel = write_wheel(tmp_path, "torch", "1.10.1", {"torch/optim/__init__.py": "from torch import nn\n"})
    store(open_package(wheel), data)
    assert record_versions(data) == [["1.9"]]
    assert read(data / "index.json")["versions"]["torch"] == ["1.9", "1.10"]


def test_a_part_of_a_version_does_not_make_it_known(tmp_path: Path) -> None:
    data = stored(tmp_path, ("1.9.1", ONE))
    store(open_package(torch_wheel(tmp_path, ONE, "1.10.0")), data, complete=False)
    index = read(data / "index.json")
    assert index["versions"]["torch"] == ["1.9"]
    assert index["apis"]["torch.optim.Tool"]["versions"] == ["1.9", "1.10"]


def test_one_name_for_two_optimizers_is_an_error(tmp_path: Path) -> None:
    data = stored(tmp_path, ("1.9.1", ONE))
    files = {
        "torch/optim/__init__.py": "from .other import Other\n",
        "torch/optim/other.py": "from .tool import Tool as Other\n",
        "torch/optim/tool.py": "class Optimizer: ...\nclass Tool(Optimizer):\n    def __init__(self, params): ...\n",
    }
    with pytest.raises(ExtractError, match=r"torch\.optim\.tool\.Tool is a name of both"):
        store(open_package(write_wheel(tmp_path, "torch", "1.10.0", files)), data)


def test_command_reports_what_is_no_wheel(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "missing.whl")]) == 2
    assert "missing.whl" in capsys.readouterr().err
