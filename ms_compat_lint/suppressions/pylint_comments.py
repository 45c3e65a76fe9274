"""``# pylint: disable=...``, with the meaning and the reach that pylint gives it."""

from __future__ import annotations

import re
import tokenize
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from ms_compat_lint.lean import NamedTuple
from ms_compat_lint.model import Finding
from ms_compat_lint.rules.registry import by_code
from ms_compat_lint.source import SourceFile
from ms_compat_lint.suppressions.blocks import Block, owners
from ms_compat_lint.suppressions.tokens import normalized_lines, tokens_around

CHECKER = "ms-compat-lint"

_COMMENT = re.compile(r"\bpylint:\s*([^;#\n]+)")
_WORD = re.compile(
    r"\b(?P<action>disable-next|disable-all|disable-msg|enable-msg|skip-file|disable|enable)\b"
    r"|(?P<name>[0-9A-Za-z_-]{2,})|(?P<equals>=)|(?P<letter>[CREIWF]\d*)"
)
_WHOLE_FILE = ("disable-all", "skip-file")


class Pragma(NamedTuple):
    """One action of a comment on some messages, at a line."""

    line: int
    action: str
    messages: tuple[str, ...]


def without_disabled(source: SourceFile, findings: list[Finding]) -> list[Finding]:
    """The findings that no comment for pylint disables."""
    pragmas = []
    for pragma in _pragmas(source):
        if pragma.action in _WHOLE_FILE or (pragma.action == "disable" and "all" in pragma.messages):
            return []
        pragmas.append(pragma)
    blocks = owners(source.tree, {pragma.line for pragma in pragmas if pragma.action != "disable-next"})
    lines = sorted({finding.span.line for finding in findings} | {block.first for block in blocks.values()})
    enabled = {code: _states(code, pragmas, blocks, lines) for code in {finding.code for finding in findings}}
    return [finding for finding in findings if enabled[finding.code].get(finding.span.line, True)]


def _states(code: str, pragmas: Iterable[Pragma], blocks: dict[int, Block], lines: list[int]) -> dict[int, bool]:
    """On which of ``lines`` the comments switch a rule on or off."""
    states: dict[int, bool] = {}
    for pragma in pragmas:
        if not any(_names(message, code) for message in pragma.messages):
            continue
        if pragma.action == "disable-next":
            states[pragma.line + 1] = False
        elif pragma.line in blocks:
            _set_in_block(states, blocks[pragma.line], pragma, lines)
    return states


def _set_in_block(states: dict[int, bool], block: Block, pragma: Pragma, lines: list[int]) -> None:
    """Let a comment take effect on the block that it stands in.

    A comment before the block's first statement holds for all of the block, one further down from there on;
    what was said before it about the lines above it stays, and the others are on again.
    """
    state = wanted = pragma.action.startswith("enable")
    if pragma.line > block.first_statement:
        state = True
    start, end = block.reach(pragma.line)
    if start == block.first and start >= block.first_statement and block.first in states:
        start = pragma.line
    for line in lines[bisect_left(lines, start) : bisect_right(lines, end)]:
        above = block.first <= line < pragma.line if block.is_module else block.first < line < pragma.line
        if above and line in states:
            continue
        states[line] = wanted if line >= pragma.line else state


def _names(message: str, code: str) -> bool:
    """Whether a message, a category, the checker or ``all`` in a comment means a rule."""
    meta = by_code()[code].meta
    if message == "all" or message.upper() == meta.pylint_id[0] or message.lower() == CHECKER:
        return True
    return message.upper() == meta.pylint_id if message[1:].isdigit() else message == meta.pylint_symbol


def _pragmas(source: SourceFile) -> Iterator[Pragma]:
    """The actions of all comments, in their order."""
    previous_line = None
    newline_before = newline_seen = True
    for above, token in tokens_around(source, normalized_lines(source), "pylint:"):
        line = above + token.start[0]
        if (above or previous_line is not None) and previous_line != line:
            newline_before, newline_seen = newline_seen, False
        previous_line = line
        if token.type in (tokenize.NL, tokenize.NEWLINE):
            newline_seen = True
        if token.type == tokenize.COMMENT:
            # Without a line end in between, a backslash ties this line to the one before.
            at = line if newline_before else line - 1
            for action, messages in _parse(_instructions(token.string)):
                yield Pragma(at, action, messages)


def _instructions(comment: str) -> str:
    """What stands behind the ``pylint:`` that counts: the first one behind the last ``#`` that has one."""
    found = list(_COMMENT.finditer(comment))
    if not found:
        return ""
    start = comment.rfind("#", 0, found[-1].start())
    return next(each[1] for each in found if each.start() > start)


def _parse(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The actions of a comment, up to the first mistake in it."""
    action: str | None = None
    messages: list[str] = []
    equals_next = False
    for word in _WORD.finditer(text):
        if word["equals"]:
            if not equals_next:
                return
            equals_next = False
        elif equals_next:
            return
        elif word["action"]:
            if action is not None:
                if not messages and action not in _WHOLE_FILE:
                    return
                yield action, tuple(messages)
            action, messages = word["action"], []
            equals_next = action not in _WHOLE_FILE
        else:
            messages.append(word[0])
    if action is not None and (messages or action in _WHOLE_FILE):
        yield action, tuple(messages)
