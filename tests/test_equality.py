"""How equal two updates are, in words, and never more than is known."""

from __future__ import annotations

import pytest

from ms_compat_lint.equality import figures, grouped, known_words, standing, verdict, where_words
from ms_compat_lint.explain import pairs_of
from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.load import equal_words
from ms_compat_lint.knowledge.measured import Case, Environment, Measurements, measurements
from ms_compat_lint.knowledge.schema import Condition, Difference, Pair, Versions
from ms_compat_lint.model import Family, Framework
from ms_compat_lint.settings import Settings

APIS = sorted(set(load.api_names().values()))
PAIRS = sorted(
    {pair for api in APIS for _, pair in pairs_of(api) if pair}, key=lambda pair: (pair.torch, pair.mindspore)
)
EPS = Condition(Framework.TORCH, "eps", ">", 1e-5)
DIFFERENCE = Difference((EPS,), "it adds eps elsewhere", "torch here, MindSpore there", 0.25, "measured", False)
CPU = Environment("2.13.0", "2.10.0", "CPU", "PyNative")
MEASURED = Measurements(
    100,
    (CPU, CPU._replace(mindspore="2.7.0", mode="")),
    (
        Case("defaults", "defaults", (9.0, None), (None, None)),
        Case("carried", "carried", (5.94e-7, 6e-7), (None, None)),
        Case("carried [rows]", "carried", (None, None), ("no such kernel", None)),
    ),
)
NOT_RUN = Measurements(100, MEASURED.environments, (Case("carried", "carried", (None, None), ("no kernel", None)),))


@pytest.mark.parametrize(
    ("torch", "mindspore", "words"),
    [
        ("torch.optim.AdamW", "mindspore.experimental.optim.AdamW", "is equal"),
        ("torch.optim.Adam", "mindspore.mint.optim.Adam", "is equal (measured in graph mode only)"),
        ("torch.optim.AdamW", "mindspore.mint.optim.AdamW", "is equal as its source reads"),
        ("torch.optim.SGD", "mindspore.nn.optim_ex.SGD", "is equal as its source reads"),
    ],
)
def test_an_equality_says_how_it_is_known(torch: str, mindspore: str, words: str) -> None:
    assert equal_words(torch, mindspore) == words


@pytest.mark.parametrize(
    ("differences", "measured", "words"),
    [
        ([], MEASURED, "With every argument carried over the updates are equal."),
        ([], None, "The updates were not run. As the sources read they are equal."),
        ([], NOT_RUN, "The updates were not run. As the sources read they are equal."),
        ([DIFFERENCE], MEASURED, "With every argument carried over the updates are equal, except:"),
        ([DIFFERENCE], None, "The updates were not run. From the sources they differ:"),
        ([DIFFERENCE], NOT_RUN, "The updates were not run. From the sources they differ:"),
        ([DIFFERENCE._replace(when=())], MEASURED, "With every argument carried over the updates differ:"),
    ],
)
def test_verdict(differences: list[Difference], measured: Measurements | None, words: str) -> None:
    assert verdict(differences, measured) == words


def test_each_environment_has_its_own_figures() -> None:
    graph = Case("in the other mode", "mode", (6.1e-7, None), (None, None))
    (first, _) = figures(MEASURED._replace(cases=(*MEASURED.cases, graph)))
    assert first.endswith(", in graph mode 6.1e-07.")
    assert list(figures(MEASURED)) == [
        "Measured with torch 2.13.0 and MindSpore 2.10.0 on the CPU (PyNative mode), weights apart by: "
        "with both defaults 9, with every argument carried over 5.9e-07.",
        "Measured with torch 2.13.0 and MindSpore 2.7.0 on the CPU, weights apart by: "
        "with every argument carried over 6e-07.",
    ]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "measured, weights apart by 0.25 of the distance moved"),
        ({"cpu_kernel": True}, "measured, weights apart by 0.25 of the distance moved, on the CPU backend"),
        ({"basis": "read", "distance": None}, "read in both sources, not run"),
        ({"distance": None, "torch_versions": Versions("2.6", "2.9")}, "measured, torch from 2.6 to 2.9"),
        ({"distance": None, "mindspore_versions": Versions(None, "2.9")}, "measured, MindSpore to 2.9"),
    ],
)
def test_how_a_difference_is_known(changes: dict[str, object], words: str) -> None:
    assert known_words(DIFFERENCE._replace(**changes)) == words


def test_cases_of_one_difference_stand_together() -> None:
    other = DIFFERENCE._replace(when=())
    third = DIFFERENCE._replace(summary="something else")
    assert [cases for _, cases in grouped([DIFFERENCE, third, other])] == [[DIFFERENCE, other], [third]]
    assert where_words(DIFFERENCE) == "where torch's eps > 1e-05"
    assert where_words(other) == "always"


@pytest.mark.parametrize(("version", "stands"), [("2.5", False), ("2.6", True), ("2.9", True), ("2.10", False)])
def test_only_the_differences_of_the_configured_versions_stand(version: str, stands: bool) -> None:
    limited = DIFFERENCE._replace(torch_versions=Versions("2.6", "2.9"))
    pair = Pair("torch.optim.Adam", "mindspore.nn.Adam", Family.NN, (), (limited,), None)
    assert bool(standing(pair, Settings(torch_version=version))) is stands


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.torch}-{pair.mindspore}")
def test_stored_measurements_are_complete(pair: Pair) -> None:
    measured = measurements(pair)
    if measured is None:
        # What was not run is said to have been read, and nothing is called equal.
        assert all(difference.basis == "read" for difference in pair.differences)
        return
    assert measured.case("defaults") is not None
    assert measured.case("carried") is not None
    assert measured.case("no such case") is None
    for case in measured.cases:
        assert len(case.distances) == len(case.errors) == len(measured.environments)
