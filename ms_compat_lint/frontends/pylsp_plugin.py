"""The plugin of python-lsp-server: diagnostics and code actions, on the text as it stands in the editor.

Its settings are those of the command, below ``pylsp.plugins.ms_compat_lint``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any
from weakref import WeakKeyDictionary

from pylsp import hookimpl

from ms_compat_lint.editor import actions, fixing, porting
from ms_compat_lint.editor.checking import Checked, check
from ms_compat_lint.editor.diagnostics import diagnostic
from ms_compat_lint.editor.positions import UTF16, Json
from ms_compat_lint.editor.views import View, view_of_file
from ms_compat_lint.editor.workspace import Settled
from ms_compat_lint.project.options import CHECKING, FILES
from ms_compat_lint.settings import Settings
from ms_compat_lint.source import SourceFile

NAME = "ms_compat_lint"
_BOM = "\ufeff"

_settled: WeakKeyDictionary[Any, tuple[object, Settled]] = WeakKeyDictionary()


@hookimpl
def pylsp_settings() -> Json:
    """The settings and that none of them is set."""
    names = (*CHECKING, *FILES)
    return {"plugins": {NAME: {"enabled": True, **dict.fromkeys(names)}}}


@hookimpl
def pylsp_lint(config: Any, workspace: Any, document: Any, is_saved: bool) -> list[Json]:
    """The diagnostics of a document."""
    settled = _of(config, workspace)
    if is_saved:
        settled.renew()
    found = _look(settled, document)
    if found is None:
        return []
    view, checked, _ = found
    return [diagnostic(each, view.range_of, document.version) for each in checked.findings]


@hookimpl
def pylsp_code_actions(config: Any, workspace: Any, document: Any, range: Json, context: Json) -> list[Json]:  # noqa: A002
    """What is offered at a place."""
    settled = _of(config, workspace)
    found = _look(settled, document)
    if found is None:
        return []
    request = actions.Request(document.uri, range, context.get("diagnostics") or [], context.get("only"))
    return list(_offered(settled, *found, request, _client(config.capabilities or {})))


def _offered(
    settled: Settled, view: View, checked: Checked, settings: Settings, request: actions.Request, client: actions.Client
) -> Iterator[Json]:
    if request.wants(actions.QUICK_FIX):
        yield from actions.quick_fixes(view, checked, request, client)
    if request.wants(actions.PORT):
        span = view.span_of(view.pieces[0], request.range)
        for action in porting.ports(checked, span, request.uri):
            made = porting.ported(view, checked, action, client, settings, settled.modules)
            if not isinstance(made, str):
                yield made
    if request.asks_for(actions.FIX_ALL) and not checked.problems:
        text = fixing.fixed_text(checked.source, settings, settled.modules)
        edits = fixing.changes(view.pieces, [text])
        if edits:
            edit = actions.workspace_edit(edits, view, client)
            yield {"title": actions.FIX_ALL_TITLE, "kind": actions.FIX_ALL, "edit": edit}


def _of(config: Any, workspace: Any) -> Settled:
    """What holds in a workspace, by the settings as they are now."""
    given = dict(config.plugin_settings(NAME))
    given.pop("enabled", None)
    known = _settled.get(config)
    if known is None or known[0] != given:
        settled = Settled(workspace.show_message, lambda path: _open_module(workspace, path))
        settled.configure(given, [(workspace.root_path or os.getcwd(), given)])
        known = _settled[config] = (given, settled)
    return known[1]


def _open_module(workspace: Any, path: str) -> SourceFile | None:
    """The text of a module that is open."""
    for document in list(workspace.documents.values()):
        if document.uri.endswith(".py") and document.path == path:
            return SourceFile.from_text(path, document.source)
    return None


def _look(settled: Settled, document: Any) -> tuple[View, Checked, Settings] | None:
    """What is found in a document, and under which settings; None where it is excluded."""
    settings = settled.settings(document.path)
    if settings is None:
        return None
    text: str = document.source
    source = SourceFile.from_text(document.path, text)
    view = view_of_file(source, document.uri, document.version, UTF16, bom=text.startswith(_BOM))
    return view, check(source, settings, settled.modules), settings


def _client(capabilities: Json) -> actions.Client:
    """What the editor understands."""
    workspace = capabilities.get("workspace") or {}
    edit = workspace.get("workspaceEdit") or {}
    return actions.Client(document_changes=bool(edit.get("documentChanges")))
