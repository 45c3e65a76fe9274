"""A notebook's file: its cells, and the same file with other texts in them."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from ms_compat_lint.model import Problem, Span
from ms_compat_lint.notebooks.cells import Cells
from ms_compat_lint.notebooks.json_text import elements, members, space, value
from ms_compat_lint.notebooks.places import place_in_file
from ms_compat_lint.notebooks.rewrite import joined, rewritten, verified
from ms_compat_lint.source import SourceError, SourceFile

SUFFIX = ".ipynb"
_BOM = b"\xef\xbb\xbf"
_PYTHON = "python"
_LOWEST = 4  # the format's version; before it, cells were kept in another place


class _Source(NamedTuple):
    """Where a cell's source is written, and what it says."""

    start: int
    end: int
    text: str


class Notebook(Cells):
    """The Python cells of a file. See :class:`~ms_compat_lint.notebooks.cells.Cells`."""

    def __init__(self, path: str, written: str, sources: dict[int, _Source], *, bom: bool) -> None:
        super().__init__(path, [(number, source.text) for number, source in sources.items()])
        self._written = written
        self._sources = sources
        self._bom = bom

    def write(self, text: str) -> bytes:
        """The file for another text of its cells, the same to the byte but for the characters that changed.

        ``text`` is what became of ``source.text``.
        """
        written = self._written
        ascii_only = written.isascii() and "\\u" in written
        for cell, new in reversed(list(zip(self.cells, self.split(text), strict=True))):
            if new == cell.text:
                continue
            start, end, old = self._sources[cell.number]
            source = rewritten(written[start:end], old, new, ascii_only=ascii_only)
            if not verified(source, new):  # an odd way of writing it: then all of the cell anew
                source = json.dumps(new.splitlines(keepends=True), ensure_ascii=ascii_only)
            written = written[:start] + source + written[end:]
        data = written.encode("utf-8")
        return _BOM + data if self._bom else data

    def lines(self, cell: int) -> list[str]:
        """The lines of a code cell in Python, with their ends; none where there is no such cell."""
        return self._cell(cell).lines

    def in_file(self, cell: int, span: Span) -> Span | None:
        """Where a span of a cell stands in the file; None where there is no such cell."""
        if cell not in self._sources:
            return None
        text = self._cell(cell)
        first, last = text.offset(span.line, span.column), text.offset(span.end_line, span.end_column)
        start, end, _ = self._sources[cell]
        return place_in_file(self._written, start, end, first, last)

    def _cell(self, cell: int) -> SourceFile:
        return SourceFile.from_text(self.path, self._sources[cell].text if cell in self._sources else "")


def as_lines(data: bytes) -> bytes:
    """A notebook's file with the lines of its cells as lines, for the tests that come before any parse."""
    return data.replace(b"\\n", b"\n").replace(b'\\"', b"'").replace(b'"', b"\n")


def read(path: str, data: bytes) -> Notebook:
    """Read a notebook. Raises :exc:`~ms_compat_lint.source.SourceError` where it is none, or not whole."""
    bom = data.startswith(_BOM)
    try:
        written = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{data[error.start]:02x} is not valid utf-8, which notebooks are written in"
        raise SourceError(Problem(path, line, None, message)) from None
    try:
        sources = _sources(path, written)
    except json.JSONDecodeError as error:
        raise SourceError(Problem(path, error.lineno, error.colno, f"no valid notebook: {error.msg}")) from None
    except (RecursionError, ValueError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else " ".join(str(error).split())
        raise SourceError(Problem(path, None, None, f"no valid notebook: {reason}")) from None
    return Notebook(path, written, sources, bom=bom)


def _sources(path: str, written: str) -> dict[int, _Source]:
    """The sources of the code cells in Python, by the numbers of the cells."""
    found: dict[str, Any] = {}
    sources: dict[int, _Source] = {}

    def cell(index: int, place: int) -> int:
        read_cell, end = _cell(path, written, index + 1, place)
        if read_cell is not None:
            sources[index + 1] = read_cell
        return end

    def member(key: str, place: int) -> int:
        if key == "cells":
            sources.clear()
            found[key] = True
            return elements(written, place, cell)
        found[key], end = value(written, place)
        return end

    end = space(written, members(written, space(written, 0), member))
    if end != len(written):
        raise json.JSONDecodeError("Extra data", written, end)
    _check_format(path, found)
    return sources if _language(found.get("metadata")) == _PYTHON else {}


def _check_format(path: str, found: dict[str, Any]) -> None:
    version = found.get("nbformat")
    if "worksheets" in found or (isinstance(version, int) and version < _LOWEST):
        hint = "jupyter nbconvert --to notebook --inplace brings it up to date"
        raise SourceError(Problem(path, None, None, f"the notebook's format is older than {_LOWEST}: {hint}"))
    if "cells" not in found:
        raise SourceError(Problem(path, None, None, "no valid notebook: it has no cells"))


def _cell(path: str, written: str, number: int, start: int) -> tuple[_Source | None, int]:
    """The source of a cell, if it is a code cell in Python, and the place behind the cell."""
    found: dict[str, Any] = {}
    where = (0, 0)

    def member(key: str, place: int) -> int:
        nonlocal where
        found[key], end = value(written, place)
        if key == "source":
            where = (place, end)
        return end

    end = members(written, start, member)
    if found.get("cell_type") != "code" or not _in_python(found.get("metadata")):
        return None, end
    text = joined(found.get("source"))
    if text is None:
        message = f"no valid notebook: cell {number} has no source that is a string or a list of them"
        raise SourceError(Problem(path, written.count("\n", 0, start) + 1, None, message))
    return _Source(*where, text), end


def _in_python(metadata: Any) -> bool:
    """Whether a cell's own metadata, as Visual Studio Code writes them, leave it to the notebook's language."""
    editor = metadata.get("vscode") if isinstance(metadata, dict) else None
    return not isinstance(editor, dict) or editor.get("languageId", _PYTHON) == _PYTHON


def _language(metadata: Any) -> str:
    """The language of a notebook's code; Python where it does not say."""
    if not isinstance(metadata, dict):
        return _PYTHON
    for key, name in (("kernelspec", "language"), ("language_info", "name")):
        part = metadata.get(key)
        if isinstance(part, dict) and isinstance(part.get(name), str):
            return _PYTHON if part[name].lower() in (_PYTHON, "ipython", "python3") else part[name]
    return _PYTHON
