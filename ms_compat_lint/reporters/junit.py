"""Findings as JUnit XML: each a failed test of its file, and each file that could not be checked an error."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ms_compat_lint.model import Finding, Problem
from ms_compat_lint.reporters.context import Context
from ms_compat_lint.reporters.text import line, printable
from ms_compat_lint.source import described

_NAME = "ms-compat-lint"


def report(findings: Sequence[Finding], context: Context) -> str:
    """One suite for each file; one test that passes where there is nothing to tell, as many readers want a test."""
    top = Element("testsuites", name=_NAME)
    for path, found in groupby(findings, key=lambda finding: finding.path):
        _suite(top, _path(path, context), list(found), context)
    for problem in context.problems:
        _problem(top, problem, context)
    if len(top) == 0:
        SubElement(_counted(top, _NAME, tests=1), "testcase", name=_NAME, classname=_NAME)
    for count in ("tests", "failures", "errors"):
        top.set(count, str(sum(int(suite.get(count, "0")) for suite in top)))
    indent(top)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(top, encoding="unicode")}\n'


def _suite(top: Element, path: str, findings: Sequence[Finding], context: Context) -> None:
    suite = _counted(top, path, tests=len(findings), failures=len(findings))
    for finding in findings:
        parameter = f" {finding.parameter}" if finding.parameter else ""
        place = f"{'' if finding.cell is None else f'cell {finding.cell}:'}{finding.span.line}:{finding.span.column}"
        name = printable(f"{finding.code} {finding.name}{parameter} {place}")
        row = str(context.place(finding).line)
        case = SubElement(suite, "testcase", name=name, classname=path, file=path, line=row)
        failure = SubElement(case, "failure", type=finding.severity.value, message=printable(finding.message))
        failure.text = f"{printable(line(finding))}\n{finding.url}"


def _problem(top: Element, problem: Problem, context: Context) -> None:
    path = _path(problem.path, context)
    suite = _counted(top, path, tests=1, errors=1)
    case = SubElement(suite, "testcase", name="could not be checked", classname=path, file=path)
    error = SubElement(case, "error", type="problem", message=printable(problem.message))
    error.text = printable(described(problem))


def _counted(top: Element, name: str, *, tests: int, failures: int = 0, errors: int = 0) -> Element:
    return SubElement(
        top, "testsuite", name=name, tests=str(tests), failures=str(failures), errors=str(errors), skipped="0"
    )


def _path(path: str, context: Context) -> str:
    return printable(context.relative(path))
