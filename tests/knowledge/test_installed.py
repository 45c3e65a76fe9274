"""The stored signatures against the frameworks that are installed, read once more and asked themselves."""

from __future__ import annotations

import importlib.metadata
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.extract.catalog import WRAPPERS
from ms_compat_lint.knowledge.extract.package import Package, open_package
from ms_compat_lint.knowledge.extract.store import extract
from ms_compat_lint.model import Unknown

FRAMEWORKS = ("torch", "mindspore")


def installed(name: str) -> Package | None:
    """The installed package of a framework, found by its metadata."""
    try:
        distribution = importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        return None
    return open_package(Path(str(distribution.locate_file(""))), name)


PACKAGES = {name: installed(name) for name in FRAMEWORKS}
needs_both = pytest.mark.skipif(None in PACKAGES.values(), reason="PyTorch and MindSpore are not both installed")


@pytest.mark.frameworks
@pytest.mark.parametrize("name", FRAMEWORKS)
def test_reading_again_gives_what_is_stored(name: str) -> None:
    package = PACKAGES[name]
    if package is None:
        pytest.skip(f"{name} is not installed")
    found = extract(package)
    index = load.read_json(os.path.join(load.DATA, "index.json"))
    assert package.minor in index["versions"][name], f"read {name} {package.version}: see docs/knowledge_sources.md"
    stored = {
        api: record
        for api, entry in index["apis"].items()
        if entry["framework"] == name
        for record in load.read_json(os.path.join(load.DATA, "signatures", f"{api}.json"))["records"]
        if package.minor in record["versions"]
    }
    assert {api: {"versions": stored[api]["versions"], **record} for api, (_, record) in found.items()} == stored
    for api, (entry, _) in found.items():
        assert {*entry.aliases} <= {*index["apis"][api]["aliases"]}


@pytest.fixture(scope="module")
def answer() -> Any:
    """What the frameworks say of the APIs and aliases that reading them gave."""
    names = {
        api: entry.aliases for package in PACKAGES.values() if package for api, (entry, _) in extract(package).items()
    }
    script = Path(__file__).with_name("frameworks.py")
    result = subprocess.run(
        [sys.executable, "-W", "ignore", str(script)],
        input=json.dumps(names),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "GLOG_v": "3"},
    )
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout.splitlines()[-1])


@pytest.mark.frameworks
@needs_both
def test_aliases_are_the_same_object(answer: Any) -> None:
    assert len(answer["aliases"]) > 40
    assert {api: same for api, same in answer["aliases"].items() if not all(same)} == {}


@pytest.mark.frameworks
@needs_both
def test_no_optimizer_is_missing(answer: Any) -> None:
    known = set(load.api_names().values())
    assert set(answer["optimizers"]) - known == WRAPPERS
    assert known - set(answer["optimizers"]) == {"mindspore.nn.thor"} | {api for api in known if not _is_installed(api)}


def _is_installed(api: str) -> bool:
    package = PACKAGES[load.optimizer(api).framework.value]
    return package is not None and package.minor in load.optimizer(api).versions


@pytest.mark.frameworks
@needs_both
def test_signatures_are_those_that_python_sees(answer: Any) -> None:
    for api, seen in answer["signatures"].items():
        package = PACKAGES[load.optimizer(api).framework.value]
        signature = load.signature(api, package.minor if package else None)
        assert signature is not None
        kinds = {"POSITIONAL_OR_KEYWORD": False, "KEYWORD_ONLY": True}
        expected = [(name, kinds[kind], default) for name, kind, default in seen if kind in kinds]
        found = [(each.name, each.keyword_only, each) for each in signature.parameters]
        if any(kind == "VAR_KEYWORD" for _, kind, _ in seen):
            assert api == "mindspore.nn.Adam"
            assert [name for name, _, _ in found[len(expected) :]] == ["use_lazy", "use_offload"]
            found = found[: len(expected)]
        assert [(name, keyword_only) for name, keyword_only, _ in found] == [each[:2] for each in expected], api
        for (_, _, parameter), (_, _, default) in zip(found, expected, strict=True):
            assert parameter.required is (default is None), (api, parameter.name)
            if not isinstance(parameter.default, Unknown):
                assert parameter.default_text == default, (api, parameter.name)
