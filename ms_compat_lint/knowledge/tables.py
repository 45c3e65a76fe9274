"""Strict reading of the TOML files under ``data/``: every key is asked for, and every other one is an error."""

from __future__ import annotations

import datetime
import os
import re
import sys
from collections.abc import Iterator

from ms_compat_lint.knowledge.errors import KnowledgeError
from ms_compat_lint.knowledge.schema import Condition, Versions
from ms_compat_lint.lean import Any, TypeVar
from ms_compat_lint.model import Constant, Framework, Items, Value

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

T = TypeVar("T")

OPERATORS = ("==", "!=", "<", "<=", ">", ">=")
TYPE_OPERATORS = ("is", "is not")
TYPES = ("bool", "int", "float", "str", "none", "tuple", "list", "dict", "tensor", "class")
_PLACEHOLDER = re.compile(r"\b(TBA|TBD|TODO|FIXME|XXX|placeholder)\b|^\s*(\?+|-|n/?a|unknown|none)?\s*$", re.IGNORECASE)
_VERSION = re.compile(r"\d+\.\d+")
_MISSING: Any = object()


class Table:
    """One table of a file. What is not taken by the time of :meth:`finish` is refused."""

    def __init__(self, content: dict[str, Any], place: str) -> None:
        self._content = content
        self._taken: set[str] = set()
        self.place = place

    def take(self, key: str, kind: type[T], default: Any = _MISSING) -> T:
        """The value of a key; without a default the key has to be there. A number may be written without a point."""
        self._taken.add(key)
        if key not in self._content:
            if default is _MISSING:
                raise KnowledgeError(f"{self.place}: {key} is missing")
            missing: T = default
            return missing
        value = self._content[key]
        if kind is float and type(value) is int:
            value = float(value)
        if type(value) is not kind:
            raise KnowledgeError(f"{self.place}: {key} is a {type(value).__name__}, not a {kind.__name__}")
        if isinstance(value, str) and value != default:
            self._refuse_placeholder(key, value)
        found: T = value
        return found

    def optional(self, key: str, kind: type[T]) -> T | None:
        """The value of a key, or None where it is not there."""
        return self.take(key, kind) if key in self._content else None

    def choice(self, key: str, allowed: tuple[str, ...], default: Any = _MISSING) -> str:
        """A string that is one of a few."""
        value = self.take(key, str, default)
        if value not in allowed:
            raise KnowledgeError(f"{self.place}: {key} is {value!r}, not one of {', '.join(allowed)}")
        return value

    def strings(self, key: str, allowed: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """A list of strings; a single string counts as a list of one, and a missing key as an empty list."""
        self._taken.add(key)
        value = self._content.get(key, [])
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
            raise KnowledgeError(f"{self.place}: {key} is not a list of strings")
        for item in items:
            if allowed is not None and item not in allowed:
                raise KnowledgeError(f"{self.place}: {key} has {item!r}, not one of {', '.join(allowed)}")
        return tuple(items)

    def values(self, key: str) -> tuple[Value, ...]:
        """A list of argument values; a list in it stands for a tuple."""
        return tuple(to_value(item) for item in self.take(key, list, []))

    def conditions(self, key: str, default: Any = _MISSING) -> tuple[Condition, ...]:
        """A list of ``[framework, parameter, operator, value]``; the value of ``is`` is the name of a type."""
        return tuple(self._condition(item) for item in self.take(key, list, default))

    def versions(self, since: str, until: str) -> Versions:
        """A range of versions, either end of which may be missing."""
        found = [self.optional(key, str) for key in (since, until)]
        for text in found:
            if text is not None and not _VERSION.fullmatch(text):
                raise KnowledgeError(f"{self.place}: {text!r} is not a version of the form X.Y")
        return Versions(*found)

    def provenance(self) -> None:
        """``source`` and ``checked``: where a statement comes from and when it was held against it."""
        self.take("source", str)
        checked = self.take("checked", str if isinstance(self._content.get("checked"), str) else datetime.date)
        try:
            datetime.date.fromisoformat(str(checked))
        except ValueError as error:
            raise KnowledgeError(f"{self.place}: checked is {checked!r}, not a date") from error

    def table(self, key: str) -> Table | None:
        """The table below a key, or None where it is not there."""
        content = self.optional(key, dict)
        return None if content is None else Table(content, f"{self.place}: {key}")

    def tables(self, key: str) -> Iterator[Table]:
        """The tables of an array."""
        for number, content in enumerate(self.take(key, list, []), 1):
            if not isinstance(content, dict):
                raise KnowledgeError(f"{self.place}: {key} {number} is not a table")
            yield Table(content, f"{self.place}: {key} {number}")

    def named_tables(self, key: str) -> Iterator[tuple[str, Table]]:
        """The tables below a key, with their names."""
        for name, content in self.take(key, dict, {}).items():
            if not isinstance(content, dict):
                raise KnowledgeError(f"{self.place}: {key}.{name} is not a table")
            yield name, Table(content, f"{self.place}: {key}.{name}")

    def finish(self) -> None:
        """Refuse the keys that nobody asked for."""
        for key in self._content:
            if key not in self._taken:
                raise KnowledgeError(f"{self.place}: unknown key {key}")

    def _condition(self, item: Any) -> Condition:
        if not isinstance(item, list) or len(item) != 4 or not all(isinstance(part, str) for part in item[:3]):
            raise KnowledgeError(f"{self.place}: {item!r} is not [framework, parameter, operator, value]")
        framework, parameter, operator, value = item
        if framework not in [each.value for each in Framework]:
            raise KnowledgeError(f"{self.place}: {framework!r} is not a framework")
        if operator not in OPERATORS + TYPE_OPERATORS:
            raise KnowledgeError(f"{self.place}: {operator!r} is not one of {', '.join(OPERATORS + TYPE_OPERATORS)}")
        if operator in TYPE_OPERATORS and value not in TYPES:
            raise KnowledgeError(f"{self.place}: {value!r} is not one of {', '.join(TYPES)}")
        if not isinstance(value, (bool, int, float, str)):
            raise KnowledgeError(f"{self.place}: {value!r} is not a value to compare with")
        return Condition(Framework(framework), parameter, operator, value)

    def _refuse_placeholder(self, key: str, text: str) -> None:
        if _PLACEHOLDER.search(text):
            raise KnowledgeError(f"{self.place}: {key} is a placeholder, {text!r}")


def read_table(path: str) -> Table:
    """The top table of a TOML file."""
    name = f"{os.path.basename(os.path.dirname(path))}/{os.path.basename(path)}"
    try:
        with open(path, "rb") as file:
            return Table(tomllib.load(file), name)
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"{name}: {error}") from error


def to_value(item: Any) -> Value:
    """An argument value as TOML writes it; a list stands for a tuple."""
    if isinstance(item, list):
        return Items("tuple", tuple(to_value(each) for each in item))
    return Constant(item)
