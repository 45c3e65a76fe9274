"""``review --diff-from``: what a diff says has changed, in the forms of git and of ``diff``."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.review.test_base import ADAM, CUT, FIRST
from tests.review.tools import TRAIN, Repository, found, review

HUNK = "@@ -1,2 +1,2 @@\n from mindspore import nn\n-nn.Adam(p)\n+nn.Adam(p, beta1=1)\n"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository").begin()


def by(text: str | bytes, cwd: Path, *options: str) -> list[tuple[str, int]]:
    data = text.encode() if isinstance(text, str) else text
    return sorted({place[:2] for place in found("--diff-from=-", *options, cwd=cwd, text=data)})


@pytest.mark.parametrize(
    "options",
    [(), ("--no-prefix",), ("--unified=0",), ("--unified=30",), ("--color=never", "--binary"), ("-R",), ("--minimal",)],
)
def test_what_git_prints(repository: Repository, options: tuple[str, ...]) -> None:
    repository.write("train.py", FIRST)
    if options == ("-R",):
        repository.write("train.py", TRAIN)
        repository.commit()
        repository.write("train.py", FIRST)
        diff = repository.git("diff", "-R")
        repository.git("checkout", "train.py")
        assert by(diff, repository.path) == [("train.py", 5)]
        return
    assert by(repository.git("diff", *options), repository.path) == [("train.py", 5)]


def test_the_same_as_with_base(repository: Repository) -> None:
    repository.write("a b/é\n.py", TRAIN)
    repository.commit()
    repository.git("branch", "base")
    repository.write("a b/é\n.py", CUT)
    repository.write("train.py", FIRST)
    expected = sorted({place[:2] for place in found("--base=base", cwd=repository.path)})
    assert len(expected) == 2
    assert by(repository.git("diff", "base"), repository.path) == expected
    assert by(repository.git("-c", "core.quotePath=false", "diff", "base"), repository.path) == expected


@pytest.mark.skipif(shutil.which("diff") is None, reason="there is no diff")
@pytest.mark.parametrize("form", [("-u",), ("-U0",), ("-ru",), ("-ruN",)])
def test_what_diff_prints(tmp_path: Path, form: tuple[str, ...]) -> None:
    for name, text in (("old", TRAIN), ("new", CUT)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "tra in.py").write_text(text, encoding="utf-8")
    names = ("old/tra in.py", "new/tra in.py") if form[0][:3] in ("-u", "-U0") else ("old", "new")
    diff = subprocess.run(["diff", *form, *names], cwd=tmp_path, capture_output=True, check=False).stdout
    assert by(diff, tmp_path) == [("new/tra in.py", 15)]
    assert by(diff, tmp_path / "new") == [("tra in.py", 15)]


def test_a_merge(repository: Repository) -> None:
    both = TRAIN.replace("1e-3", "2e-3")
    for branch, text in (("one", FIRST), ("two", both)):
        repository.git("checkout", "--quiet", "-b", branch, "main")
        repository.write("train.py", text)
        repository.commit(branch)
    repository.git("merge", "one", fails=True)
    repository.write("train.py", TRAIN.replace("1e-3", "3e-3"))
    repository.git("commit", "--quiet", "--all", "--message=merge")
    diff = repository.git("show", "--cc", "--format=")
    assert b"@@@" in diff
    assert by(diff, repository.path) == [("train.py", 5), ("train.py", 15)]


def test_mails_and_logs(repository: Repository) -> None:
    repository.write("train.py", FIRST)
    repository.commit("a change\n\n--- not a name\n+++ of a file\n@@ nothing")
    mail = repository.git("format-patch", "--stdout", "main")
    assert by(mail, repository.path) == [("train.py", 5)]
    assert by(repository.git("log", "-p", "main.."), repository.path) == [("train.py", 5)]


@pytest.mark.parametrize("end", [b"\r\n", b"\n"])
def test_line_ends(tmp_path: Path, end: bytes) -> None:
    (tmp_path / "x.py").write_bytes(ADAM.encode().replace(b"\n", b"\r\n"))
    diff = f"--- a/x.py\n+++ b/x.py\n{HUNK}".encode().replace(b"\n", end)
    assert by(diff, tmp_path) == [("x.py", 2)]
    assert by(diff.decode().encode("utf-16"), tmp_path) == [("x.py", 2)]
    assert by(b"\xef\xbb\xbf" + diff, tmp_path) == [("x.py", 2)]


def test_no_line_end_at_the_end(tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text(ADAM.rstrip("\n"), encoding="utf-8")
    diff = "--- x.py\n+++ x.py\n" + HUNK.replace("-nn.Adam(p)\n", "-nn.Adam(p)\n\\ No newline at end of file\n")
    assert by(diff + "\\ No newline at end of file", tmp_path) == [("x.py", 2)]


def test_from_a_file_and_from_a_directory_below(repository: Repository) -> None:
    repository.write("train.py", FIRST)
    repository.write("d.diff", repository.git("diff"))
    (repository.path / "below").mkdir()
    places = found("--diff-from=../d.diff", cwd=repository.path / "below")
    assert {place[:2] for place in places} == {("../train.py", 5)}


# ------------------------------------------------------------------------------------- what is wrong


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text(ADAM, encoding="utf-8")
    diff = "".join(f"--- a/{name}.py\n+++ b/{name}.py\n{HUNK}" for name in ("gone", "x"))
    diff += "".join(f"--- a/{name}\n+++ b/{name}\n{HUNK}" for name in ("gone.txt", "../x.md"))
    diff += "--- a/y.py\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n"
    done = review("--diff-from=-", "--select=MSC403", cwd=tmp_path, text=diff.encode())
    assert (done.returncode, done.stdout.count("\n")) == (1, 1)
    assert done.stderr == "gone.py is not there: it is left out.\n1 finding in 1 of 1 changed file.\n"


@pytest.mark.parametrize("name", ["../secret.py", "{}/secret.py", "link.py", "b/../../secret.py"])
def test_a_file_outside_of_the_project(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.py").write_text(ADAM, encoding="utf-8")
    here = tmp_path / "here"
    here.mkdir()
    (here / "link.py").symlink_to("../secret.py")
    name = name.format(tmp_path)
    diff = f"--- {name}\n+++ {name}\n{HUNK}"
    done = review("--diff-from=-", cwd=here, text=diff.encode())
    assert (done.returncode, done.stdout) == (0, "")
    assert "it is left out" in done.stderr


def test_the_diff_of_another_version(tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text("\n" + ADAM, encoding="utf-8")
    done = review("--diff-from=-", cwd=tmp_path, text=f"--- a/x.py\n+++ b/x.py\n{HUNK}".encode())
    assert done.returncode == 2
    assert done.stderr.startswith("x.py:1: not the line that the diff shows")


@pytest.mark.parametrize(
    ("diff", "damage"),
    [
        ("--- a/x.py\n+++ b/x.py\n" + HUNK[:-10], None),
        ("--- a/x.py\n+++ b/x.py\n" + HUNK.rpartition("+")[0], "<stdin>:5: the hunk ends before its head says"),
        ("--- a/x.py\n+++ b/x.py\n" + HUNK.replace("-nn", "nn"), "<stdin>:5: the hunk ends before its head says"),
        ("--- a/x.py\n+++ b/x.py\n" + HUNK + "+more\n", "<stdin>:7: more lines than the head of the hunk says"),
        ("--- a/x.py\n+++ b/x.py\n@@ -1 +x @@\n" + HUNK, "<stdin>:3: not the head of a hunk"),
        ("--- a/x.py\n+++ b/x.py\n@@ -1 +0,2 @@\n" + HUNK, "<stdin>:3: not the head of a hunk"),
        ("--- a/x.py\n+++ b/x.py\n@@ -1 +" + "9" * 5000 + " @@\n" + HUNK, "<stdin>:3: not the head of a hunk"),
        ('--- "a/x.py\n+++ b/x.py\n' + HUNK, "<stdin>:1: a name without its closing quote"),
        ('--- a/x.py\n+++ "b/\\400.py"\n' + HUNK, "<stdin>:1: a name with an escape that names have not"),
    ],
)
def test_a_damaged_diff(tmp_path: Path, diff: str, damage: str | None) -> None:
    """What can be read is reviewed all the same."""
    for name in ("x.py", "y.py"):
        (tmp_path / name).write_text(ADAM, encoding="utf-8")
    whole = f"diff --git a/y.py b/y.py\n--- a/y.py\n+++ b/y.py\n{HUNK}"
    done = review("--diff-from=-", "--select=MSC403", cwd=tmp_path, text=(whole + diff).encode())
    assert done.returncode == 2
    assert "y.py:2:12: MSC403" in done.stdout
    shift = whole.count("\n")
    if damage is not None:
        name, line, message = damage.split(":", 2)
        assert f"{name}:{int(line) + shift}:{message}" in done.stderr


def test_a_hunk_of_no_file(tmp_path: Path) -> None:
    done = review("--diff-from=-", cwd=tmp_path, text=HUNK.encode())
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, "<stdin>:1: a hunk of no file")


@pytest.mark.parametrize(
    "text", [b"hello\n", ADAM.encode(), b"*** a\n--- b\n***************\n", b"1c1\n< a\n---\n> b\n"]
)
def test_what_is_no_diff(tmp_path: Path, text: bytes) -> None:
    done = review("--diff-from=-", cwd=tmp_path, text=text)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "ms-compat-lint: error: <stdin> is not a unified diff, as git and diff -u write it\n"


@pytest.mark.parametrize("text", [b"", b"\n", b"diff --git a/x b/x\nold mode 100644\nnew mode 100755\n"])
def test_nothing_changed(tmp_path: Path, text: bytes) -> None:
    done = review("--diff-from=-", cwd=tmp_path, text=text)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "No Python files or notebooks changed.\n")


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    done = review("--diff-from=nosuch.diff", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, "ms-compat-lint: error: nosuch.diff: does not exist\n")
    assert "is not a regular file" in review("--diff-from=.", cwd=tmp_path).stderr


def test_a_file_that_changed_twice(repository: Repository) -> None:
    for text in (FIRST, CUT):
        repository.write("train.py", text)
        repository.commit()
    done = review("--diff-from=-", cwd=repository.path, text=repository.git("log", "-p", "--reverse", "main.."))
    assert "train.py is in the diff more than once" in done.stderr
    assert "train.py:15:" in done.stdout
