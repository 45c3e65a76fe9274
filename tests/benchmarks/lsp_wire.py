"""A client of the language server that takes no time of its own: bytes over pipes, from one thread."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

URI = "file:///project/train.py"

BLOCK = '''
class Block{n}:
    """One of many pieces of ordinary code, number {n}."""

    def __init__(self, width, depth=3, *, name="block{n}"):
        self.width = width
        self.layers = [self.make(i, width * (i + 1)) for i in range(depth)]
        self.options = {{"name": name, "depth": depth, "rate": 0.1 * {n}}}

    def make(self, index, size):
        if index % 2 == 0 and size > {n}:
            return lambda x: x * size + index
        for step in range(index):
            size += step if step != self.width else -1
        return lambda x: (x, size, f"{{index}} of {{size}}")

    def __call__(self, x, *, training=False):
        for layer in self.layers:
            x = layer(x)
            if training and self.options.get("rate", 0.0) > 0.5:
                x = self.drop(x, rate=self.options["rate"])
        return x
'''

OPTIMIZER = """
def optimizer{n}(net, lr):
    return {call}
"""

CALLS = (
    "optim.AdamW(net.parameters(), lr=lr)",
    "nn.AdamWeightDecay(net.trainable_params(), learning_rate=lr)",
    "optim.SGD(net.parameters(), lr, momentum=0.9, nesterov=True)",
    "nn.Momentum(net.trainable_params(), lr, 0.9)",
    "optim.RMSprop(net.parameters(), lr=lr, alpha=0.9)",
)


def program(lines: int, sites: int = 10) -> str:
    """A file of so many lines, with some optimizers spread over it."""
    parts = ["from mindspore import nn\nfrom torch import optim\n"]
    length, block = 2, BLOCK.count("\n")
    every = max((lines - 4 * sites) // block // sites, 1)
    n = 0
    while length < lines:
        parts.append(BLOCK.format(n=n))
        length += block
        n += 1
        if n % every == 0 and n // every <= sites:
            parts.append(OPTIMIZER.format(n=n, call=CALLS[n // every % len(CALLS)]))
            length += 3
    return "".join(parts)


class Wire:
    """A server process and the connection to it."""

    def __init__(self, folder: Path, capabilities: dict[str, Any] | None = None) -> None:
        command = [sys.executable, "-m", "ms_compat_lint.frontends.lsp"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.input = self.process.stdin
        self.output = open(self.process.stdout.fileno(), "rb", closefd=False)  # noqa: SIM115
        self._requests = 10
        self.send("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": capabilities or {}}, 1)
        self.until(lambda message: message.get("id") == 1)
        self.send("initialized", {})

    def send(self, method: str, params: object, number: int | None = None) -> None:
        """Send a notification, or a request with a number."""
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        body = json.dumps(message if number is None else {**message, "id": number}).encode()
        self.input.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def request(self, method: str, params: object) -> object:
        """Send a request and wait for its answer."""
        self._requests += 1
        self.send(method, params, self._requests)
        return self.until(lambda message: message.get("id") == self._requests)["result"]

    def until(self, found) -> dict[str, Any]:
        """Receive until a message is the one that is waited for."""
        while True:
            length = 0
            while (line := self.output.readline()).strip():
                if line.startswith(b"Content-Length:"):
                    length = int(line.partition(b":")[2])
            message = json.loads(self.output.read(length))
            if found(message):
                return message

    def open(self, text: str) -> None:
        """Open the file and wait for its diagnostics."""
        item = {"uri": URI, "languageId": "python", "version": 1, "text": text}
        self.send("textDocument/didOpen", {"textDocument": item})
        self.shown(1)

    def change(self, version: int, line: int, start: int, end: int, text: str) -> None:
        """Replace a piece of a line."""
        where = {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}
        document = {"uri": URI, "version": version}
        self.send(
            "textDocument/didChange", {"textDocument": document, "contentChanges": [{"range": where, "text": text}]}
        )

    def shown(self, version: int) -> list[dict[str, Any]]:
        """Wait for the diagnostics of a version."""
        message = self.until(lambda m: m.get("params", {}).get("version") == version)
        return message["params"]["diagnostics"]

    def seconds(self, version: int, line: int, start: int, end: int, text: str) -> float:
        """How long the diagnostics of a change take."""
        began = time.perf_counter()
        self.change(version, line, start, end, text)
        self.shown(version)
        return time.perf_counter() - began

    def close(self) -> None:
        """Say goodbye."""
        self.send("shutdown", None, 2)
        self.until(lambda message: message.get("id") == 2)
        self.send("exit", None)
        self.process.wait()
