"""Time and memory of a cold check as the code grows to two million lines, with one process and with two.

    python -m tests.benchmarks.growth [--runs N] [--write]

checks 1, 2, 4, ... copies of the Python files of timm, mindcv and mindyolo (``pip install --no-deps``), then as many as
reach two million lines. ``--write`` puts the table and a plot into docs/.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.cold import Cost, installed, measure, middle
from tests.benchmarks.environments import ROOT
from tests.benchmarks.fixing import copied

PACKAGES = ("timm", "mindcv", "mindyolo")
LINES = 2_000_000
TABLE = ROOT / "docs" / "benchmarks" / "growth.md"
PLOT = ROOT / "docs" / "static" / "growth.svg"


class Point(NamedTuple):
    """What a number of lines costs one process, and two."""

    lines: int
    one: Cost
    two: Cost


def points(runs: int) -> list[Point]:
    """Measure each size; the copies are made as they are needed."""
    found: list[Point] = []
    with tempfile.TemporaryDirectory() as place:
        made, wanted = 0, 1
        while not found or found[-1].lines < LINES:
            for number in range(made, wanted):
                copied(installed(PACKAGES), Path(place) / str(number))
            made = wanted
            lines = sum(path.read_bytes().count(b"\n") for path in Path(place).rglob("*.py"))
            one, two = ([_check(place, jobs) for _ in range(runs)] for jobs in (1, 2))
            found.append(Point(lines, middle(one), middle(two)))
            print(row(found[-1]), flush=True)
            wanted = min(2 * made, -(-LINES * made // lines))
    return found


def _check(place: str, jobs: int) -> Cost:
    return measure([sys.executable, "-m", "ms_compat_lint", "check", "--no-cache", "--jobs", str(jobs), place])


def row(point: Point) -> str:
    """A row of the table."""
    one, two = point.one, point.two
    memory = max(one.peak, two.peak)
    return f"| {point.lines:,} | {one.wall:.2f} | {two.wall:.2f} | {one.wall / two.wall:.2f} | {memory:.0f} |"


def draw(found: list[Point]) -> None:
    """Draw the curve."""
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(6, 3.5))
    millions = [point.lines / 1e6 for point in found]
    axes.plot(millions, [point.one.wall for point in found], marker="o", label="one process")
    axes.plot(millions, [point.two.wall for point in found], marker="o", label="two")
    axes.set_xlabel("million lines")
    axes.set_ylabel("seconds")
    axes.set_ylim(bottom=0)
    axes.legend()
    figure.tight_layout()
    figure.savefig(PLOT, metadata={"Date": None})


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="put the table and the plot into docs/")
    arguments = parser.parse_args()
    head = ["| lines | seconds, one process | two | one / two | MiB in the largest process |", "| ---: " * 5 + "|"]
    print(*head, sep="\n")
    found = points(arguments.runs)
    if arguments.write:
        TABLE.write_text("\n".join([*head, *map(row, found), ""]), encoding="utf-8")
        draw(found)


if __name__ == "__main__":
    main()
