"""What IPython understands beside Python: magics, shell commands, questions. Python stands in for them.

Every line stays where it is, and what stands in for a line says which it was, so that it can be put back.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator, Sequence
from io import StringIO

_CELL_MAGIC = re.compile(r"\s*%%(\w+)")
# These run the cell's text as Python, most of them in the notebook's own name space.
_PYTHON_CELLS = frozenset(
    {"capture", "debug", "ipytest", "memit", "prun", "pypy", "python", "python3", "snakeviz", "time", "timeit"}
)
_ESCAPED = re.compile(r"[ \t]*[%!?]")
_ASKED = re.compile(r"[ \t]*%{0,2}[\w.*\[\]\"'$]+\?{1,2}[ \t]*(?:;[ \t]*)?$")
_ASSIGNED = re.compile(r"([ \t]*[\w.,*\[\]\"' \t]+=[ \t]*)(?:!|%(?=[A-Za-z_]))")
_TIMED = re.compile(r"([ \t]*)%time (?=[ \t]*[^\s-])")
# Of the same width as ``%time ``: the columns behind it stay what they are. Nobody puts form feeds there.
_TIMED_STAND_IN = "if\f1:\f"
_FIRST, _MIDDLE, _LAST = "<", "-", ">"  # of the lines that stand for a magic over several
# Commands that IPython takes without an escape.
_COMMAND = re.compile(
    r"[ \t]*(?:cat|cd|conda|cp|dir|echo|env|git|head|ls|mamba|man|mkdir|mv|pip|pwd|rm|rmdir|tail|wget)"
    r"(?:[ \t]+[^\s=(,:\[]|[ \t]*$)"
)
_TOKEN = re.compile(
    r"(?P<triple>\"\"\"|''')|\"(?:\\.|[^\"\\\r\n])*\"?|'(?:\\.|[^'\\\r\n])*'?|#[^\r\n]*"
    r"|(?P<open>[(\[{])|(?P<close>[)\]}])|\\(?:\r\n|\r|\n)|(?P<end>\r\n|\r|\n)|[^\"'#()\[\]{}\\\r\n]+|.",
    re.DOTALL,
)


def is_python(text: str) -> bool:
    """Whether a cell is Python as far as its first line tells: no ``%%bash`` or the like."""
    for line in split(text):
        magic = _CELL_MAGIC.match(line)
        if magic is None:
            if line.strip():
                break
        elif magic[1] not in _PYTHON_CELLS:
            return False
    return True


class Masks:
    """What stands for what in one notebook. ``mark`` is a word that its cells do not contain."""

    def __init__(self, mark: str) -> None:
        self._mark = mark
        self._hidden: list[str] = []
        self._stand_in = re.compile(rf".*# {mark}(\d+)({_FIRST}|{_MIDDLE}|{_LAST})?$")

    @property
    def hidden(self) -> list[str]:
        """The lines that are no Python."""
        return self._hidden

    def mask(self, text: str) -> tuple[str, bool]:
        """The text of a cell as Python, and whether it is some."""
        if _error(text) is None:
            return text, True
        lines = split(text)
        masked = self._lines(lines, commands=False)
        if _error(masked) is None:
            return masked, True
        with_commands = self._lines(lines, commands=True)
        if _error(with_commands) is None:
            return with_commands, True
        return masked, False

    def unmask(self, text: str) -> str:
        """The text of a cell with what was masked in it, from one that was masked, wherever its lines are now."""
        if self._mark not in text and "\f" not in text:
            return text
        lines = []
        for line in split(text):
            body = line.rstrip("\r\n")
            stand_in = self._stand_in.match(body)
            if stand_in is None:
                lines.append(line.replace(_TIMED_STAND_IN, "%time ") if _is_timed(line) else line)
                continue
            if stand_in[2] in (None, _FIRST):
                lines.append(self._hidden[int(stand_in[1])])
            if stand_in[2] in (None, _LAST):
                lines.append(line[len(body) :])
        return "".join(lines)

    def _lines(self, lines: Sequence[str], *, commands: bool) -> str:
        masked: list[str] = []
        at_top = True
        for first, last in _logical_lines(lines):
            line = lines[first].rstrip("\r\n")
            magic = at_top and _CELL_MAGIC.match(line)
            at_top = at_top and (bool(magic) or not line.strip())
            if magic:
                masked.append(self._in_place(lines, first, first + 1, ""))
            elif _TIMED.match(line) and _error(line.lstrip().replace("%time ", "if 1: ", 1)) is None:
                masked.append(_TIMED.sub(rf"\1{_TIMED_STAND_IN}", lines[first], count=1))
            elif (stand_in := _stand_in(line, commands=commands)) is not None:
                masked.append(self._in_place(lines, first, last, stand_in))
            else:
                masked += lines[first:last]
        return "".join(masked)

    def _in_place(self, lines: Sequence[str], first: int, last: int, stand_in: str) -> str:
        """Hide some lines behind one, with comments for the others."""
        ends = [line[len(line.rstrip("\r\n")) :] for line in lines[first:last]]
        hidden = "".join(lines[first:last])
        mark = f"# {self._mark}{len(self._hidden)}"
        self._hidden.append(hidden[: len(hidden) - len(ends[-1])])
        kinds = [""] if len(ends) == 1 else [_FIRST, *[_MIDDLE] * (len(ends) - 2), _LAST]
        own = [mark + kind for kind in kinds]
        if stand_in:
            own[0] = f"{stand_in}  {own[0]}"
        return "".join(line + end for line, end in zip(own, ends, strict=True))


def _is_timed(line: str) -> bool:
    return line.lstrip(" \t").startswith(_TIMED_STAND_IN)


def _stand_in(line: str, *, commands: bool) -> str | None:
    """The Python for a line that is none; None for a line that is."""
    indentation = line[: len(line) - len(line.lstrip())]
    assigned = _ASSIGNED.match(line)
    if assigned:
        return f"{assigned[1]}get_ipython()"
    if _ESCAPED.match(line) or _ASKED.match(line) or (commands and _COMMAND.match(line) and _error(line.strip())):
        return f"{indentation}get_ipython()"
    return None


def split(text: str) -> list[str]:
    """The lines with their ends."""
    return list(StringIO(text, newline=""))


def _error(text: str) -> SyntaxError | ValueError | None:
    """Why a text does not parse."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text)
    except (SyntaxError, ValueError) as error:
        return error
    except (RecursionError, MemoryError):
        return ValueError("nested too deeply for Python's parser")
    return None


def _logical_lines(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each statement begins and ends, as far as brackets, strings and backslashes tell; a magic ends sooner."""
    first = 0
    while first < len(lines):
        line = lines[first].rstrip("\r\n")
        if _ESCAPED.match(line) or _ASKED.match(line) or _ASSIGNED.match(line):
            last = first + 1
            while lines[last - 1].rstrip("\r\n").endswith("\\") and last < len(lines):
                last += 1
        else:
            last = _end_of_statement(lines, first)
        yield first, last
        first = last


def _end_of_statement(lines: Sequence[str], first: int) -> int:
    """The index behind the last line of the statement that begins with a line."""
    text = "".join(lines[first:])
    position = depth = 0
    while position < len(text):
        token = _TOKEN.match(text, position)
        assert token is not None
        position = token.end()
        if token["triple"]:
            closed = re.compile(r"(?:\\.|[^\\])*?" + token["triple"], re.DOTALL).match(text, position)
            position = closed.end() if closed else len(text)
        elif token["open"]:
            depth += 1
        elif token["close"]:
            depth = max(depth - 1, 0)
        elif token["end"] and not depth:
            break
    return first + len(split(text[:position]))
