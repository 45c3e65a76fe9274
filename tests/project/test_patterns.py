"""Patterns against git itself, over a real tree."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest

from ms_compat_lint.project.configuration import Configurations
from ms_compat_lint.project.files import find_files
from ms_compat_lint.project.patterns import BadPatternError, Patterns, parse

TREE = {
    ".": "a.py b.py ab.py keep.py !odd.py #odd.py [x].py x*.py",
    "a b": "x.py",
    "sub": "a.py b.py deep/a.py deep/er/keep.py",
    "gen": "a.py keep/a.py",
    "src": "gen/a.py out/a.py",
    "lib": "x1.py x2.py x-.py X.py é.py",
    "tmp": "a.py keep.py",
}


@pytest.mark.parametrize(
    "lines",
    [
        ["*.py"],
        ["*.py", "!keep.py"],
        ["/a.py"],
        ["a.py"],
        ["sub/"],
        ["sub/*", "!sub/deep/"],
        ["gen/", "!gen/keep/"],
        ["gen/*", "!gen/keep/"],
        ["/gen"],
        ["**/gen"],
        ["src/**"],
        ["src/**/a.py"],
        ["**/deep/**"],
        ["sub/**/keep.py"],
        ["x[0-9].py"],
        ["x[!0-9].py", "x[^a-z]*.py"],
        ["[[:upper:]]*.py"],
        ["?.py"],
        [r"\!odd.py", r"\#odd.py", r"\[x\].py", r"x\*.py"],
        ["# a comment", "", "   ", "b.py   ", "a\\ b/"],
        ["[x", "[", "\\", "!", "/", "a.py"],
        ["é.py"],
        ["tmp/*", "!tmp/keep.py", "*.pyc"],
        ["*a*.py"],
        ["lib/*[-]*"],
        ["a.py\r", "b.py\r"],
        ["***", "!keep.py", "!*/"],
    ],
    ids=lambda lines: " ".join(lines),
)
def test_ignores_what_git_ignores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: list[str]) -> None:
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    for path in (tmp_path / folder / name for folder, names in TREE.items() for name in names.split()):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / ".gitignore").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "sub" / ".gitignore").write_text("!b.py\n/deep/a.py\n", encoding="utf-8")
    listed = subprocess.run(
        ["git", "-c", "core.excludesFile=/dev/null", "ls-files", "-z", "--others", "--exclude-standard"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    wanted = {name for name in listed.stdout.decode().split("\0") if name.endswith(".py")}
    monkeypatch.chdir(tmp_path)
    assert set(find_files(["."], Configurations({})).files) == wanted


@pytest.mark.parametrize("line", ["[", "[a", "a\\", "[[:nonsense:]]", "/", "//", "[\\"])
def test_broken_patterns_are_told(line: str) -> None:
    with pytest.raises(BadPatternError):
        parse(line)


def test_no_pattern_takes_long() -> None:
    """A regular expression made of it in the plain way would take longer than the universe is old."""
    pattern = parse("*a" * 100 + "*b")
    assert pattern is not None
    start = time.perf_counter()
    assert not Patterns("/", [pattern]).matches("/" + "a" * 250, False)
    deep = parse("**/a/" * 50 + "b")
    assert deep is not None
    assert not Patterns("/", [deep]).matches("/" + "a/" * 2000 + "a", False)
    assert time.perf_counter() - start < 1
