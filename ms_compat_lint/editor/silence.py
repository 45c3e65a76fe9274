"""The comment that silences a finding, where flake8 and the command look for it."""

from __future__ import annotations

import ast
import re
import tokenize

from ms_compat_lint.editor.positions import without_end
from ms_compat_lint.model import Edit, Finding, Span
from ms_compat_lint.source import SourceError, SourceFile
from ms_compat_lint.suppressions.noqa import without_noqa
from ms_compat_lint.suppressions.tokens import normalized_lines, tokens_of

_CODES = re.compile(r"# noqa:\s?(?:[A-Z]+[0-9]+[,\s]*)+", re.IGNORECASE)


def silencing_edit(source: SourceFile, finding: Finding) -> Edit | None:
    """Write ``# noqa: CODE`` behind the finding's line, or add the code to the comment that is there.

    Where strings or backslashes tie lines together, behind the last of them. None where no comment can do it.
    """
    try:
        first, last = _statement(source.tree, finding.span.line)
    except SourceError:
        return None
    # Tokens are slow, so only the statement's are looked at.
    statement = SourceFile.from_text(source.path, "".join(source.lines[first - 1 : last]))
    tokens = tokens_of(normalized_lines(statement))
    ends = {t.start[0] + first - 1 for t in tokens or () if t.type in (tokenize.NEWLINE, tokenize.NL)}
    for line in range(finding.span.line, last + 1):
        if line in ends:  # else a string or a backslash goes on there
            edit = _edit_of_line(source.lines[line - 1], line, finding.code)
            return edit if _silences(statement, first - 1, edit, finding) else None
    return None


def _statement(tree: ast.Module, line: int) -> tuple[int, int]:
    """The first and the last line of the innermost statement on a line."""
    extent = (1, line)
    node: ast.AST | None = tree
    while node is not None:
        inner: ast.AST | None = None
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.stmt) and child.lineno <= line <= (child.end_lineno or child.lineno):
                extent, inner = (child.lineno, child.end_lineno or child.lineno), child
                break
            if isinstance(child, (ast.ExceptHandler, ast.match_case)) and _holds(child.body, line):
                inner = child
                break
        node = inner
    return extent


def _holds(body: list[ast.stmt], line: int) -> bool:
    return body[0].lineno <= line <= (body[-1].end_lineno or body[-1].lineno)


def _edit_of_line(line_text: str, line: int, code: str) -> Edit:
    text = without_end(line_text)
    there = _CODES.search(text)
    if there:
        column = len(there[0].rstrip(", \t")) + there.start() + 1
        return Edit(Span(line, column, line, column), f",{code}")
    return Edit(Span(line, len(text.rstrip()) + 1, line, len(text) + 1), f"  # noqa: {code}")


def _silences(statement: SourceFile, before: int, edit: Edit, finding: Finding) -> bool:
    """Whether the finding is gone with the edit: a bare ``# noqa : X`` in the line, say, has its own meaning."""
    span = edit.span
    start, end = (statement.offset(line - before, column) for line, column in (span[:2], span[2:]))
    text = statement.text[:start] + edit.text + statement.text[end:]
    moved = finding._replace(span=finding.span._replace(line=finding.span.line - before))
    # An indented statement alone does not parse, and as one piece it needs no tree.
    alone = SourceFile.from_text(statement.path, text, ast.Module([], []))
    return not without_noqa(alone, [moved])
