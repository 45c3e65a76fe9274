"""Taking arguments out of a call: each with exactly one comma and its white space, never with a comment."""

from __future__ import annotations

from ms_compat_lint.fixes.brackets import Bracket
from ms_compat_lint.fixes.changes import Change
from ms_compat_lint.lean import NamedTuple


class _Token(NamedTuple):
    """A slot, a comma, a comment or one of the two brackets."""

    start: int
    end: int
    kind: str
    removed: bool = False


def removal(bracket: Bracket, dropped: frozenset[int]) -> list[Change]:
    """The changes that take the slots with these indexes out."""
    changes = []
    left: _Token | None = None
    taken: list[_Token] = []
    for token in _tokens(bracket, dropped):
        if token.removed and left is not None and _on_the_line_of(bracket.text, left, token):
            changes.append(Change(left.end, token.end, ""))
        elif token.removed:
            taken.append(token)
            continue
        if left is not None and taken:
            changes.append(_closed_gap(bracket.text, left, taken, token))
        left, taken = token, []
    return changes


def _on_the_line_of(text: str, slot: _Token, comma: _Token) -> bool:
    """Whether this is the comma of a slot that stays, at the slot's own line: then it goes for itself."""
    return slot.kind == "slot" and comma.kind == "comma" and not _has_line_break(text[slot.end : comma.start])


def _tokens(bracket: Bracket, dropped: frozenset[int]) -> list[_Token]:
    """What is in the bracket, in order, with what goes marked."""
    commas = _removed_commas(bracket, dropped)
    tokens = [_Token(bracket.start, bracket.start, "open"), _Token(bracket.end, bracket.end, "close")]
    tokens += [_Token(comment.start, comment.end, "comment") for comment in bracket.comments]
    for index, slot in enumerate(bracket.slots):
        tokens.append(_Token(slot.start, slot.end, "slot", index in dropped))
        if slot.comma is not None:
            tokens.append(_Token(slot.comma, slot.comma + 1, "comma", index in commas))
    return sorted(tokens, key=lambda token: (token.start, token.end))


def _removed_commas(bracket: Bracket, dropped: frozenset[int]) -> frozenset[int]:
    """Each slot goes with its own comma; a last one that has none, with that of the last slot that stays."""
    last = len(bracket.slots) - 1
    if last not in dropped or bracket.slots[last].comma is not None:
        return dropped
    staying = [index for index in range(last) if index not in dropped]
    return dropped | frozenset(staying[-1:])


def _closed_gap(text: str, left: _Token, taken: list[_Token], right: _Token) -> Change:
    """Of the white space before and behind what goes, keep the one that leaves both neighbours in their places."""
    before = text[left.end : taken[0].start]
    behind = text[taken[-1].end : right.start]
    if left.kind == "open" and right.kind == "close":
        return Change(left.end, right.start, "")
    if _keeps_before(left, right, before, behind):
        return Change(left.end + len(before), right.start, "")
    if left.kind == "comment" or "\\" not in behind:
        behind = behind[_first_line_break(behind) :]
    return Change(left.end, right.start - len(behind), "")


def _keeps_before(left: _Token, right: _Token, before: str, behind: str) -> bool:
    if _has_line_break(behind) and left.kind != "open":
        return False
    if left.kind == "comment":
        return True  # the line break that ends the comment
    if right.kind == "close":
        return False
    if right.kind == "comment":
        return _has_line_break(before)
    return True


def _has_line_break(space: str) -> bool:
    return "\n" in space or "\r" in space


def _first_line_break(space: str) -> int:
    """Where the first line break is; 0 where there is none."""
    return min((index for index in (space.find("\r"), space.find("\n")) if index >= 0), default=0)
