"""Patterns in the form of ``.gitignore``, matched as git matches them.

Every pattern costs time in proportion to its length times the path's: a pattern from a hostile
repository cannot make a regular expression backtrack without end.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence

from ms_compat_lint.lean import NamedTuple

SegmentTest = Callable[[str], object]  # the result is true where one name of a path matches

_MAGIC = re.compile(r"[*?\[\\]")
_NAMED_CLASSES = {
    "alnum": "a-zA-Z0-9",
    "alpha": "a-zA-Z",
    "blank": " \\t",
    "cntrl": "\\x00-\\x1f\\x7f",
    "digit": "0-9",
    "graph": "\\x21-\\x7e",
    "lower": "a-z",
    "print": "\\x20-\\x7e",
    "punct": "!-/:-@\\[-`{-~",
    "space": "\\s",
    "upper": "A-Z",
    "xdigit": "0-9a-fA-F",
}


class BadPatternError(ValueError):
    """A pattern that matches nothing, because it is broken."""


class Pattern(NamedTuple):
    """One line of a ``.gitignore``."""

    negated: bool
    directories_only: bool
    anchored: bool  # matched against the whole path from the file's directory, else against the last name
    segments: tuple[SegmentTest | None, ...]  # None stands for ``**``

    def matches(self, names: Sequence[str], is_directory: bool) -> bool:
        """Whether the pattern speaks of a path, given as its names from the file's directory on."""
        if self.directories_only and not is_directory:
            return False
        if not self.anchored:
            test = self.segments[0]
            return test is None or bool(test(names[-1]))
        return _match_segments(self.segments, names)


class Patterns:
    """A sequence of patterns, relative to one directory; the last one that speaks of a path decides."""

    def __init__(self, directory: str, patterns: Iterable[Pattern]) -> None:
        self._prefix = directory.rstrip(os.sep) + os.sep
        self._patterns = tuple(patterns)[::-1]

    def verdict(self, place: str, is_directory: bool) -> bool | None:
        """Whether an absolute path is left out; None where the patterns do not speak of it."""
        if not place.startswith(self._prefix):
            return None
        names = _bytewise(place[len(self._prefix) :]).split(os.sep)
        for pattern in self._patterns:
            if pattern.matches(names, is_directory):
                return not pattern.negated
        return None

    def matches(self, place: str, is_directory: bool) -> bool:
        """Whether an absolute path is left out."""
        return self.verdict(place, is_directory) is True


def parse(line: str) -> Pattern | None:
    """The pattern of a line; None for a blank or a comment. Raises :exc:`BadPatternError`."""
    text = re.sub(r"(?<!\\)((?:\\\\)*) +$", r"\1", _bytewise(line.rstrip("\r\n")))
    if not text or text.startswith("#"):
        return None
    negated = text.startswith("!")
    text = text[negated:]
    directories_only = text.endswith("/")
    text = text[: len(text) - directories_only]
    anchored = "/" in text
    names = text.removeprefix("/").split("/")
    if not any(names):
        raise BadPatternError(line)
    tests = tuple(None if name == "**" and (anchored or len(names) == 1) else _segment(name) for name in names)
    return Pattern(negated, directories_only, anchored, tests)


def _bytewise(text: str) -> str:
    """A text with one character for each byte that it has in a file's name: what ``?`` stands for in git."""
    return text if text.isascii() else os.fsencode(text).decode("latin-1")


def _match_segments(tests: Sequence[SegmentTest | None], names: Sequence[str]) -> bool:
    """Whether the names of a path match; ``**`` takes any number of them, and one at least at the end."""
    if tests[-1] is None:  # everything inside, but not the directory itself
        tests, names = (*tests[:-1], None), names[:-1] if len(tests) > 1 else names
    at = name = 0
    after_stars, resume = -1, 0
    while name < len(names):
        test = tests[at] if at < len(tests) else None
        if test is None and at < len(tests):
            at += 1
            after_stars, resume = at, name
        elif test is not None and test(names[name]):
            at += 1
            name += 1
        elif after_stars >= 0:
            resume += 1
            at, name = after_stars, resume
        else:
            return False
    return all(test is None for test in tests[at:])


def _segment(text: str) -> SegmentTest:
    """The test of one name between slashes."""
    if not _MAGIC.search(text):
        return text.__eq__
    ending = text[1:]
    if text.startswith("*") and not _MAGIC.search(ending):
        return lambda name: name.endswith(ending)
    return re.compile(_translate(text), re.DOTALL | re.ASCII).fullmatch


def _translate(text: str) -> str:
    """A regular expression for a name. All but the last star take the shortest match and never give it back."""
    pieces = [""]
    at = 0
    while at < len(text):
        character = text[at]
        at += 1
        if character == "*":
            if len(pieces) == 1 or pieces[-1]:
                pieces.append("")
        elif character == "?":
            pieces[-1] += "."
        elif character == "[":
            expression, at = _character_class(text, at)
            pieces[-1] += expression
        else:
            if character == "\\":
                if at == len(text):
                    raise BadPatternError(text)
                character = text[at]
                at += 1
            pieces[-1] += re.escape(character)
    first, *rest = pieces
    if not rest:
        return first
    middle = "".join(f"(?=(.*?{piece}))\\{number}" for number, piece in enumerate(rest[:-1], 1))
    return f"{first}{middle}.*{rest[-1]}"


def _character_class(text: str, at: int) -> tuple[str, int]:
    """The regular expression of ``[...]`` and the index behind it; ``at`` is behind the opening bracket."""
    negated = text[at : at + 1] in ("!", "^")
    at += negated
    items: list[str] = []
    start = at
    while at < len(text) and (text[at] != "]" or at == start):
        named = re.compile(r"\[:(\w+):\]").match(text, at)
        if named:
            if named[1] not in _NAMED_CLASSES:
                raise BadPatternError(text)
            items.append(_NAMED_CLASSES[named[1]])
            at = named.end()
            continue
        low, at = _class_character(text, at)
        if text[at : at + 1] == "-" and text[at + 1 : at + 2] not in ("]", ""):
            high, at = _class_character(text, at + 1)
            if low <= high:
                items.append(f"{re.escape(low)}-{re.escape(high)}")
        else:
            items.append(re.escape(low))
    if at >= len(text):
        raise BadPatternError(text)
    if not items:
        return (".", at + 1) if negated else ("(?!)", at + 1)
    return f"[{'^' if negated else ''}{''.join(items)}]", at + 1


def _class_character(text: str, at: int) -> tuple[str, int]:
    if text[at] == "\\":
        at += 1
    if at >= len(text):
        raise BadPatternError(text)
    return text[at], at + 1
