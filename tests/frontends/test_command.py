"""The command, as a user runs it."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ms_compat_lint import __version__
from tests.programs import command, findings, heed_interrupts

BAD = "from mindspore import nn\nnn.Adam(p, beta1=1)\n"
TABLE = "[tool.ms-compat-lint]\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "train.py").write_text(BAD, encoding="utf-8")
    return tmp_path


# ------------------------------------------------------------------------------------------- check


def test_text(project: Path) -> None:
    (project / "a").mkdir()
    (project / "a/b.py").write_text("x = 1\n" + BAD, encoding="utf-8")
    done = command("check", "--select=MSC403", cwd=project)
    message = "MSC403 mindspore.nn.Adam: beta1=1 is refused: an int where a float is wanted"
    assert done.stdout == f"a/b.py:3:12: {message}\ntrain.py:2:12: {message}\n"
    assert done.stderr == "2 findings in 2 of 2 files checked.\n"
    assert done.returncode == 1


def test_json(project: Path) -> None:
    done = command(
        "check",
        "--format=json",
        "--select=MSC401",
        "-",
        cwd=project,
        text=BAD.replace("beta1=1", "betas=(0.9, 0.99)").encode(),
    )
    (found,) = json.loads(done.stdout)
    fixes = found.pop("fixes")
    url = found.pop("url")
    message = found.pop("message")
    assert found == {
        "path": "<stdin>",
        "line": 2,
        "column": 12,
        "end_line": 2,
        "end_column": 29,
        "code": "MSC401",
        "name": "foreign-keyword",
        "severity": "error",
        "api": "mindspore.nn.Adam",
        "counterpart": "torch.optim.Adam",
        "parameter": "betas",
    }
    assert url.startswith("https://")
    assert url.endswith("MSC401.html")
    assert message.startswith("mindspore.nn.Adam has no parameter betas")
    assert [set(fix) for fix in fixes] == [{"title", "applicability", "edits"}]
    assert [set(edit) for edit in fixes[0]["edits"]] == [{"line", "column", "end_line", "end_column", "text"}]


def test_json_without_findings_is_an_empty_array(project: Path) -> None:
    done = command("check", "--format=json", "--select=MSC101", cwd=project)
    assert (done.stdout, done.returncode) == ("[]\n", 0)


def test_json_lines_hold_the_same(project: Path) -> None:
    done = command("check", "--format=json-lines", "--select=ALL", cwd=project)
    assert [json.loads(line) for line in done.stdout.splitlines()] == findings("--select=ALL", cwd=project)


def test_findings_are_sorted(project: Path) -> None:
    (project / "a.py").write_text(BAD * 3, encoding="utf-8")
    found = findings("--select=ALL", "train.py", "a.py", cwd=project)
    keys = [(f["path"], f["line"], f["column"], f["code"]) for f in found]
    assert keys == sorted(keys)
    assert len({f["path"] for f in found}) == 2


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ((), 1),
        (("--exit-zero",), 0),
        (("--ignore=ALL",), 0),
        (("--direction=torch",), 0),
        (("train.py", "no.py"), 2),
        (("--exit-zero", "no.py"), 2),
    ],
)
def test_exit_status(project: Path, arguments: tuple[str, ...], status: int) -> None:
    assert command("check", *arguments, cwd=project).returncode == status


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("check", "--select=MSC110"), "--select names no rule: MSC110; did you mean MSC10"),
        (("check", "--ignore=MSC101,foo"), "--ignore names no rule: foo"),
        (
            ("check", "--extend-select=renamed-argument"),
            "--extend-select names no rule: renamed-argument; write MSC301",
        ),
        (("check", "--format=xml"), "--format must be one of text, json"),
        (("check", "--format=jsn"), "did you mean json"),
        (("check", "--direction=left"), "--direction must be one of both, torch, mindspore, not 'left'"),
        (("check", "--mindspore-api=ops"), "--mindspore-api must be one of nn, experimental, mint"),
        (("check", "--torch-version=1"), "--torch-version: '1' is not a version of the form X.Y"),
        (("check", "--mindspore-version=0.5"), "--mindspore-version: mindspore version 0.5 is older than the known"),
        (("check", "--jobs=0"), "--jobs must be a whole number from 1, not 0"),
        (("check", "--jobs=many"), "invalid int value: 'many'"),
        (("check", "--selct=MSC101"), "unrecognized arguments: --selct=MSC101"),
        (("check", "--sel=MSC101"), "unrecognized arguments"),
        (("check", "--exclude=["), "not a pattern of files to exclude"),
        (("chekc",), "invalid choice: 'chekc'"),
        ((), "the following arguments are required: COMMAND"),
        (("rule", "MSC110"), "no rule is called MSC110; did you mean MSC10"),
        (("rule", "default-difers"), "did you mean default-differs"),
        (("rule",), "the following arguments are required: CODE"),
        (("explain", "torch.optim.Adan"), "no optimizer is called torch.optim.Adan"),
        (("sites", "--format=sarif"), "--format must be one of text, json, not 'sarif'"),
    ],
)
def test_bad_usage(project: Path, arguments: tuple[str, ...], message: str) -> None:
    done = command(*arguments, cwd=project)
    assert done.returncode == 2
    assert message in done.stderr
    assert done.stdout == ""


def test_bad_configuration(project: Path) -> None:
    (project / "pyproject.toml").write_text(TABLE + "ignroe = []\n", encoding="utf-8")
    done = command("check", cwd=project)
    assert (done.returncode, done.stdout) == (2, "")
    path = project / "pyproject.toml"
    assert done.stderr == (
        f"ms-compat-lint: error: {path}: [tool.ms-compat-lint]: unknown setting: ignroe; did you mean ignore?\n"
    )


def test_configuration_of_the_run(project: Path) -> None:
    text = TABLE + "format = 'json-lines'\nexit-zero = true\nselect = ['MSC403']\n"
    (project / "pyproject.toml").write_text(text, encoding="utf-8")
    done = command("check", cwd=project)
    assert (json.loads(done.stdout)["code"], done.returncode) == ("MSC403", 0)
    assert command("check", "--format=text", cwd=project).stdout.startswith("train.py:2:12: MSC403")


def test_configuration_nearest_to_each_file(project: Path) -> None:
    for folder, code in (("a", "MSC403"), ("a/b", "MSC501")):
        (project / folder).mkdir()
        (project / folder / "train.py").write_text(BAD.replace("p,", "p, eps=1e-3,"), encoding="utf-8")
        (project / folder / "pyproject.toml").write_text(TABLE + f"select = ['{code}']\n", encoding="utf-8")
    found = {(f["path"], f["code"]) for f in findings("a", cwd=project)}
    assert found == {("a/train.py", "MSC403"), ("a/b/train.py", "MSC501")}
    done = findings("--stdin-filename=a/b/x.py", "-", cwd=project, text=BAD.replace("p,", "p, eps=1e-3,").encode())
    assert {(f["path"], f["code"]) for f in done} == {("a/b/x.py", "MSC501")}


def test_no_files(tmp_path: Path) -> None:
    done = command("check", cwd=tmp_path)
    assert (done.stdout, done.stderr, done.returncode) == ("", "No Python files or notebooks found.\n", 0)


def test_names_and_messages_print_on_any_terminal(project: Path) -> None:
    name = os.fsdecode(b"\xffnew\nline\x1b[31m.py")
    (project / name).write_text(BAD, encoding="utf-8")
    done = command("check", "--select=MSC403", name, cwd=project, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert done.stdout.startswith(r"\udcffnew\nline\x1b[31m.py:2:12: MSC403")
    assert json.loads(command("check", "--format=json", name, cwd=project).stdout)[0]["path"] == name


def test_a_reader_that_has_seen_enough(project: Path) -> None:
    (project / "train.py").write_text(BAD + "nn.Adam(p, beta1=1)\n" * 2_000, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "ms_compat_lint", "check"],
        cwd=project,
        env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stderr
    assert process.stdout.readline().startswith(b"train.py:2")
    process.stdout.close()
    with process:
        assert process.stderr.read() == b""


# --------------------------------------------------------------------------------------------- fix


def test_fix_writes_and_reports_what_is_left(project: Path) -> None:
    text = "from mindspore import nn\r\nnn.AdamWeightDecay(p, 0.1)\r\nnn.Adam(p, beta1=1)\r\n"
    (project / "train.py").write_bytes(text.encode())
    (project / "train.py").chmod(0o750)
    done = command("check", "--select=MSC101,MSC403", "--fix", cwd=project)
    assert re.fullmatch(r"train\.py:3:12: MSC403 [^\n]*\n", done.stdout)
    assert done.stderr == "2 findings fixed, 1 left in 1 of 1 file checked.\n"
    assert done.returncode == 1
    fixed = text.replace("p, 0.1", "p, 0.1, eps=1e-06, weight_decay=0.0")
    assert (project / "train.py").read_bytes() == fixed.encode()
    assert (project / "train.py").stat().st_mode & 0o777 == 0o750
    assert command("check", "--select=MSC101", "--fix", cwd=project).returncode == 0
    assert (project / "train.py").read_bytes() == fixed.encode()


def test_unsafe_fixes_only_when_asked_for(project: Path) -> None:
    (project / "train.py").write_text("import torch\ntorch.optim.SGD(p, learning_rate=0.1)\n", encoding="utf-8")
    assert command("check", "--select=MSC401", "--fix", cwd=project).returncode == 1
    done = command("check", "--select=MSC401", "--fix", "--unsafe-fixes", cwd=project)
    assert (done.stdout, done.stderr, done.returncode) == ("", "1 finding fixed, 1 file checked.\n", 0)
    assert (project / "train.py").read_text(encoding="utf-8") == "import torch\ntorch.optim.SGD(p, lr=0.1)\n"


def test_diff_writes_nothing(project: Path) -> None:
    text = "from mindspore import nn\nnn.AdamWeightDecay(p, 0.1)\n"
    (project / "train.py").write_text(text, encoding="utf-8")
    done = command("check", "--select=MSC101", "--diff", cwd=project)
    assert done.returncode == 1
    assert done.stderr == "2 findings would be fixed.\n"
    assert (project / "train.py").read_text(encoding="utf-8") == text
    subprocess.run(["git", "apply", "-"], input=done.stdout.encode(), cwd=project, check=True)
    assert "eps=1e-06, weight_decay=0.0" in (project / "train.py").read_text(encoding="utf-8")
    done = command("check", "--select=MSC101", "--diff", cwd=project)
    assert (done.stdout, done.returncode) == ("", 0)


def test_fixing_standard_input(project: Path) -> None:
    text = "# coding: latin-1\nfrom mindspore import nn\nü = nn.AdamWeightDecay(p, 0.1, eps=1e-6)\n"
    done = command("check", "--select=MSC101", "--fix", "-", cwd=project, text=text.encode("latin-1"))
    wanted = text.replace("eps=1e-6", "eps=1e-6, weight_decay=0.0").encode("latin-1")
    assert done.stdout.encode("utf-8", "surrogateescape") == wanted
    assert done.returncode == 0
    unchanged = command("check", "--fix", "-", cwd=project, text=b"x = 1\n")
    assert (unchanged.stdout, unchanged.returncode) == ("x = 1\n", 0)


def test_a_file_that_cannot_be_written_is_a_problem(project: Path) -> None:
    (project / "train.py").write_text("from mindspore import nn\nnn.AdamWeightDecay(p, 0.1)\n", encoding="utf-8")
    (project / "train.py").chmod(0o444)
    done = command("check", "--select=MSC101", "--fix", cwd=project)
    assert done.returncode == 2
    assert done.stdout.count("MSC101") == 2
    assert done.stderr.startswith("train.py: not written: ")


# -------------------------------------------------------------------------------- other subcommands


def test_sites(project: Path) -> None:
    text = (
        "import torch, functools\nfrom mindspore import nn\nfor o in (torch.optim.SGD, nn.Lamb):\n    o(p)\n"
        "functools.partial(torch.optim.Adam)\n"
    )
    done = command("sites", "--format=json", "-", cwd=project, text=text.encode())
    assert done.returncode == 0
    place = {"path": "<stdin>", "line": 4, "column": 5, "end_line": 4, "end_column": 9, "kind": "call"}
    assert json.loads(done.stdout) == [
        {**place, "api": "mindspore.nn.Lamb", "counterpart": None},
        {**place, "api": "torch.optim.SGD", "counterpart": "mindspore.nn.SGD"},
        {
            "path": "<stdin>",
            "line": 5,
            "column": 1,
            "end_line": 5,
            "end_column": 36,
            "api": "torch.optim.Adam",
            "kind": "partial",
            "counterpart": "mindspore.nn.Adam",
        },
    ]
    done = command("sites", "--mindspore-api=mint", "--direction=torch", "-", cwd=project, text=text.encode())
    assert (
        done.stdout.splitlines()[-1] == "<stdin>:5:1: torch.optim.Adam (partial), counterpart mindspore.mint.optim.Adam"
    )


@pytest.mark.parametrize("name", ["MSC101", "msc101", "default-differs", "ms-default-differs", "W9711", "w9711"])
def test_rule(project: Path, name: str) -> None:
    done = command("rule", name, cwd=project)
    assert done.returncode == 0
    assert done.stdout.startswith("MSC101 default-differs (warning, on by default)\npylint: W9711 ms-default-differs\n")
    assert "An omitted argument has another default in the counterpart." in done.stdout


def test_rules(project: Path) -> None:
    lines = command("rules", cwd=project).stdout.splitlines()
    assert re.fullmatch(r"MSC101  default-differs +warning +on +\S.*", lines[0])
    assert re.fullmatch(r"MSC901  unresolved-arguments +refactor +off +\S.*", lines[-1])
    listed = json.loads(command("rules", "--format=json", cwd=project).stdout)
    assert [rule["code"] for rule in listed] == [line[:6] for line in lines]


def test_explain(project: Path) -> None:
    done = command("explain", "torch.optim.adamw.AdamW", "--torch-version=2.1", cwd=project)
    assert done.returncode == 0
    assert done.stdout.startswith("torch.optim.AdamW, PyTorch 2.1\n")


def test_version_and_help(project: Path) -> None:
    assert command("--version", cwd=project).stdout == f"ms-compat-lint {__version__}\n"
    assert "check" in command("--help", cwd=project).stdout
    assert "--mindspore-api" in command("check", "--help", cwd=project).stdout


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into Linux's /proc")
@pytest.mark.parametrize("jobs", [1, 3])
def test_an_interrupt_ends_the_run_quietly_and_wholly(project: Path, jobs: int) -> None:
    text = BAD + "def f(x):\n    return nn.Adam(x, beta1=1)\n" * 40
    for number in range(1500):
        (project / f"m{number:04}.py").write_text(text, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "ms_compat_lint", "check", f"--jobs={jobs}"],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=heed_interrupts,
    )
    wait_until(lambda: processes(process.pid) == jobs + (jobs > 1) and seconds_used(process.pid) > 0.5)
    os.killpg(process.pid, signal.SIGINT)
    output, errors = process.communicate(timeout=30)
    assert (output, errors, process.returncode) == (b"", b"", 130)
    wait_until(lambda: processes(process.pid) == 0)  # no worker is left


def wait_until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def processes(group: int) -> int:
    """How many processes of a group are alive."""
    found = 0
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _, its_group, *_ = status.read_text(encoding="utf-8").rpartition(")")[2].split()
            found += state != "Z" and int(its_group) == group
    return found


def seconds_used(process: int) -> float:
    """The processor time that a process has used itself."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_unsafe_fixes_without_anything_to_fix_are_told(project: Path) -> None:
    note = "--unsafe-fixes changes nothing without --fix or --diff.\n"
    assert note in command("check", "--unsafe-fixes", cwd=project).stderr
    for more in ("--fix", "--diff", "--format=rdjson"):
        assert note not in command("check", "--unsafe-fixes", more, cwd=project).stderr
    (project / "pyproject.toml").write_text(TABLE + "unsafe-fixes = true\n", encoding="utf-8")
    assert note not in command("check", cwd=project).stderr


def test_force_exclude(project: Path) -> None:
    excluded = project / "build/train.py"
    excluded.parent.mkdir()
    excluded.write_text(BAD, encoding="utf-8")
    assert command("check", "build/train.py", cwd=project).returncode == 1
    for how in (("check",), ("check", "--fix"), ("sites",), ("port", "--to=torch")):
        done = command(*how, "--force-exclude", "build/train.py", cwd=project)
        assert (done.stdout, done.returncode) == ("", 0)
    (project / "pyproject.toml").write_text(TABLE + "force-exclude = true\n", encoding="utf-8")
    assert command("check", "build/train.py", "train.py", cwd=project).stderr.endswith("in 1 of 1 file checked.\n")


def test_force_exclude_passes_standard_input_through(project: Path) -> None:
    text = BAD.encode()
    named = ("--force-exclude", "--stdin-filename=build/train.py", "-")
    for how, written in ((("check",), ""), (("check", "--fix"), BAD), (("port", "--to=torch", "--write"), BAD)):
        done = command(*how, *named, cwd=project, text=text)
        assert (done.stdout, done.returncode) == (written, 0)
    assert command("check", "--stdin-filename=build/train.py", "-", cwd=project, text=text).returncode == 1


def test_the_language_server_without_pygls(tmp_path: Path) -> None:
    (tmp_path / "pygls.py").write_text("raise ImportError\n", encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = command("lsp", cwd=tmp_path, env={**os.environ, "PYTHONPATH": path})
    assert done.stderr == (
        "ms-compat-lint: error: the language server needs pygls: pip install 'ms-compat-lint[lsp]'\n"
    )
    assert (done.stdout, done.returncode) == ("", 2)
    assert "--stdio" in command("lsp", "--help", cwd=tmp_path).stdout
