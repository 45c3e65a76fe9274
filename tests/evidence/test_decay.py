"""Which parameters are decayed: the measurements, and what the rules read."""

from __future__ import annotations

from pathlib import Path

import pytest

from ms_compat_lint.evidence import decay
from ms_compat_lint.knowledge import load

STORED = decay.read()["apis"]
FOUND = {api: rows[0] for api, rows in STORED.items() if rows[0] and "error" not in rows[0]}
HERE = {"torch": "2.13.0", "mindspore": "2.10.0"}


def test_every_optimizer_with_a_weight_decay_is_stored() -> None:
    assert set(decay.apis()) == set(STORED)


@pytest.mark.parametrize("api", FOUND)
def test_names_that_a_list_leaves_undecayed_are_those_of_the_rules(api: str) -> None:
    undecayed = load.traits(api).undecayed_names
    assert FOUND[api]["list"] == {name: not any(part in name for part in undecayed) for name in decay.NAMES}


@pytest.mark.parametrize("api", FOUND)
def test_groups_decay_all_names(api: str) -> None:
    assert all(FOUND[api]["groups"].values())
    own = set(FOUND[api]["groups with a decay of their own"].values())
    assert own == {api != "mindspore.nn.AdaFactor"}  # it ignores the groups' own decay


def test_what_does_not_run_says_why() -> None:
    errors = {api: rows[0]["error"] for api, rows in STORED.items() if "error" in rows[0]}
    assert set(errors) == {"mindspore.mint.optim.AdamW", "mindspore.mint.optim.FusedAdamW", "mindspore.nn.Lamb"}
    assert all(error.startswith("RuntimeError: ") for error in errors.values())


def test_changes(tmp_path: Path) -> None:
    path = str(tmp_path / "decay.json")
    content = decay.read(path)
    result = {"list": {"w": True}}
    decay.add(content, HERE, {"a": result, "b": {"error": "no kernel"}})
    decay.write(content, path)
    assert decay.read(path) == content
    assert not list(decay.changes({"a": result, "b": result, "c": result}, path))
    (line,) = decay.changes({"a": {"list": {"w": False}}}, path)
    assert line.startswith("a: weight decay: ")


@pytest.mark.frameworks
@pytest.mark.parametrize("api", ["mindspore.nn.Adam", "mindspore.nn.FTRL", "torch.optim.SGD"])
def test_measuring_again(api: str) -> None:
    pytest.importorskip("torch")
    pytest.importorskip("mindspore")
    assert decay.measure(api) == FOUND[api]
