"""Findings silenced by comments in their files."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from ms_compat_lint.engine import inspect
from ms_compat_lint.model import Edit, Finding, Problem
from ms_compat_lint.project.checking import Job, Result, guarded, project_modules, written
from ms_compat_lint.project.texts import Text
from ms_compat_lint.source import SourceError, SourceFile
from ms_compat_lint.suppressions import unsuppressed
from ms_compat_lint.suppressions.silence import silencing_edit

_CHANGED = "the comments would change the program: none is written; please report this"


def silence(job: Job, *, reason: str) -> Result:
    """Put a ``# noqa`` comment behind the line of every finding of one file.

    In the result, ``fixed`` are the findings that are silenced, ``findings`` those that no comment can silence.
    """
    outcome = guarded(job, lambda text, data: _silenced(job, text, data, reason))
    if outcome is None:
        return Result(job.path, data=job.data)
    return Result(job.path, problems=(outcome,), data=job.data) if isinstance(outcome, Problem) else outcome


def _silenced(job: Job, text: Text, data: bytes, reason: str) -> Result:
    report = inspect(text.source, job.settings, project_modules(), with_fixes=False)
    findings = unsuppressed(text.source, report.findings)
    problems = (*text.problems, *map(text.problem, report.problems))
    commented, left = with_comments(text.source, findings, reason)
    new, problem = data, None
    if not _same_program(text.source, commented):
        problem = Problem(job.path, None, None, _CHANGED)
    elif commented != text.source.text:
        new = text.write(commented)
        problem = written(job.path, new, data) if job.data is None else None
    if problem is not None:
        return Result(job.path, tuple(map(text.finding, findings)), problems=(*problems, problem), data=job.data)
    gone = tuple(text.finding(finding) for finding in findings if finding not in left)
    kept = tuple(map(text.finding, left))
    return Result(job.path, kept, problems=problems, fixed=gone, data=None if job.data is None else new)


def with_comments(source: SourceFile, findings: Sequence[Finding], reason: str = "") -> tuple[str, list[Finding]]:
    """The text with comments for findings, and those of these that no comment can silence."""
    left: list[Finding] = []
    lines: dict[int, list[Finding]] = {}
    for finding in findings:
        lines.setdefault(finding.span.line, []).append(finding)
    text = source
    for same in lines.values():
        edit = silencing_edit(text, same, reason)  # which may be in a line that another edit has changed
        if edit is None:
            left += same
        else:
            text = SourceFile.from_text(source.path, _edited(text, edit), source.tree)  # comments are not in the tree
    return text.text, left


def _edited(source: SourceFile, edit: Edit) -> str:
    span = edit.span
    return source.text[: source.offset(*span[:2])] + edit.text + source.text[source.offset(*span[2:]) :]


def _same_program(source: SourceFile, text: str) -> bool:
    if text == source.text:
        return True
    try:
        new = SourceFile.from_text(source.path, text).tree
    except SourceError:
        return False
    return ast.dump(new, include_attributes=True) == ast.dump(source.tree, include_attributes=True)
