"""Whatever a file, a directory or a configuration holds: a message that names it, and the others are checked."""

from __future__ import annotations

import contextlib
import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ms_compat_lint.frontends.cli import main
from tests.programs import command

GOOD = "from mindspore import nn\nnn.Adam(p, beta1=1)\n"
USE = "import torch\ntorch.optim.Adam\n"  # a file that has to be parsed

FILES = {
    "syntax error": (f"{USE}def f(:\n".encode(), ":3:7: invalid syntax"),
    "Python 2": (f"{USE}print 'x'\n".encode(), ":3:1: invalid syntax: Missing parentheses"),
    "undecodable": (f"{USE}x = '".encode() + b"\xff'\n", ":3:6: byte 0xff is not valid utf-8"),
    "undecodable, nothing to find": (b"x = '\xff'\n", ":1:6: byte 0xff is not valid utf-8"),
    "null byte": (f"{USE}x = '".encode() + b"\0'\n", ":3:6: source code cannot contain null bytes"),
    "null byte, nothing to find": (b"x\0\n", ":1:2: source code cannot contain null bytes"),
    "unknown cookie": (f"# coding: klingon\n{USE}".encode(), ":1:1: unknown encoding: klingon"),
    "wrong cookie": (f"# coding: ascii\n{USE}é".encode(), ":4:1: byte 0xc3 is not valid ascii"),
    "UTF-16": (f"{USE}é".encode("utf-16"), ":1:1: byte 0xff is not valid utf-8"),
    "brackets": (f"{USE}{'(' * 1000}1{')' * 1000}\n".encode(), ":3:201: invalid syntax: too many nested parentheses"),
    "signs": (f"{USE}{'-' * 100_000}1\n".encode(), ": nested too deeply"),
    "blocks": ((USE + "\n".join(" " * n + "if x:" for n in range(1000))).encode(), "invalid syntax: "),
    "end of file": (f"{USE}f(\n".encode(), ":3:2: invalid syntax: '(' was never closed"),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "good.py").write_text(GOOD, encoding="utf-8")
    return tmp_path


_PEAK = """
from ms_compat_lint.frontends.cli import main
main(["check", "--select=MSC403", "--no-cache"])
print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def check(project: Path, *arguments: str, **options: object) -> tuple[str, str, int]:
    """Standard output, standard error without the last line, and status; the good file is always checked."""
    done = command("check", "--select=MSC403", *arguments, cwd=project, **options)  # type: ignore[arg-type]
    assert done.stdout.startswith("good.py:2:12: MSC403 ")
    assert done.stdout.count("\n") == 1
    *errors, summary = done.stderr.splitlines()
    assert summary.startswith("1 finding in 1 of ")
    return done.stdout, "\n".join(errors), done.returncode


def test_every_bad_file_is_named_and_the_good_one_is_checked(project: Path) -> None:
    for number, (data, _) in enumerate(FILES.values()):
        (project / f"bad_{number:02}.py").write_bytes(data)
    _, errors, status = check(project)
    assert status == 2
    lines = errors.splitlines()
    assert len(lines) == len(FILES)
    for number, (line, (_, words)) in enumerate(zip(lines, FILES.values(), strict=True)):
        assert line.startswith(f"bad_{number:02}.py:")
        assert words in line


def test_a_file_that_could_not_be_read_is_not_counted_as_checked(project: Path) -> None:
    (project / "bad.py").write_text("x = (\n", encoding="utf-8")
    alone = command("check", "bad.py", cwd=project)
    assert alone.stderr.splitlines()[-1] == "Nothing found, 0 files checked, 1 could not be."
    both = command("check", "--select=MSC403", "bad.py", "good.py", cwd=project)
    assert both.stderr.splitlines()[-1] == "1 finding in 1 of 1 file checked, 1 could not be."
    assert (alone.returncode, both.returncode) == (2, 2)


@pytest.mark.parametrize("text", ["def f(:\n", "print 'x'\n", "(" * 1000 + ")" * 1000])
def test_a_file_that_is_named_must_be_python(project: Path, text: str) -> None:
    (project / "bad.py").write_text(text, encoding="utf-8")
    _, errors, status = check(project, "good.py", "bad.py")
    assert errors.startswith("bad.py:1:")
    assert status == 2


def test_nesting_that_is_too_deep_for_the_checker_or_not(project: Path) -> None:
    texts = {
        "attributes": "x = torch" + ".optim" * 3000,
        "calls": "x = torch.optim.Adam(p)" + "()" * 3000,
        "operators": "x = torch.optim.Adam(p" + " + 1" * 3000 + ")",
        "elif": "if x:\n    pass\n" + "elif x:\n    torch.optim.Adam(p)\n" * 1000,
        "brackets": "x = " + "[" * 190 + "torch.optim.Adam(p)" + "]" * 190,
        "lambdas": "x = " + "lambda: " * 80 + "torch.optim.Adam(p)",
    }
    for name, text in texts.items():
        (project / f"{name}.py").write_text(f"import torch\n{text}\n", encoding="utf-8")
    _, errors, status = check(project)
    assert all("nested too deeply" in line for line in errors.splitlines())
    assert status == (2 if errors else 1)


def test_links(project: Path) -> None:
    (project / "gone.py").symlink_to("nowhere.py")
    (project / "round.py").symlink_to("round.py")
    (project / "loop").symlink_to(".")
    _, errors, status = check(project)
    assert errors.splitlines() == [
        "gone.py: is a link to nothing",
        f"round.py: cannot be read: {os.strerror(errno.ELOOP)}",
    ]
    assert status == 2
    _, errors, _ = check(project, "good.py", "gone.py", "round.py", "nowhere")
    assert [line.split(":")[0] for line in errors.splitlines()] == ["gone.py", "nowhere", "round.py"]


def test_what_may_not_be_read(
    project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (project / "folder").mkdir()
    (project / "folder/x.py").write_text(GOOD, encoding="utf-8")
    (project / "secret.py").write_text(GOOD, encoding="utf-8")
    monkeypatch.chdir(project)
    main(["check", "--select=MSC403"])  # which loads what the other user might not be allowed to
    capfd.readouterr()
    (project / "folder").chmod(0)
    (project / "secret.py").chmod(0)
    project.chmod(0o755)
    with as_nobody():
        status = main(["check", "--select=MSC403"])
    (project / "folder").chmod(0o700)
    out, err = capfd.readouterr()
    denied = os.strerror(errno.EACCES)
    assert err.splitlines()[:-1] == [f"folder: cannot be read: {denied}", f"secret.py: cannot be read: {denied}"]
    assert out.startswith("good.py:2:12: MSC403 ")
    assert status == 2


@contextlib.contextmanager
def as_nobody() -> Iterator[None]:
    """Without the superuser's right to read everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_empty_files_are_fine(project: Path) -> None:
    for name, data in {"empty.py": b"", "bom.py": b"\xef\xbb\xbf", "feed.py": b"\x0c", "line.py": b"\r"}.items():
        (project / name).write_bytes(data)
    assert check(project)[1:] == ("", 1)
    assert check(project, "good.py", "empty.py", "bom.py", "feed.py", "line.py")[1:] == ("", 1)


def test_large_files(project: Path) -> None:
    lines = "".join(f"def f{number}(x):\n    return [x, {number}, 'text']\n\n\n" for number in range(25_000))
    (project / "lines.py").write_text(f"import torch\n{lines}torch.optim.Adam(p)\n", encoding="utf-8")
    (project / "line.py").write_text(
        f"import torch\nx = ['{'é' * 5_000_000}', torch.optim.Adam(p)]\n", encoding="utf-8"
    )
    assert check(project)[1:] == ("", 1)
    assert peak(project) < 600 * 1024  # KiB, of which Python's own parser takes most


def peak(project: Path) -> int:
    """The most memory that a check takes, in KiB. What ``getrusage`` says of a child includes its parent's."""
    done = subprocess.run([sys.executable, "-c", _PEAK], cwd=project, capture_output=True, text=True, check=True)
    return int(done.stdout.rsplit(maxsplit=2)[1])


def test_too_large_a_file_is_not_read(project: Path) -> None:
    with (project / "huge.py").open("wb") as file:
        file.truncate(1 << 40)
    assert check(project)[1:] == ("huge.py: is larger than 64 MiB", 2)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: os.mkfifo(path), "is not a regular file"),
        (lambda path: path.mkdir(), "is not a regular file"),
        (lambda path: path.write_bytes(b"\xff\xfe"), "is not valid TOML"),
        (lambda path: path.write_bytes(b"[tool.ms-compat-lint]\nselect = [\n"), "is not valid TOML"),
        (
            lambda path: path.write_bytes(b"[tool.ms-compat-lint]\nselect = 1\n"),
            "select must be a list of strings, not 1",
        ),
        (lambda path: path.write_bytes(b"[tool.ms-compat-lint]\ndirektion = 'torch'\n"), "did you mean direction"),
    ],
    ids=["pipe", "directory", "no text", "no TOML", "wrong type", "misspelt"],
)
def test_bad_configuration_stops_the_run(project: Path, make: object, words: str) -> None:
    make(project / "pyproject.toml")  # type: ignore[operator]
    done = command("check", cwd=project)
    assert (done.stdout, done.returncode) == ("", 2)
    assert words in done.stderr
    assert str(project / "pyproject.toml") in done.stderr


def test_pipes_and_devices_are_not_waited_for(project: Path) -> None:
    os.mkfifo(project / "pipe.py")
    (project / "zero.py").symlink_to("/dev/zero")
    assert check(project)[1:] == ("", 1)
    _, errors, status = check(project, "good.py", "pipe.py", "zero.py")
    assert errors.splitlines() == ["pipe.py: is not a regular file", "zero.py: is not a regular file"]
    assert status == 2


def test_standard_input_that_is_no_python(project: Path) -> None:
    _, errors, status = check(project, "good.py", "-", text=b"x = '\xff'")
    assert errors == "<stdin>:1:6: byte 0xff is not valid utf-8; an encoding can be declared (PEP 263)"
    assert status == 2
