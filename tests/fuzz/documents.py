"""Files that others write for this program: configurations, baselines, diffs and caches."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from functools import cache as once
from pathlib import Path
from typing import Any

import jsonschema

from ms_compat_lint.fixes.diff import unified_diff
from ms_compat_lint.frontends.cli import baseline as baselines
from ms_compat_lint.model import Finding
from ms_compat_lint.project import cache_file, checking
from ms_compat_lint.project.cache import Cache, with_cache
from ms_compat_lint.project.cache_findings import to_json
from ms_compat_lint.project.checking import Job, Result
from ms_compat_lint.project.configuration import Configurations, read_table
from ms_compat_lint.project.errors import UsageError
from ms_compat_lint.project.files import exclusion
from ms_compat_lint.project.modules import Searched
from ms_compat_lint.project.options import SETTINGS
from ms_compat_lint.project.schema import schema
from ms_compat_lint.reporters.context import Context
from ms_compat_lint.review.diff import read_diff
from ms_compat_lint.review.reading import of_diff
from ms_compat_lint.settings import Settings
from ms_compat_lint.source import SourceFile

EVERY_RULE = Settings(select=("ALL",))
EXAMPLE = b"from mindspore import nn\nfrom m import o\no = nn.AdamWeightDecay(p, 1e-3, eps=1e-6)\no = nn.Adam(p, w)\n"
OTHER = b"from torch import optim\ndef o(p):\n    return optim.SGD(p, 0.1, 0.9)\n"
PATHS = ("a.py", "build/a.py", "a/b/c.py", "a b/\u00e9.py", "a\nb.py", "\udc80.py")


def sane(result: Result) -> Result:
    """A result of a file that was looked at without a mistake of ours."""
    assert not [problem for problem in result.problems if "internal error" in problem.message], result.problems
    return result


def _refused_in_a_line(read: Callable[[], object]) -> None:
    """What is refused is refused in one line, which can be printed."""
    try:
        read()
    except UsageError as error:
        message = str(error)
        assert "\n" not in message
        assert message.encode("utf-8", "backslashreplace")


# ------------------------------------------------------------------------------------------ configuration


def configuration(data: bytes) -> None:
    """A pyproject.toml: its settings can be worked with, and are such as the schema allows."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "pyproject.toml").write_bytes(data)
        _refused_in_a_line(lambda: _configured(folder))


def _configured(folder: str) -> None:
    configuration = Configurations({}, folder).of_start()
    table = read_table(os.path.join(folder, "pyproject.toml"))
    if table is not None:
        _schema().validate(_as_json(table))
    sane(checking.check_with_fixes(Job("x.py", configuration.settings, True, EXAMPLE)))
    excluded = exclusion(configuration)
    for path in PATHS:
        excluded(os.path.join(folder, path), False)


@once
def _schema() -> jsonschema.protocols.Validator:
    return jsonschema.Draft7Validator(schema())


def _as_json(value: Any) -> Any:
    return json.loads(json.dumps(value))


def configurations() -> list[bytes]:
    every = {
        "select": ["MSC1", "ALL"],
        "extend-select": ["MSC9"],
        "ignore": ["msc101"],
        "direction": "torch",
        "mindspore-api": "mint",
        "torch-version": "2.1",
        "mindspore-version": "2.3.0rc1",
        "exclude": ["a/*", "!a/b", "**/c", "[a-z]*.py"],
        "extend-exclude": ["x y", "d?/"],
        "force-exclude": True,
        "format": "sarif",
        "unsafe-fixes": False,
        "exit-zero": True,
        "jobs": 2,
        "no-cache": False,
    }
    lines = "".join(f"{key} = {json.dumps(value)}\n" for key, value in every.items())
    few = b'[tool.ms-compat-lint]\nselect = ["ALL"]\nexclude = []\n[tool.x]\nday = 2020-01-01\n[[tool.many]]\nx = 1e3\n'
    wrong = b"[tool.ms_compat_lint]\nselct = 1\n"
    return [f"[tool.ms-compat-lint]\n{lines}".encode(), few, wrong, b"[project]\nname = 'x'\n"]


CONFIGURATION_WORDS = [*SETTINGS, "ms-compat-lint", "ms_compat_lint", "tool", "ALL", "MSC101", "MSC", "msc9", "MSC000"]
CONFIGURATION_WORDS += [
    "nn",
    "mint",
    "experimental",
    "both",
    "torch",
    "2.0.1+cu118",
    "1.8",
    "99.0",
    "2.1.0a0",
    "v2",
    "json",
]
CONFIGURATION_WORDS += ["a/*", "**", "!x", "[[:alpha:]]", "[z-a]", "a" * 300, "*a" * 30 + "b", "\\", "/", "?" * 40]
CONFIGURATION_WORDS += [["MSC1"], ["ALL"], [], True, 3]


# ----------------------------------------------------------------------------------------------- baseline


def baseline(data: bytes) -> None:
    """The file of ``--baseline``: findings are looked up in it, and it is written anew."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "baseline.json"
        path.write_bytes(data)
        _refused_in_a_line(lambda: _looked_up(str(path), folder))


def _looked_up(path: str, folder: str) -> None:
    entries = baselines.read_baseline(path)
    context = Context(lambda _: SourceFile.from_bytes("a.py", EXAMPLE), folder)
    unknown = baselines.unknown(findings(), entries, path, context)
    assert set(unknown) <= set(findings())
    baselines.write(path, entries, findings(), (), context)
    again = baselines.read_baseline(path)
    assert not baselines.unknown(findings(), again, path, context)


@once
def findings() -> tuple[Finding, ...]:
    return checking.check_with_fixes(Job("a.py", EVERY_RULE, True, EXAMPLE)).findings


def baselines_seen() -> list[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "baseline.json")
        context = Context(lambda _: SourceFile.from_bytes("a.py", EXAMPLE), folder)
        baselines.write(path, (), findings(), (), context)
        written = Path(path).read_bytes()
    entry = {"path": "a.py", "code": "MSC101", "api": "torch.optim.Adam", "parameter": None, "fingerprint": "0f"}
    return [written, json.dumps({"version": 1, "findings": [entry, entry]}).encode(), b'{"version": 2}']


BASELINE_WORDS = [
    "version",
    "findings",
    *baselines.Entry._fields,
    "a.py",
    "../a.py",
    "/",
    "MSC101",
    1,
    2,
    "1",
    True,
    1.0,
]


# --------------------------------------------------------------------------------------------------- diff


def diff(data: bytes) -> None:
    """What ``review --diff-from`` reads: whatever is told of its lines, they are lines, and of files inside."""
    read = read_diff(data)
    for entry in read.entries:
        assert all(1 <= first <= last for first, last in (*entry.changed.added, *entry.changed.shown))
    assert all(1 <= damage.line <= data.count(b"\n") + 1 and damage.message for damage in read.damages)
    before = os.getcwd()
    os.chdir(_project())
    try:
        _refused_in_a_line(lambda: _inside(data))
    finally:
        os.chdir(before)


def _inside(data: bytes) -> None:
    change = of_diff("x.diff", data)
    assert all(path.startswith(os.path.join(_project(), "")) for path in change.files)


def diffs() -> list[bytes]:
    old, new = EXAMPLE, EXAMPLE.replace(b"1e-3", b"2e-3").replace(b"import", b"import  ", 1)
    plain = unified_diff("a.py", old, new) + unified_diff("sub/m.py", OTHER.replace(b"0.1", b"1"), OTHER)
    head = b'diff --git "a/\\303\\251.py" "b/\\303\\251.py"\nsimilarity index 90%\nrename from a.py\nrename to b.py\n'
    cut = b"--- a/a.py\t2020-01-01\n+++ b/a.py\r\n@@ -1,2 +1 @@\n-x\n y\n\\ No newline at end of file\n"
    return [plain, head + plain, cut, b"diff --cc a.py\n@@@ -1,2 -1 +1,3 @@@\n- x\n +y\n++z\n"]


DIFF_LINES = [line for each in diffs() for line in each.split(b"\n")]
DIFF_LINES += [
    b"--- /dev/null",
    b"+++ /dev/null",
    b"+++ b/../../etc/passwd",
    b"+++ /etc/passwd",
    b"--- x\\0y",
    b"+++ a\0b",
]
DIFF_LINES += [
    b"@@ -0,0 +1 @@",
    b"@@ -1 +0,0 @@",
    b"@@ -9,0 +999999999,9 @@",
    b"@@@@ -1 -1 -1 +1 @@@@",
    b"@@ -1 +1 @@ f(x)",
]
DIFF_LINES += [
    b"index 0..1 120000",
    b"new file mode 120000",
    b"Binary files a and b differ",
    b"GIT binary patch",
    b"-- ",
    b"\r",
]


# -------------------------------------------------------------------------------------------------- cache


def cache(data: bytes) -> None:
    """A cache that somebody wrote: its seal is right, its content is not. ``@`` stands for the project's folder."""
    folder = _project()
    data = data.replace(b"@", os.fsencode(folder))
    for name in ("a.py", "m.py"):
        stamp = cache_file.stamp(os.path.join(folder, name))
        data = data.replace(f'"stamp of {name}"'.encode(), json.dumps(stamp).encode())
    path = Path(Cache(folder, "check", "0")._path)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(cache_file.digest(data).encode() + b"\n" + data)
    jobs = [Job(os.path.join(folder, name), EVERY_RULE) for name in ("a.py", "m.py")]
    results = list(with_cache(Cache(folder, "check", "0"), jobs, checking.check_with_fixes, map))
    assert [result.path for result in map(sane, results)] == [job.path for job in jobs]
    cache_file.read(str(path))


@once
def _project() -> str:
    """A folder with some files in it, which stays until the end."""
    holder = tempfile.TemporaryDirectory()
    _holders.append(holder)
    folder = os.path.realpath(holder.name)
    for name, content in (("a.py", EXAMPLE), ("m.py", OTHER), ("sub/m.py", OTHER)):
        path = Path(folder, name)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        os.utime(path, (1e9, 1e9))
    return folder


_holders: list[tempfile.TemporaryDirectory[str]] = []


def caches() -> list[bytes]:
    """As one is written, for a file that draws a name from another and for one that is changed."""
    of = cache_file.digest
    drawn = [to_json(finding) for finding in findings()]
    settings = repr((EVERY_RULE, False, False))
    files = [
        ["@/a.py", "stamp of a.py", 0, of(EXAMPLE), [0], drawn],
        ["@/m.py", [1, 2, 3, 4], 0, of(OTHER), [], drawn[:1]],
        ["@/b.py", "stamp of m.py", 1],
    ]
    modules = [["@/m.py", "stamp of m.py", of(OTHER)]]
    whole = {"settings": [settings, "x"], "modules": modules, "directories": [], "files": files}
    names = "\0".join(["a.py", "m.py", "sub"]).encode()
    directories = [[*Searched("@", True), of(names)], [*Searched("@/sub", False), of(b"")]]
    return [json.dumps({**whole, "directories": each}).encode() for each in ([], directories)]


CACHE_WORDS = ["settings", "modules", "directories", "files", "stamp of a.py", "stamp of m.py", "@", "@/a.py", "@/m.py"]
CACHE_WORDS += [
    "/",
    "/dev/null",
    "@/sub",
    "safe",
    "unsafe",
    "warning",
    "error",
    "nn.Adam",
    [],
    [1, 1, 1, 1],
    0,
    1,
    -1,
    None,
]
