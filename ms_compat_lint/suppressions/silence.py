"""The comment that silences a finding, where flake8 and the command look for it."""

from __future__ import annotations

import ast
import re
import tokenize
from collections.abc import Sequence

from ms_compat_lint.model import Edit, Finding, Span
from ms_compat_lint.source import SourceError, SourceFile
from ms_compat_lint.suppressions.noqa import without_noqa
from ms_compat_lint.suppressions.tokens import normalized_lines, tokens_of

_COMMENT = re.compile(r"# noqa:\s?(?P<codes>(?:[A-Z]+[0-9]+[,\s]*)+)", re.IGNORECASE)


def silencing_edit(source: SourceFile, findings: Sequence[Finding], reason: str = "") -> Edit | None:
    """Write ``# noqa: CODES`` behind the line of some findings, or add the codes to the comment that is there.

    Where strings or backslashes tie lines together, behind the last of them. None where no comment can do it.
    """
    number = findings[0].span.line
    try:
        first, last = _statement(source.tree, number)
    except SourceError:
        return None
    # Tokens are slow, so only the statement's are looked at.
    statement = SourceFile.from_text(source.path, "".join(source.lines[first - 1 : last]))
    tokens = tokens_of(normalized_lines(statement)) or ()
    ends = {t.start[0] + first - 1 for t in tokens if t.type in (tokenize.NEWLINE, tokenize.NL)}
    comments = {t.start[0] + first - 1: t.start[1] for t in tokens if t.type == tokenize.COMMENT}
    codes = list(dict.fromkeys(finding.code for finding in findings))
    for line in range(number, last + 1):
        if line in ends:  # else a string or a backslash goes on there
            text = source.lines[line - 1].rstrip("\r\n")
            edit = _edit_of_line(text, comments.get(line, len(text)), line, codes, reason)
            return edit if _silences(statement, first - 1, edit, findings) else None
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


def _edit_of_line(text: str, comment: int, line: int, codes: Sequence[str], reason: str) -> Edit:
    there = _COMMENT.search(text, comment)
    if there is None:
        why = f" {reason}" if reason else ""
        return Edit(Span(line, len(text.rstrip()) + 1, line, len(text) + 1), f"  # noqa: {','.join(codes)}{why}")
    column = len(there[0].rstrip(", \t")) + there.start() + 1
    separator = ", " if ", " in text[: column - 1][there.start("codes") :] else ","
    added = "".join(separator + code for code in codes)
    rest = text[there.end() :].rstrip()
    if not reason or reason in rest:
        return Edit(Span(line, column, line, column), added)
    why = f"{text[column - 1 :].rstrip()}; {reason}" if rest else f" {reason}"
    return Edit(Span(line, column, line, len(text) + 1), f"{added}{why}")


def _silences(statement: SourceFile, before: int, edit: Edit, findings: Sequence[Finding]) -> bool:
    """Whether the findings are gone with the edit: a bare ``# noqa : X`` in the line, say, has its own meaning."""
    span = edit.span
    start, end = (statement.offset(line - before, column) for line, column in (span[:2], span[2:]))
    text = statement.text[:start] + edit.text + statement.text[end:]
    moved = [finding._replace(span=finding.span._replace(line=finding.span.line - before)) for finding in findings]
    # An indented statement alone does not parse, and as one piece it needs no tree.
    alone = SourceFile.from_text(statement.path, text, ast.Module([], []))
    return not without_noqa(alone, moved)
