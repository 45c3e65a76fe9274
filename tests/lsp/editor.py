"""An editor for the tests: a pytest-lsp client of a real server process, which remembers what it was sent."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities
from pytest_lsp.client import make_test_lsp_client

SERVER = [sys.executable, "-m", "ms_compat_lint", "lsp"]
VS_CODE = "visual-studio-code"
NEOVIM = "neovim"
PATIENCE = 20.0  # seconds, on a busy machine

HEADER = "from mindspore import nn\n\nparams = list(net.get_parameters())\n"
ADAM = HEADER + "optimizer = nn.AdamWeightDecay(params, 1e-3, eps=1e-6)\n"


def pulling(capabilities: types.ClientCapabilities) -> types.ClientCapabilities:
    """The same editor, able to ask for diagnostics."""
    assert capabilities.text_document is not None
    capabilities.text_document.diagnostic = types.DiagnosticClientCapabilities()
    return capabilities


class Editor:
    """One session."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self.published: list[types.PublishDiagnosticsParams] = []
        self.registered: list[types.Registration] = []
        self._opened = 0
        self.initialized: types.InitializeResult | None = None
        self._arrived = asyncio.Event()

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def receive(self, params: types.PublishDiagnosticsParams) -> None:
        self.published.append(params)
        self._arrived.set()

    def open(self, text: str, name: str | None = None, version: int = 1) -> str:
        """Show a text, under a name that was not there before."""
        self._opened += 1
        uri = self.uri(name or f"train{self._opened}.py")
        item = types.TextDocumentItem(uri=uri, language_id="python", version=version, text=text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
        return uri

    def change(self, uri: str, version: int, *changes: types.TextDocumentContentChangeEvent) -> None:
        document = types.VersionedTextDocumentIdentifier(uri=uri, version=version)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, list(changes)))

    def replace(self, uri: str, version: int, text: str) -> None:
        self.change(uri, version, types.TextDocumentContentChangeWholeDocument(text=text))

    async def diagnostics(self, uri: str, version: int | None = 1) -> list[types.Diagnostic]:
        """What the server shows for a version of a document: the newest that it sent."""
        return await asyncio.wait_for(self._diagnostics(uri, version), PATIENCE)

    async def _diagnostics(self, uri: str, version: int | None) -> list[types.Diagnostic]:
        while True:
            for params in reversed(self.published):
                if params.uri == uri and params.version == version:
                    return list(params.diagnostics)
            self._arrived.clear()
            await self._arrived.wait()

    async def next_diagnostics(self, uri: str) -> list[types.Diagnostic]:
        """What the server sends next for a document."""
        return await asyncio.wait_for(self._next(uri, len(self.published)), PATIENCE)

    async def _next(self, uri: str, seen: int) -> list[types.Diagnostic]:
        while not any(params.uri == uri for params in self.published[seen:]):
            self._arrived.clear()
            await self._arrived.wait()
        return list(next(params.diagnostics for params in self.published[seen:] if params.uri == uri))

    async def pull(self, uri: str, previous: str | None = None) -> Any:
        document = types.TextDocumentIdentifier(uri)
        params = types.DocumentDiagnosticParams(text_document=document, previous_result_id=previous)
        return await asyncio.wait_for(self.client.text_document_diagnostic_async(params), PATIENCE)

    async def actions(
        self,
        uri: str,
        where: types.Range,
        diagnostics: list[types.Diagnostic] | tuple[()] = (),
        only: list[str] | None = None,
    ) -> list[types.CodeAction]:
        context = types.CodeActionContext(diagnostics=list(diagnostics), only=only)
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), where, context)
        found = await asyncio.wait_for(self.client.text_document_code_action_async(params), PATIENCE)
        assert all(isinstance(action, types.CodeAction) for action in found or ())
        return list(found or ())  # type: ignore[arg-type]

    async def resolve(self, action: types.CodeAction) -> types.CodeAction:
        return await asyncio.wait_for(self.client.code_action_resolve_async(action), PATIENCE)

    async def hover(self, uri: str, line: int, character: int) -> types.Hover | None:
        params = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(line, character))
        return await asyncio.wait_for(self.client.text_document_hover_async(params), PATIENCE)


@asynccontextmanager
async def editor(
    folder: Path,
    capabilities: types.ClientCapabilities | None = None,
    options: object = None,
    configuration: dict[str, Any] | None = None,
) -> AsyncIterator[Editor]:
    """Start the language server in a folder, and stop it in the proper way."""
    async with started(SERVER, folder, capabilities, options, configuration) as session:
        yield session


@asynccontextmanager
async def started(
    command: list[str],
    folder: Path,
    capabilities: types.ClientCapabilities | None = None,
    options: object = None,
    configuration: dict[str, Any] | None = None,
) -> AsyncIterator[Editor]:
    """Start any language server."""
    client = make_test_lsp_client()
    session = Editor(client, folder)
    client.protocol.fm.features.pop(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: session.receive(params))
    client.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda params: session.registered.extend(params.registrations))
    if configuration is not None:
        client.set_configuration(configuration, section="ms-compat-lint")
    config = ClientServerConfig(server_command=command, client_factory=lambda: client)
    await config.start()
    try:
        session.initialized = await client.initialize_session(
            types.InitializeParams(
                capabilities=capabilities or client_capabilities(VS_CODE),
                workspace_folders=[types.WorkspaceFolder(uri=folder.as_uri(), name=folder.name)],
                initialization_options=options,
            )
        )
        yield session
        await client.shutdown_session()
    finally:
        process = client._server
        if process is not None and process.returncode is None:
            process.kill()  # the test failed: the client would wait for ever
        await client.stop()


def whole(line: int) -> types.Range:
    """All of a line."""
    return types.Range(types.Position(line, 0), types.Position(line, 1000))


def edited(text: str, edits: list[types.TextEdit]) -> str:
    """A text with edits made, columns counted in characters: for text of ASCII."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    places = [
        (starts[e.range.start.line] + e.range.start.character, starts[e.range.end.line] + e.range.end.character, n, e)
        for n, e in enumerate(edits)
    ]
    for start, end, _, edit in sorted(places, key=lambda place: place[:3], reverse=True):
        text = text[:start] + edit.new_text + text[end:]
    return text


def text_edits(action: types.CodeAction) -> list[types.TextEdit]:
    """The edits of an action that touches one document."""
    assert action.edit is not None
    if action.edit.document_changes:
        (change,) = action.edit.document_changes
        assert isinstance(change, types.TextDocumentEdit)
        return list(change.edits)  # type: ignore[arg-type]
    assert action.edit.changes is not None
    (edits,) = action.edit.changes.values()
    return list(edits)
