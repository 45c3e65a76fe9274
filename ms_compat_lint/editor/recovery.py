"""Text that is being typed: what can be checked of it while some of it is no Python."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Sequence
from typing import NamedTuple

from ms_compat_lint.model import Problem
from ms_compat_lint.source import SourceError, SourceFile

# What begins at the left margin without beginning a statement.
_CONTINUES = re.compile(r"[\s)\]}#\\]|(?:else|elif|except|finally)\b")
_DECORATED = re.compile(r"@|(?:async|def|class)\b")


class Recovered(NamedTuple):
    """A text that parses, with the same lines, and why some of them are blank in it."""

    source: SourceFile
    problems: tuple[Problem, ...]


def parsable(source: SourceFile) -> Recovered:
    """The text as it is, or without those top-level statements that are no Python.

    Raises :exc:`~ms_compat_lint.source.SourceError` where that does not help.
    """
    try:
        _ = source.tree
        return Recovered(source, ())
    except SourceError as error:
        problem = error.problem
    chunks = _chunks(source.lines)
    suspects = [chunk for chunk in chunks if problem.line is not None and chunk.start < problem.line <= chunk.stop]
    candidates = (suspects, [chunk for chunk in chunks if not _parses(source.lines, chunk)])
    for broken in candidates:
        if not broken:
            continue
        recovered = _without(source, broken)
        try:
            _ = recovered.tree
            return Recovered(recovered, (problem,))
        except SourceError:
            continue
    raise SourceError(problem)


def _chunks(lines: Sequence[str]) -> list[range]:
    """The indexes of the lines of each top-level statement, as far as the left margin shows them."""
    starts: list[int] = []
    decorated = False  # whether the line above is, or belongs to, a decorator
    for number, line in enumerate(lines):
        if _CONTINUES.match(line) or not line:
            continue
        if not (decorated and _DECORATED.match(line)):
            starts.append(number)
        decorated = line.startswith("@")
    return [range(start, stop) for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _parses(lines: Sequence[str], chunk: range) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse("".join(lines[chunk.start : chunk.stop]))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _without(source: SourceFile, chunks: Sequence[range]) -> SourceFile:
    """The same text with some lines left blank."""
    lines = list(source.lines)
    for chunk in chunks:
        for number in chunk:
            lines[number] = lines[number][len(lines[number].rstrip("\r\n")) :]
    return SourceFile.from_text(source.path, "".join(lines))
