"""What is found in each open file or notebook, worked out once for each state of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ms_compat_lint.editor.checking import Checked, check
from ms_compat_lint.editor.diagnostics import diagnostic, problem_diagnostic
from ms_compat_lint.editor.incremental import Parser
from ms_compat_lint.editor.positions import Json
from ms_compat_lint.editor.views import View, view_of_file
from ms_compat_lint.frontends.lsp.documents import Document, Documents
from ms_compat_lint.frontends.lsp.workspace import Settled
from ms_compat_lint.settings import Settings
from ms_compat_lint.source import SourceFile


class Look(NamedTuple):
    """One file or notebook, what was found in it, and under which settings."""

    view: View
    checked: Checked
    settings: Settings
    stamp: object
    texts: Callable[[str], Sequence[str]]  # splits another text of the view into the documents' texts

    @property
    def whole(self) -> bool:
        """Whether all of the text was read."""
        return not self.checked.problems

    def diagnostics(self) -> dict[str, list[Json]]:
        """What the editor shows, by document."""
        found: dict[str, list[Json]] = {piece.uri: [] for piece in self.view.pieces}
        for finding in self.checked.findings:
            piece = self.view.piece_at(finding.span.line)
            found[piece.uri].append(diagnostic(finding, self.view.range_of, piece.version))
        for problem in self.checked.problems:
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
        document = self._documents.texts.get(key)
        if document is None or not document.is_python:
            return None
        settings = self._settled.settings(document.path)
        stamp = (document.revision, document.version, settings, self._settled.generation)
        known = self._looks.get(key)
        if known is not None and known.stamp == stamp:
            return known
        if settings is None:
            self.forget(key)
            return None
        look = self._file(document, settings, stamp, encoding)
        self._looks[key] = look
        return look

    def _file(self, document: Document, settings: Settings, stamp: object, encoding: str) -> Look:
        source = SourceFile.from_text(document.path, document.text)
        view = view_of_file(source, document.uri, document.version, encoding, bom=document.bom)
        parser = self._parsers.setdefault(document.uri, Parser())
        checked = check(source, settings, self._settled.modules, parser)
        return Look(view, checked, settings, stamp, lambda text: [text])
