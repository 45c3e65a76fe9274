"""Sessions to begin from, and messages that may stand anywhere in one."""

from __future__ import annotations

import json
from typing import Any

URI = "file:///project/train.py"
OTHER = "file:///project/other.py"
CELLS = ("vscode-notebook-cell:/project/a.ipynb#1", "vscode-notebook-cell:/project/a.ipynb#2")
PROGRAM = "from mindspore import nn\nimport torch\n\np = []\no = nn.AdamWeightDecay(p, 1e-3, eps=1e-6)\n"
PROGRAM += "t = torch.optim.Adam(p, lr=1e-3, betas=(0.9, 0.99), amsgrad=False)  # \u00e9\U0001f600\n"


def _message(method: str, params: object, number: int | None = None) -> dict[str, Any]:
    message = {"jsonrpc": "2.0", "method": method, "params": params}
    return message if number is None else {**message, "id": number}


def _range(*places: int) -> dict[str, Any]:
    line, character, end_line, end_character = places
    return {"start": {"line": line, "character": character}, "end": {"line": end_line, "character": end_character}}


def _initialize(encodings: list[str], text: object = None, workspace: object = None) -> list[dict[str, Any]]:
    general = {"positionEncodings": encodings}
    capabilities = {"general": general, "textDocument": text or {}, "workspace": workspace or {}}
    folders = [{"uri": "file:///project", "name": "project"}]
    params = {"processId": None, "rootUri": None, "capabilities": capabilities, "workspaceFolders": folders}
    return [_message("initialize", params, 0), _message("initialized", {})]


def _open(text: str = PROGRAM, uri: str = URI, version: int = 1) -> dict[str, Any]:
    item = {"uri": uri, "languageId": "python", "version": version, "text": text}
    return _message("textDocument/didOpen", {"textDocument": item})


def _change(version: int, *changes: dict[str, Any], uri: str = URI) -> dict[str, Any]:
    document = {"uri": uri, "version": version}
    return _message("textDocument/didChange", {"textDocument": document, "contentChanges": list(changes)})


def _asks(number: int, uri: str = URI) -> list[dict[str, Any]]:
    document = {"uri": uri}
    where = {"textDocument": document, "range": _range(0, 0, 9, 0)}
    return [
        _message("textDocument/diagnostic", {"textDocument": document, "previousResultId": None}, number),
        _message("textDocument/codeAction", {**where, "context": {"diagnostics": []}}, number + 1),
        _message("textDocument/codeAction", {**where, "context": {"diagnostics": [], "only": ["source"]}}, number + 2),
        _message("textDocument/hover", {"textDocument": document, "position": {"line": 4, "character": 8}}, number + 3),
    ]


def _put(text: str, *places: int) -> dict[str, Any]:
    return {"range": _range(*places), "text": text}


def _edits() -> list[dict[str, Any]]:
    return [
        _change(2, _put("\U0001f600", 4, 24, 4, 24), _put("", 4, 25, 4, 26)),
        _change(3, _put("import torch\r\n\r", 1, 0, 2, 0), _put("\n", 2, 0, 2, 0)),
        _change(4, _put(PROGRAM, 9, 9, 0, 0), _put("x = (", 0, 0, 9, 99)),
        _change(5, {"text": PROGRAM.replace("\n", "\r\n")}, _put("\ud83d", 5, 76, 5, 78)),
        _change(6, {"text": f"\ufeff{PROGRAM}"}, _put("\x0c", 0, 0, 0, 1)),
    ]


def _notebook() -> list[dict[str, Any]]:
    cells = [{"kind": kind, "document": uri} for kind, uri in zip((2, 1), CELLS, strict=True)]
    texts = [{"uri": uri, "languageId": "python", "version": 1, "text": PROGRAM} for uri in CELLS]
    head = {"uri": "file:///project/a.ipynb", "version": 1}
    document = {**head, "notebookType": "jupyter-notebook", "cells": cells}
    array = {"start": 1, "deleteCount": 1, "cells": [{"kind": 2, "document": CELLS[1]}]}
    structure = {"array": array, "didOpen": [texts[1]], "didClose": []}
    edit = {"document": {"uri": CELLS[0], "version": 2}, "changes": [_put("%pip x\n", 4, 0, 5, 0)]}
    change = {"cells": {"structure": structure, "textContent": [edit]}}
    return [
        _message("notebookDocument/didOpen", {"notebookDocument": document, "cellTextDocuments": texts}),
        *_asks(20, CELLS[0]),
        _message("notebookDocument/didChange", {"notebookDocument": {**head, "version": 2}, "change": change}),
        *_asks(30, CELLS[1]),
        _message("notebookDocument/didClose", {"notebookDocument": head, "cellTextDocuments": []}),
    ]


def _others() -> list[dict[str, Any]]:
    """Messages about something else than the texts."""
    added = {"event": {"added": [{"uri": "file:///other", "name": "o"}], "removed": []}}
    action = {"title": "port", "kind": "refactor.rewrite", "data": {"uri": URI, "version": 1, "span": [5, 5, 5, 9]}}
    return [
        _message("workspace/didChangeConfiguration", {"settings": {"ms-compat-lint": {"select": ["ALL"]}}}),
        _message("workspace/didChangeConfiguration", {"settings": {"mindsporeApi": "mint", "exclude": "*.txt"}}),
        _message("workspace/didChangeWatchedFiles", {"changes": [{"uri": URI, "type": 2}]}),
        _message("workspace/didChangeWorkspaceFolders", added),
        _message("workspace/executeCommand", {"command": "x", "arguments": [1]}, 50),
        _message("codeAction/resolve", action, 51),
        _message("codeAction/resolve", {**action, "kind": "source.fixAll.ms-compat-lint"}, 52),
        _message("textDocument/didSave", {"textDocument": {"uri": URI}}),
        _message("textDocument/didClose", {"textDocument": {"uri": OTHER}}),
        _message("$/setTrace", {"value": "off"}),
        _message("$/cancelRequest", {"id": 20}),
        {"answer": [{"select": ["MSC1"]}, {"ignore": "MSC101"}]},
        {"answer": None},
        _message("shutdown", None, 60),
    ]


RESOLVES = {"codeAction": {"dataSupport": True, "disabledSupport": True, "resolveSupport": {"properties": ["edit"]}}}
PULLS = {"diagnostic": {}, "hover": {"contentFormat": ["plaintext"]}, **RESOLVES}
ASKED = {
    "configuration": True,
    "workspaceEdit": {"documentChanges": True},
    "diagnostics": {"refreshSupport": True},
    "didChangeWatchedFiles": {"dynamicRegistration": True},
    "didChangeConfiguration": {"dynamicRegistration": True},
}


def seeds() -> list[bytes]:
    """Short sessions of several editors."""
    plain, resolving = _initialize(["utf-16"]), _initialize(["utf-32"], RESOLVES)
    pulling = _initialize(["utf-8"], PULLS, ASKED)
    edits, others, pause = _edits(), _others(), b""
    sessions: list[list[dict[str, Any] | bytes]] = [
        [*plain, _open(), pause, *_asks(10)],
        *([*plain, _open(), pause, edit, pause, _asks(10)[0]] for edit in edits),
        [*plain, _open(f"{PROGRAM}x = '''\n"), *edits[::-1], *others[:2], pause],
        [*plain, _open(), others[-1], *_asks(10)[:1], _message("exit", None)],
        [*pulling, others[-3], _open(), edits[0], *_asks(10), *others[:3], *_asks(70)[:1]],
        [*pulling, _open(), *others[3:-1]],
        [*resolving, *_notebook()],
        [*resolving, _open(), pause, _open("(", OTHER), *_asks(10)[1:3], *others[5:7], *_asks(20, OTHER)[:2]],
        [_open(), *_asks(10)[:2], b"{", b"[]", pause, *_initialize([]), *plain, *_asks(10)[:1]],
    ]
    return [b"\n".join(_line(line) for line in lines) for lines in sessions]


def _line(line: dict[str, Any] | bytes) -> bytes:
    return line if isinstance(line, bytes) else json.dumps(line).encode()


MESSAGES = [_open(), *_edits(), *_asks(80), *_others(), *_notebook(), *_initialize(["utf-8"])]
LINES = [*map(_line, MESSAGES), b""]
WORDS = [URI, OTHER, *CELLS, PROGRAM, "python", _range(0, 0, 0, 0), _range(4, 0, 5, 3), _put("", 1, 2, 3, 4)]
WORDS += ["source", "quickfix", "refactor", "ms-compat-lint", "nn.Adam(p, 1e-3, 0.9)"]
WORDS += ["\n", "\r", "'''", "(", "\U0001f600", "\ud83d"]
