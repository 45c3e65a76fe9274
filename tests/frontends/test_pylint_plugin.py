"""The plugin inside the real pylint."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.programs import findings, pylint

TEXT = "from mindspore import nn\nnn.AdamWeightDecay(p, learning_rate=0.1, weight_decay=0.0)\n"
ON = {"ms-default-differs", "ms-algorithm-differs"}
OFF = {"ms-renamed-argument"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "train.py").write_text(TEXT, encoding="utf-8")
    return tmp_path


def messages(project: Path, *arguments: str) -> list[dict[str, Any]]:
    done = pylint("--output-format=json", *arguments, "train.py", cwd=project)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return [message for message in found if message["symbol"].startswith("ms-")]


def symbols(project: Path, *arguments: str) -> set[str]:
    return {message["symbol"] for message in messages(project, *arguments)}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("", ON),
        ("--disable=all --enable=E0602", set()),
        ("--disable=ms-default-differs", ON - {"ms-default-differs"}),
        ("--disable=W9711", ON - {"ms-default-differs"}),
        ("--enable=ms-renamed-argument", ON | OFF),
        ("--enable=C9731", ON | OFF),
        ("--disable=all --enable=ms-renamed-argument", OFF),
        ("--disable=all --enable=ms-compat-lint", ON | OFF),
        ("--disable=ms-compat-lint", set()),
        ("--errors-only", set()),
    ],
)
def test_selection(project: Path, options: str, expected: set[str]) -> None:
    assert symbols(project, *options.split()) == expected


def test_a_comment_enables_a_rule_that_is_off(project: Path) -> None:
    (project / "train.py").write_text("# pylint: enable=ms-renamed-argument\n" + TEXT, encoding="utf-8")
    assert symbols(project) == ON | OFF


def test_the_project_s_table_counts(project: Path) -> None:
    table = "[tool.ms-compat-lint]\nextend-select = ['MSC301']\nignore = ['MSC501']\n"
    (project / "pyproject.toml").write_text(table, encoding="utf-8")
    assert symbols(project) == {"ms-default-differs", "ms-renamed-argument"}
    assert symbols(project) == {f"ms-{finding['name']}" for finding in findings("train.py", cwd=project)}
    assert symbols(project, "--disable=ms-renamed-argument") == {"ms-default-differs"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "pyproject.toml",
            "[tool.pylint.main]\nload-plugins = ['ms_compat_lint']\n"
            "[tool.pylint.ms-compat-lint]\nms-direction = 'torch'\n",
        ),
        (".pylintrc", "[MAIN]\nload-plugins=ms_compat_lint\n[MS-COMPAT-LINT]\nms-direction=torch\n"),
    ],
)
def test_settings_in_pylint_s_files(project: Path, name: str, text: str) -> None:
    (project / name).write_text(text, encoding="utf-8")
    assert symbols(project) == set()
    assert symbols(project, "--ms-direction=mindspore") == ON


def test_settings_as_options(project: Path) -> None:
    (project / "train.py").write_text("import torch\ntorch.optim.LBFGS(p)\n", encoding="utf-8")
    (message,) = messages(project, "--ms-mindspore-api=experimental", "--ms-torch-version=2.1")
    assert "mindspore.experimental.optim" in message["message"]


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("--ms-mindspore-api=mnt", "ms-mindspore-api"),
        ("--ms-torch-version=new", "--ms-torch-version: 'new' is not a version of the form X.Y"),
        ("--ms-mindspore-version=0.1", "older than the known versions"),
    ],
)
def test_a_wrong_option_ends_pylint_with_a_message(project: Path, option: str, words: str) -> None:
    done = pylint(option, "train.py", cwd=project)
    assert done.returncode in (2, 32)  # where pylint itself knows the choices, it ends with 2
    assert words in done.stderr


def test_a_wrong_table_ends_pylint_with_a_message(project: Path) -> None:
    (project / "pyproject.toml").write_text("[tool.ms-compat-lint]\nslect = []\n", encoding="utf-8")
    done = pylint("train.py", cwd=project)
    assert done.returncode == 32
    assert "unknown setting: slect; did you mean select" in done.stderr


def test_places_and_objects(project: Path) -> None:
    text = (
        "from mindspore import nn\n\n\nclass C:\n    def f(self, p):\n"
        "        é = nn.Adam(\n            p,\n            beta1=1,\n        )\n"
    )
    (project / "train.py").write_text(text, encoding="utf-8")
    (message,) = messages(project, "--disable=all", "--enable=E9743")
    place = tuple(message[key] for key in ("obj", "line", "column", "endLine", "endColumn"))
    assert place == ("C.f", 8, 12, 8, 19)


def test_several_processes(project: Path) -> None:
    names = [f"m{number}.py" for number in range(4)]
    for name in names:
        (project / name).write_text(TEXT, encoding="utf-8")
    done = pylint("--jobs=2", "--disable=all", "--enable=C9731", "--ms-direction=mindspore", *names, cwd=project)
    assert done.stdout.count("(ms-renamed-argument)") == 4


def test_the_rule_s_page_is_the_help(project: Path) -> None:
    done = pylint("--help-msg=ms-default-differs", cwd=project)
    assert "An omitted argument has another default in the counterpart." in " ".join(done.stdout.split())


@pytest.mark.parametrize("text", ["", "x = 1\n", "import torch\ntorch.optim.Adam(\n"])
def test_odd_files_are_left_to_pylint(project: Path, text: str) -> None:
    (project / "train.py").write_text(text, encoding="utf-8")
    assert symbols(project) == set()
