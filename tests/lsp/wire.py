"""A connection to a language server on which anything can be sent, and nothing is read but JSON."""

from __future__ import annotations

import asyncio
import json
import subprocess
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.lsp.editor import ADAM, PATIENCE

URI = "file:///project/train.py"


class Wire:
    """A connection on which anything can be sent."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self.process = process
        self.input = process.stdin
        self.output = process.stdout
        self.received: list[dict[str, Any]] = []
        self._asked = 1_000_000

    def raw(self, body: bytes) -> None:
        self.input.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def send(self, method: str, params: object, number: int | None = None) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        self.raw(json.dumps(message if number is None else {**message, "id": number}).encode())

    async def receive(self) -> dict[str, Any]:
        length = 0
        while (line := await self.output.readline()).strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        assert length, "the server has gone"
        message: dict[str, Any] = json.loads(await self.output.readexactly(length))
        self.received.append(message)
        return message

    async def until(self, found: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        async def look() -> dict[str, Any]:
            while not found(message := await self.receive()):
                pass
            return message

        return await asyncio.wait_for(look(), PATIENCE)

    async def answer(self, number: int) -> dict[str, Any]:
        return await self.until(lambda message: message.get("id") == number and "method" not in message)

    def open(self, text: str = ADAM, version: int = 1, uri: str = URI) -> None:
        item = {"uri": uri, "languageId": "python", "version": version, "text": text}
        self.send("textDocument/didOpen", {"textDocument": item})

    async def ask(self, method: str, params: object) -> Any:
        """Send a request and return its result."""
        self._asked += 1
        self.send(method, params, self._asked)
        return (await self.answer(self._asked))["result"]

    async def diagnostics(self, version: int = 1, uri: str = URI) -> list[dict[str, Any]]:
        """What is shown for a version of a text."""

        def found(message: dict[str, Any]) -> bool:
            params = message.get("params") or {}
            return (
                message.get("method") == "textDocument/publishDiagnostics"
                and params["uri"] == uri
                and params.get("version") == version
            )

        return (await self.until(found))["params"]["diagnostics"]


@asynccontextmanager
async def connect(
    command: list[str], folder: Path, options: object = None, *, introduced: bool = True
) -> AsyncIterator[Wire]:
    """Start a server and, unless the test does so itself, introduce a modest editor to it."""
    process = await asyncio.create_subprocess_exec(
        *command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    connection = Wire(process)
    params = {"processId": None, "rootUri": folder.as_uri(), "capabilities": {}, "initializationOptions": options}
    try:
        if introduced:
            await connection.ask("initialize", params)
            connection.send("initialized", {})
        yield connection
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        process._transport.close()  # type: ignore[attr-defined]
