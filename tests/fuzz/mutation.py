"""Changes to an input that leave it of its kind: bytes alone hardly ever stay TOML, JSON, a diff or Python.

A mutation takes an input and a source of chance, and gives another input; what it cannot read, it gives back.
"""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from tests.fuzz.toml import as_toml, from_toml

Mutation = Callable[[bytes, random.Random], bytes]

LONG = 2000
NUMBERS = (0, 1, -1, 2, 127, 255, 2**31 - 1, 2**31, 2**53, 2**64, 10**400, 0.5, -0.0, 1e308, float("inf"), float("nan"))
TEXTS = ("", " ", "\0", "\n", "\r\n", "\u2028", "\x0c", "é", "中", "\U0001f600", "e\u0301", "\ufeff", "\x1b[31m", "../")
TEXTS += (
    "*",
    "**/",
    "[",
    "[!",
    "\\",
    "!",
    "#",
    "/",
    "%",
    "{0}",
    "$(x)",
    "'",
    '"',
    "NaN",
    "null",
    "\ud83d",
    "-1",
    "1e5",
)


class Place(NamedTuple):
    """Where a value stands: in an object or an array."""

    container: Any
    key: Any

    def get(self) -> Any:
        return self.container[self.key]

    def set(self, value: Any) -> None:
        self.container[self.key] = value


def places(tree: Any) -> Iterator[Place]:
    """The place of every value in a tree."""
    waiting = [tree]
    while waiting:
        container = waiting.pop()
        if isinstance(container, (dict, list)):
            for key in container if isinstance(container, dict) else range(len(container)):
                yield Place(container, key)
                waiting.append(container[key])


def value(chance: random.Random, words: Sequence[Any]) -> Any:
    """A value, of those that are often right or of those that seldom are."""
    kind = chance.randrange(8)
    if kind < 3 and words:
        return copy.deepcopy(chance.choice(words))
    if kind == 3:
        return chance.choice(NUMBERS)
    if kind == 4:
        return chance.choice((True, False, None, [], {}, ""))
    if kind == 5:
        return [value(chance, words) for _ in range(chance.randrange(4))]
    if kind == 6:
        return {str(value(chance, words)): value(chance, words) for _ in range(chance.randrange(3))}
    return text(chance.choice(TEXTS), chance)


def text(old: str, chance: random.Random) -> str:
    """A text with some places cut out, doubled or written over."""
    start = chance.randrange(len(old) + 1)
    end = min(len(old), start + chance.randrange(5))
    new = chance.choice(("", old[start:end] * 2, chance.choice(TEXTS), chance.choice(TEXTS) * chance.choice((2, LONG))))
    return old[:start] + new + old[end:]


def number(old: float, chance: random.Random) -> float:
    return chance.choice((old + 1, old - 1, -old, old * 2, chance.choice(NUMBERS), chance.randrange(100)))


def changed(old: Any, chance: random.Random, words: Sequence[Any]) -> Any:
    """Another value for one: near to it, or any."""
    kind = chance.randrange(8)
    if isinstance(old, str) and kind < 4:
        return text(old, chance)
    if isinstance(old, (int, float)) and not isinstance(old, bool) and kind < 5:
        return number(old, chance)
    if kind == 5:
        return [old]
    if kind == 6:
        return nested(old, chance)
    return value(chance, words)


def nested(inner: Any, chance: random.Random) -> Any:
    """A value deep inside of others."""
    for _ in range(chance.choice((3, 50, 300, 600))):
        inner = [inner] if chance.random() < 0.5 else {"a": inner}
    return inner


def mutate_tree(tree: Any, chance: random.Random, words: Sequence[Any]) -> None:
    """Change one value of a tree, or where it stands, or what it is called."""
    every = list(places(tree))
    if not every:
        return
    place = chance.choice(every)
    kind = chance.randrange(8)
    if kind == 0:
        del place.container[place.key]
    elif kind == 1:
        place.set(copy.deepcopy(chance.choice(every).get()))
    elif kind == 2 and isinstance(place.container, list):
        place.container.insert(place.key, copy.deepcopy(chance.choice(every).get()))
    elif kind == 3 and isinstance(place.container, dict):
        renamed = chance.choice([each.key for each in every if isinstance(each.key, str)])
        name = chance.choice((renamed, text(place.key, chance), str(value(chance, words))))
        place.container[name] = place.container.pop(place.key)
    elif kind == 4 and isinstance(place.container, dict):
        place.container[str(value(chance, words))] = value(chance, words)
    else:
        place.set(changed(place.get(), chance, words))


def some(chance: random.Random) -> range:
    """Once, mostly."""
    return range(chance.choice((1, 1, 1, 2, 3, 8)))


def json_of(words: Sequence[Any]) -> Mutation:
    """Mutations of JSON."""

    def mutate(data: bytes, chance: random.Random) -> bytes:
        try:
            tree = [json.loads(data)]
            for _ in some(chance):
                mutate_tree(tree, chance, words)
            written = json.dumps(tree[0] if tree else None, ensure_ascii=chance.random() < 0.5)
        except (ValueError, RecursionError):
            return data
        return written.encode("utf-8", "replace")

    return mutate


def toml_of(words: Sequence[Any]) -> Mutation:
    """Mutations of TOML."""

    def mutate(data: bytes, chance: random.Random) -> bytes:
        try:
            tree = from_toml(data)
            for _ in some(chance):
                mutate_tree(tree, chance, words)
            return as_toml(tree, chance).encode("utf-8", "replace")
        except (ValueError, RecursionError):
            return data

    return mutate


def numbers(line: bytes, chance: random.Random) -> bytes:
    """A line with another number in it, or with another character."""
    found = list(re.finditer(rb"\d+", line))
    if not found or chance.random() < 0.4:
        return text(line.decode("latin-1"), chance).encode("latin-1", "replace")
    match = chance.choice(found)
    new = b"%d" % chance.choice((int(match[0]) + 1, max(int(match[0]) - 1, 0), 0, 2, 10**9))
    return line[: match.start()] + new + line[match.end() :]


def lines_of(lines: Sequence[bytes], of_line: Mutation) -> Mutation:
    """Mutations of what stands in lines: their order, and what is in them. ``lines`` are such as may stand anywhere."""

    def mutate(data: bytes, chance: random.Random) -> bytes:
        found = data.split(b"\n")
        for _ in some(chance):
            place = chance.randrange(len(found) + 1)
            length = chance.choice((0, 1, 1, 2, 10))
            block = found[place : place + length]
            kind = chance.randrange(6)
            if kind == 0:
                del found[place : place + length]
            elif kind == 1:
                other = chance.randrange(len(found) + 1)
                found[other:other] = block
            elif kind == 2:
                found.insert(place, chance.choice(lines))
            else:
                found[place : place + length] = [of_line(line, chance) for line in block]
        return b"\n".join(found)

    return mutate
