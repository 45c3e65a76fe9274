"""The modules that a run reads say what the files say that are edited."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ms_compat_lint.knowledge import compiler, load
from ms_compat_lint.knowledge.load import schedules
from ms_compat_lint.knowledge.measured import equal_words
from ms_compat_lint.knowledge.pairs import read_pairs
from ms_compat_lint.knowledge.records import signature_from_json
from ms_compat_lint.knowledge.schedules import read_schedules
from ms_compat_lint.knowledge.traits import read_traits
from ms_compat_lint.model import Framework

APIS = sorted(set(load.api_names().values()))


def test_the_modules_are_up_to_date() -> None:
    """If not: ``python -m ms_compat_lint.knowledge.compiler``."""
    assert list(compiler.outdated()) == []


def test_names_and_versions() -> None:
    index = load.read_json(os.path.join(load.DATA, "index.json"))
    assert list(index["apis"]) == list(dict.fromkeys(load.api_names().values()))
    for api, entry in index["apis"].items():
        found = load.optimizer(api)
        assert [name for name, target in load.api_names().items() if target == api] == [api, *entry["aliases"]]
        assert [found.api, found.framework, found.family] == [api, entry["framework"], entry["family"]]
        assert [*found.aliases] == entry["aliases"]
        assert [*found.versions] == entry["versions"]
    for framework in Framework:
        assert [*load.known_versions(framework)] == index["versions"][framework.value]


@pytest.mark.parametrize("api", APIS)
def test_signatures_and_traits(api: str) -> None:
    """Compared as they are printed: values of different types can be equal."""
    for record in load.read_json(os.path.join(load.DATA, "signatures", f"{api}.json"))["records"]:
        for version in record["versions"]:
            assert repr(load.signature(api, version)) == repr(signature_from_json(api, version, record))
    found, wanted = load.traits(api), read_traits(os.path.join(load.DATA, "traits", f"{api}.toml"))
    assert found == wanted
    assert repr(found.parameters) == repr(wanted.parameters)


def test_traits_of_an_api_without_file_are_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiler, "DATA", str(tmp_path))
    found = compiler.traits_of("mindspore.nn.optim_ex.SGD")
    assert (found.api, dict(found.parameters), found.joint, found.groups) == ("mindspore.nn.optim_ex.SGD", {}, (), None)


@pytest.mark.parametrize("name", sorted(os.listdir(os.path.join(load.DATA, "pairs"))))
def test_pairs(name: str) -> None:
    for each in read_pairs(os.path.join(load.DATA, "pairs", name)):
        assert repr(load.pair(each.torch, each.mindspore)) == repr(each)
        assert load.equal_words(each.torch, each.mindspore) == equal_words(each)


def test_schedules() -> None:
    assert schedules() == read_schedules()
    assert len(schedules()) > 14


def test_what_is_out_of_date_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiler, "FOLDER", str(tmp_path))
    (tmp_path / "__init__.py").touch()
    (tmp_path / "torch_optim_Gone.py").touch()
    (tmp_path / "index.py").write_text("NAMES = {}\n")
    old = list(compiler.outdated())
    assert {str(tmp_path / name) for name in ("torch_optim_Gone.py", "index.py", "pairs_Adam.py")} <= set(old)
    assert compiler.write() == old
    assert list(compiler.outdated()) == []
    real = Path(compiler.__file__).with_name("compiled")
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in real.glob("*.py")}
    assert (tmp_path / "index.py").read_bytes() == (real / "index.py").read_bytes()
