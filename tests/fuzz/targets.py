"""What is fuzzed: one function of bytes for each kind of input that comes from outside.

A target returns where the input is taken or refused as documented. Whatever else it raises is a mistake of ours.
"""

from __future__ import annotations

import ast
import json
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from ms_compat_lint import notebooks
from ms_compat_lint.model import Family, Framework
from ms_compat_lint.port import port_source
from ms_compat_lint.project import checking
from ms_compat_lint.project.checking import Job
from ms_compat_lint.settings import Settings
from ms_compat_lint.source import SourceError, SourceFile
from tests.fuzz import documents, python, session_seeds
from tests.fuzz.documents import EVERY_RULE, sane
from tests.fuzz.mutation import Mutation, json_of, lines_of, numbers, toml_of
from tests.fuzz.sessions import session

ROOT = Path(__file__).parents[2]
STATEMENTS = 2  # in a source to begin from, below its imports
LARGEST = 600  # bytes of one


def source(data: bytes) -> None:
    """A Python file: checked, mended and ported; what is written out is Python, and needs no second mending."""
    # Python warns of what it compiles, say of an escape that is none.
    warnings.simplefilter("ignore")
    sane(checking.check_with_fixes(Job("x.py", EVERY_RULE, True, data)))
    for unsafe in (False, True):
        fixed = sane(checking.fix(Job("x.py", EVERY_RULE, True, data), unsafe=unsafe))
        if fixed.data is not None and fixed.data != data:
            ast.parse(fixed.data)
            again = sane(checking.fix(Job("x.py", EVERY_RULE, True, fixed.data), unsafe=unsafe))
            assert again.data == fixed.data
    for to in Framework:
        _ported(data, to)


def _ported(data: bytes, to: Framework) -> None:
    try:
        read = SourceFile.from_bytes("x.py", data)
        result = port_source(read, to, Family.EXPERIMENTAL, Settings())
    except (SourceError, RecursionError):
        return
    if result.text != read.text:
        ast.parse(read.encode(result.text))


def notebook(data: bytes) -> None:
    """A notebook: checked and mended; one that was read is written back to the byte."""
    warnings.simplefilter("ignore")
    try:
        read = notebooks.read("x.ipynb", data)
    except SourceError:
        return
    assert read.write(read.source.text) == data
    fixed = sane(checking.fix(Job("x.ipynb", EVERY_RULE, True, data), unsafe=True))
    if fixed.data is not None and fixed.data != data:
        json.loads(fixed.data.decode("utf-8-sig"))


class Target(NamedTuple):
    """A kind of input, with files to begin from."""

    run: Callable[[bytes], None]
    seeds: Callable[[], list[bytes]]
    mutate: Mutation


def _sources() -> list[bytes]:
    """The beginnings of examples and cases: small inputs are tried more often."""
    files = [*sorted((ROOT / "docs/examples").glob("*.py")), *sorted((ROOT / "tests/cases").rglob("*.py"))]
    beginnings = [_beginning(path.read_bytes()) for path in files]
    return [beginning for beginning in beginnings if len(beginning) < LARGEST]


def _beginning(data: bytes) -> bytes:
    """The imports of a file, and some statements below them."""
    lines = data.splitlines(keepends=True)
    kept, others = b"", 0
    for statement in ast.parse(data).body:
        if not isinstance(statement, (ast.Import, ast.ImportFrom)):
            others += 1
        if others <= STATEMENTS:
            kept += b"".join(lines[statement.lineno - 1 : statement.end_lineno])
    return kept


def _notebooks() -> list[bytes]:
    cells = [
        {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": text.decode()}
        for text in _sources()[:3]
    ]
    cells.append(
        {"cell_type": "code", "metadata": {}, "outputs": [], "source": ["%pip install torch\n", "!ls\n", "x?"]}
    )
    cells.append({"cell_type": "markdown", "metadata": {}, "source": ["é"]})
    whole = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return [json.dumps(whole, indent=indent, ensure_ascii=indent is None).encode() for indent in (None, 1)]


TARGETS = {
    "source": Target(source, _sources, python.mutate),
    "notebook": Target(notebook, _notebooks, json_of(["cell_type", "code", "source", "%pip x", "!ls", "outputs", 4])),
    "configuration": Target(documents.configuration, documents.configurations, toml_of(documents.CONFIGURATION_WORDS)),
    "baseline": Target(documents.baseline, documents.baselines_seen, json_of(documents.BASELINE_WORDS)),
    "diff": Target(documents.diff, documents.diffs, lines_of(documents.DIFF_LINES, numbers)),
    "cache": Target(documents.cache, documents.caches, json_of(documents.CACHE_WORDS)),
    "lsp": Target(session, session_seeds.seeds, lines_of(session_seeds.LINES, json_of(session_seeds.WORDS))),
}
