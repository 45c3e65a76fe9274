"""What the editor says of itself and of its settings, when it starts and later."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

from lsprotocol import types

from ms_compat_lint.editor.actions import Client
from ms_compat_lint.editor.settings import SECTION
from ms_compat_lint.frontends.lsp.documents import path_of
from ms_compat_lint.frontends.lsp.server import Server

_WATCHED = ("**/pyproject.toml", "**/*.py")


def initialize(ls: Server, params: types.InitializeParams) -> None:
    """Note what the editor understands."""
    text = params.capabilities.text_document or types.TextDocumentClientCapabilities()
    workspace = params.capabilities.workspace or types.WorkspaceClientCapabilities()
    action = text.code_action or types.CodeActionClientCapabilities()
    resolve = action.resolve_support
    ls.client = Client(
        document_changes=bool(workspace.workspace_edit and workspace.workspace_edit.document_changes),
        resolves_edits=bool(action.data_support and resolve and "edit" in resolve.properties),
        shows_disabled=bool(action.disabled_support),
    )
    ls.pulls = text.diagnostic is not None
    formats = text.hover.content_format if text.hover else None
    ls.markdown = not formats or types.MarkupKind.Markdown in formats
    ls.options = params.initialization_options
    _settle(ls, ls.options, None)


def configure(ls: Server, given: Any) -> None:
    """Take settings that the editor sends; where it would rather be asked, ask it."""
    workspace = ls.client_capabilities.workspace
    if workspace is None or not workspace.configuration:
        _settle(ls, given or ls.options, None)
        return
    uris = [folder.uri for folder in ls.workspace.folders.values()]
    items = [types.ConfigurationItem(section=SECTION)]
    items += [types.ConfigurationItem(scope_uri=uri, section=SECTION) for uri in uris]
    asked = ls.workspace_configuration(types.ConfigurationParams(items))
    asked.add_done_callback(lambda answer: _answered(ls, answer, given))


def _answered(ls: Server, answer: Future[Any], given: Any) -> None:
    """Take the editor's answer; without one, what it sent."""
    if answer.cancelled():  # as it says goodbye
        return
    try:
        settings = list(answer.result() or ())
    except Exception as error:  # noqa: BLE001  whatever the editor answered: it has no settings then
        ls.report_server_error(error, type(error))
        settings = []
    first, *others = settings or [None]
    if first is None and not any(others):
        _settle(ls, given or ls.options, None)
    else:
        _settle(ls, first if first is not None else ls.options, others)


def _settle(ls: Server, general: Any, own: list[Any] | None) -> None:
    """Put settings in force, for each folder its own where there are any."""
    folders = [path_of(folder.uri) for folder in ls.workspace.folders.values()]
    if not folders and ls.workspace.root_path:
        folders = [ls.workspace.root_path]
    each = own if own and len(own) == len(folders) else [general] * len(folders)
    given = (general, list(zip(folders, each, strict=True)))
    if given != ls.given:
        ls.given = given
        ls.settled.configure(*given)
        ls.refresh()


def watch(ls: Server) -> None:
    """Ask to be told when a configuration or a module changes, and when the settings do."""
    workspace = ls.client_capabilities.workspace
    registrations = []
    if workspace and workspace.did_change_watched_files and workspace.did_change_watched_files.dynamic_registration:
        options = types.DidChangeWatchedFilesRegistrationOptions(
            watchers=[types.FileSystemWatcher(glob_pattern=pattern) for pattern in _WATCHED]
        )
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        registrations.append(types.Registration(id=f"{SECTION}.files", method=method, register_options=options))
    if workspace and workspace.did_change_configuration and workspace.did_change_configuration.dynamic_registration:
        method = types.WORKSPACE_DID_CHANGE_CONFIGURATION
        section = types.DidChangeConfigurationRegistrationOptions(section=SECTION)
        registrations.append(types.Registration(id=f"{SECTION}.settings", method=method, register_options=section))
    if registrations:
        asked = ls.client_register_capability(types.RegistrationParams(registrations=registrations))
        asked.add_done_callback(lambda answer: answer.cancelled() or answer.exception())
