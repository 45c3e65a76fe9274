"""What the server answers."""

from __future__ import annotations

import gc
import json
from typing import Any
from zlib import crc32

from lsprotocol import types

from ms_compat_lint.editor import actions, fixing, porting
from ms_compat_lint.editor.hover import hover, site_at
from ms_compat_lint.editor.positions import Json
from ms_compat_lint.frontends.lsp.configuration import configure, initialize, watch
from ms_compat_lint.frontends.lsp.looks import Look
from ms_compat_lint.frontends.lsp.server import Server

_DIAGNOSTIC_OPTIONS = types.DiagnosticOptions(
    identifier="ms-compat-lint", inter_file_dependencies=True, workspace_diagnostics=False
)
_ACTION_OPTIONS = types.CodeActionOptions(code_action_kinds=list(actions.KINDS), resolve_provider=True)


def serve() -> None:
    """Serve on standard input and output."""
    server = make_server()
    # Syntax trees are many objects without cycles, among which looking for cycles takes a third of the time. The server
    # looks for them itself, when there is nothing else to do.
    gc.collect()
    gc.freeze()
    gc.disable()
    server.start_io()


def make_server() -> Server:
    """A server with all its features."""
    server = Server()
    server.feature(types.INITIALIZE)(initialize)
    server.feature(types.INITIALIZED)(initialized)
    server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)(configuration_changed)
    server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(files_changed)
    server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)(folders_changed)
    server.feature(types.TEXT_DOCUMENT_DID_SAVE)(saved)
    server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, _DIAGNOSTIC_OPTIONS)(pull)
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, _ACTION_OPTIONS)(code_actions)
    server.feature(types.CODE_ACTION_RESOLVE)(resolve)
    server.feature(types.TEXT_DOCUMENT_HOVER)(show_hover)
    return server


def initialized(ls: Server, _: types.InitializedParams) -> None:
    """Ask the editor for its settings, and to tell when files change."""
    configure(ls, None)
    watch(ls)


def configuration_changed(ls: Server, params: types.DidChangeConfigurationParams) -> None:
    """Take the new settings, or ask for them."""
    configure(ls, params.settings)


def files_changed(ls: Server, _: types.DidChangeWatchedFilesParams) -> None:
    """A configuration, or a module that others import, is no longer what it was."""
    ls.refresh()


def folders_changed(ls: Server, _: types.DidChangeWorkspaceFoldersParams) -> None:
    """Each folder may have settings of its own."""
    configure(ls, None)


def saved(ls: Server, _: types.DidSaveTextDocumentParams) -> None:
    """Other files may import names from the one that was saved."""
    ls.refresh()


def pull(ls: Server, params: types.DocumentDiagnosticParams) -> Json:
    """The diagnostics of a document, or that they are what the editor has. Those of notebooks are always sent."""
    ls.pulling()
    uri = params.text_document.uri
    look = None if ls.documents.notebook_of(uri) else ls.look(uri)
    if look is None:
        return {"kind": "full", "items": []}
    items = look.diagnostics()[uri]
    result = f"{crc32(json.dumps(items).encode()):08x}"
    if params.previous_result_id == result:
        return {"kind": "unchanged", "resultId": result}
    return {"kind": "full", "resultId": result, "items": items}


def code_actions(ls: Server, params: types.CodeActionParams) -> list[Json]:
    """What is offered at a place."""
    uri = params.text_document.uri
    look = ls.look(uri)
    if look is None or look.view.piece_of(uri) is None:
        return []
    range_ = ls.converter.unstructure(params.range)
    diagnostics = [ls.converter.unstructure(each) for each in params.context.diagnostics]
    only = [str(getattr(kind, "value", kind)) for kind in params.context.only or ()]
    request = actions.Request(uri, range_, diagnostics, only)
    found: list[Json] = []
    if request.wants(actions.QUICK_FIX):
        found += actions.quick_fixes(look.view, look.checked, request, ls.client)
    if request.wants(actions.PORT):
        found += _ports(ls, look, request)
    fix_all = _fix_all(ls, look, uri)
    if fix_all is not None and request.wants(fix_all["kind"]):
        found.append(fix_all if ls.client.resolves_edits else _with_all_fixes(ls, look, fix_all))
    return found


def _ports(ls: Server, look: Look, request: actions.Request) -> list[Json]:
    piece = look.view.piece_of(request.uri)
    assert piece is not None
    span = look.view.span_of(piece, request.range)
    offered = list(porting.ports(look.checked, span, request.uri))
    if ls.client.resolves_edits:
        return offered
    found = []
    for action in offered:
        made = _ported(ls, look, action)
        if not isinstance(made, str):
            found.append(made)
        elif ls.client.shows_disabled:
            found.append({**action, "disabled": {"reason": made}})
    return found


def _ported(ls: Server, look: Look, action: Json) -> Json | str:
    return porting.ported(look.view, look.checked, action, ls.client, look.settings, ls.settled.modules)


def _fix_all(ls: Server, look: Look, uri: str) -> Json | None:
    """The action that fixes all that is safe, without its edit; None where there is nothing to fix."""
    safe = any(fix.applicability is actions.SAFE for finding in look.checked.findings for fix in finding.fixes)
    if not safe or not look.whole:
        return None
    kind = actions.NOTEBOOK_FIX_ALL if ls.documents.notebook_of(uri) else actions.FIX_ALL
    return {"title": actions.FIX_ALL_TITLE, "kind": kind, "data": {"uri": uri}}


def _with_all_fixes(ls: Server, look: Look, action: Json) -> Json:
    text = fixing.fixed_text(look.checked.source, look.settings, ls.settled.modules)
    edits = fixing.changes(look.view.pieces, look.texts(text))
    return {**action, "edit": actions.workspace_edit(edits, look.view, ls.client)}


def resolve(ls: Server, action: types.CodeAction) -> Json:
    """An action with its edit."""
    plain: Json = ls.converter.unstructure(action)
    data: Any = plain.get("data")
    uri = str(data["uri"]) if isinstance(data, dict) and "uri" in data else ""
    look = ls.look(uri)
    if look is None:
        return plain
    if plain.get("kind") != actions.PORT:
        # The text may be another one by now: what is broken in it is not read, and must not be written back so.
        return _with_all_fixes(ls, look, plain) if _fix_all(ls, look, uri) else plain
    made = _ported(ls, look, plain)
    if isinstance(made, str):
        message = f"not ported: {made}"
        ls.window_show_message(types.ShowMessageParams(types.MessageType.Info, message))
        return plain
    return made


def show_hover(ls: Server, params: types.HoverParams) -> Json | None:
    """An optimizer beside its counterpart, or one of its arguments."""
    uri = params.text_document.uri
    look = ls.look(uri)
    piece = look.view.piece_of(uri) if look is not None else None
    if look is None or piece is None:
        return None
    position = ls.converter.unstructure(params.position)
    place = look.view.span_of(piece, {"start": position, "end": position})[:2]
    site = site_at(look.checked.sites, *place)
    found = hover(site, *place, look.settings, markdown=ls.markdown) if site is not None else None
    if found is None:
        return None
    text, span = found
    kind = "markdown" if ls.markdown else "plaintext"
    return {"contents": {"kind": kind, "value": text}, "range": look.view.range_of(span)}
