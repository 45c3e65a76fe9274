"""An editor's session with the language server: each line of the input is a message, an empty one a pause.

``{"answer": ...}`` is what the editor answers to the oldest question of the server; a line that is no JSON is sent as
it is. The server runs in this process, on a clock that does not wait.
"""

from __future__ import annotations

import ast
import asyncio
import json
import logging
import selectors
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from lsprotocol import types
from pygls.exceptions import FeatureNotificationError, FeatureRequestError, JsonRpcException, JsonRpcInternalError
from pygls.io_ import run_async
from pygls.protocol import default_converter

from ms_compat_lint.frontends.lsp import server as server_module
from ms_compat_lint.frontends.lsp.features import make_server
from tests.fuzz.editor_model import Model, Texts, edits_of, is_valid

PAUSE = 1.0
END = 30.0

# One converter for all sessions: what it has learned of the protocol's types takes longer than a session.
server_module.default_converter = cache(default_converter)


def session(data: bytes) -> None:
    """Every request is answered, nothing fails inside, and the texts are those that the editor has."""
    loop = _Loop()
    try:
        with _silence():
            loop.run_until_complete(_play(data.split(b"\n")))
    except SystemExit:  # the editor said goodbye
        return
    finally:
        loop.close()


async def _play(lines: list[bytes]) -> None:
    server = make_server()
    editor = _Editor(lines, server)
    server.protocol.set_writer(editor)
    asyncio.get_running_loop().set_exception_handler(editor.failed)
    report = server.report_server_error
    server.report_server_error = lambda error, source: (editor.reported(error, source), report(error, source))
    await run_async(_Never(), editor, server.protocol, None, server.report_server_error)
    editor.check()
    unanswered = [request for request in editor.asked.values() if request is not None]
    assert not unanswered, f"not answered: {unanswered}"


class _Editor:
    """The other end: what the server reads, and where it writes."""

    def __init__(self, lines: list[bytes], server: server_module.Server) -> None:
        self._lines = iter(lines)
        self._server = server
        self._waiting = b""  # of what the server reads
        self._model = Model()
        self._questions: list[Any] = []  # the identifiers of the server's requests
        self._failures: list[object] = []
        self.asked: dict[Any, dict[str, Any] | None] = {}  # requests without an answer

    # ---------------------------------------------------------------------------- what the server reads

    async def readline(self) -> bytes:
        while not self._waiting:
            self.check()
            line = next(self._lines, None)
            if line is None:
                await asyncio.sleep(END)
                return b""
            if not line.strip():
                await asyncio.sleep(PAUSE)
                continue
            body = self._sent(line)
            self._waiting = b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
        line, end, self._waiting = self._waiting.partition(b"\n")
        return line + end

    async def readexactly(self, number: int) -> bytes:
        read, self._waiting = self._waiting[:number], self._waiting[number:]
        return read

    def _sent(self, line: bytes) -> bytes:
        """What goes over the wire for a line, and what is to be expected of it."""
        try:
            message = json.loads(line)
        except (ValueError, RecursionError):
            return line
        if not isinstance(message, dict):
            return line
        if "answer" in message and "method" not in message:
            identifier = self._questions.pop(0) if self._questions else "none"
            return json.dumps({"jsonrpc": "2.0", "id": identifier, "result": message["answer"]}).encode()
        self._model.sent(message)
        if is_valid(message) and isinstance(message.get("id"), (int, str)):
            # Of two requests of one name, or with a message inside of a message, nobody knows which is answered.
            clear = message["id"] not in self.asked and line.count(b'"jsonrpc"') == 1
            # What is no request is not answered, though it has an identifier.
            clear = clear and types.METHOD_TO_TYPES.get(message["method"], (None, object))[1] is not None
            self.asked[message["id"]] = message if clear else None
        return line

    # ---------------------------------------------------------------------------- what the server writes

    def write(self, data: bytes) -> None:
        message = json.loads(data.partition(b"\r\n\r\n")[2])
        method = message.get("method")
        if method is not None and "id" in message:
            self._questions.append(message["id"])
        elif method == types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS:
            self._shown(message["params"])
        elif method is None and message.get("id") in self.asked:
            request = self.asked.pop(message["id"])
            if request is not None and message.get("result") is not None:
                self._answered(request, message["result"])

    def close(self) -> None:
        """Nothing is to be closed."""

    def _shown(self, params: dict[str, Any]) -> None:
        for diagnostic in params["diagnostics"]:
            assert "internal error" not in diagnostic["message"], diagnostic
            text = self._model.text(params["uri"])
            if text is not None and params.get("version") == self._model.version(params["uri"]):
                text.inside(diagnostic["range"])

    def _answered(self, request: dict[str, Any], result: Any) -> None:
        method = request["method"]
        if method == types.INITIALIZE:
            self._model = Model(result["capabilities"]["positionEncoding"])
        elif method == types.TEXT_DOCUMENT_HOVER:
            self._inside(request, [result["range"]])
        elif method == types.TEXT_DOCUMENT_DIAGNOSTIC:
            self._inside(request, [each["range"] for each in result.get("items", ())])
        elif method == types.TEXT_DOCUMENT_CODE_ACTION and not request["params"]["context"]["diagnostics"]:
            for action in result:
                for uri, edits in edits_of(action):
                    text = self._model.text(uri)
                    if text is not None:
                        _still_python(text, edits)

    def _inside(self, request: dict[str, Any], ranges: list[Any]) -> None:
        text = self._model.text(request["params"]["textDocument"]["uri"])
        for each in ranges if text is not None else ():
            text.inside(each)

    # ---------------------------------------------------------------------------- what goes wrong

    def reported(self, error: Exception, source: object) -> None:
        """Messages that cannot be read are the editor's mistake; handlers that fail, and answers, are the server's."""
        of_handler = source in (FeatureRequestError, FeatureNotificationError, JsonRpcInternalError)
        if of_handler and (isinstance(error, JsonRpcInternalError) or not isinstance(error, JsonRpcException)):
            trace = getattr(error, "data", None) or traceback.format_tb(error.__traceback__)
            if "cattrs" not in str(trace)[-2000:]:  # a message that is nested too deeply to be read or written
                self._failures.append((error, trace))

    def failed(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        self._failures.append(context)

    def check(self) -> None:
        """The server has worked off what it read: all is well, and its texts are the editor's."""
        assert not self._failures, self._failures
        held = {uri: document.text for uri, document in self._server.documents.texts.items()}
        for uri, text in self._model.texts():
            assert held[uri] == text, (uri, held[uri], text)


def _still_python(text: Texts, edits: list[dict[str, Any]]) -> None:
    new = text.edited(edits)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            ast.parse(text.text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return
        ast.parse(new)


class _Never:
    """An event that does not come."""

    def is_set(self) -> bool:
        return False


class _Selector(selectors.SelectSelector):
    """Nothing comes from elsewhere: there is nothing to wait for but time, which is set ahead."""

    ahead = 0.0

    def select(self, timeout: float | None = None) -> list[Any]:
        assert timeout is not None, "the session waits for nothing"
        self.ahead += timeout
        return super().select(0)


class _Loop(asyncio.SelectorEventLoop):
    """A loop on a clock that does not wait."""

    def __init__(self) -> None:
        self._ahead = _Selector()
        super().__init__(self._ahead)

    def time(self) -> float:
        return super().time() + self._ahead.ahead


@contextmanager
def _silence() -> Iterator[None]:
    """Without the log of pygls, which has every message."""
    logger = logging.getLogger("pygls")
    before, logger.disabled = logger.level, True
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)
        logger.disabled = False
