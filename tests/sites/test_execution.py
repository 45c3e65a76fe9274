"""What the finder sees is what happens when the program runs."""

from __future__ import annotations

import pytest

from ms_compat_lint.model import SiteKind
from tests.sites.marked import sites
from tests.sites.programs import Program, run

SEEDS = range(200)


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


def straight(seed: int) -> tuple[str, dict[int, set[str]]]:
    """A program without branches that runs to its end, and what it constructs on which line."""
    for attempt in range(1000):
        text = Program(seed * 1000 + attempt, branches=False).text() + "torch.optim.RAdam('the end')\n"
        made: dict[int, set[str]] = {}
        for line, api in run(text, 0):
            made.setdefault(line, set()).add(api)
        if text.count("\n") in made:
            return text, made
    raise AssertionError("every program ended with an error")


@pytest.mark.parametrize("seed", SEEDS)
def test_without_branches_nothing_else_is_a_site(seed: int) -> None:
    text, made = straight(seed)
    assert candidates(text) == made, text
