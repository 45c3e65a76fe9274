"""Text in the Markdown of review services, whatever a file's name or a quoted value may hold."""

from __future__ import annotations

import re

from ms_compat_lint.reporters.text import printable

_PUNCTUATION = re.compile(r"[\\`*{}\[\]<>#|~&!$]|(?<!\w)_|_(?!\w)")
_BREAK = "\u200b"  # no width: behind it, a name is nobody's


def plain(text: str) -> str:
    """A text that is shown as it is: no emphasis, no link, no picture, nobody called by ``@name``."""
    shown = _PUNCTUATION.sub(lambda match: f"\\{match[0]}", printable(text))
    return shown.replace("@", f"@{_BREAK}").replace("://", "\\://").replace("www.", f"www{_BREAK}.")


def code(text: str) -> str:
    """A text as code within a line."""
    shown = printable(text)
    fence = "`" * (_longest_run(shown) + 1)
    blank = " " if shown.startswith(("`", " ")) or shown.endswith(("`", " ")) else ""
    return f"{fence}{blank}{shown}{blank}{fence}"


def block(text: str, language: str) -> str:
    """Lines as a block of code, in a fence longer than any within."""
    fence = "`" * max(3, _longest_run(text) + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def _longest_run(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)
