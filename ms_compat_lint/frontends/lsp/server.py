"""The server's state, and what it does of itself: showing diagnostics."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterable
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.protocol import default_converter

from ms_compat_lint import __version__
from ms_compat_lint.editor.actions import Client
from ms_compat_lint.editor.diagnostics import SOURCE
from ms_compat_lint.editor.positions import Json
from ms_compat_lint.editor.workspace import Settled
from ms_compat_lint.frontends.lsp.documents import PYTHON, path_of
from ms_compat_lint.frontends.lsp.looks import Look, Looks
from ms_compat_lint.frontends.lsp.protocol import Protocol
from ms_compat_lint.frontends.lsp.schedule import Schedule
from ms_compat_lint.source import SourceFile

logger = logging.getLogger(__name__)

_PULL_WITHIN = 0.3  # seconds that an editor that can ask for diagnostics has to do so, before it is sent them

_NOTEBOOKS = types.NotebookDocumentSyncOptions(
    notebook_selector=[
        types.NotebookDocumentFilterWithNotebook(
            notebook=types.NotebookDocumentFilterNotebookType(notebook_type=kind),
            cells=[types.NotebookCellLanguage(language=PYTHON)],
        )
        for kind in ("jupyter-notebook", "interactive")
    ]
)


class Server(LanguageServer):
    """One editor's server."""

    protocol: Protocol

    def __init__(self) -> None:
        self.converter = default_converter()  # type: ignore[no-untyped-call]
        super().__init__(
            SOURCE,
            __version__,
            types.TextDocumentSyncKind.Incremental,
            _NOTEBOOKS,
            protocol_cls=Protocol,
            converter_factory=lambda: self.converter,
            max_workers=2,
        )
        self.client = Client()
        self.markdown = True  # whether hovers may be
        self.options: Any = None  # the settings that came with the editor's first message
        self.given: object = None  # those in force
        self.pulls = False  # whether the editor can ask for diagnostics
        self.pulled: bool | None = None  # whether it does; None where that is not known yet
        self.documents = self.protocol.documents
        self.settled = Settled(self._warn, self._open_module)
        self.looks = Looks(self.documents, self.settled)
        self._schedule = Schedule(self._push, gc.collect)
        self._shown: dict[str, dict[str, tuple[int | None, list[Json]]]] = {}  # by key, by document

    # ------------------------------------------------------------------ what the protocol tells

    def opened(self, uri: str) -> None:
        """A document or notebook was opened."""
        self._soon(uri)

    def changed(self, uri: str) -> None:
        """A document or notebook was changed."""
        self._soon(self.looks.key_of(uri))

    def closed(self, uris: Iterable[str]) -> None:
        """Documents, or a notebook, were closed: nothing is shown for them any more."""
        for uri in uris:
            self._schedule.cancel(uri)
            self.looks.forget(uri)
            shown = self._shown.pop(uri, {})
            for document, (_, diagnostics) in shown.items():
                if diagnostics:
                    self._publish(document, None, [])

    # ----------------------------------------------------------------------------------- looks

    def look(self, uri: str) -> Look | None:
        """What is found in the file or notebook that a document belongs to, as it is now."""
        return self.looks.at(self.looks.key_of(uri), self.protocol.encoding())

    def _open_module(self, path: str) -> SourceFile | None:
        """The text of a module that is open."""
        for document in self.documents.texts.values():
            if document.path == path:
                return SourceFile.from_text(path, document.text)
        return None

    # -------------------------------------------------------------------------------- showing

    def refresh(self) -> None:
        """Look again at everything: something else than the texts has changed."""
        self.settled.renew()
        for key in (*self.documents.texts, *self.documents.notebooks):
            if self.looks.key_of(key) == key:
                self._soon(key)
        if self.pulled and self._can_refresh():
            self.workspace_diagnostic_refresh(None)

    def _can_refresh(self) -> bool:
        workspace = self.client_capabilities.workspace
        diagnostics = workspace.diagnostics if workspace else None
        return bool(diagnostics and diagnostics.refresh_support)

    def _soon(self, key: str) -> None:
        """Show a file's or notebook's diagnostics soon, unless the editor asks for them itself."""
        if key in self.documents.notebooks or not self.pulls or self.pulled is False:
            self._schedule.soon(key)
        elif self.pulled is None:
            self._schedule.soon(key, _PULL_WITHIN)

    def pulling(self) -> None:
        """The editor asks for diagnostics. What it was sent before would be shown twice."""
        self._schedule.worked()
        if not self.pulled:
            self.pulled = True
            for key in [key for key in self._shown if key not in self.documents.notebooks]:
                self.closed_view(key)

    def closed_view(self, key: str) -> None:
        """Take back what is shown for a file."""
        self._schedule.cancel(key)
        for document, (version, diagnostics) in self._shown.pop(key, {}).items():
            if diagnostics:
                self._publish(document, version, [])

    def _push(self, key: str) -> None:
        """Send the diagnostics of a file or notebook, those of its documents that changed."""
        if self.pulls and self.pulled is None:
            self.pulled = False
        look = self.looks.at(key, self.protocol.encoding())
        if look is None:
            self.closed_view(key)
            return
        shown = {uri: (self.documents.texts[uri].version, found) for uri, found in look.diagnostics().items()}
        before = self._shown.get(key, {})
        self._shown[key] = shown
        for uri, (_, diagnostics) in before.items():
            if uri not in shown and diagnostics:
                self._publish(uri, None, [])
        for uri, (version, diagnostics) in shown.items():
            if before.get(uri) != (version, diagnostics):
                self._publish(uri, version, diagnostics)

    def _publish(self, uri: str, version: int | None, diagnostics: list[Json]) -> None:
        params: dict[str, Any] = {"uri": uri, "diagnostics": diagnostics}
        if version is not None:
            params["version"] = version
        self.protocol.notify(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, params)

    # ------------------------------------------------------------------------------- messages

    def _warn(self, message: str) -> None:
        self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, f"{SOURCE}: {message}"))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Write into the editor's log what went wrong, instead of in a window over the text."""
        del source
        message = " ".join(str(error).split()) or type(error).__name__
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, f"{SOURCE}: {message}"))


def folder_paths(folders: Iterable[types.WorkspaceFolder]) -> list[tuple[str, str]]:
    """The paths and the URIs of workspace folders."""
    return [(path_of(folder.uri), folder.uri) for folder in folders]
