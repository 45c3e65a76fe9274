"""``measure``: what it compares, and what it says."""

from __future__ import annotations

import importlib.util
import io
from pathlib import Path

import pytest

from ms_compat_lint.evidence import measure, store
from ms_compat_lint.evidence.case import Case
from ms_compat_lint.evidence.run_pair import Outcome
from ms_compat_lint.frontends.cli import main as command

PAIR = next(measure.all_pairs(["torch.optim.Rprop"]))
HERE = {"torch": "2.13.0", "mindspore": "2.10.0", "device": "CPU"}
ELSEWHERE = {**HERE, "device": "Ascend"}


def case(name: str, kind: str = "carried") -> Case:
    return Case(name, kind, {}, {})


def stored(folder: Path, *results: tuple[Case, Outcome]) -> None:
    content = store.read(PAIR.torch, str(folder))
    store.add(content, PAIR.mindspore, HERE, "PyNative", results)
    store.write(content, str(folder))


@pytest.mark.parametrize(
    ("before", "now", "changed", "of_class"),
    [
        (1e-6, 1.9e-5, False, False),  # both are rounding
        (1e-3, 2e-3, False, False),
        (1e-3, 9e-3, True, False),
        (1e-5, 1e-3, True, True),
        (0.9e-4, 1.1e-4, False, False),  # on the verge
        (float("inf"), float("inf"), False, False),
    ],
)
def test_changes(tmp_path: Path, before: float, now: float, changed: bool, of_class: bool) -> None:
    stored(tmp_path, (case("a"), Outcome(before)))
    found = list(measure.changes(PAIR, [(case("a"), Outcome(now))], HERE, str(tmp_path)))
    assert [change.of_class for change in found] == ([of_class] if changed else [])


def test_what_is_not_run_or_not_stored_is_no_change(tmp_path: Path) -> None:
    stored(tmp_path, (case("a"), Outcome(1e-6)), (case("b"), Outcome(None, error="RuntimeError: no kernel")))
    results = [(case("a"), Outcome(None, error="x")), (case("b"), Outcome(0.5)), (case("c"), Outcome(0.5))]
    assert not list(measure.changes(PAIR, results, HERE, str(tmp_path)))


def test_environments_stand_side_by_side(tmp_path: Path) -> None:
    stored(tmp_path, (case("a"), Outcome(1e-6, 1e-7)))
    content = store.read(PAIR.torch, str(tmp_path))
    store.add(content, PAIR.mindspore, ELSEWHERE, "PyNative", [(case("a"), Outcome(None, error="no kernel"))])
    store.write(content, str(tmp_path))
    again = store.read(PAIR.torch, str(tmp_path))
    assert again == content
    assert again["environments"] == [HERE, ELSEWHERE]
    (entry,) = again["pairs"][PAIR.mindspore]
    assert (entry["distance"], entry["error"], entry["rounding"]) == ([1e-6, None], [None, "no kernel"], 1e-7)
    assert [store.nearest(again, each) for each in (HERE, ELSEWHERE, {**HERE, "torch": "2.1.0"})] == [0, 1, 0]


def test_only_what_is_missing_is_added(tmp_path: Path) -> None:
    stored(tmp_path, (case("a"), Outcome(1e-6)), (case("b"), Outcome(None, error="no kernel")))
    content = store.read(PAIR.torch, str(tmp_path))
    held = [store.holds(content, PAIR.mindspore, name, HERE) for name in "abc"]
    assert held == [True, True, False]
    assert not store.holds(content, PAIR.mindspore, "a", ELSEWHERE)
    store.add(
        content, PAIR.mindspore, HERE, "PyNative", [(case("a"), None), (case("c"), Outcome(0.5)), (case("b"), None)]
    )
    entries = content["pairs"][PAIR.mindspore]
    assert [(entry["case"], entry["distance"]) for entry in entries] == [("a", [1e-6]), ("c", [0.5]), ("b", [None])]


def test_a_difference_of_some_versions_is_expected_in_those_alone() -> None:
    (pair,) = measure.all_pairs(["mindspore.experimental.optim.NAdam"])
    (carried,) = [each for each in measure.cases(pair) if each.shown == "carried"]
    found = [(carried, Outcome(0.5))]
    assert list(measure.unexpected(pair, found, HERE)) == [(carried, 0.5)]
    assert not list(measure.unexpected(pair, found, {**HERE, "torch": "1.12.1+cu102"}))


def test_without_the_frameworks_it_says_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    if importlib.util.find_spec("mindspore"):
        pytest.skip("MindSpore is installed")
    assert measure.main([]) == 2
    assert "[evidence]" in capsys.readouterr().err


def test_it_is_a_subcommand(capsys: pytest.CaptureFixture[str]) -> None:
    assert command(["measure", "nonsense"]) == 2
    assert capsys.readouterr().err.startswith("ms-compat-lint measure: ")


@pytest.mark.frameworks
def test_figures_are_as_stored() -> None:
    """A fast part of the matrix: each pair with everything carried over, and the case behind each difference."""
    pytest.importorskip("torch")
    pytest.importorskip("mindspore")
    said, here = [], measure.environment()
    for pair in measure.all_pairs():
        evidence = {difference.evidence.split("/", 2)[-1] for difference in pair.differences}
        chosen = [each for each in measure.cases(pair) if each.shown == "carried" or each.shown in evidence]
        results = [(each, measure.run(pair, each)) for each in chosen]
        said += [f"{pair.mindspore}: {change}" for change in measure.changes(pair, results, here) if change.of_class]
        said += [f"{pair.mindspore}: {found}" for found in measure.unexpected(pair, results, here)]
    assert not said


@pytest.mark.frameworks
def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("torch")
    pytest.importorskip("mindspore")
    output = io.StringIO()
    assert measure.main(["mindspore.nn.Rprop"], output) == 0
    lines = output.getvalue().splitlines()
    assert lines[0].startswith("torch ")
    assert lines[1].startswith("torch.optim.Rprop and mindspore.nn.Rprop: ")
    assert lines[-1] == "all as stored"
    assert measure.main(["nonsense"]) == 2
    assert "nonsense" in capsys.readouterr().err
