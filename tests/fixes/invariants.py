"""What holds of a file after every fix and every port."""

from __future__ import annotations

import io
import tokenize
from collections import Counter
from collections.abc import Iterable

from ms_compat_lint.fixes.diff import _changes
from ms_compat_lint.model import Finding, Site
from ms_compat_lint.source import SourceFile


def comments(text: str) -> Counter[str]:
    """The comments of a text."""
    tokens = tokenize.generate_tokens(io.StringIO(text, newline="").readline)
    return Counter(token.string for token in tokens if token.type == tokenize.COMMENT)


def parses(text: str) -> bool:
    """Whether a text is Python."""
    try:
        return bool(compile(text, "<text>", "exec", flags=0x400, dont_inherit=True))
    except SyntaxError:
        return False


def changed_lines(before: str, after: str) -> list[int]:
    """The lines of the old text, from 1, that are not in the new one."""
    old, new = (SourceFile.from_text("x.py", text).lines for text in (before, after))
    encoded = [[line.encode("utf-8", "surrogatepass") for line in lines] for lines in (old, new)]
    return [line + 1 for change in _changes(*encoded) for line in range(change.old_start, change.old_end)]


def outside(lines: Iterable[int], sites: Iterable[Site]) -> list[int]:
    """The lines on which no site stands."""
    inside = {line for site in sites for line in range(site.span.line, site.span.end_line + 1)}
    return [line for line in lines if line not in inside]


def new_findings(before: Iterable[Finding], after: Iterable[Finding]) -> list[object]:
    """What was not found before, but MSC2xx, and MSC301 on names that a fix wrote out."""
    known = Counter((finding.code, finding.api, finding.parameter) for finding in before)
    now = Counter((finding.code, finding.api, finding.parameter) for finding in after)
    return [key for key in now - known if not key[0].startswith(("MSC2", "MSC301"))]
