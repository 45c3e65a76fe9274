"""The settings that hold for a document: the editor's, then those of the nearest ``pyproject.toml``."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from ms_compat_lint.project.configuration import TABLE_FILE, Configuration, Configurations
from ms_compat_lint.project.errors import UsageError
from ms_compat_lint.project.files import exclusion
from ms_compat_lint.project.options import CHECKING, FILES, check_table
from ms_compat_lint.settings import Settings

SECTION = "ms-compat-lint"
_LISTS = frozenset({"select", "extend-select", "ignore", "exclude", "extend-exclude"})
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")

Stamp = tuple[tuple[str, int, int], ...]


class Options(NamedTuple):
    """The editor's settings that are right, and what is wrong with the others."""

    values: dict[str, Any]
    errors: tuple[str, ...]


def read_options(given: object) -> Options:
    """Check the settings of an editor, one by one.

    They may stand alone, under the section's name, or under ``settings``, and be spelled ``mindspore-api``,
    ``mindspore_api`` or ``mindsporeApi``.
    """
    for key in ("settings", SECTION):
        if isinstance(given, Mapping) and isinstance(given.get(key), Mapping):
            given = given[key]
    if not isinstance(given, Mapping):
        return Options({}, () if given is None else (f"the settings must be an object, not {given!r}",))
    values: dict[str, Any] = {}
    errors = []
    for key, value in given.items():
        name = _HUMP.sub("-", str(key)).lower().replace("_", "-")
        if value is None:
            continue
        if name in _LISTS and isinstance(value, str):
            value = [part for part in value.split(",") if part.strip()]
        try:
            checked = check_table({name: value})
        except UsageError as error:
            errors.append(str(error))
        else:
            values.update({n: v for n, v in checked.items() if n in CHECKING or n in FILES})
    return Options(values, tuple(errors))


class Folder:
    """One folder of the workspace, with the configurations of the directories in it."""

    def __init__(self, path: str, options: Mapping[str, Any]) -> None:
        self.path = path
        self._options = options
        self._configurations = Configurations(options, path)
        self._stamps: dict[str, Stamp] = {}

    def configuration(self, directory: str) -> Configuration:
        """The configuration of a directory, as the files are now. Raises UsageError where one of them is wrong."""
        stamp = _stamp(directory)
        if self._stamps.setdefault(directory, stamp) != stamp:
            self._configurations = Configurations(self._options, self.path)
            self._stamps = {directory: stamp}
        return self._configurations.of_directory(directory)

    def default(self) -> Configuration:
        """What holds while the file's configuration is wrong: the editor's settings alone."""
        fields = {key.replace("-", "_"): self._options[key] for key in CHECKING if key in self._options}
        extend: tuple[str, ...] = self._options.get("extend-exclude", ())
        return Configuration(Settings(**fields), self._options.get("exclude"), extend, self.path, {})


def _stamp(directory: str) -> Stamp:
    """What tells that a ``pyproject.toml`` above a directory has changed."""
    found = []
    while True:
        try:
            status = os.stat(os.path.join(directory, TABLE_FILE))
            found.append((directory, status.st_mtime_ns, status.st_size))
        except OSError:
            pass
        parent = os.path.dirname(directory)
        if parent == directory:
            return tuple(found)
        directory = parent


def is_excluded(configuration: Configuration, path: str) -> bool:
    """Whether a file, or a directory that it lies in, is excluded; those above the configuration's are not asked."""
    excluded = exclusion(configuration)
    directory, name = os.path.split(path)
    if name and excluded(path, False):
        return True
    while directory.startswith(configuration.root) and directory != configuration.root:
        if excluded(directory, True):
            return True
        directory = os.path.dirname(directory)
    return False
