"""The project's own modules, by the names under which its files import them. Nothing is imported."""

from __future__ import annotations

import os
import stat
from collections import OrderedDict
from collections.abc import Iterator

from ms_compat_lint.source import SourceError, SourceFile

LARGEST = 4 * 1024 * 1024  # bytes; a larger module holds data, no optimizers
KEPT = 256  # files; memory stays flat on large projects
HIGHEST = 8  # directories above a file in which a top-level package is looked for
MARKERS = (".git", "pyproject.toml", "setup.py", "setup.cfg")


class ProjectModules:
    """Finds modules as :class:`ms_compat_lint.sites.modules.Modules` asks for them.

    A name is looked for in the directories above the file that imports it, and in a ``src`` folder of each, up to the
    project's root: the directory where the run was started, or one that holds a project's files.
    """

    def __init__(self, start: str | None = None) -> None:
        self._start = os.path.abspath(start or os.getcwd())
        self._sources: OrderedDict[str, SourceFile | None] = OrderedDict()

    def find(self, importer: str, name: str, level: int) -> SourceFile | None:
        """The module that the file ``importer`` means by ``name``; None when it is not part of the project."""
        parts = [part for part in name.split(".") if part]
        if not all(part.isidentifier() for part in parts) or not (parts or level):
            return None
        directory = os.path.dirname(os.path.abspath(importer))
        for root in self._roots(directory, level):
            for path in _candidates(root, parts):
                source = self._source(path)
                if source is not None:
                    return source
        return None

    def _roots(self, directory: str, level: int) -> Iterator[str]:
        if level:
            for _ in range(level - 1):
                directory = os.path.dirname(directory)
            yield directory
            return
        for _ in range(HIGHEST):
            yield directory
            yield os.path.join(directory, "src")
            parent = os.path.dirname(directory)
            if directory in (self._start, parent) or _is_project_root(directory):
                return
            directory = parent

    def _source(self, path: str) -> SourceFile | None:
        if path in self._sources:
            self._sources.move_to_end(path)
            return self._sources[path]
        source = self._sources[path] = _read(path)
        if len(self._sources) > KEPT:
            self._sources.popitem(last=False)
        return source


def _candidates(root: str, parts: list[str]) -> tuple[str, ...]:
    path = os.path.join(root, *parts)
    package = os.path.join(path, "__init__.py")
    return (package, f"{path}.py") if parts else (package,)


def _is_project_root(directory: str) -> bool:
    return any(os.path.lexists(os.path.join(directory, marker)) for marker in MARKERS)


def _read(path: str) -> SourceFile | None:
    """A regular file of bounded size as source; None for anything else, and where it is no Python."""
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
            return None
        with open(path, "rb") as file:
            source = SourceFile.from_bytes(path, file.read(LARGEST))
        return source if source.tree else None
    except (OSError, SourceError):
        return None
