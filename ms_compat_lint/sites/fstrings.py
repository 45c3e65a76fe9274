"""Places inside f-strings, which Python does not tell reliably before version 3.12."""

from __future__ import annotations

from ms_compat_lint import syntax as ast
from ms_compat_lint.sites.expressions import FSTRINGS_HAVE_PLACES
from ms_compat_lint.source import SourceFile


def is_placed(source: SourceFile, node: ast.expr, fstring: ast.JoinedStr) -> bool:
    """Whether an expression inside an f-string stands where its node says.

    Until Python 3.12 the parser searches the f-string for the expression's text, and may find it elsewhere:
    what it says is believed where the text there means the same and stands in the f-string only once.
    """
    if FSTRINGS_HAVE_PLACES:
        return True
    try:
        text = source.text_of(source.span(node))
        if source.text_of(source.span(fstring)).count(text) != 1:
            return False
        return ast.dump(ast.parse(f"({text})", mode="eval").body) == ast.dump(node)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False


def unparsed(node: ast.expr) -> str:
    """An expression as text, where its own text cannot be told."""
    try:
        return ast.unparse(node)
    except RecursionError:
        return "..."
