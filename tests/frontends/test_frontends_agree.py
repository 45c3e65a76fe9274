"""Every case of ``tests/cases/``: the same code, place and message from the command, from flake8 and from pylint."""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from pathlib import Path

import pytest

from tests.marks import option_words
from tests.programs import findings, flake8, pylint

CASES = Path(__file__).parent.parent / "cases"
ROW = re.compile(r"(?P<path>.+?):(?P<line>\d+):(?P<column>\d+): (?P<code>MSC\d{3}) (?P<message>.*)")

Place = tuple[str, int, int, str, str]  # path, line, column from 1, code, message


def groups() -> dict[tuple[str, ...], list[str]]:
    """The cases by the options that they ask for."""
    found: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for path in sorted(CASES.glob("MSC*/*.py")):
        words = option_words(path.read_text(encoding="utf-8"))
        found[tuple(words)].append(str(path.relative_to(CASES)))
    return dict(found)


GROUPS = groups()


def by_command(options: tuple[str, ...], paths: list[str], cwd: Path = CASES) -> list[Place]:
    found = findings("--select=ALL", *options, *paths, cwd=cwd)
    return sorted((f["path"], f["line"], f["column"], f["code"], f["message"]) for f in found)


def by_flake8(options: tuple[str, ...], paths: list[str], cwd: Path = CASES) -> list[Place]:
    select = ",".join(f"MSC{digit}" for digit in range(1, 10))
    done = flake8("--isolated", f"--select={select}", *_prefixed(options), *paths, cwd=cwd)
    rows = [ROW.fullmatch(line) for line in done.stdout.splitlines()]
    assert all(rows), done.stdout
    return sorted((r["path"], int(r["line"]), int(r["column"]), r["code"], r["message"]) for r in rows if r)


def by_pylint(options: tuple[str, ...], paths: list[str], cwd: Path = CASES) -> list[Place]:
    arguments = ["--rcfile=", "--disable=all", "--enable=ms-compat-lint", "--output-format=json", *_prefixed(options)]
    messages = json.loads(pylint(*arguments, *paths, cwd=cwd).stdout)
    return sorted(
        (m["path"], m["line"], m["column"] + 1, _code(m["message-id"]), m["message"])
        for m in messages
        if m["symbol"].startswith("ms-")
    )


def _prefixed(options: tuple[str, ...]) -> list[str]:
    """The command's options as the plugins call them."""
    pairs = zip(options[::2], options[1::2], strict=True)
    return [f"--ms-{name.removeprefix('--')}={value}" for name, value in pairs]


def _code(message_id: str) -> str:
    assert message_id[1:3] == "97"
    return f"MSC{message_id[3]}0{message_id[4]}"


@pytest.mark.parametrize("options", GROUPS, ids=lambda options: " ".join(options) or "no options")
def test_all_three_say_the_same(options: tuple[str, ...]) -> None:
    paths = GROUPS[options]
    found = by_command(options, paths)
    assert found
    assert by_flake8(options, paths) == found
    assert by_pylint(options, paths) == found


def test_severities_are_pylint_s_letters() -> None:
    paths = [path for paths in GROUPS.values() for path in paths]
    severities = {f["code"]: f["severity"] for f in findings("--select=ALL", *paths, cwd=CASES)}
    listed = pylint("--list-msgs-enabled", "--enable=ms-compat-lint", cwd=CASES).stdout
    letters = {_code(message_id): message_id[0] for message_id in re.findall(r"ms-[\w-]+ \((\w97\d\d)\)", listed)}
    assert {code: severity[0].upper() for code, severity in severities.items()}.items() <= letters.items()


def test_text_with_other_columns_for_each(tmp_path: Path) -> None:
    """Byte columns, a byte order mark, tabs, form feeds, an encoding cookie and old line ends move nothing."""
    call = "nn.Adam(p, beta1=1)"
    texts = {
        "accents.py": ("utf-8", f"from mindspore import nn\né = '中𝄞'; {call}\n"),
        "bom.py": ("utf-8-sig", f"from mindspore import nn; é = 1; {call}\n"),
        "crlf.py": ("utf-8", f"from mindspore import nn\r\nif p:\r\n\té = {call}\r\n"),
        "feed.py": ("utf-8", f"from mindspore import nn\n\x0c\n\x0cx = {call}\n"),
        "latin.py": ("latin-1", f"# coding: latin-1\nfrom mindspore import nn\né = 'ü'; {call}\n"),
        "gbk.py": ("gbk", f"# coding: gbk\nfrom mindspore import nn\nx = '中文'; {call}\n"),
    }
    for name, (encoding, text) in texts.items():
        (tmp_path / name).write_bytes(text.encode(encoding))
    found = {f["path"]: f["column"] for f in findings("--select=MSC403", *texts, cwd=tmp_path)}
    lines = {name: next(line for line in text.split("\n") if call in line) for name, (_, text) in texts.items()}
    assert found == {name: line.index("beta1") + 1 for name, line in lines.items()}
    rows = [ROW.fullmatch(r) for r in flake8("--isolated", "--select=MSC403", *texts, cwd=tmp_path).stdout.splitlines()]
    assert {r["path"]: int(r["column"]) for r in rows if r} == found
    arguments = ("--disable=all", "--enable=E9743", "--output-format=json")
    messages = json.loads(pylint(*arguments, *texts, cwd=tmp_path).stdout)
    assert {m["path"]: m["column"] + 1 for m in messages} == found


def test_standard_input(tmp_path: Path) -> None:
    text = "from mindspore import nn\r\né = 1; nn.Adam(p, beta1=1)\r\n".encode()
    found = findings("--select=MSC403", "--stdin-filename=x.py", "-", cwd=tmp_path, text=text)
    assert [(f["path"], f["line"], f["column"], f["end_column"]) for f in found] == [("x.py", 2, 19, 26)]
    done = flake8("--isolated", "--select=MSC403", "--stdin-display-name=x.py", "-", cwd=tmp_path, text=text)
    assert done.stdout.startswith("x.py:2:19: MSC403 mindspore.nn.Adam")
    arguments = ("--disable=all", "--enable=E9743", "--output-format=json", "--from-stdin", "x.py")
    (message,) = json.loads(pylint(*arguments, cwd=tmp_path, text=text).stdout)
    assert (message["path"], message["line"], message["column"], message["endColumn"]) == ("x.py", 2, 18, 25)


def test_names_from_the_project_s_own_modules(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src/zoo.py").write_text("from mindspore.nn import Adam\nBETA = 1\n", encoding="utf-8")
    (tmp_path / "train.py").write_text("from zoo import Adam, BETA\nAdam(p, beta1=BETA)\n", encoding="utf-8")
    (found,) = findings("--select=MSC403", "train.py", cwd=tmp_path)
    assert (found["line"], found["column"]) == (2, 9)
    assert flake8("--isolated", "--select=MSC403", "train.py", cwd=tmp_path).stdout.startswith("train.py:2:9: MSC403")
    done = pylint("--disable=all", "--enable=E9743", "train.py", cwd=tmp_path)
    assert "train.py:2:8: E9743" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="needs fork")
def test_workers_change_nothing(tmp_path: Path) -> None:
    for number in range(300):
        text = f"from mindspore import nn\nx = {number}\nnn.Adam(p, beta1=1)\n" + "def f(a):\n    return a\n" * 200
        (tmp_path / f"m{number:03}.py").write_text(text, encoding="utf-8")
    one = findings("--jobs=1", ".", cwd=tmp_path)
    assert len({f["path"] for f in one}) == 300
    assert findings("--jobs=8", ".", cwd=tmp_path) == one
