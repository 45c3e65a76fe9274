"""Findings as SARIF 2.1.0, which GitHub code scanning and many viewers read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from urllib.parse import quote

from ms_compat_lint.fixes.changes import Change, changed
from ms_compat_lint.lean import Any
from ms_compat_lint.model import Edit, Finding, Fix, Problem, Severity, Span
from ms_compat_lint.reporters.context import INFORMATION, Context, placed_message, within_cell
from ms_compat_lint.reporters.fingerprints import fingerprints
from ms_compat_lint.rules.meta import Rule
from ms_compat_lint.rules.registry import all_rules

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.REFACTOR: "note",
    Severity.CONVENTION: "note",
}


def report(findings: Sequence[Finding], context: Context) -> str:
    """One run with all rules and the findings as results."""
    rules = all_rules()
    places = {rule.meta.code: index for index, rule in enumerate(rules)}
    prints = fingerprints(findings, context)
    driver = {
        "name": "ms-compat-lint",
        "semanticVersion": context.version,
        "informationUri": INFORMATION,
        "rules": [_rule(rule) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [_invocation(context)],
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [
            _result(finding, places[finding.code], fingerprint, context)
            for finding, fingerprint in zip(findings, prints, strict=True)
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    meta, text = rule.meta, rule.documentation.strip()
    return {
        "id": meta.code,
        "name": meta.name,
        "shortDescription": {"text": _sentence(meta.summary)},
        "fullDescription": {"text": text.partition("\n\n")[0]},
        "help": {"text": text, "markdown": f"{text}\n\n[{meta.code}]({meta.url})"},
        "helpUri": meta.url,
        "defaultConfiguration": {"enabled": meta.on_by_default, "level": _LEVELS[meta.severity]},
        "properties": {"tags": ["mindspore", "optimizer", "pytorch"], "precision": "high"},
    }


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _invocation(context: Context) -> dict[str, Any]:
    notifications = [_notification(problem, context) for problem in context.problems]
    return {"executionSuccessful": not notifications, "toolExecutionNotifications": notifications}


def _notification(problem: Problem, context: Context) -> dict[str, Any]:
    place: dict[str, Any] = _artifact(problem.path, context)
    if problem.line is not None:
        column = problem.column or 1
        span = Span(problem.line, column, problem.line, column)
        line, column, _, _ = context.in_file(problem.path, problem.cell, span)
        place["region"] = {"startLine": line, **({} if problem.column is None else {"startColumn": column})}
    message = f"{within_cell(problem.cell, problem.line)}{problem.message}"
    return {"level": "error", "message": {"text": message}, "locations": [{"physicalLocation": place}]}


def _result(finding: Finding, rule: int, fingerprint: str, context: Context) -> dict[str, Any]:
    place = {**_artifact(finding.path, context), "region": _region(context.place(finding))}
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": placed_message(finding)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
    }
    fixes = [_fix(finding, fix, context) for fix in finding.fixes if fix.edits and finding.cell is None]
    return {**result, "fixes": fixes} if fixes else result


def _fix(finding: Finding, fix: Fix, context: Context) -> dict[str, Any]:
    change = {**_artifact(finding.path, context), "replacements": _replacements(fix.edits)}
    return {
        "description": {"text": f"{fix.title} ({fix.applicability.value} fix)"},
        "artifactChanges": [change],
    }


def _replacements(edits: Sequence[Edit]) -> list[dict[str, Any]]:
    """One replacement for each stretch of text; several insertions at one place are one."""
    places: dict[Span, list[Edit]] = {}
    for edit in sorted(edits, key=lambda edit: (edit.span, edit.order)):
        places.setdefault(edit.span, []).append(edit)
    return [
        {
            "deletedRegion": _region(span),
            "insertedContent": {"text": changed("", [Change(0, 0, edit.text, edit.order) for edit in same])},
        }
        for span, same in places.items()
    ]


def _artifact(path: str, context: Context) -> dict[str, Any]:
    relative = context.relative(path)
    if relative.startswith("/") or relative[1:2] == ":":  # outside the root
        return {"artifactLocation": {"uri": f"file://{quote('/' + relative.lstrip('/'), safe='/:')}"}}
    return {"artifactLocation": {"uri": quote(relative), "uriBaseId": "%SRCROOT%"}}


def _region(span: Span) -> dict[str, int]:
    return dict(zip(("startLine", "startColumn", "endLine", "endColumn"), span, strict=True))
