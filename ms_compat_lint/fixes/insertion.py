"""Writing a new keyword argument into a call."""

from __future__ import annotations

from ms_compat_lint.fixes.brackets import Bracket, Slot
from ms_compat_lint.fixes.changes import COMMA, PARENTHESIS, Change
from ms_compat_lint.fixes.style import Style
from ms_compat_lint.model import Passing


def insertion(bracket: Bracket, style: Style, keyword: str, value: str, order: int) -> list[Change]:
    """The changes that add ``keyword=value`` behind the last argument, but before a closing run of ``**``."""
    argument = style.argument(keyword, value)
    anchor = _anchor(bracket)
    if anchor is None and not bracket.slots:
        return [Change(bracket.start, bracket.start, argument, order)]
    if anchor is None:
        line = style.line or style.separator[1:]
        place = bracket.slots[0].start
        return [Change(place, place, f"{argument},{line}", order)]
    return [*_parentheses(bracket), *_behind(bracket, anchor, style, argument, order)]


def _anchor(bracket: Bracket) -> Slot | None:
    """The slot behind which a new keyword goes."""
    slots = list(bracket.slots)
    while slots and slots[-1].passing is Passing.DOUBLE_STAR:
        slots.pop()
    return slots[-1] if slots else None


def _parentheses(bracket: Bracket) -> list[Change]:
    """A generator that was alone needs parentheses of its own once it is not."""
    if not bracket.bare_generator:
        return []
    (slot,) = bracket.slots
    return [Change(slot.start, slot.start, "(", PARENTHESIS), Change(slot.end, slot.end, ")", PARENTHESIS)]


def _behind(bracket: Bracket, anchor: Slot, style: Style, argument: str, order: int) -> list[Change]:
    place = anchor.end if anchor.comma is None else anchor.comma + 1
    if style.line is None:
        text = f"{style.separator}{argument}" if anchor.comma is None else f"{style.separator[1:]}{argument},"
        return [Change(place, place, text, order)]
    line_end = _comment_end(bracket, place)
    if style.comma_first:
        return [Change(line_end, line_end, f"{style.line}{argument}", order)]
    if anchor.comma is not None:
        return [Change(line_end, line_end, f"{style.line}{argument},", order)]
    if line_end == place:
        return [Change(place, place, f",{style.line}{argument}", order)]
    return [Change(place, place, ",", COMMA), Change(line_end, line_end, f"{style.line}{argument}", order)]


def _comment_end(bracket: Bracket, place: int) -> int:
    """The end of the comment that follows on the same line, else the place itself."""
    for comment in bracket.comments:
        if comment.start >= place and not bracket.text[place : comment.start].strip(" \t\f,"):
            return comment.end
    return place
