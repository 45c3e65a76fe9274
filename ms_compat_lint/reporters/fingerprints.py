"""What a finding is recognised by in a later run, though the lines around it have moved."""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import cache

from ms_compat_lint.lean import TYPE_CHECKING
from ms_compat_lint.model import Finding
from ms_compat_lint.reporters.context import Context
from ms_compat_lint.source import SourceError, SourceFile

if TYPE_CHECKING:
    from ms_compat_lint.notebooks import Notebook

_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def fingerprints(findings: Sequence[Finding], context: Context) -> list[str]:
    """The fingerprints of findings in the order of their places: a hash, and a counter where it comes again.

    The hash is of the path, the function or class, the rule, the API and the parameter: no line number,
    and no wording, so that neither moved lines nor a reworded message make a finding a new one.
    """
    scopes = cache(lambda path, in_notebook: _scopes_of(path, in_notebook, context))
    seen: dict[str, int] = {}
    result = []
    for finding in findings:
        scope = scopes(finding.path, finding.cell is not None).at(finding.site.line, finding.cell)
        identity = [context.relative(finding.path), scope, finding.code, finding.api, finding.parameter]
        digest = hashlib.sha256(json.dumps(identity).encode()).hexdigest()[:32]
        seen[digest] = seen.get(digest, 0) + 1
        result.append(f"{digest}:{seen[digest]}")
    return result


def _scopes_of(path: str, in_notebook: bool, context: Context) -> _Scopes:
    if not in_notebook:
        return _Scopes(context.source(path))
    notebook = context.notebook(path)
    return _Scopes(None) if notebook is None else _Scopes(notebook.source, notebook)


class _Scopes:
    """The functions and classes of one file, by their lines."""

    def __init__(self, source: SourceFile | None, notebook: Notebook | None = None) -> None:
        self._notebook = notebook
        try:
            self._scopes = [] if source is None else list(_scopes(source.tree))
        except (SourceError, RecursionError):
            self._scopes = []

    def at(self, line: int, cell: int | None = None) -> str:
        """The qualified name of what is defined around a line; empty at the top."""
        if self._notebook is not None and cell is not None:
            line = self._notebook.line(cell, line)
        around = (name for first, last, name in self._scopes if first <= line <= last)
        return max(around, key=lambda name: name.count("."), default="")


def _scopes(tree: ast.Module) -> Iterator[tuple[int, int, str]]:
    pending: list[tuple[ast.AST, str]] = [(tree, "")]
    while pending:
        node, around = pending.pop()
        for child in ast.iter_child_nodes(node):
            name = around
            if isinstance(child, _SCOPES):
                name = f"{around}.{child.name}"
                yield child.lineno, child.end_lineno or child.lineno, name
            if not isinstance(child, ast.expr):
                pending.append((child, name))
