"""The program's promises, each held against a small program of its own."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from ms_compat_lint import check_source
from tests.acceptance.statements import PRELUDE, STATEMENTS
from tests.programs import command, findings, flake8, pylint

CALL = "nn.Adam(p, lr=1)"  # MSC401
IMPORT = "from mindspore import nn\n"


def _options(words: str) -> dict[str, str]:
    return dict(word.removeprefix("--").replace("-", "_").split("=") for word in words.split())


@pytest.mark.parametrize(("call", "options", "wanted", "unwanted"), STATEMENTS)
def test_a_call_has_the_findings_that_are_promised(call: str, options: str, wanted: str, unwanted: str) -> None:
    found = check_source(f"{PRELUDE}{call}\n", **_options(options))  # type: ignore[arg-type]
    said = {finding.code[3:] for finding in found} | {f"{f.code[3:]}:{f.parameter}" for f in found}
    assert set(wanted.split()) <= said
    assert not set(unwanted.split()) & said
    assert all("\n" not in finding.message for finding in found)


PLACES = [
    (f"x = 'é😀'; {CALL}\n".encode(), (2, 22, 2, 26)),
    (f"\x0c{CALL}\n".encode(), (2, 13, 2, 17)),
    (f"s = '\u2028\x85'; {CALL}\n".encode(), (2, 22, 2, 26)),
    (f"if 1:\r\n\t{CALL}\r\n".encode(), (3, 13, 3, 17)),
    (f"x = 1\r{CALL}\r".encode(), (3, 12, 3, 16)),
    (b"nn.Adam(\n    p,\n    lr=(1,\n    2),\n)\n", (4, 5, 5, 7)),
    (b"(\n nn\n  .Adam\n)(p, lr=1)\n", (5, 6, 5, 10)),
    (b"class A(nn.Adam):\n  def __init__(self, p):\n    super().__init__(p, lr=1)\n", (4, 25, 4, 29)),
    (b"nn.Adam(p, **{'lr': 1})\n", (2, 21, 2, 22)),
]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "BOM"])
def test_places_count_characters_from_one(tmp_path: Path, mark: bytes) -> None:
    for number, (text, _) in enumerate(PLACES):
        (tmp_path / f"{number}.py").write_bytes(mark + IMPORT.encode() + text)
    found = findings("--select=MSC401", cwd=tmp_path)
    places = [(f["line"], f["column"], f["end_line"], f["end_column"]) for f in found]
    assert places == [place for _, place in PLACES]


COMMENTS = {
    "codes": (
        f"{CALL}  # noqa: MSC401\n{CALL}  # noqa\n{CALL}  # noqa: E501\n{CALL}  # NOQA:MSC4\n"
        f"{CALL}  # noqa : MSC401\n{CALL}  # noqa:E501,MSC401\n{CALL}  # noqa: E501 MSC401\n{CALL}  # x noqa\n"
        f"{CALL}  # noqa: msc401\n{CALL}  # noqa: MSC401 because\n{CALL}  # type: ignore # noqa: MSC401\n"
    ),
    "lines": (
        "nn.Adam(p,\n lr=1)  # noqa: MSC401\nnn.Adam(p,  # noqa: MSC401\n lr=1)\nnn.Adam(p, lr='''\n''')  # noqa\n"
    ),
    "words": (
        f"# pylint: disable-next=ms-foreign-keyword\n{CALL}\n{CALL}\n{CALL}  # pylint: disable=ms-foreign-keyword\n"
        f"{CALL}  # pylint: disable=E9741\n{CALL}  # pylint: disable=ms-default-differs\n"
        f"{CALL}  # pylint: disable=W,E\n{CALL}  # pylint: disable=ms-compat-lint\n"
    ),
    "blocks": (
        f"def f():\n    # pylint: disable=ms-foreign-keyword\n    {CALL}\n    # pylint: enable=ms-foreign-keyword\n"
        f"    {CALL}\n{CALL}\ndef g():  # pylint: disable=ms-foreign-keyword\n    {CALL}\n{CALL}\n"
        f"if 1:\n    # pylint: disable=ms-foreign-keyword\n    {CALL}\nelse:\n    {CALL}\n"
    ),
    "headers": (
        f"class A:  # pylint: disable=ms-foreign-keyword\n  {CALL}\n  def f(self):\n    {CALL}\n"
        f"for i in y:  # pylint: disable=ms-foreign-keyword\n  {CALL}\n{CALL}\n"
        f"try:\n  # pylint: disable=ms-foreign-keyword\n  {CALL}\nexcept E:\n  {CALL}\n"
    ),
    "calls": (
        "nn.Adam(p,\n  lr=1,  # pylint: disable=ms-foreign-keyword\n)\n"
        "nn.Adam(p,  # pylint: disable=ms-foreign-keyword\n  lr=1,\n)\n"
        "# pylint: disable-next=ms-foreign-keyword\nnn.Adam(p,\n  lr=1,\n)\n"
    ),
    "file_noqa": f"# flake8: noqa: MSC4\n{CALL}\n",
    "file_pylint": f"# pylint: skip-file\n{CALL}\n",
    "string": f"s = '# flake8: noqa'\nt = '# pylint: disable=ms-foreign-keyword'; {CALL}\n",
}


def test_the_command_heeds_the_comments_of_both_hosts(tmp_path: Path) -> None:
    for name, text in COMMENTS.items():
        (tmp_path / f"comments_{name}.py").write_text(IMPORT + text, encoding="utf-8")
    files = sorted(path.name for path in tmp_path.iterdir())
    by_command = {(f["path"], f["line"]) for f in findings("--select=MSC401", *files, cwd=tmp_path)}
    by_flake8 = _lines(flake8("--isolated", "--select=MSC401", "--format=%(path)s|%(row)d", *files, cwd=tmp_path))
    options = ("--rcfile=/dev/null", "--disable=all", "--enable=E9741", "--msg-template={path}|{line}")
    by_pylint = _lines(pylint(*options, *files, cwd=tmp_path))
    assert by_command == by_flake8 & by_pylint
    assert by_command < by_flake8
    assert by_command < by_pylint


def _lines(done: subprocess.CompletedProcess[str]) -> set[tuple[str, int]]:
    rows = [line.split("|") for line in done.stdout.splitlines() if "|" in line]
    return {(path, int(line)) for path, line in rows}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "a.py").write_text(f"{IMPORT}nn.AdamWeightDecay(p)\n", encoding="utf-8")
    (tmp_path / "clean.py").write_text("x = 1\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["clean.py"], 0, "Nothing found"),
        (["a.py"], 1, "3 findings"),
        (["a.py", "--exit-zero"], 0, "3 findings"),
        (["a.py", "--select", "MSC501", "clean.py"], 1, "1 finding in 1 of 2 files"),
        (["a.py", "--diff"], 1, "2 findings would be fixed"),
        (["clean.py", "--diff"], 0, "0 findings would be fixed"),
        (["nowhere.py", "a.py"], 2, "nowhere.py: does not exist"),
        (["a.py", "--select", "MSC110"], 2, "did you mean"),
        (["a.py", "--select", ""], 2, "--select names no rule"),
        (["a.py", "--jobs", "0"], 2, "--jobs must be a whole number from 1"),
        (["a.py", "--mindspore-api", "mintt"], 2, "did you mean mint?"),
        (["a.py", "--torch-version", "two"], 2, "not a version of the form X.Y"),
        (["a.py", "--bogus", "clean.py"], 2, "unrecognized arguments: --bogus"),
    ],
)
def test_exit_status(project: Path, arguments: Sequence[str], status: int, words: str) -> None:
    done = command("check", *arguments, cwd=project)
    assert done.returncode == status
    assert words in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
@pytest.mark.parametrize(
    ("line", "status", "words"),
    [
        ("check - <&-", 2, "<stdin>: standard input is closed"),
        ("check --fix - --stdin-filename x.py <&-", 2, "x.py: standard input is closed"),
        ("check - < /dev/zero", 2, "<stdin>: is larger than 64 MiB"),
        ("check a.py >&-", 1, "3 findings"),
        ("check clean.py >&- 2>&-", 0, ""),
        ("check a.py > /dev/full", 2, "No space left on device"),
        ("rules > /dev/full", 2, "No space left on device"),
    ],
)
def test_streams_that_are_closed_full_or_endless(project: Path, line: str, status: int, words: str) -> None:
    if "/dev/full" in line and not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full")
    program = f'"{sys.executable}" -m ms_compat_lint {line}'
    done = subprocess.run(program, shell=True, cwd=project, capture_output=True, text=True, check=False, timeout=120)
    assert "Traceback" not in done.stderr
    assert (done.returncode, words in done.stderr) == (status, True)


def test_a_misspelt_table_is_an_error(project: Path) -> None:
    (project / "pyproject.toml").write_text('[tool.ms_compat_lint]\nselect = ["MSC1"]\n', encoding="utf-8")
    done = command("check", cwd=project)
    assert done.returncode == 2
    assert "unknown table [tool.ms_compat_lint]; did you mean [tool.ms-compat-lint]?" in done.stderr


@pytest.mark.parametrize("step", ["x{} = x{} + x{}", "x{} = {{**x{}, **x{}}}", "x{} = (x{}, x{})"])
@pytest.mark.parametrize("steps", [20, 60])
def test_values_that_double_with_each_name_take_no_time(step: str, steps: int) -> None:
    first = "x0 = {'betas': (0.9, 1.5)}" if "**" in step else "x0 = (0.9, 0.99)"
    names = "\n".join(step.format(number + 1, number, number) for number in range(steps))
    text = f"from torch import optim\n{first}\n{names}\noptim.Adam(p, foo=1, eps=x{steps}, **x{steps})\n"
    assert "foo" in {finding.parameter for finding in check_source(text)}


def test_two_runs_at_once_leave_whole_files(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"m{number}.py").write_text(f"{IMPORT}nn.AdamWeightDecay(p)\nnn.Adagrad(p)\n", encoding="utf-8")
    words = [sys.executable, "-m", "ms_compat_lint", "check", "--fix", "--jobs=1", str(tmp_path)]
    runs = [
        subprocess.Popen([*words, *more], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for more in ((), ("--unsafe-fixes",))
    ]
    assert all("Traceback" not in run.communicate(timeout=120)[1] for run in runs)
    files = sorted(tmp_path.iterdir())
    assert len(files) == 30
    for path in files:
        assert len(ast.parse(path.read_text(encoding="utf-8")).body) == 3
    done = command("check", "--select=MSC1", str(tmp_path), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
