"""The stored figures and the stored differences say the same."""

from __future__ import annotations

from typing import Any

import pytest

from ms_compat_lint.evidence import store
from ms_compat_lint.evidence.case import Case
from ms_compat_lint.evidence.classify import EqualityClass, classify, declared, expected, on_the_verge
from ms_compat_lint.evidence.grid import cases
from ms_compat_lint.evidence.measure import all_pairs
from ms_compat_lint.knowledge.schema import Difference, Pair

PAIRS = list(all_pairs())
IDS = [f"{pair.torch}-{pair.mindspore}" for pair in PAIRS]
MEASURED = [(pair, difference) for pair in PAIRS for difference in pair.differences if difference.basis == "measured"]


def entries(pair: Pair) -> list[dict[str, Any]]:
    return store.read(pair.torch)["pairs"].get(pair.mindspore, [])


def environments(pair: Pair) -> list[dict[str, str]]:
    return store.read(pair.torch)["environments"]


def figures(entry: dict[str, Any]) -> list[float]:
    return [float(distance) for distance in entry["distance"] if distance is not None]


def case_of(entry: dict[str, Any]) -> Case:
    name, _, stream = entry["case"].partition(" [")
    sides = ({k: _tuples(v) for k, v in entry[side].items()} for side in ("torch", "mindspore"))
    return Case(name, entry["kind"], *sides, stream=stream.rstrip("]") or "standard")


def _tuples(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
def test_the_whole_matrix_is_stored(pair: Pair) -> None:
    assert [entry["case"] for entry in entries(pair)] == [case.shown for case in cases(pair)]


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
def test_a_case_has_a_figure_or_an_error_in_every_environment(pair: Pair) -> None:
    count = len(store.read(pair.torch)["environments"])
    for entry in entries(pair):
        errors = entry.get("error", [None] * count)
        assert len(entry["distance"]) == len(errors) == count
        assert all((d is None) is not (e is None) for d, e in zip(entry["distance"], errors, strict=True))


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
def test_what_is_said_to_differ_differs_and_nothing_else(pair: Pair) -> None:
    wrong = []
    for entry in entries(pair):
        case = case_of(entry)
        for environment, distance in zip(environments(pair), entry["distance"], strict=True):
            wanted = expected(pair, case, environment)
            known = wanted and distance is not None and not on_the_verge(float(distance))
            if known and classify(float(distance)) is not wanted:
                wrong.append((case.shown, environment["torch"], environment["mindspore"], distance))
    assert not wrong


@pytest.mark.parametrize(("pair", "difference"), MEASURED, ids=[f"{d.evidence}" for _, d in MEASURED])
def test_a_difference_rests_on_a_stored_case(pair: Pair, difference: Difference) -> None:
    torch, api, name = difference.evidence.split("/", 2)
    assert (torch, api) == (pair.torch.rpartition(".")[2], pair.mindspore.removeprefix("mindspore."))
    entry = next(each for each in entries(pair) if each["case"] == name)
    held = [difference in declared(pair, case_of(entry), each) for each in environments(pair)]
    distance = next(float(d) for d, holds in zip(entry["distance"], held, strict=True) if holds and d is not None)
    assert difference.distance == pytest.approx(distance, rel=0.1)
    assert classify(difference.distance) is EqualityClass.DIFFERS


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
def test_rounding_explains_what_equal_cases_are_apart(pair: Pair) -> None:
    """Nothing equal is so by chance: either it is as near as single precision allows, or a cause is known."""
    far = [
        entry["case"]
        for entry in entries(pair)
        if entry["kind"] == "carried"
        and "rounding" in entry
        and figures(entry)
        and classify(figures(entry)[0]) is EqualityClass.EQUAL
        and figures(entry)[0] > max(2e-5, 20 * float(entry["rounding"]))
    ]
    assert not far or pair.mindspore in KNOWN_CAUSES


#: What keeps an equal pair apart beyond rounding, though below the threshold.
KNOWN_CAUSES = {
    "mindspore.nn.Adagrad": "the kernel adds 1e-8 under the root on the CPU",
    "mindspore.nn.AdaMax": "eps is added elsewhere, which shows from 1e-4 on",
    "mindspore.nn.Adam": "eps is added elsewhere, which shows from 1e-8 on",
    "mindspore.nn.AdamOffload": "the same",
    "mindspore.experimental.optim.Adam": "the same",
    "mindspore.experimental.optim.RAdam": "it computes with the betas in single precision",
}


def test_equal_is_up_to_the_threshold_and_the_verge_around_it() -> None:
    assert classify(1e-4) is EqualityClass.EQUAL
    assert classify(1.01e-4) is EqualityClass.DIFFERS
    assert classify(None) is EqualityClass.NOT_RUN
    assert [on_the_verge(distance) for distance in (6e-5, 7e-5, 1.4e-4, 1.6e-4)] == [False, True, True, False]
