"""Plain command lines, read without ``argparse``: to load and ask that takes longer than to check a small file.

A subcommand declares its options once, by the calls in its ``configure``. These are made on an ``ArgumentParser``, or
on a :class:`PlainParser`, which gives the same values for what hooks and editors pass: paths, flags, and options with
a value. Of every other command line, a wrong one among them, it says that it is not plain, and ``argparse`` reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from types import SimpleNamespace

from ms_compat_lint.lean import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from typing import TypeAlias

    Arguments: TypeAlias = Namespace  # of which only the attributes count
    Parser: TypeAlias = "ArgumentParser | PlainParser"
else:
    Arguments, Parser = SimpleNamespace, object

PATHS = "paths"  # the one positional argument that may stand anywhere on the command line
ADD_NOQA = "--add-noqa"  # its value may be left out: a word behind it is a path
_FLAG = "store_true"


class Option(NamedTuple):
    """An option that can be read here."""

    destination: str
    is_flag: bool
    convert: Callable[[str], object] | None
    group: object  # of options that exclude one another; None for none


class PlainParser:
    """Takes the declarations that an ``ArgumentParser`` takes, and reads what is plain."""

    def __init__(self) -> None:
        self._options: dict[str, Option] = {}  # by their names
        self._defaults: dict[str, object] = {}
        self._required: list[str] = []
        self._groups: list[_Group] = []  # of which one option is required

    def add_argument(self, *names: str, **how: Any) -> None:
        """Declare an option or a positional argument. What is only for the help is left alone."""
        self.declare(names[0], None, **how)

    def declare(self, name: str, group: object, **how: Any) -> None:
        """Declare an option of a group."""
        is_flag = how.get("action") == _FLAG
        destination = how.get("dest") or name.lstrip("-").replace("-", "_")
        self._defaults[destination] = False if is_flag else how.get("default")
        if how.get("required") or not name.startswith(("-", PATHS)):  # other positional arguments are not read here
            self._required.append(destination)
        if name.startswith("--") and (is_flag or not {"action", "nargs"} & how.keys()):
            self._options[name] = Option(destination, is_flag, how.get("type"), group)

    def add_mutually_exclusive_group(self, *, required: bool = False) -> _Group:
        """A group of options of which one may be given, or has to be."""
        group = _Group(self)
        if required:
            self._groups.append(group)
        return group

    def set_defaults(self, **values: object) -> None:
        """Set the values that hold where nothing is given."""
        self._defaults.update(values)

    def read(self, words: Sequence[str]) -> Arguments | None:
        """The values of a command line; None where that is not plain."""
        given: dict[str, Any] = {}
        chosen: dict[object, str] = {}
        rest = iter(words)
        for word in rest:
            if not word.startswith("-") or word == "-":
                given.setdefault(PATHS, []).append(word)
                continue
            found = self._option(word, rest)
            if found is None:
                return None
            option, given[option.destination] = found
            if chosen.setdefault(option.group or option, option.destination) != option.destination:
                return None
        if not all(each in given for each in self._required) or not all(each in chosen for each in self._groups):
            return None
        return Arguments(**{**self._defaults, **given}) if given.keys() <= self._defaults.keys() else None

    def _option(self, word: str, rest: Iterator[str]) -> tuple[Option, object] | None:
        """An option and its value, which may be the next word; None where it is not plain."""
        name, mark, value = word.partition("=")
        option = self._options.get(name)
        if option is None:
            return None
        if option.is_flag:
            return None if mark else (option, True)
        value = value if mark else next(rest, "-")
        if value.startswith("-"):
            return None
        try:
            return option, (option.convert or str)(value)
        except ValueError:
            return None


class _Group:
    """Options that exclude one another."""

    def __init__(self, parser: PlainParser) -> None:
        self._parser = parser

    def add_argument(self, name: str, **how: Any) -> None:
        """Declare an option of the group."""
        self._parser.declare(name, self, **how)
