"""The documents name only subcommands and options that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ms_compat_lint.frontends.cli import COMMANDS, parser
from ms_compat_lint.rules.registry import all_rules

ROOT = Path(__file__).parents[2]
CALL = re.compile(r"ms-compat-lint (?!\d)([a-z]+)((?: (?:\[?--[a-z-]+|[^`\n|&]+?))*)(?=[`\n|&])")
TEXTS = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))
}
TEXTS.update({rule.meta.code: rule.documentation for rule in all_rules()})
CALLS = sorted({(name, match[1], match[2]) for name, text in TEXTS.items() for match in CALL.finditer(text)})


@pytest.mark.parametrize(("where", "command", "arguments"), CALLS)
def test_a_call_in_a_document(where: str, command: str, arguments: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert command in COMMANDS, where
    with pytest.raises(SystemExit):
        parser([command]).parse_args([command, "--help"])
    known = set(re.findall(r"--[a-z-]+", capsys.readouterr().out))
    assert set(re.findall(r"--[a-z-]+", arguments)) <= known, where


def test_there_are_calls_in_the_documents() -> None:
    assert {"check", "explain", "rule"} <= {command for _, command, _ in CALLS}
