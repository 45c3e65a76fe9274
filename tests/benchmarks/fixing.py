"""How much ``--fix`` costs beside the same check.

    python -m tests.benchmarks.fixing [--runs N] [--jobs N] [--select CODES] [FOLDER ...]

runs the two in turn over copies of the Python files in the folders, fresh for each run since fixing changes them, and
prints the median of the ratios. The folders default to the installed sources of torch, timm, mindcv and mindyolo.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.benchmarks.cold import installed, measure


def copied(folders: list[str], target: Path) -> None:
    """Copy the Python files of each folder to a folder of its own."""
    for number, folder in enumerate(folders):
        for path in Path(folder).rglob("*.py"):
            copy = target / str(number) / path.relative_to(folder)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--select", default="")
    parser.add_argument("folders", nargs="*")
    arguments = parser.parse_args()
    folders = arguments.folders or installed()
    check = [sys.executable, "-m", "ms_compat_lint", "check", "--no-cache", "--jobs", str(arguments.jobs)]
    check += ["--select", arguments.select] if arguments.select else []
    ratios = []
    for _ in range(arguments.runs):
        with tempfile.TemporaryDirectory() as place:
            copied(folders, Path(place))
            before = measure([*check, place])
            after = measure([*check, "--fix", place])
        ratios.append((after.wall / before.wall, after.cpu / before.cpu))
    wall, cpu = (median(values) for values in zip(*ratios, strict=True))
    print(f"--fix / check: {wall:.2f} by the clock, {cpu:.2f} of processors (median of {len(ratios)} pairs)")


if __name__ == "__main__":
    main()
