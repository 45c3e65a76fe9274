"""What a confused editor sends: the server says what is wrong, and goes on."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys

import pytest
import pytest_asyncio

from tests.lsp.editor import ADAM, PATIENCE, SERVER
from tests.lsp.wire import URI, Wire, connect

NOT_INITIALIZED, INVALID_REQUEST = -32002, -32600


@pytest_asyncio.fixture
async def wire(tmp_path):
    async with connect(SERVER, tmp_path) as connection:
        yield connection


async def still_works(wire: Wire) -> None:
    """Open a text anew and get its diagnostics."""
    version = 1000 + len(wire.received)
    wire.open(version=version)
    message = await wire.until(
        lambda m: m.get("method") == "textDocument/publishDiagnostics" and m["params"].get("version") == version
    )
    assert [d["code"] for d in message["params"]["diagnostics"]] == ["MSC101", "MSC501"]


NONSENSE = [
    b"",
    b"{",
    b"\xff\xfe\x00",
    b"[]",
    b"null",
    b"17",
    b'"text"',
    b"{}",
    b'{"jsonrpc": "2.0"}',
    b'{"jsonrpc": "1.0", "method": "x"}',
    b'{"jsonrpc": "2.0", "id": 5}',
    b'{"jsonrpc": "2.0", "id": 5, "result": {"jsonrpc": 3}}',
    b'{"jsonrpc": "2.0", "method": "unknown/method", "params": {"jsonrpc": "2.0"}}',
    b'{"jsonrpc": "2.0", "method": 4}',
    b"[" * 100_000,
]


@pytest.mark.asyncio
async def test_messages_that_are_none(wire) -> None:
    for body in NONSENSE:
        if body:
            wire.raw(body)
    wire.input.write(b"Hello?\r\nContent-Length: many\r\n\r\n")
    await still_works(wire)


BAD_REQUESTS = [
    ("textDocument/codeAction", {}),
    ("textDocument/codeAction", None),
    ("textDocument/hover", {"textDocument": {"uri": URI}, "position": {"line": "x", "character": -1}}),
    ("textDocument/diagnostic", {"textDocument": {}}),
    ("workspace/executeCommand", {"command": "unknown"}),
    ("unknown/request", {}),
    ("initialize", 3),
]


@pytest.mark.asyncio
async def test_requests_that_cannot_be_read_are_answered(wire) -> None:
    for number, (method, params) in enumerate(BAD_REQUESTS, 100):
        wire.send(method, params, number)
        answer = await wire.answer(number)
        assert answer["error"]["message"]
    await still_works(wire)


@pytest.mark.asyncio
@pytest.mark.parametrize("odd", [{"method": 4}, {"id": [1]}, {"id": {"a": 1}}, {"id": True, "method": []}], ids=str)
async def test_names_that_are_none(wire, odd) -> None:
    wire.raw(json.dumps({"jsonrpc": "2.0", "method": "shutdown", "params": None, "id": 1, **odd}).encode())
    await still_works(wire)


BAD_NOTIFICATIONS = [
    ("textDocument/didOpen", {}),
    ("textDocument/didOpen", {"textDocument": {"uri": 3, "languageId": "python", "version": "x", "text": None}}),
    (
        "textDocument/didChange",
        {"textDocument": {"uri": "file:///never/opened.py", "version": 2}, "contentChanges": []},
    ),
    ("textDocument/didClose", {"textDocument": {"uri": "file:///never/opened.py"}}),
    ("textDocument/didSave", {"textDocument": {"uri": "not a uri"}}),
    ("workspace/didChangeConfiguration", {"settings": 3}),
    ("workspace/didChangeConfiguration", {"settings": {"ms-compat-lint": ["x"]}}),
    ("workspace/didChangeWatchedFiles", {"changes": [{"uri": "\0", "type": 2}]}),
    ("workspace/didChangeWorkspaceFolders", {"event": {"added": [{"uri": "x:y", "name": ""}], "removed": []}}),
    ("notebookDocument/didChange", {"notebookDocument": {"uri": "n:o", "version": 1}, "change": {}}),
    ("notebookDocument/didClose", {"notebookDocument": {"uri": "n:o"}, "cellTextDocuments": [{"uri": "c:e"}]}),
    ("$/cancelRequest", {"id": 99}),
    ("$/setTrace", {"value": "verbose"}),
]


@pytest.mark.asyncio
async def test_notifications_about_nothing(wire) -> None:
    for method, params in BAD_NOTIFICATIONS:
        wire.send(method, params)
    await still_works(wire)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "uri",
    [
        "file:///a%00b/train.py",
        "file:///b/a%00",
        "vscode-notebook-cell:/a\0b/c.ipynb#1",
        "file:///a\ud800b/train.py",
        "untitled:a\ud800",
    ],
)
async def test_a_path_that_no_file_can_have(wire, uri) -> None:
    wire.open(uri=uri)
    assert [diagnostic["code"] for diagnostic in await wire.diagnostics(uri=uri)] == ["MSC101", "MSC501"]
    await still_works(wire)


@pytest.mark.asyncio
async def test_changes_at_places_that_are_not_there(wire) -> None:
    wire.open()
    far = {"line": 4_000_000, "character": 4_000_000}
    for version, (start, end) in enumerate([(far, far), (far, {"line": 0, "character": 0})], 2):
        change = {"range": {"start": start, "end": end}, "text": "# \U0001f600\ud83d"}
        wire.send(
            "textDocument/didChange", {"textDocument": {"uri": URI, "version": version}, "contentChanges": [change]}
        )
    await still_works(wire)


TEXTS = ["\0", "\ud83d", "(" * 3000, "x = " + "-" * 50_000 + "1", "from mindspore import nn\n" + "nn.Adam(" * 200]


@pytest.mark.asyncio
async def test_texts_that_are_no_python(wire) -> None:
    for version, text in enumerate(TEXTS, 2):
        wire.open("from mindspore import nn\nnn.Adam(p)\n" + text, version)
        message = await wire.until(lambda m, v=version: m.get("params", {}).get("version") == v)
        assert message["params"]["diagnostics"][-1]["code"] == "not-checked"
    await still_works(wire)


BAD_DATA = [None, 3, {}, {"version": 1}, {"version": 1, "fixes": 3}, {"version": 1, "fixes": [None]}, {"fixes": [{}]}]


@pytest.mark.asyncio
async def test_actions_on_diagnostics_that_were_tampered_with(wire) -> None:
    wire.open()
    where = {"start": {"line": 3, "character": 12}, "end": {"line": 3, "character": 54}}
    for number, data in enumerate(BAD_DATA, 200):
        shown = {"range": where, "message": "?", "source": "ms-compat-lint", "code": 3, "data": data}
        context = {"diagnostics": [shown], "only": ["quickfix"]}
        wire.send("textDocument/codeAction", {"textDocument": {"uri": URI}, "range": where, "context": context}, number)
        assert (await wire.answer(number))["result"] == []
    for number, data in enumerate([None, 3, {}, {"uri": "x"}, {"uri": URI, "family": "x"}], 300):
        for kind in ("refactor.rewrite", "source.fixAll.ms-compat-lint", "other"):
            wire.send("codeAction/resolve", {"title": "t", "kind": kind, "data": data}, number)
            answer = await wire.answer(number)
            assert "result" in answer or answer["error"]["message"]
    await still_works(wire)


@pytest.mark.asyncio
async def test_the_end_of_the_input_ends_the_server(wire) -> None:
    wire.input.close()
    assert await asyncio.wait_for(wire.process.wait(), PATIENCE) == 0


@pytest.mark.asyncio
async def test_all_fixes_of_a_text_that_was_broken_since(wire) -> None:
    wire.open()
    document = {"uri": URI, "version": 2}
    wire.send("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": f"{ADAM}x = (\n"}]})
    action = {"title": "t", "kind": "source.fixAll.ms-compat-lint", "data": {"uri": URI}}
    assert "edit" not in await wire.ask("codeAction/resolve", action)
    document = {"uri": URI, "version": 3}
    wire.send("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": "x = (\n"}]})
    assert "edit" not in await wire.ask("codeAction/resolve", action)


@pytest.mark.asyncio
async def test_messages_before_the_first_and_after_the_last(tmp_path) -> None:
    async with connect(SERVER, tmp_path, introduced=False) as wire:
        wire.open()
        for number, method in enumerate(("textDocument/hover", "unknown/request", "shutdown")):
            wire.send(method, {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}}, number)
            assert (await wire.answer(number))["error"]["code"] == NOT_INITIALIZED
        params = {"processId": None, "rootUri": None, "capabilities": {}}
        assert await wire.ask("initialize", params)
        wire.send("initialize", params, 10)
        assert (await wire.answer(10))["error"]["code"] == INVALID_REQUEST
        await still_works(wire)
        wire.send("shutdown", None, 11)
        await wire.answer(11)
        wire.send("textDocument/hover", {"textDocument": {"uri": URI}, "position": {"line": 3, "character": 15}}, 12)
        assert (await wire.answer(12))["error"]["code"] == INVALID_REQUEST


@pytest.mark.asyncio
async def test_goodbye_while_the_editor_is_asked_something(tmp_path) -> None:
    workspace = {"configuration": True, "diagnostics": {"refreshSupport": True}}
    capabilities = {"workspace": workspace, "textDocument": {"diagnostic": {}}}
    async with connect(SERVER, tmp_path, introduced=False) as wire:
        await wire.ask("initialize", {"processId": None, "rootUri": None, "capabilities": capabilities})
        wire.open()
        await wire.ask("textDocument/diagnostic", {"textDocument": {"uri": URI}})
        wire.send("workspace/didChangeConfiguration", {"settings": {"select": ["ALL"]}})
        await wire.until(lambda message: message.get("method") == "workspace/configuration")
        wire.send("shutdown", None, 9)
        assert "error" not in await wire.answer(9)


@pytest.mark.asyncio
async def test_goodbye(wire) -> None:
    wire.send("shutdown", None, 9)
    await wire.answer(9)
    wire.send("exit", None)
    assert await asyncio.wait_for(wire.process.wait(), PATIENCE) == 0


def test_without_pygls_the_command_says_what_to_install(tmp_path) -> None:
    (tmp_path / "pygls.py").write_text("raise ImportError\n")
    code = "import sys; from ms_compat_lint.frontends.lsp import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": f"{tmp_path}:{':'.join(sys.path)}"}, capture_output=True
    )
    assert done.returncode == 2
    assert b"pip install 'ms-compat-lint[lsp]'" in done.stderr
