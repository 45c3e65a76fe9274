"""What holds of a file after every fix and every port."""

from __future__ import annotations

import io
import tokenize
import warnings
from collections import Counter
from collections.abc import Iterable

from ms_compat_lint.knowledge import load
from ms_compat_lint.model import Finding
from ms_compat_lint.sites.finder import find_sites
from ms_compat_lint.source import SourceFile


def comments(text: str) -> Counter[str]:
    """The comments of a text."""
    tokens = tokenize.generate_tokens(io.StringIO(text, newline="").readline)
    return Counter(token.string for token in tokens if token.type == tokenize.COMMENT)


def compiles(text: str) -> bool:
    """Whether a text is Python, and names no argument twice."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return bool(compile(text, "<text>", "exec", dont_inherit=True))
    except SyntaxError:
        return False


def outside_calls(text: str) -> str:
    """A text without its optimizers' constructions."""
    source = SourceFile.from_text("x.py", text)
    pieces, position = [], 0
    for site in find_sites(source, load.api_names()):
        start = source.offset(*site.span[:2])
        if start >= position:  # not inside another one
            pieces.append(text[position:start])
            position = source.offset(*site.span[2:])
    return "(...)".join([*pieces, text[position:]])


def new_findings(before: Iterable[Finding], after: Iterable[Finding]) -> list[object]:
    """What was not found before, but MSC2xx, and MSC301 on names that a fix wrote out."""
    known = Counter((finding.code, finding.api, finding.parameter) for finding in before)
    now = Counter((finding.code, finding.api, finding.parameter) for finding in after)
    return [key for key in now - known if not key[0].startswith(("MSC2", "MSC301"))]
