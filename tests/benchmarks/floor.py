"""The least that a check can cost: read every Python file, parse those that name a framework and an optimizer.

python -m tests.benchmarks.floor JOBS LIST

LIST is a file with a line for each file: ``1`` or ``0``, whether it is a candidate, and its path; ``--list FOLDER ...``
prints one. With ``-`` for LIST and folders behind it, the files are found and the candidates told in the run itself.
"""

from __future__ import annotations

import ast
import sys
import warnings
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from ms_compat_lint.sites.prefilter import names_one, stored_patterns
from ms_compat_lint.sites.prose import NO_PROSE

Item = tuple[str, bool | None]  # a path and whether it is a candidate, where that is known


def found(folders: list[str]) -> list[str]:
    """The Python files in some folders."""
    return sorted(str(path) for folder in folders for path in Path(folder).rglob("*.py"))


def is_candidate(data: bytes) -> bool:
    """Whether a file names a framework and an optimizer's class, anywhere."""
    return (b"torch" in data or b"mindspore" in data) and names_one(data, stored_patterns(), NO_PROSE)


def listing(folders: list[str]) -> str:
    """All files, with the mark of the candidates."""
    return "".join(f"{int(is_candidate(Path(path).read_bytes()))} {path}\n" for path in found(folders))


def listed(path: str) -> list[Item]:
    return [(line[2:], line[0] == "1") for line in Path(path).read_text().splitlines()]


def read_and_parse(items: list[Item]) -> int:
    """How many of the files are candidates."""
    candidates = 0
    warnings.simplefilter("ignore")
    for path, wanted in items:
        with open(path, "rb") as file:
            data = file.read()
        if is_candidate(data) if wanted is None else wanted:
            candidates += 1
            try:
                ast.parse(data)
            except (SyntaxError, ValueError):
                continue
    return candidates


def main(jobs: int, items: list[Item]) -> None:
    if jobs == 1:
        candidates = read_and_parse(items)
    else:
        with ProcessPoolExecutor(jobs) as executor:
            candidates = sum(executor.map(read_and_parse, [items[start::64] for start in range(64)]))
    print(f"{len(items)} files, {candidates} candidates")


if __name__ == "__main__":
    if sys.argv[1] == "--list":
        print(listing(sys.argv[2:]), end="")
    else:
        known = sys.argv[2] != "-"
        main(int(sys.argv[1]), listed(sys.argv[2]) if known else [(path, None) for path in found(sys.argv[3:])])
