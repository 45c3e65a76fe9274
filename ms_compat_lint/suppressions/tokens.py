"""The tokens of a file, as flake8 and pylint see them."""

from __future__ import annotations

import tokenize
from collections.abc import Iterator, Sequence
from io import StringIO

from ms_compat_lint.source import SourceFile


def normalized_lines(source: SourceFile) -> list[str]:
    """The lines, each ending in LF alone."""
    text = source.text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return list(StringIO(text))


def tokens_of(lines: list[str]) -> list[tokenize.TokenInfo] | None:
    """The tokens; None where the tokenizer refuses what the parser accepts."""
    try:
        return list(tokenize.generate_tokens(iter([*lines, ""]).__next__))
    except (tokenize.TokenError, SyntaxError):
        return None


def tokens_around(source: SourceFile, lines: list[str], mark: str) -> Iterator[tuple[int, tokenize.TokenInfo]]:
    """The tokens of those top-level statements, and of the comments between them, in whose text a mark stands.

    Each with the number of lines above its statement, to which its own line counts. Tokens are slow to come by: those
    of a whole file take three times as long as its tree.
    """
    start = 0
    for stop in [*_ends(source, lines), len(lines)]:
        if any(mark in line.lower() for line in lines[start:stop]):
            for token in tokens_of(lines[start:stop]) or ():
                if start + token.start[0] <= stop:  # those behind the end are no text
                    yield start, token
        start = stop


def _ends(source: SourceFile, lines: Sequence[str]) -> Iterator[int]:
    """Where the file can be cut: the numbers of lines above which no statement goes on."""
    last = 0
    for statement in source.tree.body:
        decorators = getattr(statement, "decorator_list", ())
        first = min([statement.lineno, *(each.lineno for each in decorators)]) - 1
        if last < first and not lines[first - 1].endswith("\\\n"):
            yield first
        last = max(last, statement.end_lineno or statement.lineno)
