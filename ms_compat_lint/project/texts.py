"""The Python in a file, whole or in the cells of a notebook, and the way back from it to the file."""

from __future__ import annotations

from ms_compat_lint.lean import NamedTuple, Protocol
from ms_compat_lint.model import Finding, Problem, Site
from ms_compat_lint.project.files import NOTEBOOK
from ms_compat_lint.source import SourceFile


class Text(Protocol):
    """The Python in a file. Findings and sites of ``source`` are put into the places that a report gives."""

    @property
    def source(self) -> SourceFile:
        """All of it as one text."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why parts of it are left out."""

    def finding(self, finding: Finding, /) -> Finding:
        """A finding at its place in the file."""

    def site(self, site: Site, /) -> Site:
        """A site at its place in the file."""

    def problem(self, problem: Problem, /) -> Problem:
        """A problem at its place in the file."""

    def write(self, text: str, /) -> bytes:
        """The file for another text of its Python."""


class Whole(NamedTuple):
    """A Python file: all of it is Python, and every place is what it is."""

    source: SourceFile
    problems: tuple[Problem, ...] = ()

    def finding(self, finding: Finding, /) -> Finding:
        """The finding."""
        return finding

    def site(self, site: Site, /) -> Site:
        """The site."""
        return site

    def problem(self, problem: Problem, /) -> Problem:
        """The problem."""
        return problem

    def write(self, text: str, /) -> bytes:
        """The text in the file's encoding."""
        return self.source.encode(text)


def is_notebook(path: str) -> bool:
    """Whether a file is a notebook, by its name."""
    return path.endswith(NOTEBOOK)


def read_text(path: str, data: bytes) -> Text:
    """The Python in the content of a file. Raises :exc:`~ms_compat_lint.source.SourceError`."""
    if is_notebook(path):
        from ms_compat_lint import notebooks

        return notebooks.read(path, data)
    return Whole(SourceFile.from_bytes(path, data))
