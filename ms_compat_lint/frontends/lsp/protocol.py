"""The protocol with texts of our own keeping.

pygls splits lines where ``str.splitlines`` does, at form feeds too, which is not where the protocol and Python do;
a change at a place that is not there raises, and the text is wrong from then on; a request that cannot be read is
never answered; and what comes before the editor introduces itself fails in many places.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidRequest, JsonRpcServerNotInitialized
from pygls.protocol import LanguageServerProtocol, lsp_method

from ms_compat_lint.frontends.lsp.documents import Documents

if TYPE_CHECKING:
    from ms_compat_lint.frontends.lsp.server import Server

logger = logging.getLogger(__name__)


class Protocol(LanguageServerProtocol):
    """What the editor tells of its documents."""

    _server: Server

    def __init__(self, server: Server, converter: Any) -> None:
        self.documents = Documents()
        super().__init__(server, converter)

    def encoding(self) -> str:
        """The units in which columns are counted, as agreed with the editor."""
        encoding = self.workspace.position_encoding
        return str(getattr(encoding, "value", encoding))

    def get_message_type(self, method: str) -> type[Any] | None:  # type: ignore[override]  # there it is cached
        """The type of a message; none for diagnostics, which are made as they are written."""
        return None if method == types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS else super().get_message_type(method)

    def structure_message(self, data: dict[str, Any]) -> Any:
        """Read a message; a request that cannot be read is answered with the reason."""
        try:
            if "jsonrpc" in data and not _is_message(data):
                raise JsonRpcInvalidRequest("a method is named by a string, a request by a string or a number")
            return super().structure_message(data)
        except JsonRpcException as error:
            if "method" in data and isinstance(data.get("id"), (int, str)):
                self._send_response(data["id"], error=error.to_response_error())
            raise

    def handle_message(self, message: Any) -> None:
        """Do as a message says, if it is its turn: an editor introduces itself first, once, and says goodbye last."""
        error = self._out_of_turn(getattr(message, "method", None))
        if error is None:
            super().handle_message(message)
        elif hasattr(message, "id"):
            self._send_response(message.id, error=error.to_response_error())

    def _out_of_turn(self, method: str | None) -> JsonRpcException | None:
        """Why a message is not to be heard now; None where it is, or is an answer."""
        if method is None or method == types.EXIT:
            return None
        if self._shutdown:
            return JsonRpcInvalidRequest("the server is shutting down")
        if self._workspace is None and method != types.INITIALIZE:
            return JsonRpcServerNotInitialized("the first message must be initialize")
        if self._workspace is not None and method == types.INITIALIZE:
            return JsonRpcInvalidRequest("initialize was sent before")
        return None

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        """A text is shown."""
        self.documents.open(params.text_document)
        self._server.opened(params.text_document.uri)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        """A text was edited."""
        self.documents.change(params.text_document, params.content_changes, self.encoding())
        self._server.changed(params.text_document.uri)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        """A text is no longer shown."""
        self.documents.close(params.text_document.uri)
        self._server.closed([params.text_document.uri])

    @lsp_method(types.NOTEBOOK_DOCUMENT_DID_OPEN)
    def lsp_notebook_document__did_open(self, params: types.DidOpenNotebookDocumentParams) -> None:
        """A notebook is shown."""
        self.documents.open_notebook(params)
        self._server.opened(params.notebook_document.uri)

    @lsp_method(types.NOTEBOOK_DOCUMENT_DID_CHANGE)
    def lsp_notebook_document__did_change(self, params: types.DidChangeNotebookDocumentParams) -> None:
        """A notebook's cells, or their texts, were edited."""
        self._server.closed(self.documents.change_notebook(params, self.encoding()))
        self._server.changed(params.notebook_document.uri)

    @lsp_method(types.NOTEBOOK_DOCUMENT_DID_CLOSE)
    def lsp_notebook_document__did_close(self, params: types.DidCloseNotebookDocumentParams) -> None:
        """A notebook is no longer shown."""
        self._server.closed([params.notebook_document.uri, *self.documents.close_notebook(params)])


def _is_message(data: dict[str, Any]) -> bool:
    """Whether the names in a message are names; what pygls does with others fails."""
    return isinstance(data.get("method", ""), str) and isinstance(data.get("id", ""), (int, str))
