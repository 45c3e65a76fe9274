"""``# noqa``, with the meaning and the reach that flake8 gives it."""

from __future__ import annotations

import re
import tokenize

from ms_compat_lint.model import Finding
from ms_compat_lint.source import SourceFile
from ms_compat_lint.suppressions.tokens import normalized_lines, tokens_around

# A bare comment, and also one with a space before its colon, silences everything. The codes must follow the
# colon after one space at most, are letters and digits, and are compared in the case in which they are written.
_INLINE = re.compile(r"# noqa(?::\s?(?P<codes>(?:[A-Z]+[0-9]+[,\s]*)+))?", re.IGNORECASE)
_WHOLE_FILE = re.compile(r"\s*# flake8[:=]\s*noqa", re.IGNORECASE)


def without_noqa(source: SourceFile, findings: list[Finding]) -> list[Finding]:
    """The findings that no ``noqa`` comment silences."""
    if not _INLINE.search(source.text) and "flake8" not in source.text.lower():
        return findings
    lines = normalized_lines(source)
    if any(map(_WHOLE_FILE.match, lines)):
        return []
    joined = _joined_lines(source, lines)
    return [finding for finding in findings if not _silences(_text(lines, joined, finding.span.line), finding.code)]


def _silences(text: str, code: str) -> bool:
    """Whether the first ``noqa`` in a text speaks of a code: it names the code or its beginning, or names none."""
    comment = _INLINE.search(text)
    if comment is None:
        return False
    if comment["codes"] is None:
        return True
    return code.startswith(tuple(filter(None, re.split(r"[,\s]", comment["codes"]))))


def _text(lines: list[str], joined: dict[int, tuple[int, int]], line: int) -> str:
    """The text in which a comment for a line may stand."""
    first, last = joined.get(line, (line, line))
    return "".join(lines[first - 1 : last])


def _joined_lines(source: SourceFile, lines: list[str]) -> dict[int, tuple[int, int]]:
    """The lines that backslashes and strings over several lines tie together, brackets do not: first and last.

    Those of statements without a comment that could silence something are left out.
    """
    joined = {}
    first, last = len(lines) + 2, -1
    for above, token in tokens_around(source, lines, "noqa"):
        if token.type == tokenize.DEDENT:
            continue
        first, last = min(first, above + token.start[0]), max(last, above + token.end[0])
        if token.type in (tokenize.NL, tokenize.NEWLINE):
            if first < last:
                joined.update(dict.fromkeys(range(first, last + 1), (first, last)))
            first, last = len(lines) + 2, -1
    return joined
