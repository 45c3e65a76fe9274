"""The page of what changed between versions says every change of class, and no rule says less."""

from __future__ import annotations

import pytest

from docs.generator import version_changes
from ms_compat_lint.evidence.measure import all_pairs
from ms_compat_lint.knowledge.measured import measurements
from ms_compat_lint.knowledge.schema import Pair, Versions

(PAGE,) = (text for _, text in version_changes.pages())
PAIRS = list(all_pairs())
CHANGED = {
    pair.mindspore
    for pair in PAIRS
    if (measured := measurements(pair))
    for case in measured.cases
    for distance in case.distances[1:]
    if case.distances[0] is not None
    and distance is not None
    and version_changes.changes_class(case.distances[0], distance)
}


def test_something_changed() -> None:
    assert {"mindspore.experimental.optim.NAdam", "mindspore.experimental.optim.SGD"} <= CHANGED


@pytest.mark.parametrize("pair", [p for p in PAIRS if p.mindspore in CHANGED], ids=lambda pair: pair.mindspore)
def test_a_change_is_on_the_page_and_among_the_differences(pair: Pair) -> None:
    assert f"(../optimizers/{pair.mindspore}.md)" in PAGE.partition("**Equal in one")[2].partition("\n\n**")[0]
    limited = [d for d in pair.differences if (d.torch_versions, d.mindspore_versions) != (Versions(), Versions())]
    assert limited


def test_the_signatures_are_those_that_were_extracted() -> None:
    lines = PAGE.partition("## Signatures")[2].splitlines()
    rows = [line for line in lines if line.startswith("| [`torch.optim.SGD`]") and "| 2." in line]
    assert [line.split(" | ")[1:] for line in rows] == [
        ["2.2", "`lr` was required and is `0.001` |"],
        ["2.3", "`fused` is new, `None`, by keyword only |"],
    ]
    assert "the position of `foreach`, `maximize`, `differentiable` is another" in PAGE


def test_every_environment_has_its_part() -> None:
    assert PAGE.count("cases were run in both.") == 2
    assert "Not run here, which is no difference" in PAGE
