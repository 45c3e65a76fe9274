"""The registry, the documents, the cases and the changelog name the same codes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ms_compat_lint.rules.registry import all_rules

ROOT = Path(__file__).parents[2]
REGISTRY = {rule.meta.code for rule in all_rules()}
CODE = re.compile(r"MSC\d{3}")


def in_text(path: str) -> set[str]:
    return set(CODE.findall((ROOT / path).read_text(encoding="utf-8")))


def test_the_rules_of_the_first_release() -> None:
    assert len(REGISTRY) == 16


def test_each_rule_has_a_page_and_no_page_is_without_a_rule() -> None:
    assert {path.stem for path in (ROOT / "docs/rules").glob("MSC*.md")} == REGISTRY


def test_the_index_of_the_rules_lists_them_all() -> None:
    assert in_text("docs/rules/index.md") == REGISTRY


def test_each_rule_has_cases() -> None:
    assert {path.name for path in (ROOT / "tests/cases").glob("MSC*")} == REGISTRY


def test_the_changelog_names_them_all() -> None:
    assert in_text("CHANGELOG.md") == REGISTRY


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.meta.code)
def test_the_changelog_calls_a_rule_by_its_name(rule) -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"- {rule.meta.code} `{rule.meta.name}`: " in changelog


def test_every_code_that_a_document_names_is_a_rule() -> None:
    documents = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
    for document in documents:
        assert set(CODE.findall(document.read_text(encoding="utf-8"))) <= REGISTRY, document.name


def test_sections_of_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    first = changelog.split("\n## ")[1]
    sections = re.findall(r"^### (.*)$", first, re.MULTILINE)
    assert sections == ["New rules", "False positives", "False negatives", "Knowledge updates", "Everything else"]
