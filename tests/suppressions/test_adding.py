"""``check --add-noqa``: comments where flake8 counts them, and nothing else changed."""

from __future__ import annotations

import ast
import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ms_compat_lint.engine import check
from ms_compat_lint.project.silencing import with_comments
from ms_compat_lint.settings import Settings
from ms_compat_lint.source import SourceFile
from ms_compat_lint.suppressions import unsuppressed
from tests.programs import command, findings, flake8

HEAD = "from mindspore import nn\n"
CALL = "nn.AdamWeightDecay(p, 1e-3)"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "x.py"


def silenced(path: Path, text: str | bytes, *options: str, status: int = 0) -> str:
    """The text behind the head, after a run that a second one does not change."""
    data = text.encode() if isinstance(text, str) else text
    path.write_bytes(HEAD.encode() + data)
    done = command("check", *(options or ("--add-noqa",)), cwd=path.parent)
    assert done.returncode == status, done.stderr
    once = path.read_bytes()
    assert command("check", *(options or ("--add-noqa",)), cwd=path.parent).returncode == status
    assert path.read_bytes() == once
    return once.decode("utf-8", "surrogateescape").removeprefix(HEAD)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"x = {CALL}\n", f"x = {CALL}  # noqa: MSC101,MSC501\n"),
        (f"x = {CALL}", f"x = {CALL}  # noqa: MSC101,MSC501"),
        (f"x = {CALL}\t \n", f"x = {CALL}  # noqa: MSC101,MSC501\n"),
        (f"x = {CALL}  # why\n", f"x = {CALL}  # why  # noqa: MSC101,MSC501\n"),
        (f"x = {CALL}  # noqa: E501\n", f"x = {CALL}  # noqa: E501,MSC101,MSC501\n"),
        (f"x = {CALL}  #  noqa\n", f"x = {CALL}  #  noqa  # noqa: MSC101,MSC501\n"),
        (f"x = {CALL}  # NoQA:E501, F401 why\n", f"x = {CALL}  # NoQA:E501, F401, MSC101, MSC501 why\n"),
        (f"x = {CALL}  # noqa: MSC101\n", f"x = {CALL}  # noqa: MSC101,MSC501\n"),
        (f"x = {CALL}  # noqa\n", f"x = {CALL}  # noqa\n"),
        (f"x = {CALL}  # noqa : E501\n", f"x = {CALL}  # noqa : E501\n"),
        (f"x = '''\n''', {CALL}\n", f"x = '''\n''', {CALL}  # noqa: MSC101,MSC501\n"),
        (f"x = {CALL}, '''\n'''\n", f"x = {CALL}, '''\n'''  # noqa: MSC101,MSC501\n"),
        (f"x = {CALL} or \\\n  y\n", f"x = {CALL} or \\\n  y  # noqa: MSC101,MSC501\n"),
        ("x = nn.Adam(p,\n  beta1=1)\n", "x = nn.Adam(p,\n  beta1=1)  # noqa: MSC403\n"),
        (f"def f():\n\tif p:\n\t\treturn {CALL}\n", f"def f():\n\tif p:\n\t\treturn {CALL}  # noqa: MSC101,MSC501\n"),
        (f"é = '日本'; x = {CALL}\n", f"é = '日本'; x = {CALL}  # noqa: MSC101,MSC501\n"),
    ],
)
def test_where_the_comment_goes(path: Path, text: str, expected: str) -> None:
    assert silenced(path, text) == expected
    assert "MSC" not in flake8("--select=MSC", path.name, cwd=path.parent).stdout


def test_a_reason(path: Path) -> None:
    text = f"a = {CALL}\nb = {CALL}  # noqa: E501\nc = {CALL}  # noqa: E501 old\n"
    text += f"d = {CALL}  # noqa: MSC101 until the port\n"
    assert silenced(path, text, "--add-noqa=until the port") == (
        f"a = {CALL}  # noqa: MSC101,MSC501 until the port\n"
        f"b = {CALL}  # noqa: E501,MSC101,MSC501 until the port\n"
        f"c = {CALL}  # noqa: E501,MSC101,MSC501 old; until the port\n"
        f"d = {CALL}  # noqa: MSC101,MSC501 until the port\n"
    )


def test_only_what_is_selected(path: Path) -> None:
    assert silenced(path, f"{CALL}\n", "--add-noqa", "--select=MSC501") == f"{CALL}  # noqa: MSC501\n"
    assert [each["code"] for each in findings(cwd=path.parent)] == ["MSC101", "MSC101"]


@pytest.mark.parametrize(
    "data",
    [
        HEAD.replace("\n", "\r\n") + f"{CALL}\r\n",
        HEAD.replace("\n", "\r") + f"{CALL}\r",
        "\ufeff" + HEAD + CALL,
        "# coding: latin-1\n" + HEAD + f"{CALL}  # é\n",
        HEAD + f"{CALL}\x0c\n",
    ],
)
def test_layout_and_encoding_stay(path: Path, data: str) -> None:
    encoding = "latin-1" if "latin" in data else "utf-8"
    path.write_bytes(data.encode(encoding))
    assert command("check", "--add-noqa", cwd=path.parent).returncode == 0
    written = path.read_bytes().decode(encoding)
    assert written.replace("  # noqa: MSC101,MSC501", "") == data.replace("\x0c", "")


def test_a_reason_that_the_file_cannot_hold(path: Path) -> None:
    data = b"# coding: latin-1\n" + HEAD.encode() + CALL.encode()
    path.write_bytes(data)
    done = command("check", "--add-noqa=日本", cwd=path.parent)
    assert done.returncode == 2
    assert done.stderr.startswith("x.py: '日' cannot be written in this file's encoding")
    assert path.read_bytes() == data


def test_where_no_comment_can_stand(path: Path) -> None:
    text = f'x = nn.Adam(p, beta1=1, name="# noqa: E501"); y = {CALL}\n'
    path.write_text(HEAD + text + f"{CALL}\n", encoding="utf-8")
    done = command("check", "--add-noqa", "--select=MSC403,MSC501", cwd=path.parent)
    assert done.returncode == 1
    places = [" ".join(line.split()[:2]) for line in done.stdout.splitlines()]
    assert places == ["x.py:2:16: MSC403", "x.py:2:51: MSC501"]
    assert done.stderr == "1 finding silenced in 1 file, 2 left where no comment can stand.\n"
    assert path.read_text(encoding="utf-8") == HEAD + text + f"{CALL}  # noqa: MSC501\n"
    assert command("check", "--add-noqa", "--exit-zero", cwd=path.parent).returncode == 0


def test_a_word_behind_it_is_a_path(path: Path) -> None:
    other = path.with_name("other.py")
    other.write_text(HEAD + CALL, encoding="utf-8")
    assert silenced(path, CALL, "--add-noqa", "x.py") == f"{CALL}  # noqa: MSC101,MSC501"
    assert other.read_text(encoding="utf-8") == HEAD + CALL
    done = command("check", "--add-noqa", "because", cwd=path.parent)
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, "because: does not exist")
    assert other.read_text(encoding="utf-8") == HEAD + CALL


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--add-noqa", "--fix"), "--add-noqa does not go with --fix"),
        (("--add-noqa", "--diff"), "--add-noqa does not go with --diff"),
        (("--add-noqa", "--baseline=b"), "--add-noqa does not go with --baseline"),
        (("--add-noqa=a\nb",), "the reason of --add-noqa must be one line of printable characters, not 'a\\nb'"),
        (("--add-noqa=E501 is wrong",), "the reason of --add-noqa begins like a rule's code, and would silence it"),
    ],
)
def test_what_does_not_go(path: Path, options: tuple[str, ...], message: str) -> None:
    path.write_text(HEAD + CALL, encoding="utf-8")
    done = command("check", *options, cwd=path.parent)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"ms-compat-lint: error: {message}")
    assert path.read_text(encoding="utf-8") == HEAD + CALL


@pytest.mark.skipif(os.name == "nt", reason="modes are not kept there")
def test_the_file_is_replaced_as_by_fix(path: Path) -> None:
    path.write_text(HEAD + CALL, encoding="utf-8")
    path.chmod(0o640)
    link = path.with_name("link.py")
    link.symlink_to(path.name)
    assert command("check", "--add-noqa", "link.py", cwd=path.parent).returncode == 0
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    path.write_text(HEAD + CALL, encoding="utf-8")
    path.chmod(0o440)
    done = command("check", "--add-noqa", "x.py", cwd=path.parent)
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, "x.py: not written: the file is read-only")


def test_standard_input(tmp_path: Path) -> None:
    for text, comment in ((HEAD + CALL, "  # noqa: MSC101,MSC501"), ("x = 1\n", ""), ("x = (\n", "")):
        done = command("check", "--add-noqa", "-", cwd=tmp_path, text=text.encode())
        assert done.stdout == text + comment


def test_notebooks(tmp_path: Path) -> None:
    notebook = {
        "cells": [
            {"cell_type": "code", "metadata": {}, "outputs": [], "source": ["%pip install x\n", HEAD], "id": "a"},
            {"cell_type": "code", "metadata": {}, "outputs": [], "source": [f"x = {CALL}\n", "x"], "id": "b"},
        ],
        "metadata": {"language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    path = tmp_path / "x.ipynb"
    before = json.dumps(notebook, indent=1)
    path.write_text(before, encoding="utf-8")
    assert command("check", "--add-noqa=for now", cwd=tmp_path).returncode == 0
    assert path.read_text(encoding="utf-8") == before.replace("1e-3)", "1e-3)  # noqa: MSC101,MSC501 for now")
    assert findings(cwd=tmp_path) == []


LINES = st.lists(
    st.sampled_from(
        [
            CALL, f"x = {CALL}  # noqa: E501", f"y = ({CALL},", "2)", f"z = '''{CALL}", "'''", f"w = f'{{{CALL}}}'",
            f"v = {CALL} + \\", "3", "# noqa", "nn.Adam(p, beta1=1, x='# noqa: E501')", f"if {CALL}:", "    pass", "",
            f"    {CALL}; {CALL}  # pylint: disable=ms-default-differs", f"u = [{CALL},  # noqa:MSC5", "4]", "\x0c",
        ]
    ),
    max_size=8,
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["", "why"]))
def test_only_comments_are_written(lines: list[str], end: str, reason: str) -> None:
    text = end.join([HEAD.strip(), *lines])
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return
    source = SourceFile.from_text("x.py", text)
    found = unsuppressed(source, check(source, Settings()))
    new, left = with_comments(source, found, reason)
    assert ast.dump(ast.parse(new), include_attributes=True) == ast.dump(tree, include_attributes=True)
    changed = SourceFile.from_text("x.py", new)
    assert [(f.code, f.span) for f in unsuppressed(changed, check(changed, Settings()))] == [
        (f.code, f.span) for f in found if f in left
    ]
    assert with_comments(changed, left, reason) == (new, left)
