"""A framework's Python files, in a wheel or in the folder that one was installed to."""

from __future__ import annotations

import ast
import re
import zipfile
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

_METADATA = re.compile(r"(?P<name>torch|mindspore)-(?P<version>[^/]+)\.dist-info/METADATA")


class ExtractError(Exception):
    """Something in a wheel is of a form that the extraction does not understand."""


class Package:
    """One version of one framework: its modules as text and as trees."""

    def __init__(self, paths: Iterable[str], read: Callable[[str], bytes], source: str) -> None:
        self._paths = frozenset(paths)
        self._read = read
        found = [match for match in map(_METADATA.fullmatch, self._paths) if match]
        if len(found) != 1:
            raise ExtractError(f"{source}: metadata of {len(found)} frameworks, not of one")
        self.name = found[0]["name"]
        self.version = found[0]["version"]
        self.source = source
        self.parse = lru_cache(maxsize=None)(self._parse)

    @property
    def minor(self) -> str:
        """The version as the settings spell it, X.Y."""
        return ".".join(self.version.split(".")[:2])

    def path(self, module: str) -> str | None:
        """The file of a module, or None."""
        base = module.replace(".", "/")
        return next((path for path in (f"{base}/__init__.py", f"{base}.py") if path in self._paths), None)

    def submodules(self, module: str) -> list[str]:
        """A package and all modules below it, sorted; empty if there is no such module."""
        base = module.replace(".", "/")
        below = (path for path in self._paths if path.startswith(f"{base}/") and path.endswith(".py"))
        paths = [*below] + ([f"{base}.py"] if f"{base}.py" in self._paths else [])
        return sorted(path.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for path in paths)

    def _parse(self, module: str) -> ast.Module:
        path = self.path(module)
        if path is None:
            raise ExtractError(f"{self.source}: no module {module}")
        return ast.parse(self._read(path))


def open_package(path: Path, framework: str | None = None) -> Package:
    """The package in a wheel, or the installed one of ``framework`` in a site-packages folder."""
    if path.is_dir():
        return _open_folder(path, framework)
    archive = zipfile.ZipFile(path)
    return Package(archive.namelist(), archive.read, path.name)


def _open_folder(folder: Path, framework: str | None) -> Package:
    names = [framework] if framework else ["torch", "mindspore"]
    files = [
        str(file.relative_to(folder).as_posix())
        for name in names
        for pattern in (f"{name}/**/*.py", f"{name}-*.dist-info/METADATA")
        for file in folder.glob(pattern)
    ]
    return Package(files, lambda path: (folder / path).read_bytes(), f"installed in {folder.name}")
