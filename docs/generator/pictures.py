"""The paths of one weight in both frameworks as pictures (SVG), drawn from the stored runs."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from docs.generator.bare_calls import APIS
from docs.generator.markdown import NOTICE
from ms_compat_lint.evidence import trajectories
from ms_compat_lint.explain import pairs_of
from ms_compat_lint.knowledge.schema import Pair

FOLDER = "static/trajectories"
README_PICTURE = ("torch.optim.AdamW", "mindspore.nn.AdamWeightDecay", "static/adamw.svg")
README_TITLE = "same gradients, same arguments: one weight over 100 steps"
TITLES = {"defaults": "each with its own defaults", "carried": "with the defaults of torch on both sides"}
COLOURS = ("#d1495b", "#1b6ca8")  # torch, MindSpore

WIDTH, HEIGHT, WIDE = 300, 190, 600  # of a panel's frame
LEFT, TOP, BOTTOM, GAP = 76, 34, 88, 76


class Panel(NamedTuple):
    """One case: what it is, and the two paths."""

    title: str
    paths: tuple[Sequence[float], Sequence[float]]


def pages() -> Iterator[tuple[str, str]]:
    """The path and the text of every picture."""
    for pair in measured_pairs():
        held = panels(pair)
        if held:
            yield picture_of(pair), drawing(pair, held)
    torch, mindspore, path = README_PICTURE
    for pair in measured_pairs():
        if (pair.torch, pair.mindspore) == (torch, mindspore):
            shown = [panel._replace(title=README_TITLE) for panel in panels(pair) if panel.title == TITLES["carried"]]
            yield path, drawing(pair, shown, WIDE)


@cache
def measured_pairs() -> tuple[Pair, ...]:
    """Every pair whose paths are stored."""
    pairs = dict.fromkeys(pair for api in APIS for _, pair in pairs_of(api) if pair)
    return tuple(pair for pair in pairs if pair.mindspore in _content(pair.torch))


def panels(pair: Pair) -> list[Panel]:
    """The cases that are shown of a pair; none where it was not run."""
    held = _content(pair.torch).get(pair.mindspore, {})
    return [Panel(title, (held[case][0], held[case][1])) for case, title in TITLES.items() if case in held]


@cache
def _content(torch_api: str) -> dict[str, Any]:
    try:
        with open(trajectories.path_of(torch_api), encoding="utf-8") as file:
            content: dict[str, Any] = json.load(file)
    except FileNotFoundError:
        return {}
    return content


def environment(pair: Pair) -> dict[str, str]:
    """What the paths of a pair were taken with."""
    found: dict[str, str] = _content(pair.torch)[pair.mindspore]["environment"]
    return found


def picture_of(pair: Pair) -> str:
    """The picture's path below ``docs``."""
    return f"{FOLDER}/{pair.torch}-{pair.mindspore}.svg"


# ------------------------------------------------------------------------------------------ drawing


def drawing(pair: Pair, held: Sequence[Panel], panel_width: int = WIDTH) -> str:
    """The picture: one panel beside the other, and below them what the lines are."""
    width = LEFT + len(held) * panel_width + (len(held) - 1) * GAP + 18
    height = TOP + HEIGHT + BOTTOM
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        ' font-family="sans-serif" font-size="12" fill="#333333">',
        NOTICE,
        f"<title>One weight under {pair.torch} and {pair.mindspore}</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    for number, panel in enumerate(held):
        parts += _panel(panel, LEFT + number * (panel_width + GAP), panel_width)
    parts += _legend(pair)
    return "\n".join([*parts, "</svg>", ""])


def _panel(panel: Panel, left: int, width: int) -> Iterator[str]:
    steps = len(panel.paths[0]) - 1
    low, high, marks = _axis(min(map(min, panel.paths)), max(map(max, panel.paths)))
    yield f'<text x="{left + width / 2:g}" y="{TOP - 12}" text-anchor="middle" font-size="13">{panel.title}</text>'
    for value, text in marks:
        y = _down(value, low, high)
        yield f'<line x1="{left}" x2="{left + width}" y1="{y}" y2="{y}" stroke="#dddddd"/>'
        yield f'<text x="{left - 6}" y="{float(y) + 4:g}" text-anchor="end">{text}</text>'
    for step in range(0, steps + 1, 25):
        x = left + width * step / steps
        yield f'<text x="{x:g}" y="{TOP + HEIGHT + 16}" text-anchor="middle">{step}</text>'
    for path, colour, dashes in zip(panel.paths, COLOURS, ("", ' stroke-dasharray="5 3"'), strict=True):
        points = " ".join(f"{left + width * n / steps:g},{_down(value, low, high)}" for n, value in enumerate(path))
        yield f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.8"{dashes}/>'
    yield f'<text x="{left + width / 2:g}" y="{TOP + HEIGHT + 34}" text-anchor="middle">step</text>'
    yield _upright("change of the weight", left - 58, TOP + HEIGHT / 2)
    yield f'<rect x="{left}" y="{TOP}" width="{width}" height="{HEIGHT}" fill="none" stroke="#888888"/>'


def _upright(text: str, x: float, y: float) -> str:
    return f'<text transform="translate({x:g} {y:g}) rotate(-90)" text-anchor="middle">{text}</text>'


def _down(value: float, low: float, high: float) -> str:
    return f"{TOP + HEIGHT * (high - value) / (high - low):.1f}"


def _axis(low: float, high: float) -> tuple[float, float, list[tuple[float, str]]]:
    """The range of an axis, and round values on it with their texts."""
    span = (high - low) or 1.0
    power = 10.0 ** math.floor(math.log10(span / 4))
    step = next(power * factor for factor in (1, 2, 5, 10) if span / (power * factor) <= 5)
    first, last = math.floor(low / step), math.ceil(high / step)
    values = [step * number for number in range(first, last + 1)]
    return step * first, step * last, [(value, f"{value:.3g}" if abs(value) > step / 2 else "0") for value in values]


def _legend(pair: Pair) -> Iterator[str]:
    y = TOP + HEIGHT + 54
    for number, (name, colour) in enumerate(zip((pair.torch, pair.mindspore), COLOURS, strict=True)):
        dashes = ' stroke-dasharray="5 3"' if number else ""
        row = y + 17 * number
        yield f'<line x1="{LEFT}" x2="{LEFT + 26}" y1="{row}" y2="{row}" stroke="{colour}" stroke-width="2"{dashes}/>'
        yield f'<text x="{LEFT + 33}" y="{row + 4}">{name}</text>'
