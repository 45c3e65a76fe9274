"""How much a cold check costs beside the floor, in time and memory.

    python -m tests.benchmarks.cold [--runs N] [--jobs N] [FOLDER ...]

runs them in turn and prints each figure's median, and the median of the ratios run by run, which holds when the
machine's speed drifts. There are two floors: to read all files and parse the candidates, when all of these are known
beforehand; and the same when the files have to be found and the candidates told from the others. The folders default to
the installed sources of torch, timm, mindcv and mindyolo (``pip install --no-deps timm mindcv mindyolo``).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import NamedTuple

PACKAGES = ("torch", "timm", "mindcv", "mindyolo")


class Cost(NamedTuple):
    """What one run cost: seconds of the clock and of processors, and the largest process in MiB."""

    wall: float
    cpu: float
    peak: float


def measure(command: list[str]) -> Cost:
    """Run a command to its end, its output thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return Cost(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(*(median(values) for values in zip(*costs, strict=True)))


def installed(packages: tuple[str, ...] = PACKAGES) -> list[str]:
    """The folders of the packages that are installed; they are found, not imported."""
    specs = [find_spec(name) for name in packages]
    return [str(Path(spec.origin).parent) for spec in specs if spec is not None and spec.origin]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("folders", nargs="*")
    arguments = parser.parse_args()
    folders = arguments.folders or installed()
    jobs = str(arguments.jobs)
    module = [sys.executable, "-m", "tests.benchmarks.floor"]
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as listing:
        listing.write(output([*module, "--list", *folders]))
        listing.flush()
        commands = {
            "floor": [*module, jobs, listing.name],
            "floor with search": [*module, jobs, "-", *folders],
            "check": [sys.executable, "-m", "ms_compat_lint", "check", "--no-cache", "--jobs", jobs, *folders],
        }
        print(output(commands["floor"]).strip(), f"in {len(folders)} folders, {jobs} at once")
        costs: dict[str, list[Cost]] = {name: [] for name in commands}
        for _ in range(arguments.runs):
            for name, command in commands.items():
                costs[name].append(measure(command))
    report(costs)


def output(command: list[str]) -> str:
    """What a command prints."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def report(costs: dict[str, list[Cost]]) -> None:
    """Print the medians, and those of the ratios."""
    for name, each in costs.items():
        wall, cpu, peak = middle(each)
        print(f"{name}: {wall:.2f} s, {cpu:.2f} s of processors, {peak:.0f} MiB in the largest process")
    check = costs.pop("check")
    for name, each in costs.items():
        wall = median(c.wall / f.wall for f, c in zip(each, check, strict=True))
        cpu = median(c.cpu / f.cpu for f, c in zip(each, check, strict=True))
        print(f"check / {name}: {wall:.2f} by the clock, {cpu:.2f} of processors (median of {len(check)} runs)")


if __name__ == "__main__":
    main()
