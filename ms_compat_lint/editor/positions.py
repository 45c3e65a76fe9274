"""Places in a text as editors count them: lines from 0, columns from 0 in units of the agreed encoding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from ms_compat_lint.model import Span

Json = dict[str, Any]

UTF8, UTF16, UTF32 = "utf-8", "utf-16", "utf-32"


def width(text: str, encoding: str = UTF16) -> int:
    """How many units a text takes."""
    if encoding == UTF32 or text.isascii():
        return len(text)
    if encoding == UTF8:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text) + sum(character > "\uffff" for character in text)


def index(text: str, units: int, encoding: str = UTF16) -> int:
    """How many characters a number of units takes in; a character that is cut counts whole. The whole text at most."""
    if encoding == UTF32 or text.isascii():
        return min(units, len(text))
    for place, character in enumerate(text):
        if units <= 0:
            return place
        units -= width(character, encoding)
    return len(text)


def without_end(line: str) -> str:
    """A line without its line end."""
    return line.rstrip("\r\n")


class Places(NamedTuple):
    """The places of one text. ``bom`` is true where a byte order mark, which is no column here, begins it."""

    lines: Sequence[str]
    encoding: str = UTF16
    bom: bool = False

    def position(self, line: int, column: int) -> Json:
        """A line and column that count from 1, in the editor's units; a line ends before its line end."""
        text = without_end(self.lines[line - 1])[: column - 1] if line <= len(self.lines) else ""
        return {"line": line - 1, "character": width(text, self.encoding) + (self.bom and line == 1)}

    def range(self, span: Span) -> Json:
        """A span as the editor writes it."""
        return {"start": self.position(*span[:2]), "end": self.position(*span[2:])}

    def place(self, line: int, character: int) -> tuple[int, int]:
        """The line and column, from 1, of an editor's position; one outside of the text is moved to the nearest."""
        if line < 0 or not self.lines:
            return 1, 1
        if line >= len(self.lines):
            return self.end()
        text = without_end(self.lines[line])
        units = character - (self.bom and line == 0)
        return line + 1, index(text, max(units, 0), self.encoding) + 1

    def end(self) -> tuple[int, int]:
        """Behind the last character."""
        if not self.lines:
            return 1, 1
        last = self.lines[-1]
        if without_end(last) != last:
            return len(self.lines) + 1, 1
        return len(self.lines), len(last) + 1
