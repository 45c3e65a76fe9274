"""The tokens of a file, as flake8 and pylint see them."""

from __future__ import annotations

import tokenize
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
