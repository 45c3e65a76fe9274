"""The configuration of a file: the nearest ``[tool.ms-compat-lint]`` above it, and the options given."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Mapping
from functools import cached_property

from ms_compat_lint.lean import Any, NamedTuple
from ms_compat_lint.project.errors import UsageError
from ms_compat_lint.project.options import CHECKING, check_table
from ms_compat_lint.settings import Settings

TABLE_FILE = "pyproject.toml"
_TABLE = "ms-compat-lint"
_LARGEST = 8 * 1024 * 1024  # bytes; a larger pyproject.toml is no configuration


class Configuration(NamedTuple):
    """What holds for the files of one directory."""

    settings: Settings
    exclude: tuple[str, ...] | None  # None: the patterns that are excluded by default
    extend_exclude: tuple[str, ...]
    root: str  # the absolute path of the directory that the patterns are relative to
    run: Mapping[str, Any]  # settings of the whole run, where the table has them


class Configurations:
    """The configurations of all directories, read when they are first asked for.

    ``options`` are those given on the command line, under the settings' names; they win over the files.
    """

    def __init__(self, options: Mapping[str, Any], start: str | None = None) -> None:
        self._options = options
        self._start = os.path.abspath(start or os.getcwd())
        self._by_directory: dict[str, Configuration | None] = {}
        self._known: dict[str, Configuration] = {}  # by directory as it was given

    def of_start(self) -> Configuration:
        """The configuration of the directory where the run was started."""
        return self.of_directory(self._start)

    def of_directory(self, directory: str) -> Configuration:
        """The configuration in force in a directory: the nearest table above it, else above the start."""
        configuration = self._known.get(directory)
        if configuration is None:
            found = self._nearest(os.path.abspath(directory)) or self._nearest(self._start)
            configuration = self._known[directory] = found or self._without_table
        return configuration

    def inherit(self, directory: str) -> None:
        """Note that a directory, by its absolute path, has no file of its own: what holds above it holds there."""
        above = os.path.dirname(directory)
        if above in self._by_directory:
            self._by_directory.setdefault(directory, self._by_directory[above])

    @cached_property
    def _without_table(self) -> Configuration:
        return self._by_table({}, self._start)

    def _nearest(self, directory: str) -> Configuration | None:
        passed = []
        found = None
        while True:
            if directory in self._by_directory:
                found = self._by_directory[directory]
                break
            passed.append(directory)
            table = read_table(os.path.join(directory, TABLE_FILE))
            if table is not None:
                found = self._by_table(table, directory)
                break
            parent = os.path.dirname(directory)
            if parent == directory:
                break
            directory = parent
        for each in passed:
            self._by_directory[each] = found
        return found

    def _by_table(self, table: Mapping[str, Any], root: str) -> Configuration:
        values = {**table, **self._options}
        fields = {key.replace("-", "_"): values[key] for key in CHECKING if key in values}
        extend = (*table.get("extend-select", ()), *self._options.get("extend-select", ()))
        settings = Settings(**{**fields, "extend_select": extend})
        return Configuration(settings, values.get("exclude"), values.get("extend-exclude", ()), root, values)


def read_table(path: str) -> dict[str, Any] | None:
    """The checked ``[tool.ms-compat-lint]`` of a pyproject.toml; None where there is no file or no table."""
    data = _read(path)
    if data is None or not _speaks_of_this(data):
        return None
    try:
        tools = _parse(data).get("tool", {})
        table = tools.get(_TABLE)
    except AttributeError:  # ``tool`` is no table, which is not this program's to judge
        return None
    except (ValueError, RecursionError) as error:  # TOMLDecodeError and UnicodeDecodeError are ValueErrors
        reason = "nested too deeply" if isinstance(error, RecursionError) else " ".join(str(error).split())
        raise UsageError(f"{path} is not valid TOML: {reason}") from None
    if table is None:
        for name in tools:
            if name.replace("_", "-").lower() == _TABLE:
                raise UsageError(f"{path}: unknown table [tool.{name}]; did you mean [tool.{_TABLE}]?")
        return None
    if not isinstance(table, dict):
        raise UsageError(f"{path}: [tool.{_TABLE}] must be a table")
    try:
        return check_table(table)
    except UsageError as error:
        raise UsageError(f"{path}: [tool.{_TABLE}]: {error}") from None


def _read(path: str) -> bytes | None:
    """The bytes of a configuration file, None where there is none. Never waits on a pipe or a device."""
    try:
        status = os.stat(path)
    except OSError:  # also a directory that may not be searched
        return None
    try:
        if not stat.S_ISREG(status.st_mode):
            raise UsageError(f"{path} is not a regular file")
        if status.st_size > _LARGEST:
            raise UsageError(f"{path} is larger than {_LARGEST // 1024 // 1024} MiB")
        with open(path, "rb") as file:
            return file.read(_LARGEST)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from None


def _speaks_of_this(data: bytes) -> bool:
    """Whether a file could have the table, misspelt or not; to read TOML takes longer than to check a small file."""
    return _TABLE.encode() in data.lower().replace(b"_", b"-") or not _is_text(data)


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _parse(data: bytes) -> dict[str, Any]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    parsed: dict[str, Any] = tomllib.loads(data.decode("utf-8-sig"))
    return parsed
