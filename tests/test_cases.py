"""Every case of ``tests/cases/<CODE>/``: exactly the announced findings of that rule, and fixes that hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from ms_compat_lint import engine
from ms_compat_lint.fixes.apply import apply
from ms_compat_lint.model import Applicability, Finding
from ms_compat_lint.rules.registry import all_rules, by_code
from ms_compat_lint.source import SourceFile
from tests.marks import actual, expected, settings

# A None that the program writes, and one that it passes: not one that this program forgot to deal with.
WRITTEN_NONE = re.compile(r"[=(]None\b|None where |is None")
CASES = sorted(Path(__file__).parent.glob("cases/MSC*/*.py"))


def _id(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def _findings(path: Path):
    text = path.read_text(encoding="utf-8")
    report = engine.inspect(SourceFile.from_text(str(path), text), settings(text, select=(path.parent.name,)))
    assert report.problems == []
    return text, report.findings


@pytest.mark.parametrize("path", CASES, ids=_id)
def test_exactly_the_announced_findings(path: Path) -> None:
    text, findings = _findings(path)
    wanted = {key: n for key, n in expected(text).items() if key[1] == path.parent.name}
    assert dict(actual(findings)) == wanted


@pytest.mark.parametrize("path", CASES, ids=_id)
def test_messages_name_the_api_in_one_line_of_their_own(path: Path) -> None:
    _, findings = _findings(path)
    for finding in findings:
        assert finding.message.startswith(finding.api)
        assert "\n" not in finding.message
        assert "None" not in WRITTEN_NONE.sub("", finding.message)


@pytest.mark.parametrize("path", CASES, ids=_id)
def test_fixes_are_of_the_declared_kinds(path: Path) -> None:
    _, findings = _findings(path)
    declared = by_code()[path.parent.name].meta.fixes
    for finding in findings:
        assert {fix.applicability for fix in finding.fixes} <= set(declared)
        assert Applicability.PORT not in declared


@pytest.mark.parametrize("path", CASES, ids=_id)
def test_each_fix_alone_mends_its_finding(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    chosen = settings(text, extend_select=(path.parent.name,))
    source = SourceFile.from_text(str(path), text)
    before = engine.check(source, chosen)
    for finding in before:
        for fix in finding.fixes if finding.code == path.parent.name else ():
            fixed = SourceFile.from_text(str(path), apply(source, [fix]).text)
            after = _statements(engine.check(fixed, chosen))
            assert after[_statement(finding)] < _statements(before)[_statement(finding)]
            if fix.applicability is Applicability.SAFE:
                assert all(code.startswith(("MSC2", "MSC301")) for code, _, _ in after - _statements(before))


def _statement(finding: Finding) -> tuple[str, str, str | None]:
    return finding.code, finding.api, finding.parameter


def _statements(findings: Iterable[Finding]) -> Counter[tuple[str, str, str | None]]:
    return Counter(map(_statement, findings))


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.meta.code)
def test_every_rule_has_hits_and_a_near_miss(rule) -> None:
    hits = misses = 0
    for path in CASES:
        if path.parent.name == rule.meta.code:
            text = path.read_text(encoding="utf-8")
            lines = {line for line, code, _ in expected(text) if code == rule.meta.code}
            hits += len(lines)
            for site in engine.sites_of(SourceFile.from_text("case.py", text), settings(text)):
                misses += not lines & set(range(site.span.line, site.span.end_line + 1))
    assert hits >= 3
    assert misses >= 1
