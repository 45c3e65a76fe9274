"""What is found in each open file or notebook, worked out once for each state of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from ms_compat_lint.editor.checking import Checked, check
from ms_compat_lint.editor.diagnostics import diagnostic, problem_diagnostic
from ms_compat_lint.editor.incremental import Parser
from ms_compat_lint.editor.positions import Json, Places
from ms_compat_lint.editor.views import Piece, View, view_of_file
from ms_compat_lint.editor.workspace import Settled
from ms_compat_lint.frontends.lsp.documents import Document, Documents, Notebook, path_of, split
from ms_compat_lint.notebooks import join
from ms_compat_lint.settings import Settings
from ms_compat_lint.source import SourceFile


class Look(NamedTuple):
    """One file or notebook, what was found in it, and under which settings."""

    view: View
    checked: Checked
    settings: Settings
    stamp: object
    texts: Callable[[str], Sequence[str]]  # splits another text of the view into the documents' texts
    broken: Mapping[str, Json] = MappingProxyType({})  # by document: why a cell of a notebook is no part of the view

    @property
    def whole(self) -> bool:
        """Whether all of the text was read."""
        return not self.checked.problems

    def diagnostics(self) -> dict[str, list[Json]]:
        """What the editor shows, by document."""
        found: dict[str, list[Json]] = {piece.uri: [] for piece in self.view.pieces}
        found.update((uri, [problem]) for uri, problem in self.broken.items())
        for finding in self.checked.findings:
            piece = self.view.piece_at(finding.span.line)
            found[piece.uri].append(diagnostic(finding, self.view.range_of, piece.version))
        for problem in self.checked.problems if self.view.pieces else ():
            piece = self.view.piece_at(problem.line or 1)
            found[piece.uri].append(problem_diagnostic(problem, self.view.range_of))
        return found


class Looks:
    """The looks at all that is open. A key is the URI of a file or of a notebook."""

    def __init__(self, documents: Documents, settled: Settled) -> None:
        self._documents = documents
        self._settled = settled
        self._looks: dict[str, Look] = {}
        self._parsers: dict[str, Parser] = {}

    def key_of(self, uri: str) -> str:
        """The key of the file or notebook that a document belongs to."""
        notebook = self._documents.notebook_of(uri)
        return uri if notebook is None else notebook.uri

    def forget(self, key: str) -> None:
        """Drop what was found in a file or notebook."""
        self._looks.pop(key, None)
        self._parsers.pop(key, None)

    def at(self, key: str, encoding: str) -> Look | None:
        """The look at a file or notebook as it is now; None where it is not open, no Python, or excluded."""
        notebook = self._documents.notebooks.get(key)
        texts = self._texts(key, notebook)
        settings = self._settled.settings(path_of(key)) if texts else None
        if settings is None:
            self.forget(key)
            return None
        state = tuple((number, text.uri, text.revision, text.version) for number, text in texts)
        stamp = (state, settings, self._settled.generation)
        known = self._looks.get(key)
        if known is None or known.stamp != stamp:
            parser = self._parsers.setdefault(key, Parser())
            if notebook is None:
                known = self._file(texts[0][1], settings, stamp, encoding, parser)
            else:
                known = self._notebook(key, texts, settings, stamp, encoding, parser)
            self._looks[key] = known
        return known

    def _texts(self, key: str, notebook: Notebook | None) -> list[tuple[int, Document]]:
        """The Python documents of a file or notebook; of a notebook with the numbers of their cells."""
        uris = [key] if notebook is None else [cell.document for cell in notebook.code_cells()]
        numbers = [0] if notebook is None else notebook.code_numbers()
        known = self._documents.texts
        return [(n, known[uri]) for n, uri in zip(numbers, uris, strict=True) if uri in known and known[uri].is_python]

    def _file(self, document: Document, settings: Settings, stamp: object, encoding: str, parser: Parser) -> Look:
        source = SourceFile.from_text(document.path, document.text)
        view = view_of_file(source, document.uri, document.version, encoding, bom=document.bom)
        checked = check(source, settings, self._settled.modules, parser)
        return Look(view, checked, settings, stamp, lambda text: [text])

    def _notebook(
        self,
        uri: str,
        texts: list[tuple[int, Document]],
        settings: Settings,
        stamp: object,
        encoding: str,
        parser: Parser,
    ) -> Look:
        cells = join(path_of(uri), [(number, document.text) for number, document in texts])
        documents = dict(texts)
        pieces = [_piece(documents[cell.number], cell.first_line, encoding) for cell in cells.cells]
        broken = {}
        for number, problem in cells.broken.items():
            piece = _piece(documents[number], 1, encoding)
            broken[piece.uri] = problem_diagnostic(problem, piece.places.range)
        checked = check(cells.source, settings, self._settled.modules, parser)
        return Look(View(cells.source, pieces), checked, settings, stamp, cells.split, broken)


def _piece(document: Document, first_line: int, encoding: str) -> Piece:
    return Piece(document.uri, document.version, Places(split(document.text), encoding), first_line)
