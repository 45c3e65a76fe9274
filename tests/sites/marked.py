"""Source text whose comments say which sites it holds.

``# site: torch.optim.Adam`` at the end of a line: one site that begins on this line. ``|`` separates the
candidates of one site, ``;`` several sites, and a first word ``partial`` or ``super_init`` is the kind.
Every line without such a comment must hold none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from textwrap import dedent

from ms_compat_lint.knowledge.load import api_names
from ms_compat_lint.model import Site
from ms_compat_lint.sites.finder import find_sites
from ms_compat_lint.sites.imported import Outline, outline_of
from ms_compat_lint.source import SourceFile

_MARK = re.compile(r"# site: (.*)$", re.MULTILINE)
_KINDS = ("partial", "super_init")

Expectation = tuple[int, str, tuple[str, ...]]  # line, kind, candidates


class Files:
    """The modules of a project, by path: ``pkg/__init__.py`` is the package ``pkg``."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.sources = {path: SourceFile.from_text(path, text) for path, text in texts.items()}

    def find(self, importer: str, name: str, level: int) -> SourceFile | None:
        parts = importer.split("/")[:-level] if level else []
        parts += name.split(".") if name else []
        stem = "/".join(parts)
        return self.sources.get(f"{stem}.py") or self.sources.get(f"{stem}/__init__.py" if stem else "__init__.py")

    def locate(self, importer: str, name: str, level: int) -> str | None:
        found = self.find(importer, name, level)
        return None if found is None else found.path

    def package(self, path: str) -> str:
        return path.partition("/")[0] if "/" in path else ""

    def outline(self, path: str) -> Outline:
        return outline_of(self.sources[path].text.encode())


def sites(text: str, modules: Files | None = None, path: str = "main.py") -> list[Site]:
    """The sites of an indented text. The marks are taken off: they name optimizers, and so draw attention to a line."""
    return find_sites(SourceFile.from_text(path, _MARK.sub("", dedent(text))), api_names(), modules)


def marks(text: str) -> list[Expectation]:
    """What the comments announce."""
    found = []
    for number, line in enumerate(dedent(text).splitlines(), 1):
        mark = _MARK.search(line)
        for site in mark[1].split(";") if mark else ():
            kind, _, apis = site.strip().rpartition(" ")
            assert kind in ("", *_KINDS), line
            found.append((number, kind or "call", tuple(sorted(apis.split("|")))))
    return sorted(found)


def seen(text: str, modules: Files | None = None, path: str = "main.py") -> list[Expectation]:
    """What the finder sees."""
    return sorted((site.span.line, site.kind.value, site.apis) for site in sites(text, modules, path))
