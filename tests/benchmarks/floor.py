"""The least that a check can cost: read every Python file, parse those that may construct an optimizer.

python -m tests.benchmarks.floor JOBS FOLDER ...
"""

from __future__ import annotations

import ast
import sys
import warnings
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from ms_compat_lint.sites.prefilter import may_have_sites


def read_and_parse(paths: list[Path]) -> int:
    """How many of the files are candidates."""
    candidates = 0
    warnings.simplefilter("ignore")
    for path in paths:
        data = path.read_bytes()
        if may_have_sites(data):
            candidates += 1
            try:
                ast.parse(data)
            except (SyntaxError, ValueError):
                continue
    return candidates


def main(jobs: int, folders: list[str]) -> None:
    paths = sorted(path for folder in folders for path in Path(folder).rglob("*.py"))
    if jobs == 1:
        candidates = read_and_parse(paths)
    else:
        with ProcessPoolExecutor(jobs) as executor:
            candidates = sum(executor.map(read_and_parse, [paths[start::64] for start in range(64)]))
    print(f"{len(paths)} files, {candidates} candidates")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
