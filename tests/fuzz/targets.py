"""What is fuzzed: one function of bytes for each kind of input that comes from outside.

A target returns where the input is taken or refused as documented. Whatever else it raises is a mistake of ours.
"""

from __future__ import annotations

import ast
import json
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from ms_compat_lint import notebooks
from ms_compat_lint.fixes.diff import unified_diff
from ms_compat_lint.frontends.cli.baseline import read_baseline
from ms_compat_lint.model import Family, Framework
from ms_compat_lint.port import port_source
from ms_compat_lint.project import cache_file, checking
from ms_compat_lint.project.checking import Job, Result
from ms_compat_lint.project.configuration import Configurations
from ms_compat_lint.project.errors import UsageError
from ms_compat_lint.project.modules import Searched
from ms_compat_lint.review.diff import read_diff
from ms_compat_lint.settings import Settings
from ms_compat_lint.source import SourceError, SourceFile

ROOT = Path(__file__).parents[2]
EVERY_RULE = Settings(select=("ALL",))


def source(data: bytes) -> None:
    """A Python file: checked, mended and ported; what is written out is Python, and needs no second mending."""
    # Python warns of what it compiles, say of an escape that is none.
    warnings.simplefilter("ignore")
    _sane(checking.check_with_fixes(Job("x.py", EVERY_RULE, True, data)))
    for unsafe in (False, True):
        fixed = _sane(checking.fix(Job("x.py", EVERY_RULE, True, data), unsafe=unsafe))
        if fixed.data is not None and fixed.data != data:
            ast.parse(fixed.data)
            again = _sane(checking.fix(Job("x.py", EVERY_RULE, True, fixed.data), unsafe=unsafe))
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
    fixed = _sane(checking.fix(Job("x.ipynb", EVERY_RULE, True, data), unsafe=True))
    if fixed.data is not None and fixed.data != data:
        json.loads(fixed.data.decode("utf-8-sig"))


def _sane(result: Result) -> Result:
    assert not [problem for problem in result.problems if "internal error" in problem.message], result.problems
    return result


def configuration(data: bytes) -> None:
    """A pyproject.toml."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "pyproject.toml").write_bytes(data)
        _refused_in_a_line(lambda: Configurations({}, folder).of_start())


def baseline(data: bytes) -> None:
    """The file of ``--baseline``."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "baseline.json"
        path.write_bytes(data)
        _refused_in_a_line(lambda: read_baseline(str(path)))


def _refused_in_a_line(read: Callable[[], object]) -> None:
    message = ""
    try:
        read()
    except UsageError as error:
        message = str(error)
    assert "\n" not in message


def diff(data: bytes) -> None:
    """What ``review --diff-from`` reads: whatever is told of its lines, they are lines."""
    read = read_diff(data)
    for entry in read.entries:
        assert all(1 <= first <= last for first, last in (*entry.changed.added, *entry.changed.shown))
    assert all(1 <= damage.line <= data.count(b"\n") + 1 and damage.message for damage in read.damages)


def cache(data: bytes) -> None:
    """A cache that somebody wrote: its seal is right, its content is not."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cache.json"
        path.write_bytes(cache_file.digest(data).encode() + b"\n" + data)
        content = cache_file.read(str(path))
        for entry in content.entries.values():
            assert content.modules.keys() >= set(entry.modules)


class Target(NamedTuple):
    """A kind of input, with files to begin from."""

    run: Callable[[bytes], None]
    seeds: Callable[[], list[bytes]]


def _sources() -> list[bytes]:
    files = [*sorted((ROOT / "docs/examples").glob("*.py")), *sorted((ROOT / "tests/cases").rglob("*.py"))]
    return [path.read_bytes() for path in files]


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


def _configurations() -> list[bytes]:
    table = '[tool.ms-compat-lint]\nselect = ["MSC1", "ALL"]\nmindspore-api = "mint"\ntorch-version = "2.1"\n'
    return [f'{table}exclude = ["a/*"]\n'.encode(), b"[tool.ms_compat_lint]\nselct = 1\n", b"[project]\nname = 'x'\n"]


def _baselines() -> list[bytes]:
    entry = {"path": "a.py", "code": "MSC101", "api": "torch.optim.Adam", "parameter": None, "fingerprint": "0f"}
    return [json.dumps({"version": 1, "findings": [entry, entry]}).encode(), b'{"version": 2}']


def _diffs() -> list[bytes]:
    old = _sources()[0]
    new = old.replace(b"1e-3", b"2e-3").replace(b"import", b"import  ", 1)
    plain = unified_diff("a b.py", old, new)
    head = b'diff --git "a/\\303\\251.py" "b/\\303\\251.py"\nsimilarity index 90%\nrename from a.py\nrename to b.py\n'
    cut = b"--- a/x.py\t2020-01-01\n+++ b/x.py\r\n@@ -1,2 +1 @@\n-x\n y\n\\ No newline at end of file\n"
    return [plain, head + plain, cut, b"diff --cc a.py\n@@@ -1,2 -1 +1,3 @@@\n- x\n +y\n++z\n"]


def _caches() -> list[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / cache_file.FOLDER / "check-00000000000000000000000000000000.json"
        stamp = cache_file.Stamp(1, 2, 3, 4)
        entry = cache_file.Entry(stamp, "s", "0f", ("/p/m.py",), ([[1, 1, 1, 1], [1, 1, 1, 1], [], [], []],))
        searched = {Searched("/p", True): "1", Searched("/", False): "2"}
        entries = {"/p/a.py": entry, "/p/b.py": cache_file.Entry(stamp, "s", None, (), ())}
        cache_file.write(str(path), cache_file.Content(entries, {"/p/m.py": (stamp, "0e")}, searched))
        return [path.read_bytes().partition(b"\n")[2]]


TARGETS = {
    "source": Target(source, _sources),
    "notebook": Target(notebook, _notebooks),
    "configuration": Target(configuration, _configurations),
    "baseline": Target(baseline, _baselines),
    "diff": Target(diff, _diffs),
    "cache": Target(cache, _caches),
}
