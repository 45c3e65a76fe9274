"""The README shows what the command prints, and names only what is there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from docs.generator.example_output import printed

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCED = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
BLOCKS = [text for language, text in FENCED if not language]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]


def test_the_example_scripts_give_what_the_readme_shows() -> None:
    command, output = BLOCKS[:2]
    arguments = shlex.split(command)
    program = arguments.index(".venv/bin/ms-compat-lint")
    assert arguments[program + 1 :] == ["check", "docs/examples"]
    assert printed() == output
    assert output.count("docs/examples/train_torch.py:") > 3
    assert output.count("docs/examples/train_mindspore.py:") > 3


def test_the_first_command_sets_everything_up() -> None:
    steps = [step.strip() for step in BLOCKS[0].split("&&")]
    assert steps[0] == "python3 -m venv .venv"
    assert steps[1].startswith(".venv/bin/pip install ")


def test_the_test_command_is_the_one_that_is_run() -> None:
    command = BLOCKS[2].strip()
    assert command == "bash .ci/test"
    assert f"step {command}\n" in (ROOT / ".ci/run").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (ROOT / target).exists(), target
