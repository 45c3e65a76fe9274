"""The editor's workspace: its folders with their settings, and the modules of the project as they are being written."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ms_compat_lint.editor.settings import Folder, is_excluded, read_options
from ms_compat_lint.project.errors import UsageError
from ms_compat_lint.project.modules import ProjectModules
from ms_compat_lint.settings import Settings
from ms_compat_lint.sites.imported import Outline, outline_of
from ms_compat_lint.source import SourceFile

if TYPE_CHECKING:
    from ms_compat_lint.sites.candidates import Node

TextOf = Callable[[str], "SourceFile | None"]


class OpenModules:
    """The project's modules; of those that the editor has open, the text that it shows."""

    def __init__(self, text_of: TextOf) -> None:
        self._saved = ProjectModules()
        self._text_of = text_of

    def find(self, importer: str, name: str, level: int) -> SourceFile | None:
        """See :class:`ms_compat_lint.sites.modules.Modules`."""
        path = self.locate(importer, name, level)
        return None if path is None else self.read(path)

    @property
    def handed_on(self) -> dict[Node, frozenset[str]]:
        """See :class:`ms_compat_lint.sites.candidates.Project`. What is typed into a module counts when it is saved."""
        return self._saved.handed_on

    def locate(self, importer: str, name: str, level: int) -> str | None:
        """See :class:`ms_compat_lint.sites.candidates.Project`."""
        return self._saved.locate(importer, name, level)

    def package(self, path: str) -> str:
        """See :class:`ms_compat_lint.sites.candidates.Project`."""
        return self._saved.package(path)

    def outline(self, path: str, data: bytes | None = None) -> Outline:
        """See :class:`ms_compat_lint.sites.candidates.Project`. A text that is being written is looked at each time."""
        return self._saved.outline(path) if data is None else outline_of(data)

    def read(self, path: str) -> SourceFile | None:
        """See :class:`ms_compat_lint.sites.candidates.Project`."""
        return self._text_of(path) or self._saved.read(path)


class Settled:
    """What holds for every document. ``warn`` is told, once each, what is wrong with a setting."""

    def __init__(self, warn: Callable[[str], None], text_of: TextOf) -> None:
        self._warn = warn
        self._text_of = text_of
        self._warned: set[str] = set()
        self._folders: list[Folder] = []
        self._elsewhere = Folder(os.getcwd(), {})
        self.generation = 0  # of everything that a finding may depend on beside its text
        self.modules = OpenModules(text_of)

    def configure(self, given: object, folders: Iterable[tuple[str, object]] = ()) -> None:
        """Take the editor's settings, in general and for each folder."""
        self._elsewhere = Folder(os.getcwd(), self._options(given))
        folders = sorted(folders, key=lambda folder: -len(folder[0]))  # the innermost is found first
        self._folders = [Folder(path, self._options(own)) for path, own in folders]
        self.renew()

    def _options(self, given: object) -> Mapping[str, Any]:
        options = read_options(given)
        for error in options.errors:
            self.warn(error)
        return options.values

    def warn(self, message: str) -> None:
        """Tell the user, unless that was done."""
        if message not in self._warned:
            self._warned.add(message)
            self._warn(message)

    def renew(self) -> None:
        """Forget what was read from files other than the configurations, which are watched over anyway."""
        self.modules = OpenModules(self._text_of)
        self.generation += 1

    def settings(self, path: str) -> Settings | None:
        """The settings of a file; None for one that is excluded."""
        path = os.path.abspath(path) if os.path.isabs(path) else ""
        inside = (folder for folder in self._folders if path.startswith(os.path.join(folder.path, "")))
        folder = next(inside, self._folders[0] if self._folders and not path else self._elsewhere)
        try:
            configuration = folder.configuration(os.path.dirname(path) or folder.path)
            return None if path and is_excluded(configuration, path) else configuration.settings
        except UsageError as error:
            self.warn(str(error))
            return folder.default().settings
