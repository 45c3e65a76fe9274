"""The texts that the editor has open, as it has them: saved or not."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO
from itertools import count

from lsprotocol import types
from pygls.uris import to_fs_path

from ms_compat_lint.editor.positions import Places

PYTHON = "python"
_BOM = "\ufeff"
_revisions = count()


class Document:
    """One text, kept as lines, so that a change costs no more than the lines that it is in."""

    __slots__ = ("_lines", "_text", "language", "revision", "uri", "version")

    def __init__(self, item: types.TextDocumentItem) -> None:
        self.uri = item.uri
        self.language = item.language_id
        self.version: int | None = item.version
        self.revision = next(_revisions)  # of the text; an editor may send one version twice
        self._lines = split(item.text)
        self._text: str | None = item.text

    @property
    def path(self) -> str:
        """The path of the file, or a name where it is none yet."""
        return path_of(self.uri)

    @property
    def text(self) -> str:
        """All of it."""
        if self._text is None:
            self._text = "".join(self._lines)
        return self._text

    @property
    def bom(self) -> bool:
        """Whether a byte order mark begins it."""
        return bool(self._lines) and self._lines[0].startswith(_BOM)

    @property
    def is_python(self) -> bool:
        """Whether it is to be checked."""
        return self.language == PYTHON or self.path.endswith((".py", ".pyi"))

    def apply(self, changes: Iterable[types.TextDocumentContentChangeEvent], encoding: str) -> None:
        """Make the changes, each on what the one before it left. A place outside of the text means the nearest."""
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                self._replace(change.range, change.text, encoding)
            else:
                self._lines = split(change.text)
        self._text = None
        self.revision = next(_revisions)

    def _replace(self, where: types.Range, text: str, encoding: str) -> None:
        places = Places(self._lines, encoding)
        start, end = sorted(places.place(p.line, p.character) for p in (where.start, where.end))
        # One line more on each side, as a line end may come together from both.
        first, last = max(start[0] - 2, 0), end[0] + 1
        before = "".join([*self._lines[first : start[0] - 1], *_cut(self._lines, start[0], None, start[1])])
        after = "".join([*_cut(self._lines, end[0], end[1], None), *self._lines[end[0] : last]])
        self._lines[first:last] = split(before + text + after)


def _cut(lines: list[str], line: int, start: int | None, end: int | None) -> list[str]:
    """A piece of one line, by columns from 1; nothing behind the last line."""
    if line > len(lines):
        return []
    return [lines[line - 1][(start or 1) - 1 : None if end is None else end - 1]]


def split(text: str) -> list[str]:
    """The lines with their ends, which are those of the protocol and of Python: LF, CRLF and CR."""
    return list(StringIO(text, newline=""))


def path_of(uri: str) -> str:
    """The path that a URI names, of an unsaved document its name; what no file's path can hold is replaced."""
    path = to_fs_path(uri) or uri.rpartition(":")[2] or uri
    return path.replace("\0", "?").encode("utf-8", "replace").decode()


class Notebook:
    """One notebook: which documents are its cells, in their order."""

    __slots__ = ("cells", "uri", "version")

    def __init__(self, uri: str, version: int, cells: list[types.NotebookCell]) -> None:
        self.uri = uri
        self.version = version
        self.cells = cells

    def code_cells(self) -> list[types.NotebookCell]:
        """The cells that are no text."""
        return [cell for cell in self.cells if cell.kind == types.NotebookCellKind.Code]

    def code_numbers(self) -> list[int]:
        """Their numbers among all cells, from 1."""
        return [n for n, cell in enumerate(self.cells, 1) if cell.kind == types.NotebookCellKind.Code]

    def splice(self, change: types.NotebookCellArrayChange) -> None:
        """Replace some of the cells."""
        start = min(change.start, len(self.cells))
        self.cells[start : start + change.delete_count] = change.cells or []


class Documents:
    """All that is open. Changes to what is not open are ignored: an editor that sends them has lost count itself."""

    def __init__(self) -> None:
        self.texts: dict[str, Document] = {}
        self.notebooks: dict[str, Notebook] = {}

    def notebook_of(self, uri: str) -> Notebook | None:
        """The notebook that a document is a cell of."""
        for notebook in self.notebooks.values():
            if any(cell.document == uri for cell in notebook.cells):
                return notebook
        return None

    def open(self, item: types.TextDocumentItem) -> None:
        """Take in a text."""
        self.texts[item.uri] = Document(item)

    def change(
        self,
        document: types.VersionedTextDocumentIdentifier,
        changes: Iterable[types.TextDocumentContentChangeEvent],
        encoding: str,
    ) -> None:
        """Change a text."""
        known = self.texts.get(document.uri)
        if known is not None:
            known.apply(changes, encoding)
            known.version = document.version

    def close(self, uri: str) -> None:
        """Forget a text."""
        self.texts.pop(uri, None)

    def open_notebook(self, params: types.DidOpenNotebookDocumentParams) -> None:
        """Take in a notebook and its cells."""
        given = params.notebook_document
        self.notebooks[given.uri] = Notebook(given.uri, given.version, list(given.cells))
        for item in params.cell_text_documents:
            self.open(item)

    def change_notebook(self, params: types.DidChangeNotebookDocumentParams, encoding: str) -> list[str]:
        """Change a notebook's cells or their texts; returns the documents that are no longer its cells."""
        notebook = self.notebooks.get(params.notebook_document.uri)
        cells = params.change.cells
        if notebook is None:
            return []
        notebook.version = params.notebook_document.version
        closed = []
        if cells is not None and cells.structure is not None:
            notebook.splice(cells.structure.array)
            for item in cells.structure.did_open or ():
                self.open(item)
            closed = [document.uri for document in cells.structure.did_close or ()]
            for uri in closed:
                self.close(uri)
        for text in (cells.text_content if cells is not None else None) or ():
            self.change(text.document, text.changes, encoding)
        return closed

    def close_notebook(self, params: types.DidCloseNotebookDocumentParams) -> list[str]:
        """Forget a notebook; returns the documents that were its cells."""
        notebook = self.notebooks.pop(params.notebook_document.uri, None)
        closed = {document.uri for document in params.cell_text_documents}
        closed |= {cell.document for cell in notebook.cells} if notebook else set()
        for uri in closed:
            self.close(uri)
        return sorted(closed)
