"""Expected findings as comments: ``# MSC101: eps, weight_decay`` on the line that they stand on.

A finding about the whole call has no name behind its code. Options stand in a comment of their own,
``# options: --mindspore-api experimental``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ms_compat_lint.model import Family, Finding
from ms_compat_lint.settings import Settings

MARK = re.compile(r"#\s*(MSC\d{3})(?::\s*([\w, ]+?))?\s*(?=#|$)")
OPTIONS = re.compile(r"^# options: (.*)$", re.MULTILINE)

Expectation = tuple[int, str, "str | None"]  # line, code, parameter


def expected(text: str) -> Counter[Expectation]:
    """The findings that the comments of a text announce."""
    found: Counter[Expectation] = Counter()
    for number, line in enumerate(text.splitlines(), 1):
        for code, names in MARK.findall(line):
            parameters: list[str | None] = [name.strip() for name in names.split(",")] if names else [None]
            found.update((number, code, parameter) for parameter in parameters)
    return found


def actual(findings: Iterable[Finding]) -> Counter[Expectation]:
    """Findings in the form of the comments."""
    return Counter((f.span.line, f.code, f.parameter) for f in findings)


def option_words(text: str) -> list[str]:
    """The command's options that a text asks for."""
    match = OPTIONS.search(text)
    return match.group(1).split() if match else []


def settings(text: str, **changes: object) -> Settings:
    """The settings that a text's options ask for."""
    words = option_words(text)
    given = dict(zip(words[::2], words[1::2], strict=True))
    chosen: dict[str, object] = {}
    for option, value in given.items():
        name = option.removeprefix("--").replace("-", "_")
        chosen[name] = Family(value) if name == "mindspore_api" else value
    return Settings()._replace(**chosen, **changes)
