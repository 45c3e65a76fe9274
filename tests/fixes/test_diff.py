"""Diffs that ``git apply`` takes."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ms_compat_lint.fixes.diff import unified_diff

PAIRS = {
    "one line": (b"a\nb\nc\n", b"a\nB\nc\n"),
    "no line end": (b"a\nb", b"a\nB"),
    "line end added": (b"a\nb", b"a\nb\n"),
    "line end removed": (b"a\nb\n", b"a\nb"),
    "line end kept behind a change": (b"a\nb\nc", b"A\nb\nc"),
    "carriage returns": (b"a\r\nb\r\n", b"a\r\nB\r\n"),
    "carriage returns only": (b"a\rb\r", b"a\rB\r"),
    "form feeds": (b"a\n\x0c\nb\n", b"a\n\x0c\nB\n"),
    "latin-1": (b"# coding: latin-1\n\xe4\n", b"# coding: latin-1\n\xe4 = 1\n"),
    "byte order mark": (b"\xef\xbb\xbfa\n", b"\xef\xbb\xbfA\n"),
    "lines added": (b"a\nb\n", b"a\nx\ny\nb\n"),
    "lines removed": (b"a\nx\ny\nb\n", b"a\nb\n"),
    "at the end": (b"a\n", b"a\nb\n"),
    "from nothing": (b"", b"a\n"),
    "to nothing": (b"a\n", b""),
    "two far changes": (b"a\n" + b"x\n" * 20 + b"b\n", b"A\n" + b"x\n" * 20 + b"B\n"),
    "two near changes": (b"a\n" + b"x\n" * 5 + b"b\n", b"A\n" + b"x\n" * 5 + b"B\n"),
    "everything": (b"".join(b"a%d\n" % n for n in range(900)), b"".join(b"b%d\n" % n for n in range(900))),
}
NAMES = ["x.py", "pkg/x.py", "with space.py", "naïve.py", "日本.py", 'quo"te.py', "back\\slash.py", "tab\there.py"]


def applied(folder: Path, name: str, old: bytes, diff: bytes) -> bytes:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(old)
    command = ["git", "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", "-"]
    subprocess.run(command, input=diff, cwd=folder, check=True, capture_output=True)
    return path.read_bytes() if path.exists() else b""


@pytest.mark.parametrize("case", PAIRS)
def test_git_applies_it(case: str, tmp_path: Path) -> None:
    old, new = PAIRS[case]
    assert applied(tmp_path, "x.py", old, unified_diff("x.py", old, new)) == new


@pytest.mark.parametrize("name", NAMES)
def test_git_finds_the_file(name: str, tmp_path: Path) -> None:
    assert applied(tmp_path, name, b"a\n", unified_diff(name, b"a\n", b"b\n")) == b"b\n"


def test_how_it_reads() -> None:
    old = b"1\n2\n3\n4\n5\n6\n7\n"
    assert unified_diff("pkg/x.py", old, old.replace(b"4\n", b"four\n")) == (
        b"--- a/pkg/x.py\n+++ b/pkg/x.py\n@@ -1,7 +1,7 @@\n 1\n 2\n 3\n-4\n+four\n 5\n 6\n 7\n"
    )
    assert unified_diff("x.py", old, old) == b""


def marked(old: list[bytes], new: list[bytes]) -> str:
    """The diff of some lines without its first two, on one line."""
    diff = unified_diff("x.py", b"".join(line + b"\n" for line in old), b"".join(line + b"\n" for line in new))
    return " ".join(diff.decode().splitlines()[2:])


def letters(text: str) -> list[bytes]:
    return [letter.encode() for letter in text]


@pytest.mark.parametrize(
    ("old", "new", "diff"),
    [
        ("abcdef", "abXdef", "@@ -1,6 +1,6 @@  a  b -c +X  d  e  f"),
        ("abcdef", "abXcdef", "@@ -1,5 +1,6 @@  a  b +X  c  d  e"),
        ("abcdef", "abdef", "@@ -1,6 +1,5 @@  a  b -c  d  e  f"),
        ("abcdef", "abXYcdef", "@@ -1,5 +1,7 @@  a  b +X +Y  c  d  e"),
        ("abcdef", "abef", "@@ -1,6 +1,4 @@  a  b -c -d  e  f"),
        ("abcd", "Xabcd", "@@ -1,3 +1,4 @@ +X  a  b  c"),
        ("abcd", "abcdX", "@@ -2,3 +2,4 @@  b  c  d +X"),
        ("abcd", "bcd", "@@ -1,4 +1,3 @@ -a  b  c  d"),
        ("abcd", "abc", "@@ -1,4 +1,3 @@  a  b  c -d"),
        ("abcd", "XYZW", "@@ -1,4 +1,4 @@ -a -b -c -d +X +Y +Z +W"),
        ("abcd", "aXcY", "@@ -1,4 +1,4 @@  a -b +X  c -d +Y"),  # one line alone: it is in both texts once
        ("axbx", "ayxz", "@@ -1,4 +1,4 @@  a -x -b -x +y +x +z"),  # here it is not
        ("abc", "cba", "@@ -1,3 +1,3 @@ +c +b  a -b -c"),
        ("aXbXc", "aXc", "@@ -1,5 +1,3 @@  a  X -b -X  c"),
        ("xaxbxc", "xbxcxd", "@@ -1,6 +1,6 @@  x -a -x  b  x  c +x +d"),
        ("aaaa", "aaXaa", "@@ -1,4 +1,5 @@  a  a +X  a  a"),
        ("aabbcc", "aabXbcc", "@@ -1,6 +1,7 @@  a  a  b +X  b  c  c"),
        ("ab", "abab", "@@ -1,2 +1,4 @@  a  b +a +b"),
        ("abcdefghijk", "abcdeXghijk", "@@ -3,7 +3,7 @@  c  d  e -f +X  g  h  i"),
        (
            "abcdefghijklmnopqrst",
            "abcdXfghijkYmnopqrst",
            "@@ -2,14 +2,14 @@  b  c  d -e +X  f  g  h  i  j  k -l +Y  m  n  o",
        ),
        (
            "abcdefghijklmnopqrst",
            "abcdXfghijklYnopqrst",
            "@@ -2,7 +2,7 @@  b  c  d -e +X  f  g  h @@ -10,7 +10,7 @@  j  k  l -m +Y  n  o  p",
        ),
        (
            "abcdefghijklmnopqrst",
            "abXdefgYijklZnopqrst",
            "@@ -1,16 +1,16 @@  a  b -c +X  d  e  f  g -h +Y  i  j  k  l -m +Z  n  o  p",
        ),
    ],
)
def test_what_is_marked(old: str, new: str, diff: str) -> None:
    assert marked(letters(old), letters(new)) == diff


def test_large_changes_are_marked_where_they_are() -> None:
    old = [b"head", *(b"a%d" % n for n in range(300)), b"middle", *(b"b%d" % n for n in range(300)), b"tail"]
    new = [line.upper() if line[:1] in b"ab" else line for line in old]
    (header, *lines) = (line for line in marked(old, new).split(" ") if line and line != "@@")
    assert (header, lines[0]) == ("-1,603", "+1,603")
    assert [line for line in lines[1:] if line[0] not in "+-"] == ["head", "middle", "tail"]
    assert [line[1:] for line in lines[1:] if line[0] == "-"] == [line.decode() for line in old if line[:1] in b"ab"]
    assert [line[1:] for line in lines[1:] if line[0] == "+"] == [line.decode() for line in new if line[:1] in b"AB"]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("x.py", "a/x.py"),
        ("with space.py", "a/with space.py\t"),
        ('x"!#[]~ y.py', '"a/x\\042!#[]~ y.py"'),
        ("x\\y z.py", '"a/x\\134y z.py"'),
        ("x\x7fy.py", '"a/x\\177y.py"'),
        ("x\x1fy.py", '"a/x\\037y.py"'),
        ("x\ty.py", '"a/x\\011y.py"'),
        ("naïve.py", "a/naïve.py"),
    ],
)
def test_how_a_name_is_written(path: str, name: str) -> None:
    assert unified_diff(path, b"a\n", b"b\n").decode().split("\n")[0] == f"--- {name}"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([b"a", b"b", b"c\r", b"", b"dd"]), max_size=12), st.data())
def test_git_applies_any_change(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes], data: st.DataObject
) -> None:
    changed = list(lines)
    for _ in range(data.draw(st.integers(0, 4))):
        place = data.draw(st.integers(0, len(changed)))
        changed[place : place + data.draw(st.integers(0, 2))] = data.draw(
            st.lists(st.sampled_from([b"a", b"x"]), max_size=2)
        )
    old, new = b"\n".join(lines), b"\n".join(changed)
    if old != new and old:
        assert applied(tmp_path_factory.mktemp("repo"), "x.py", old, unified_diff("x.py", old, new)) == new


def test_a_long_file_takes_no_time_to_speak_of() -> None:
    rng = random.Random(1)
    lines = [b"line %d\n" % rng.randrange(1000) for _ in range(100_000)]
    changed = [line if n % 1000 else b"changed\n" + line for n, line in enumerate(lines)]
    diff = unified_diff("x.py", b"".join(lines), b"".join(changed))
    assert diff.count(b"\n+changed") == 100
