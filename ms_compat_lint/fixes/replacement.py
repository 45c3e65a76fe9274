"""Writing other arguments in the place of one."""

from __future__ import annotations

import ast

from ms_compat_lint.fixes.brackets import Bracket, Slot, holds_comment
from ms_compat_lint.fixes.changes import PARENTHESIS, PREFIX, Change
from ms_compat_lint.fixes.style import Style
from ms_compat_lint.model import Passing, ReplaceArgument


def replacement(bracket: Bracket, slot: Slot, style: Style, intent: ReplaceArgument) -> list[Change] | None:
    """The changes of one slot; None where a comment inside it would be lost."""
    if len(intent.replacements) == 1:
        ((keyword, value),) = intent.replacements
        return _one_for_one(bracket, slot, style, intent, keyword, value)
    if holds_comment(bracket.text[slot.start : slot.end]):
        return None
    arguments = [style.argument(keyword, value) for keyword, value in intent.replacements]
    between = style.separator if style.line is None else style.line if style.comma_first else f",{style.line}"
    return [Change(slot.start, slot.end, between.join(arguments))]


def _one_for_one(
    bracket: Bracket, slot: Slot, style: Style, intent: ReplaceArgument, keyword: str | None, value: str
) -> list[Change] | None:
    changes = _new_name(bracket, slot, style, keyword)
    if value != intent.argument.text:
        if holds_comment(bracket.text[slot.value.start : slot.value.end]):
            return None
        return [*changes, Change(*slot.value, value)]
    if keyword is not None and slot.passing is Passing.POSITIONAL and _needs_parentheses(bracket, slot):
        opened = Change(slot.start, slot.start, style.argument(keyword, "("), PREFIX)
        return [opened, Change(slot.end, slot.end, ")", PARENTHESIS)]
    return changes


def _new_name(bracket: Bracket, slot: Slot, style: Style, keyword: str | None) -> list[Change]:
    """The changes that give the value its keyword, or none."""
    if slot.name is None:
        return [] if keyword is None else [Change(slot.start, slot.start, style.argument(keyword, ""), PREFIX)]
    if keyword is None:
        return [Change(slot.start, slot.value.start, "")]
    if bracket.text[slice(*slot.name)] == keyword:
        return []
    return [Change(*slot.name, keyword)]


def _needs_parentheses(bracket: Bracket, slot: Slot) -> bool:
    """What may stand bare as a positional argument only: a generator, or ``x := 1``."""
    if bracket.bare_generator:
        return True
    try:
        ast.parse(f"f(x={bracket.text[slot.start : slot.end]})")
    except SyntaxError:
        return True
    return False
