"""Whatever is handed over as a diff, reading it ends, without an exception, and loses no file of git's."""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ms_compat_lint.project.errors import UsageError
from ms_compat_lint.review.diff import read_diff
from ms_compat_lint.review.names import name_of
from ms_compat_lint.review.reading import of_diff
from tests.review.test_diff_from import HUNK
from tests.review.tools import ISOLATED

PIECES = [
    b"diff --git a/x.py b/x.py\n", b"diff --cc x.py\n", b"--- a/x.py\n", b"+++ b/x.py\n",
    b'+++ "b/\\303\\251\\n.py"\n',
    b"--- /dev/null\n", b"+++ /dev/null\n", b"@@ -1 +1 @@\n", b"@@ -1,3 +1,4 @@ def f():\n", b"@@@ -1 -1 +1,2 @@@\n",
    b"@@ -0,0 +999999999,999999999 @@\n", b"@@ @@\n", b"@@@@@@ -1 +1 @@\n", b"+\n", b"-\n", b" \n", b"\n", b"\r\n",
    b"+a\n",
    b"-a\n", b" a\n", b"\\ No newline at end of file\n", b"rename to x.py\n", b"rename to \"\n", b"index 1..2 120000\n",
    b"Binary files a/x.py and b/x.py differ\n", b"GIT binary patch\n", b"-- \n", b"+++ ../../../x.py\n", b"--- \n",
    b"+++ \n",
    b"\xff\xfe", b"\0", b"\x1b[31m", HUNK.encode(),
]  # fmt: skip
DIFFS = st.binary(max_size=300) | st.lists(st.sampled_from(PIECES) | st.binary(max_size=9), max_size=25).map(b"".join)


@pytest.fixture(scope="module", autouse=True)
def _elsewhere(tmp_path_factory: pytest.TempPathFactory):
    before = os.getcwd()
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "x.py").write_text("from mindspore import nn\n" * 9, encoding="utf-8")
    os.chdir(folder)
    yield
    os.chdir(before)


@settings(deadline=None, max_examples=400)
@given(DIFFS)
def test_reading_never_fails(data: bytes) -> None:
    diff = read_diff(data)
    lines = data.count(b"\n") + 1
    assert all(1 <= damage.line <= max(lines, len(data)) for damage in diff.damages)
    for entry in diff.entries:
        shown = entry.changed.shown
        assert all(first <= last for first, last in shown)
        assert all(before[1] + 1 < after[0] for before, after in pairwise(shown))
        assert all(any(a <= first and last <= b for a, b in shown) for first, last in entry.changed.added)


@settings(deadline=None, max_examples=25)
@given(DIFFS)
def test_reviewing_never_fails(data: bytes) -> None:
    with contextlib.suppress(UsageError):
        assert set(of_diff("d", data).files) <= {os.path.realpath("x.py")}


TEXTS = st.lists(st.sampled_from(["a", "b", "", "-- x", "++ y", "@@ -1 +1 @@", "\\ z", "é\r"]), max_size=12)
NAMES = st.text(st.sampled_from('ab \t\n"\\é日\x01~'), min_size=1, max_size=6).filter(lambda name: name.strip(" ~"))


@settings(deadline=None, max_examples=40)
@given(TEXTS, TEXTS, st.booleans(), NAMES, st.sampled_from([0, 1, 3, 9]))
def test_what_git_says(old: list[str], new: list[str], ended: bool, name: str, context: int) -> None:
    """git's numbers of added lines, its names, and for every line the text that stands there."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        subprocess.run(["git", "init", "-q"], cwd=folder, env=ISOLATED, check=True)
        before, after = ("\n".join(lines) + "\n" * ended for lines in (old, new))
        (folder / name).write_bytes(before.encode())
        subprocess.run(["git", "add", "-A"], cwd=folder, env=ISOLATED, check=True, capture_output=True)
        (folder / name).write_bytes(after.encode())
        diff = subprocess.run(
            ["git", "diff", f"-U{context}"], cwd=folder, env=ISOLATED, check=True, capture_output=True
        )
        counts = subprocess.run(["git", "diff", "--numstat"], cwd=folder, env=ISOLATED, check=True, capture_output=True)
    read = read_diff(diff.stdout)
    assert not read.damages
    if before == after:
        assert not read.entries
        return
    (entry,) = read.entries
    assert (entry.old, entry.new) == (b"a/" + name.encode(), b"b/" + name.encode())
    added = [line for first, last in entry.changed.added for line in range(first, last + 1)]
    assert len(added) == int(counts.stdout.split()[0])
    lines = after.encode().split(b"\n")
    assert all(lines[number - 1] == text for number, text in entry.changed.lines)
    assert set(added) <= {number for number, _ in entry.changed.lines}
    assert bool(added or entry.changed.cuts)


@given(st.binary(min_size=1, max_size=12))
def test_names_are_read_as_git_writes_them(name: bytes) -> None:
    letters = dict(zip(b'abtnvfr"\\', b'\a\b\t\n\v\f\r"\\', strict=True))
    quoted = b"".join(
        b"\\" + bytes([next(k for k, v in letters.items() if v == byte)]) if byte in letters.values() else
        b"\\%03o" % byte if byte < 32 or byte > 126 else bytes([byte])
        for byte in name.replace(b"\0", b"0")
    )  # fmt: skip
    assert name_of(b'"' + quoted + b'"') == name.replace(b"\0", b"0")
