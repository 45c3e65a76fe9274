"""The pictures of the paths: drawn from stored runs, small, and on the pages of both optimizers."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest

from docs.generator import pictures
from docs.generator.__main__ import DOCS, generated
from ms_compat_lint.evidence.compare import EQUAL
from ms_compat_lint.knowledge.measured import measurements
from ms_compat_lint.knowledge.schema import Pair

PICTURES = dict(pictures.pages())
PAGES = generated()
PAIRS = pictures.measured_pairs()
IDS = [f"{pair.torch}-{pair.mindspore}" for pair in PAIRS]


def test_what_ran_is_drawn_and_nothing_else() -> None:
    for path in (DOCS / "optimizers").glob("*.md"):
        wanted = path.read_text(encoding="utf-8").count("[All ")
        assert path.read_text(encoding="utf-8").count("![One weight under") in (wanted, wanted - 1), path
    drawn = {(pair.torch, pair.mindspore) for pair in PAIRS}
    assert ("torch.optim.AdamW", "mindspore.mint.optim.AdamW") not in drawn
    assert len(drawn) == len(PICTURES) - 1 == 26


@pytest.mark.parametrize("path", PICTURES)
def test_a_picture_is_small_and_well_formed(path: str) -> None:
    text = PICTURES[path]
    assert len(text) < 30_000
    root = ElementTree.fromstring(text)
    lines = root.findall("{http://www.w3.org/2000/svg}polyline")
    assert len(lines) in (2, 4)
    assert all(len(line.attrib["points"].split()) == 101 for line in lines)
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    for line in lines:
        points = [tuple(map(float, point.split(","))) for point in line.attrib["points"].split()]
        assert all(0 <= x <= width and 0 <= y <= height for x, y in points)


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
def test_a_picture_stands_on_both_pages(pair: Pair) -> None:
    for api in (pair.torch, pair.mindspore):
        text = PAGES[DOCS / "optimizers" / f"{api}.md"]
        if pair.torch_to_mindspore or api == pair.mindspore:
            assert f"(../{pictures.picture_of(pair)})" in text


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
def test_the_paths_are_as_far_apart_as_was_measured(pair: Pair) -> None:
    """Where the pair was measured to be equal the two lines are one, and else they part."""
    measured = measurements(pair)
    assert measured is not None
    for panel in pictures.panels(pair):
        name = next(case for case, title in pictures.TITLES.items() if title == panel.title)
        case = measured.case(name)
        assert case is not None
        assert case.distances[0] is not None
        torch, mindspore = panel.paths
        apart = max(abs(a - b) for a, b in zip(torch, mindspore, strict=True))
        moved = max(map(abs, torch))
        if case.distances[0] <= EQUAL:
            assert apart <= 2e-3 * moved  # four digits are stored
        elif case.distances[0] > 0.1:
            assert apart > 0.01 * moved
