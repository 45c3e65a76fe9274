"""How the finder asks for the text of the project's own modules."""

from __future__ import annotations

from ms_compat_lint.lean import Protocol
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
