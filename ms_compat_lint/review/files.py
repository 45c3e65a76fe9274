"""The changed files that a run of ``check`` would look at too."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import NamedTuple

from ms_compat_lint.project.checking import Job
from ms_compat_lint.project.configuration import Configurations
from ms_compat_lint.project.files import ENVIRONMENT_FILE, SUFFIXES, exclusion, left_out
from ms_compat_lint.review.changes import Change, Changed


class Reviewed(NamedTuple):
    """A file to look at, and what has changed in it."""

    job: Job
    changed: Changed


def reviewed(change: Change, paths: Iterable[str], configurations: Configurations) -> list[Reviewed]:
    """The changed files below the given paths, or all where none is given. One that is named counts in any case."""
    named = [os.path.realpath(path) for path in paths]
    checked = _Checked(change.root, configurations)
    result = []
    for path, changed in sorted(change.files.items()):
        wanted = path in named and not left_out(path, configurations)
        if wanted or (path.endswith(SUFFIXES) and _below(path, named) and checked(path)):
            settings = configurations.of_directory(os.path.dirname(path)).settings
            result.append(Reviewed(Job(_shown(path), settings, named=path in named), changed))
    return result


def _below(path: str, named: list[str]) -> bool:
    return not named or any(path.startswith(os.path.join(each, "")) for each in named)


def _shown(path: str) -> str:
    try:
        return os.path.relpath(path, os.path.realpath(os.getcwd()))
    except ValueError:  # on another drive
        return path


class _Checked:
    """Whether a walk from the root would come to a file."""

    def __init__(self, root: str, configurations: Configurations) -> None:
        self._root = root
        self._configurations = configurations
        self._excluded: dict[str, Callable[[str, bool], bool]] = {}
        self._directories = {root: True}

    def __call__(self, path: str) -> bool:
        return self._directory(os.path.dirname(path)) and not self._excludes(path, is_directory=False)

    def _directory(self, path: str) -> bool:
        if path not in self._directories:
            self._directories[path] = (
                self._directory(os.path.dirname(path))
                and not self._excludes(path, is_directory=True)
                and not os.path.exists(os.path.join(path, ENVIRONMENT_FILE))
            )
        return self._directories[path]

    def _excludes(self, path: str, *, is_directory: bool) -> bool:
        if os.path.basename(path).startswith("."):
            return True
        configuration = self._configurations.of_directory(os.path.dirname(path))
        if configuration.root not in self._excluded:
            self._excluded[configuration.root] = exclusion(configuration)
        return self._excluded[configuration.root](path, is_directory)
