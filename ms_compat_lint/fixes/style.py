"""How the arguments of a call are laid out, so that a new one can follow."""

from __future__ import annotations

import re
from itertools import pairwise

from ms_compat_lint.fixes.brackets import Bracket, Slot
from ms_compat_lint.lean import NamedTuple

_LINE_END = re.compile(r"\r\n|\r|\n")


class Style(NamedTuple):
    """The layout of an argument list."""

    separator: str  # between two arguments on one line
    equals: str  # between a keyword and its value
    line: str | None  # what begins the line of an argument, the line break included; None: they share lines

    @property
    def comma_first(self) -> bool:
        """Whether ``line`` holds the comma."""
        return self.line is not None and "," in self.line

    def argument(self, keyword: str | None, value: str) -> str:
        """One argument as text."""
        return value if keyword is None else f"{keyword}{self.equals}{value}"


def style_of(bracket: Bracket) -> Style:
    """The layout that the slots show."""
    return Style(_separator(bracket), _equals(bracket), _line(bracket))


def _line(bracket: Bracket) -> str | None:
    """The line break and indentation where each slot, but perhaps the first, begins a line."""
    prefixes = [_prefix(bracket.text, slot) for slot in bracket.slots]
    inner = [prefix for prefix in prefixes[1:] or prefixes if prefix is not None]
    if not inner or len(inner) < len(prefixes) - 1:
        return None
    commas = ["," in prefix for prefix in inner]
    return inner[-1] if any(commas) is all(commas) else None


def _prefix(text: str, slot: Slot) -> str | None:
    """The line break before a slot with the white space (and comma) behind it; None where it begins no line."""
    breaks = list(_LINE_END.finditer(text, 0, slot.start))
    if not breaks:
        return None
    prefix = text[breaks[-1].end() : slot.start]
    if prefix.strip(" \t\f") not in ("", ","):
        return None
    return breaks[-1][0] + prefix.replace("\f", "")


def _separator(bracket: Bracket) -> str:
    """A bare comma where every comma between two slots is one, else a comma and a space."""
    pairs = pairwise(bracket.slots)
    between = [bracket.text[first.comma + 1 : second.start] for first, second in pairs if first.comma is not None]
    return "," if between and not any(between) else ", "


def _equals(bracket: Bracket) -> str:
    """An equals sign with spaces around it where every keyword has them."""
    signs = [bracket.text[slot.name.end : slot.value.start] for slot in bracket.slots if slot.name is not None]
    return " = " if signs and all(sign == " = " for sign in signs) else "="
