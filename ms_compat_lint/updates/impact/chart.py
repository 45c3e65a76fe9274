"""The drift over the steps as a chart of characters."""

from __future__ import annotations

import math

from ms_compat_lint.updates.impact.drift import STEPS, Drift
from ms_compat_lint.updates.impact.words import share

_HEIGHT = 6  # lines
_MARGIN = 11  # characters before the axis
_WIDEST = 73  # columns of bars; a multiple of the decades, and one


class Style:
    """The characters of a chart."""

    def __init__(self, blocks: str, axis: str, corner: str, floor: str) -> None:
        self.blocks = blocks  # from an empty one to a full one
        self.axis = axis
        self.corner = corner
        self.floor = floor


BLOCKS = Style(" ▁▂▃▄▅▆▇█", "│", "└", "─")
ASCII = Style(" .:#", "|", "+", "-")


def style_for(encoding: str | None) -> Style:
    """Blocks where the encoding has them."""
    try:
        (BLOCKS.blocks + BLOCKS.axis + BLOCKS.corner + BLOCKS.floor).encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return BLOCKS


def chart(drift: Drift, width: int, style: Style) -> list[str]:
    """The lines of a chart that fits into ``width``: the steps from left to right, each decade as wide as the next."""
    decades = round(math.log10(STEPS[-1]))
    columns = min(_WIDEST, width - _MARGIN - 1)
    decade = max(1, (columns - 1) // decades)
    steps = [round(10 ** (column / decade)) for column in range(decades * decade + 1)]
    heights = [float(drift.curve[step]) for step in steps]
    top = max((height for height in heights if math.isfinite(height)), default=0.0) or 1.0
    lines = [_line(heights, top, row, style) for row in reversed(range(_HEIGHT))]
    labels = [share(top), *[""] * (_HEIGHT - 1)]
    body = [f"{label:>{_MARGIN - 1}} {style.axis}{line}".rstrip() for label, line in zip(labels, lines, strict=True)]
    floor = f"{'0 %':>{_MARGIN - 1}} {style.corner}{style.floor * len(steps)}"
    return [*body, floor, _ticks(decade, decades)]


def _line(heights: list[float], top: float, row: int, style: Style) -> str:
    """One line of the bars; ``row`` counts from below."""
    full = len(style.blocks) - 1
    cells = (min(height / top, 1.0) * _HEIGHT - row for height in heights)
    return "".join(style.blocks[round(min(max(cell, 0.0), 1.0) * full)] for cell in cells)


def _ticks(decade: int, decades: int) -> str:
    line = " " * (_MARGIN + 1)
    for power in range(decades + 1):
        text = f"{10**power:,}" + (" step" if power == 0 and decade > 8 else "")
        place = _MARGIN + 1 + power * decade
        start = place if power < decades else place + 1 - len(text)
        line = line.ljust(start)[:start] + text
    return line
