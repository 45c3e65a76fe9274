"""TOML from a tree, which the standard library reads but does not write."""

from __future__ import annotations

import datetime
import json
import math
import random
import re
import sys
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def from_toml(data: bytes) -> dict[str, Any]:
    """The tree of a document. Raises ValueError."""
    return tomllib.loads(data.decode("utf-8-sig"))


def as_toml(tree: dict[str, Any], chance: random.Random) -> str:
    """A document, in one of the ways to write it."""
    lines: list[str] = []
    _table(tree, (), lines, chance)
    return "\n".join(lines) + "\n"


def _table(table: dict[str, Any], path: tuple[str, ...], lines: list[str], chance: random.Random) -> None:
    own, below = [], []
    for key, item in table.items():
        with_head = isinstance(item, dict) and len(path) < 3 and chance.random() < 0.9
        (below if with_head else own).append((key, item))
    if path:
        lines.append(f"[{'.'.join(map(_key, path))}]")
    lines += [f"{_key(key)} = {_value(item)}" for key, item in own if item is not None]
    for key, item in below:
        _table(item, (*path, key), lines, chance)


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _value(item: Any) -> str:
    if isinstance(item, str):
        return _text(item)
    if isinstance(item, bool):
        return str(item).lower()
    if isinstance(item, float) and math.isnan(item):
        return "nan"
    if isinstance(item, (datetime.date, datetime.time)):
        return item.isoformat()
    if isinstance(item, list):
        return f"[{', '.join(_value(each) for each in item if each is not None)}]"
    if isinstance(item, dict):
        inner = (f"{_key(key)} = {_value(each)}" for key, each in item.items() if each is not None)
        return f"{{ {', '.join(inner)} }}"
    return str(item)
