"""A rule's docstring is its page: its sections are there and its examples do as they say."""

from __future__ import annotations

import re

import pytest

from ms_compat_lint import engine
from ms_compat_lint.rules.registry import all_rules
from ms_compat_lint.source import SourceFile
from tests.marks import actual, expected, settings

SECTIONS = ["What it does", "Why it matters", "Example", "Fix safety", "Sources"]
EXAMPLE = re.compile(r"```python\n(.*?)```", re.DOTALL)
RULES = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.meta.code)


@RULES
def test_sections(rule) -> None:
    assert re.findall(r"^## (.*)$", rule.documentation, re.MULTILINE) == SECTIONS


@RULES
def test_examples_do_as_they_say(rule) -> None:
    bad, good = EXAMPLE.findall(rule.documentation)
    for text in (bad, good):
        findings = engine.check(SourceFile.from_text("example.py", text), settings(text, select=(rule.meta.code,)))
        assert actual(findings) == expected(text), text
    assert expected(bad)
    assert not expected(good)


@RULES
def test_a_rule_without_fix_says_so(rule) -> None:
    section = rule.documentation.split("## Fix safety")[1].split("##")[0]
    assert section.strip().startswith("No fix") == (not rule.meta.fixes)
