"""How the finder asks for the text of the project's own modules: types alone."""

from __future__ import annotations

from ms_compat_lint.lean import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ms_compat_lint.sites.candidates import Node
    from ms_compat_lint.sites.imported import Outline
    from ms_compat_lint.source import SourceFile


class Modules(Protocol):
    """The modules of the project that is checked, by the names under which its files import them."""

    def find(self, importer: str, name: str, level: int) -> SourceFile | None:
        """The module that the file ``importer`` means by ``name``; None when it is not part of the project.

        ``level`` counts the leading dots, as in ``ast.ImportFrom``; with dots the name may be empty.
        A package is the text of its ``__init__.py``.
        """

    def locate(self, importer: str, name: str, level: int) -> str | None:
        """The path of the module that :meth:`find` would give."""

    def package(self, path: str) -> str:
        """The name of the outermost package that a file is in; empty where it is in none."""

    def outline(self, path: str) -> Outline:
        """What is to be known of the module at a path, before it is parsed."""


class Project(Modules, Protocol):
    """Modules that can be told by their outlines, before any of them is parsed."""

    @property
    def handed_on(self) -> dict[Node, frozenset[str]]:
        """What is known already: the identifiers by which a module leads to optimizers."""

    def outline(self, path: str, data: bytes | None = None) -> Outline:
        """What is to be known of the file at a path before it is parsed; ``data`` is its content, if it was read."""

    def read(self, path: str) -> SourceFile | None:
        """The module at a path."""
