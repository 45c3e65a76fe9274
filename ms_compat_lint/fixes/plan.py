"""What a rule proposes for one call, as minimal edits of its text."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping

from ms_compat_lint.fixes.brackets import Bracket, Range, Slot, argument_list, entry_list, holds_comment
from ms_compat_lint.fixes.changes import Change, Places, changed, combined
from ms_compat_lint.fixes.insertion import insertion
from ms_compat_lint.fixes.removal import removal
from ms_compat_lint.fixes.replacement import replacement
from ms_compat_lint.fixes.style import style_of
from ms_compat_lint.model import (
    Argument,
    DropArgument,
    Fix,
    Intent,
    Passing,
    Repair,
    ReplaceArgument,
    ReplaceKey,
    SetArgument,
    Site,
    Span,
)
from ms_compat_lint.source import SourceFile

_SHOWS_ITS_TEXT = re.compile(r"[^{}]*=\s*[}!:]")  # what follows an expression in f"{expression=}"
_UNFIT_FOR_FSTRING = re.compile(r"[\"'\\\r\n#]")


class NotFixableError(Exception):
    """The edit cannot be made rightly from what is known."""


def to_fix(source: SourceFile, site: Site, repair: Repair) -> Fix | None:
    """The repair as edits of the call's text; None where it cannot be made rightly.

    The edits are in order and do not overlap. Several may insert at one place, in their order.
    """
    text = source.text_of(site.span)
    changes = call_changes(source, site, repair.intents) if _placeable(source, site, text, repair) else None
    if not changes or not is_sound(text, changes):
        return None
    places = Places(text, site.span)
    return Fix(repair.title, repair.applicability, tuple(places.edit(change) for change in changes))


def call_changes(source: SourceFile, site: Site, intents: Iterable[Intent]) -> list[Change] | None:
    """The changes for all intents at offsets of the call's text; None where they cannot be made rightly."""
    bracket = argument_list(source.text_of(site.span))
    if bracket is None:
        return None
    try:
        return _Call(source, site, bracket).changes(intents)
    except NotFixableError:
        return None


class _Call:
    """One call's text, on which the intents of one repair are planned together."""

    def __init__(self, source: SourceFile, site: Site, bracket: Bracket) -> None:
        self.source = source
        self.start = source.offset(site.span.line, site.span.column)
        self.bracket = bracket
        self.style = style_of(bracket)

    def changes(self, intents: Iterable[Intent]) -> list[Change]:
        """The changes for all intents, without overlaps."""
        changes: list[Change] = []
        dropped: set[int] = set()
        replaced: dict[int, ReplaceArgument] = {}
        added: list[SetArgument] = []
        for intent in intents:
            if isinstance(intent, DropArgument):
                dropped.add(self.slot_index(intent.argument))
            elif isinstance(intent, ReplaceArgument):
                replaced[self.slot_index(intent.argument)] = intent
            elif isinstance(intent, SetArgument):
                added.append(intent)
            else:
                changes += self.key_change(intent)
        if dropped & replaced.keys():
            raise NotFixableError
        _check_positions(self.bracket, dropped, replaced)
        changes += self.removals(frozenset(dropped))
        changes += self.replacements(replaced)
        changes += self.insertions(frozenset(dropped), added)
        return combined(self.bracket.text, changes)

    def slot_index(self, argument: Argument) -> int:
        """The slot of an argument that is written in the call."""
        if argument.written and argument.passing in (Passing.POSITIONAL, Passing.KEYWORD):
            start, end = self.range_of(argument.span)
            if self.bracket.bare_generator:  # the parser counts the call's brackets to it
                return 0
            for index, slot in enumerate(self.bracket.slots):
                if slot.start <= start and end <= slot.end and slot.passing is argument.passing:
                    return index
        raise NotFixableError

    def range_of(self, span: Span) -> Range:
        """A span of the file as offsets in the call."""
        start = self.source.offset(span.line, span.column)
        end = self.source.offset(span.end_line, span.end_column)
        return Range(start - self.start, end - self.start)

    def removals(self, dropped: frozenset[int]) -> list[Change]:
        """The changes that take slots out."""
        slots = [self.bracket.slots[index] for index in dropped]
        return removal(self.bracket, dropped) if not _lose_comments(self.bracket, slots) else _refuse()

    def replacements(self, replaced: Mapping[int, ReplaceArgument]) -> list[Change]:
        """The changes that write other arguments in the place of one."""
        changes = []
        for index, intent in replaced.items():
            made = replacement(self.bracket, self.bracket.slots[index], self.style, intent)
            changes += made if made is not None else _refuse()
        return changes

    def insertions(self, dropped: frozenset[int], added: list[SetArgument]) -> list[Change]:
        """The changes that add keywords, as the call will be without the dropped slots."""
        bracket = _without(self.bracket, dropped)
        changes: list[Change] = []
        for intent in sorted(added, key=lambda each: each.order):
            changes += insertion(bracket, self.style, intent.parameter, intent.text, intent.order)
        return changes

    def key_change(self, intent: ReplaceKey) -> list[Change]:
        """The changes that rename or drop one entry of a dictionary."""
        found = entry_list(self.bracket.text, self.range_of(intent.key_span))
        if found is None:
            raise NotFixableError
        bracket, index = found
        slot = bracket.slots[index]
        if intent.text is None:
            return removal(bracket, frozenset({index})) if not _lose_comments(bracket, [slot]) else _refuse()
        if slot.name is None:
            raise NotFixableError
        new = spelled_like(bracket, slot.name, intent.text)
        if new in (bracket.text[slice(*other.name)] for other in bracket.slots if other.name is not None):
            raise NotFixableError
        return [Change(*slot.name, new)]


def _refuse() -> list[Change]:
    raise NotFixableError


def _lose_comments(bracket: Bracket, slots: Iterable[Slot]) -> bool:
    return any(holds_comment(bracket.text[slot.start : slot.end]) for slot in slots)


def _check_positions(bracket: Bracket, dropped: set[int], replaced: Mapping[int, ReplaceArgument]) -> None:
    """A positional argument that goes shifts those behind it: each of these must be dealt with as well."""
    shifted = False
    for index, slot in enumerate(bracket.slots):
        if slot.passing not in (Passing.POSITIONAL, Passing.STAR):
            continue
        if shifted and index not in dropped and index not in replaced:
            raise NotFixableError
        keywords = [keyword for keyword, _ in replaced[index].replacements] if index in replaced else [None]
        shifted |= index in dropped or keywords != [None]


def _without(bracket: Bracket, dropped: frozenset[int]) -> Bracket:
    """The bracket as it will be: the last slot keeps its comma only if the dropped ones had one each."""
    staying = [slot for index, slot in enumerate(bracket.slots) if index not in dropped]
    if dropped and staying and bracket.slots[-1].comma is None:
        staying[-1] = staying[-1]._replace(comma=None)
    return bracket._replace(slots=tuple(staying), bare_generator=bracket.bare_generator and bool(staying))


def spelled_like(bracket: Bracket, old: Range, new: str) -> str:
    """A key in the quotes of the old one; bare as a keyword of ``dict()``."""
    name = new.strip("\"'")
    if bracket.text[bracket.start - 1] == "(":
        return name
    quotes = re.match(r"[a-zA-Z]*(\"\"\"|'''|\"|')", bracket.text[slice(*old)])
    quote = quotes[1] if quotes else '"'
    return f"{quote}{name}{quote}"


def is_sound(text: str, changes: list[Change]) -> bool:
    """Whether what comes out is a call in which no keyword is given twice and no position follows a keyword."""
    bracket = argument_list(changed(text, changes))
    if bracket is None:
        return False
    names = [bracket.text[slice(*slot.name)] for slot in bracket.slots if slot.name is not None]
    return len(set(names)) == len(names)


def _placeable(source: SourceFile, site: Site, text: str, repair: Repair) -> bool:
    """Whether an edit may be made where the call stands: not every call in an f-string can take one.

    Before 3.12 Python does not say where such a call is. Quotes, line breaks and backslashes inside one
    end the string for older Pythons, and ``f"{call=}"`` prints the call's text.
    """
    if not site.in_fstring:
        return True
    if sys.version_info < (3, 12) or _SHOWS_ITS_TEXT.match(source.text, source.offset(*site.span[2:])):
        return False
    written = [i.text for i in repair.intents if isinstance(i, (SetArgument, ReplaceKey)) and i.text is not None]
    for intent in repair.intents:
        written += [value for _, value in intent.replacements] if isinstance(intent, ReplaceArgument) else []
    return not any(_UNFIT_FOR_FSTRING.search(each) for each in [text, *written])
