"""``check`` beside the tools that people run today, in one run and over the same files.

    python -m tests.benchmarks.peers [--runs N] [--write]

needs torch, mindspore, timm, mindcv and mindyolo installed (``--no-deps`` will do: they are only read). The tools get
environments of their own. The two commands of a row run in turn; a row has the medians of their times and of the
ratios run by run, which hold when the machine's speed drifts. ``--write`` puts the table into docs/.
"""

from __future__ import annotations

import argparse
import os
import platform
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.benchmarks.cold import Cost, installed, measure, middle
from tests.benchmarks.environments import ROOT, environment

TABLE = ROOT / "docs" / "benchmarks" / "peers.md"
LARGE = ("torch", "mindspore", "timm", "mindcv", "mindyolo")
MIDDLE = ("timm", "mindcv", "mindyolo")
SMALL = ("mindcv", "mindyolo")


class Row(NamedTuple):
    """Two commands over the same packages."""

    title: str
    packages: tuple[str, ...]
    command: list[str]  # the one that is judged
    peer: list[str]  # what it is held against
    most_runs: int = 100  # for those that take minutes


def rows() -> list[Row]:
    """Every comparison that is made."""
    own = environment("own", ".[flake8,pylint]")
    plain = environment("plain", "flake8", "pylint", "ruff")
    torchfix = environment("torchfix", "TorchFix==0.7.0")
    check = [str(own / "ms-compat-lint"), "check"]
    cold = [*check, "--no-cache"]
    flake8 = ["--isolated", "--jobs", "1"]
    pylint = ["-m", "pylint", "--rcfile", os.devnull, "--persistent", "n", "--recursive", "y"]
    ruff = [str(plain / "ruff"), "check", "--isolated", "--no-cache", "--quiet", "--select", "E,F"]
    python = str(own / "python")
    return [
        Row("check / TorchFix", MIDDLE, cold, [str(torchfix / "torchfix"), "--select=ALL"], 2),
        Row("check / ruff (E, F)", LARGE, cold, ruff),
        Row("check / flake8", SMALL, cold, [str(plain / "flake8"), *flake8]),
        Row(
            "flake8 with / without the plugin", MIDDLE, [str(own / "flake8"), *flake8], [str(plain / "flake8"), *flake8]
        ),
        Row(
            "pylint with / without the plugin",
            SMALL,
            [python, *pylint, "--load-plugins=ms_compat_lint"],
            [python, *pylint],
            3,
        ),
        Row("check with a warm cache / cold", LARGE, check, cold),
    ]


class Result(NamedTuple):
    """The medians of a row."""

    command: Cost
    peer: Cost
    clock: float  # the ratio of the times by the clock
    processors: float  # the ratio of the times of processors


def compare(row: Row, runs: int) -> Result:
    """Run both commands of a row in turn."""
    folders = installed(row.packages)
    if row.command[-1] == "check":  # with its cache
        measure([*row.command, *folders])
    runs = min(runs, row.most_runs)
    pairs = [(measure([*row.command, *folders]), measure([*row.peer, *folders])) for _ in range(runs)]
    clock = median(own.wall / other.wall for own, other in pairs)
    processors = median(own.cpu / other.cpu for own, other in pairs)
    return Result(middle([own for own, _ in pairs]), middle([other for _, other in pairs]), clock, processors)


def lines(row: Row, result: Result) -> str:
    """A row of the table."""
    seconds = f"{result.command.wall:.2f} | {result.peer.wall:.2f}"
    return f"| {row.title} | {', '.join(row.packages)} | {seconds} | {result.clock:.3g} | {result.processors:.3g} |"


def size(packages: tuple[str, ...]) -> str:
    """``4,917 files, 1,977,840 lines``."""
    paths = [path for folder in installed(packages) for path in Path(folder).rglob("*.py")]
    count = sum(path.read_bytes().count(b"\n") for path in paths)
    return f"{len(paths):,} files, {count:,} lines"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="", help="rows whose title has this text")
    parser.add_argument("--write", action="store_true", help=f"put the table into {TABLE.relative_to(ROOT)}")
    arguments = parser.parse_args()
    table = [
        "| what | over | seconds | of the other | ratio by the clock | ratio of processors |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    print(*table, sep="\n")
    for row in rows():
        if arguments.only in row.title:
            table.append(lines(row, compare(row, arguments.runs)))
            print(table[-1], flush=True)
    sizes = "; ".join(f"{', '.join(packages)}: {size(packages)}" for packages in (LARGE, MIDDLE, SMALL))
    where = f"Python {platform.python_version()}, {os.cpu_count()} processors. {sizes}."
    print(where)
    if arguments.write:
        TABLE.write_text("\n".join([*table, "", where, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
