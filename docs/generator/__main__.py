"""``python -m docs.generator`` writes the generated pages; with ``--check`` it only says which are out of date."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from docs.generator import (
    construction_page,
    example_output,
    measurement_pages,
    optimizer_pages,
    pictures,
    rule_pages,
    settings_page,
    vendor_pages,
    version_changes,
)
from docs.generator.markdown import NOTICE

DOCS = Path(__file__).resolve().parents[1]
FOLDERS = ("rules", "optimizers", "measurements", "_generated", pictures.FOLDER)
MAKERS = (
    rule_pages,
    optimizer_pages,
    pictures,
    measurement_pages,
    version_changes,
    construction_page,
    settings_page,
    vendor_pages,
    example_output,
)


def generated() -> dict[Path, str]:
    """Every generated page: its path and its text."""
    return {(DOCS / path).resolve(): text for maker in MAKERS for path, text in maker.pages()}


def outdated() -> Iterator[Path]:
    """The pages whose files are missing, differ from what would be written, or should not be there."""
    wanted = generated()
    for path, text in wanted.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            yield path
    for folder in FOLDERS:
        for path in sorted((DOCS / folder).glob("*.*")):
            if path not in wanted and NOTICE in path.read_text(encoding="utf-8"):
                yield path


def write() -> None:
    """Bring every generated page up to date."""
    wanted = generated()
    for path in list(outdated()):
        if path in wanted:
            path.parent.mkdir(exist_ok=True, parents=True)
            path.write_text(wanted[path], encoding="utf-8")
        else:
            path.unlink()


def main(arguments: list[str]) -> int:
    """The exit status: 1 where ``--check`` finds a page that is out of date."""
    if arguments == ["--check"]:
        old = [path.relative_to(DOCS.parent).as_posix() for path in outdated()]
        for path in old:
            print(f"out of date: {path}")
        return 1 if old else 0
    write()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
