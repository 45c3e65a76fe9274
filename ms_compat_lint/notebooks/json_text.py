"""JSON as text: where each value stands, and strings that are changed without touching what stays of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

_SPACE = re.compile(r"[ \t\n\r]*")
# A character of a string as it is written; two escapes may be halves of one character.
_UNIT = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]", re.DOTALL)
_DECODER = json.JSONDecoder()

Visit = Callable[[Any, int], int]


def space(text: str, start: int) -> int:
    """The place behind white space."""
    found = _SPACE.match(text, start)
    assert found is not None
    return found.end()


def value(text: str, start: int) -> tuple[Any, int]:
    """The value that stands at a place, and the place behind it. Raises :exc:`json.JSONDecodeError`."""
    return _DECODER.raw_decode(text, start)


def members(text: str, start: int, visit: Visit) -> int:
    """Go through an object: ``visit`` takes each key with the place of its value and returns the place behind it."""

    def member(_: int, place: int) -> int:
        if text[place : place + 1] != '"':
            raise json.JSONDecodeError("Expecting property name enclosed in double quotes", text, place)
        key, end = value(text, place)
        end = space(text, end)
        if text[end : end + 1] != ":":
            raise json.JSONDecodeError("Expecting ':' delimiter", text, end)
        return visit(key, space(text, end + 1))

    return _sequence(text, start, "{", "}", member)


def elements(text: str, start: int, visit: Visit) -> int:
    """Go through an array: ``visit`` takes each index with the place of the value and returns the place behind it."""
    return _sequence(text, start, "[", "]", visit)


def _sequence(text: str, start: int, opening: str, closing: str, visit: Visit) -> int:
    if text[start : start + 1] != opening:
        raise json.JSONDecodeError(f"Expecting '{opening}'", text, start)
    place = space(text, start + 1)
    if text[place : place + 1] == closing:
        return place + 1
    index = 0
    while True:
        place = space(text, visit(index, place))
        if text[place : place + 1] == closing:
            return place + 1
        if text[place : place + 1] != ",":
            raise json.JSONDecodeError("Expecting ',' delimiter", text, place)
        place = space(text, place + 1)
        index += 1


def units(written: str) -> list[str]:
    """The inside of a string's quotes, cut into what each of its characters is written as."""
    return _UNIT.findall(written)


def quoted(text: str, *, ascii_only: bool) -> str:
    """A string as it is written inside of the quotes."""
    return json.dumps(text, ensure_ascii=ascii_only)[1:-1]
