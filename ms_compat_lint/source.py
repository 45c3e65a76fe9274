"""Python source: bytes to text as Python itself reads them, and places in the text.

``ast`` counts lines from 1 and columns in UTF-8 bytes from 0; everything behind this module counts both
from 1 and columns in characters.
"""

from __future__ import annotations

from bisect import bisect_right
from io import StringIO
from itertools import accumulate

from ms_compat_lint.lazy import pattern
from ms_compat_lint.lean import TYPE_CHECKING, Protocol, cast
from ms_compat_lint.model import Problem, Span

if TYPE_CHECKING:
    import ast

_BOM = b"\xef\xbb\xbf"
_COOKIE = pattern(rb"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_EMPTY_OR_COMMENT = pattern(rb"[ \t\f]*(?:#|$)")
_LINE_END = pattern(rb"\r\n|\r|\n")
_UNSAFE_CODECS = frozenset({"idna", "punycode", "undefined"})  # no supersets of ASCII, and slow on long input
_CHUNK = 1024  # characters between two known byte offsets of a long line that is not ASCII


class SourceError(Exception):
    """A file that cannot be read as Python source. ``problem`` says which, where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem

    def __str__(self) -> str:
        return described(self.problem)


def described(problem: Problem) -> str:
    """A problem as one line: ``path:line:column: message``; in a notebook with the cell behind the path."""
    path, line, column, message, cell = problem
    numbers = (None if cell is None else f"cell {cell}", line, column)
    place = "".join(f":{number}" for number in numbers if number is not None)
    return f"{path}{place}: {message}"


class Located(Protocol):
    """A node of ``ast`` that has a place: an expression, a statement, a keyword, an argument."""

    lineno: int
    col_offset: int
    end_lineno: int | None
    end_col_offset: int | None


class Memo(Protocol):
    """What is kept with a text."""

    def forget(self) -> None:
        """Drop what refers back to the text."""


class SourceFile:
    """The text of one Python file, its lines, its syntax tree and the places in it.

    ``text`` has the byte order mark removed and the line ends as they are in the file.
    """

    __slots__ = ("_bom", "_chunks", "_encoding", "_line_starts", "_lines", "_tree", "memo", "path", "text")

    def __init__(
        self, path: str, text: str, *, encoding: str = "utf-8", bom: bool = False, tree: ast.Module | None = None
    ) -> None:
        self.path = path
        self.text = text
        self._encoding = encoding
        self._bom = bom
        self._tree = tree
        self._lines: list[str] | None = None
        self._line_starts: list[int] | None = None
        self._chunks: dict[int, list[int] | None] = {}
        self.memo: Memo | None = None  # what a later layer found out about this text and keeps with it

    @classmethod
    def from_bytes(cls, path: str, data: bytes) -> SourceFile:
        """Decode as Python does: byte order mark, PEP 263 cookie, else UTF-8. Raises :exc:`SourceError`."""
        bom = data.startswith(_BOM)
        if bom:
            data = data[len(_BOM) :]
        encoding = _declared_encoding(path, data, bom)
        return cls(path, _decode(path, data, encoding), encoding=encoding, bom=bom)

    @classmethod
    def from_text(cls, path: str, text: str, tree: ast.Module | None = None) -> SourceFile:
        """Wrap text that is already decoded, with its syntax tree if the caller has one."""
        return cls(path, text.removeprefix("\ufeff"), bom=text.startswith("\ufeff"), tree=tree)

    def encode(self, text: str) -> bytes:
        """Another text as bytes, in this file's encoding and with its byte order mark."""
        try:
            data = text.encode(self._encoding)
        except UnicodeEncodeError as error:
            message = f"{error.object[error.start]!r} cannot be written in this file's encoding, {self._encoding}"
            raise SourceError(Problem(self.path, None, None, message)) from None
        return _BOM + data if self._bom else data

    @property
    def tree(self) -> ast.Module:
        """The syntax tree, parsed when it is first asked for. Raises :exc:`SourceError`."""
        if self._tree is None:
            self._tree = _parse(self)
        return self._tree

    def take_tree(self, other: SourceFile) -> None:
        """Use the syntax tree of the same text read before, instead of parsing again."""
        if self._tree is None and other.text == self.text:
            self._tree = other._tree

    def forget(self) -> None:
        """Let go of what was found out about this text: it refers back to the text, and would stay with it."""
        if self.memo is not None:
            self.memo.forget()
            self.memo = None

    @property
    def lines(self) -> list[str]:
        """The lines with their ends, split at LF, CRLF and CR only, as Python's tokenizer does."""
        if self._lines is None:
            self._lines = list(StringIO(self.text, newline=""))
        return self._lines

    def span(self, node: Located) -> Span:
        """Where a node stands, in characters from 1."""
        line, end_line = node.lineno, node.end_lineno
        if end_line is None or node.end_col_offset is None:
            end_line, end_column = line, node.col_offset
        else:
            end_column = node.end_col_offset
        return Span(line, self.column(line, node.col_offset), end_line, self.column(end_line, end_column))

    def column(self, line: int, byte_column: int) -> int:
        """The column, in characters from 1, of a column of ``ast``, in UTF-8 bytes from 0."""
        try:
            chunks = self._chunks[line]
        except KeyError:
            chunks = self._chunks[line] = self._byte_offsets(line)
        if chunks is None:
            return byte_column + 1
        index = bisect_right(chunks, byte_column) - 1
        chunk = self.lines[line - 1][index * _CHUNK : (index + 1) * _CHUNK]
        before = chunk.encode("utf-8", "surrogatepass")[: byte_column - chunks[index]]
        return index * _CHUNK + len(before.decode("utf-8", "ignore")) + 1

    def _byte_offsets(self, line: int) -> list[int] | None:
        """At which byte each chunk of a line begins; None where bytes are characters."""
        if not 1 <= line <= len(self.lines) or self.lines[line - 1].isascii():
            return None
        text = self.lines[line - 1]
        chunks = (text[start : start + _CHUNK] for start in range(0, len(text) - _CHUNK + 1, _CHUNK))
        return [0, *accumulate(len(chunk.encode("utf-8", "surrogatepass")) for chunk in chunks)]

    def offset(self, line: int, column: int) -> int:
        """The index into ``text`` of a line and column that count from 1; places outside are moved to the nearest."""
        if self._line_starts is None:
            self._line_starts = [0, *accumulate(map(len, self.lines))]
        if line > len(self.lines):
            return len(self.text)
        start, end = self._line_starts[line - 1 : line + 1]
        return min(start + column - 1, end)

    def text_of(self, span: Span) -> str:
        """The text inside a span."""
        return self.text[self.offset(span.line, span.column) : self.offset(span.end_line, span.end_column)]


def first_lines(data: bytes) -> bytes:
    """The two lines in which an encoding can be declared (PEP 263), or more where they end with CR."""
    end = data.find(b"\n", data.find(b"\n") + 1)
    return data if end < 0 else data[:end]


def _declared_encoding(path: str, data: bytes, bom: bool) -> str:
    name, line = _cookie(data)
    if name is None:
        return "utf-8"
    encoding = _normal_name(name)
    if bom and encoding != "utf-8":
        raise SourceError(Problem(path, line, 1, f"the encoding is declared as {name}, but the file begins as UTF-8"))
    try:
        if encoding in _UNSAFE_CODECS or b"a".decode(encoding) != "a":  # no encoding that a cookie can be read in
            raise LookupError
    except (LookupError, ValueError):
        raise SourceError(Problem(path, line, 1, f"unknown encoding: {name}")) from None
    return encoding


def _cookie(data: bytes) -> tuple[str | None, int]:
    """The encoding named in one of the first two lines (PEP 263), and its line."""
    if b"coding" not in first_lines(data):  # as in most files
        return None, 0
    start = 0
    for line in (1, 2):
        line_end = _LINE_END.search(data, start)
        text = data[start : line_end.start() if line_end else len(data)]
        if not _EMPTY_OR_COMMENT.match(text):
            break
        found = _COOKIE.match(text)
        if found:
            return found[1].decode("ascii"), line
        if line_end is None:
            break
        start = line_end.end()
    return None, 0


def _normal_name(name: str) -> str:
    """The codec that Python's tokenizer takes for a name: editors write ``utf-8-unix`` and the like."""
    start = name[:12].lower().replace("_", "-")
    if start == "utf-8" or start.startswith("utf-8-"):
        return "utf-8"
    latin = ("latin-1", "iso-8859-1", "iso-latin-1")
    if start in latin or start.startswith(tuple(f"{codec}-" for codec in latin)):
        return "iso-8859-1"
    return name.lower().replace("_", "-")


def _decode(path: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        before = list(StringIO(data[: error.start].decode(encoding, "replace") + "?", newline=""))
        message = f"byte 0x{data[error.start]:02x} is not valid {encoding}; an encoding can be declared (PEP 263)"
        raise SourceError(Problem(path, len(before), len(before[-1]), message)) from None
    except ValueError as error:  # what some codecs raise instead
        raise SourceError(Problem(path, None, None, f"not valid {encoding}: {_one_line(error)}")) from None


def _parse(source: SourceFile) -> ast.Module:
    import warnings
    from _ast import PyCF_ONLY_AST  # as ast.parse does, without loading ast, which takes longer than a small file

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the checked code's warnings are not this run's
            tree = compile(source.text, "<unknown>", "exec", PyCF_ONLY_AST, dont_inherit=True)
            return cast("ast.Module", tree)
    except (RecursionError, MemoryError):
        problem = Problem(source.path, None, None, "nested too deeply for Python's parser")
    except UnicodeEncodeError as error:
        problem = Problem(source.path, *_place(source.text, error.start), "a surrogate is no character")
    except (SyntaxError, ValueError) as error:
        problem = _syntax_problem(source, error)
    raise SourceError(problem)


def _syntax_problem(source: SourceFile, error: SyntaxError | ValueError) -> Problem:
    null = source.text.find("\0")
    if null >= 0:
        return Problem(source.path, *_place(source.text, null), "source code cannot contain null bytes")
    if isinstance(error, ValueError):
        return Problem(source.path, None, None, _one_line(error))
    reason = _one_line(error.msg)
    message = reason if reason.startswith("invalid syntax") else f"invalid syntax: {reason}"
    return Problem(source.path, error.lineno or None, max(error.offset or 1, 1) if error.lineno else None, message)


def _place(text: str, index: int) -> tuple[int, int]:
    """The line and column of an index into the text."""
    before = list(StringIO(text[: index + 1], newline=""))
    return len(before), len(before[-1])


def _one_line(message: object) -> str:
    return " ".join(str(message).split())
