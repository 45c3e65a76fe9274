"""docs/impact.md shows what the command prints. ``python -m tests.updates.test_impact_page`` writes it anew."""

from __future__ import annotations

import re
import shlex
import tempfile
from pathlib import Path

import pytest

from tests.programs import command
from tests.updates.test_impact_real import CALLS

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "impact.md"
EXAMPLE = re.compile(r"```python\n(.*?)```\n\n```console\n\$ ms-compat-lint (.*?)\n(.*?)```\n", re.DOTALL)
PICTURE = "static/impact.svg"
ENVIRONMENT = {"COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}


def printed(script: str, arguments: str, directory: Path) -> str:
    (directory / "train.py").write_text(script, encoding="utf-8")
    return command(*shlex.split(arguments), cwd=directory, env=ENVIRONMENT).stdout


@pytest.mark.parametrize("example", EXAMPLE.findall(PAGE.read_text(encoding="utf-8")))
def test_an_example(example: tuple[str, str, str], tmp_path: Path) -> None:
    script, arguments, output = example
    assert printed(script, arguments, tmp_path) == output, __doc__


def test_there_are_examples() -> None:
    assert len(EXAMPLE.findall(PAGE.read_text(encoding="utf-8"))) == 2


def test_the_picture_shows_the_first_example(tmp_path: Path) -> None:
    """Its labels; the paths differ from one Matplotlib to the next."""
    pytest.importorskip("matplotlib")
    text = PAGE.read_text(encoding="utf-8")
    script, arguments, _ = EXAMPLE.findall(text)[0]
    printed(script, f"{arguments} --plot drift.svg", tmp_path)
    drawn, stored = (
        re.findall(r"<text[^>]*>(.*?)</text>", path.read_text(encoding="utf-8"))
        for path in (tmp_path / "drift.svg", DOCS / PICTURE)
    )
    assert f"]({PICTURE})" in text
    assert "ported as is" in stored
    assert drawn == stored, __doc__


def test_the_number_of_real_calls() -> None:
    assert f"says of {len(CALLS)} calls from public code" in " ".join(PAGE.read_text(encoding="utf-8").split())


def write() -> None:
    """Bring the page and its picture up to date."""
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)

        def example(match: re.Match[str]) -> str:
            script, arguments, _ = match.groups()
            output = printed(script, arguments, directory)
            return f"```python\n{script}```\n\n```console\n$ ms-compat-lint {arguments}\n{output}```\n"

        text = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(EXAMPLE.sub(example, text), encoding="utf-8")
        script, arguments, _ = EXAMPLE.findall(text)[0]
        printed(script, f"{arguments} --plot drift.svg", directory)
        (DOCS / PICTURE).write_bytes((directory / "drift.svg").read_bytes())


if __name__ == "__main__":
    write()
