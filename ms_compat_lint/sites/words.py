"""What the text around a name tells, before any look at the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ms_compat_lint.lazy import pattern
from ms_compat_lint.lean import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import AnyStr

NAME_BYTE = rb"[0-9A-Za-z_\x80-\xff]"  # in a regular expression
NAME_BYTES = frozenset([*b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_", *range(128, 256)])
LOOKUPS = ("getattr", "__dict__", "vars")  # one of these is where a string becomes an optimizer
_MUTATORS = (".update(", ".append(", ".extend(", ".insert(", ".setdefault(", ".add(")
# The word in front of a name, or the mark: an operator makes it an operand, and is found by neither.
_BEFORE = pattern(r"(?:\b([a-z]+)[ \t]+|([^\w \t]|^)[ \t]*)\Z")
# What makes the name in front of it an operand: an operator, a comparison, a word other than ``in``.
_AFTER = pattern(
    r"[ \t]*(?!(?:[-+/%&|^@*]|//|\*\*|<<|>>)=)(==|!=|[-+/%&|^@<>*]|(?!in\b)[a-z]+\b)",
)
_BEFORE_VALUES = frozenset(
    {"and", "assert", "await", "elif", "else", "from", "if", "in", "is", "not", "or"}
    | {"raise", "return", "while", "yield"}
)


def occurrences(text: str, name: str) -> list[int]:
    """The offsets at which an identifier stands by itself."""
    return list(_standing_alone(text, name, lambda around: any(map(_continues, around))))


def byte_occurrences(data: bytes, name: bytes) -> Iterator[int]:
    """The offsets at which an identifier stands by itself in bytes, of which any above 127 may be part of a letter."""
    return _standing_alone(data, name, lambda around: not NAME_BYTES.isdisjoint(around))


def _standing_alone(text: AnyStr, name: AnyStr, goes_on: Callable[[AnyStr], bool]) -> Iterator[int]:
    """The offsets of a name where ``goes_on`` says of what is next to it that it does not make it a longer one."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if not goes_on(text[max(start - 1, 0) : start] + text[end : end + 1]):
            yield start
        start = text.find(name, end)


def _continues(character: str) -> bool:
    """Whether a character next to a name makes it part of a longer one."""
    return character.isalnum() or character == "_"


def may_bind(text: str, start: int, end: int) -> bool:
    """Whether a name is more than read where it stands, as far as the text around it tells."""
    follower = text[end : end + 1]
    if follower == ".":
        return text.startswith(_MUTATORS, end)
    found = _BEFORE.search(text, max(start - 12, 0), start)
    word, mark = (found[1], found[2]) if found else (None, None)
    if follower == "(" or word in ("def", "class"):
        return word in ("def", "class")
    if _AFTER.match(text, end):
        return False
    if word is not None:
        return word not in _BEFORE_VALUES
    # Behind ``=`` stands a value, but for ``a = name = value`` and ``case A(key=name)``.
    return (
        mark != "="
        or text[end : end + 3].lstrip(" ").startswith("=")
        or "case" in text[line_start(text, start) : start]
    )


def line_start(text: str, offset: int) -> int:
    """Where a line begins, as far as it matters here: one that ends with CR alone goes with the next."""
    return text.rfind("\n", 0, offset) + 1
