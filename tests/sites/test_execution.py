"""What the finder sees is what happens when the program runs."""

from __future__ import annotations

import pytest

from ms_compat_lint.model import SiteKind
from tests.sites.marked import sites
from tests.sites.programs import Program, run

SEEDS = range(250)


def candidates(text: str) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for site in sites(text):
        if site.kind is SiteKind.CALL:
            found.setdefault(site.span.line, set()).update(site.apis)
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_constructed_is_a_site(seed: int) -> None:
    text = Program(seed, branches=True).text()
    found = candidates(text)
    for chance in range(8):
        for line, api in run(text, chance):
            assert api in found.get(line, ()), f"line {line}: {api}\n{text}"


@pytest.mark.parametrize("seed", SEEDS)
def test_without_branches_nothing_else_is_a_site(seed: int) -> None:
    text = Program(seed, branches=False).text()
    made: dict[int, set[str]] = {}
    complete = text + "reached = True\nimport torch; torch.optim.RAdam(1)\n"
    for line, api in run(complete, 0):
        made.setdefault(line, set()).add(api)
    last = complete.count("\n")
    if last not in made:
        pytest.skip("the program ends with an error")
    found = candidates(complete)
    assert found == made, complete
