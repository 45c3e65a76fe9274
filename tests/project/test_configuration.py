from __future__ import annotations

import os
from pathlib import Path

import pytest

from ms_compat_lint.model import Family
from ms_compat_lint.project.configuration import Configurations
from ms_compat_lint.project.errors import UsageError
from ms_compat_lint.settings import Settings

HEAD = "[tool.ms-compat-lint]\n"


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(path: Path, text: str) -> None:
    path.mkdir(parents=True, exist_ok=True)
    (path / "pyproject.toml").write_text(text, encoding="utf-8")


def settings(directory: str = ".", **options: object) -> Settings:
    return Configurations(options).of_directory(directory).settings


def test_without_a_file_the_defaults_hold() -> None:
    assert settings() == Settings()


def test_every_setting(tmp_path: Path) -> None:
    write(
        tmp_path,
        HEAD + "select = ['MSC1', 'msc901', 'ALL']\nextend-select = ['MSC202']\nignore = ['MSC102']\n"
        "direction = 'torch'\nmindspore-api = 'mint'\ntorch-version = '2.1'\nmindspore-version = '2.7'\n"
        "exclude = ['x/']\nextend-exclude = ['y/']\n"
        "format = 'json'\njobs = 2\nexit-zero = true\nno-cache = true\nunsafe-fixes = false\n",
    )
    configuration = Configurations({}).of_start()
    assert configuration.settings == Settings(
        select=("MSC1", "MSC901", "ALL"),
        extend_select=("MSC202",),
        ignore=("MSC102",),
        direction="torch",
        mindspore_api=Family.MINT,
        torch_version="2.1",
        mindspore_version="2.7",
    )
    assert (configuration.exclude, configuration.extend_exclude) == (("x/",), ("y/",))
    assert configuration.root == str(tmp_path)
    run = {key: configuration.run[key] for key in ("format", "jobs", "exit-zero", "no-cache", "unsafe-fixes")}
    assert run == {"format": "json", "jobs": 2, "exit-zero": True, "no-cache": True, "unsafe-fixes": False}


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    write(tmp_path, "\ufeff" + HEAD + "direction = 'torch'\n")
    assert settings().direction == "torch"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2.1", "2.1"),
        (" 2.1.2 ", "2.1.2"),
        ("2.0.1+cu118", "2.0.1"),
        ("2.1.0a0+git12ab", "2.1.0"),
        ("2.1.0.dev20230801", "2.1.0"),
        ("2.1RC1", "2.1"),
        ("2.1.post1", "2.1"),
    ],
)
def test_a_version_as_the_framework_writes_it(tmp_path: Path, written: str, meant: str) -> None:
    write(tmp_path, f"{HEAD}torch-version = '{written}'\n")
    assert settings().torch_version == meant


def test_the_nearest_table_counts_alone(tmp_path: Path) -> None:
    write(tmp_path, HEAD + "direction = 'torch'\nignore = ['MSC101']\n")
    write(tmp_path / "a", HEAD + "direction = 'mindspore'\n")
    write(tmp_path / "a/b", "[tool.other]\n")
    (tmp_path / "a/b/c").mkdir()
    assert settings("a/b/c") == Settings(direction="mindspore")
    assert settings("a") == Settings(direction="mindspore")
    assert settings(".") == Settings(direction="torch", ignore=("MSC101",))


def test_files_without_a_table_above_take_the_start_s(tmp_path: Path) -> None:
    write(tmp_path / "here", HEAD + "direction = 'torch'\n")
    (tmp_path / "there").mkdir()
    configurations = Configurations({}, str(tmp_path / "here"))
    assert configurations.of_directory(str(tmp_path / "there")).settings.direction == "torch"


def test_options_win(tmp_path: Path) -> None:
    write(tmp_path, HEAD + "direction = 'torch'\nselect = ['MSC1']\nextend-select = ['MSC202']\n")
    found = settings(direction="both", select=("MSC4",), **{"extend-select": ("MSC9",)})
    assert found == Settings(direction="both", select=("MSC4",), extend_select=("MSC202", "MSC9"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEAD + "mindspore_api = 'nn'\n", "unknown setting: mindspore_api; did you mean mindspore-api"),
        (HEAD + "ignroe = []\n", "unknown setting: ignroe; did you mean ignore"),
        (HEAD + "zzz = 1\n", "unknown setting: zzz$"),
        (HEAD + '"z\\n\\u001b[31m" = 1\n', r"unknown setting: 'z\\n\\x1b\[31m'$"),
        (HEAD + 'select = ["\\u001b[31m"]\n', r"select names no rule: '\\x1b\[31m'$"),
        (
            HEAD + "direction = 'torhc'\n",
            "direction must be one of both, torch, mindspore, not 'torhc'; did you mean torch",
        ),
        (HEAD + "direction = 1\n", "direction must be one of both, torch, mindspore, not 1$"),
        (HEAD + "select = 'MSC101'\n", "select must be a list of strings, not 'MSC101'"),
        (HEAD + "select = [101]\n", "select must be a list of strings"),
        (HEAD + "select = ['MSC110']\n", "select names no rule: MSC110; did you mean MSC10"),
        (HEAD + "ignore = ['default-differs']\n", "ignore names no rule: default-differs; write MSC101"),
        (HEAD + "torch-version = 2.10\n", 'torch-version must be a string such as "2.1", not 2.1'),
        (HEAD + "torch-version = '>=2.1'\n", "'>=2.1' is not a version of the form X.Y; write 2.1"),
        (HEAD + "torch-version = 'v2.1.0'\n", "'v2.1.0' is not a version of the form X.Y; write 2.1"),
        (HEAD + "torch-version = 'two'\n", "torch-version: 'two' is not a version of the form X.Y"),
        (HEAD + "mindspore-version = '0.1'\n", "mindspore-version: .*older than the known versions"),
        (HEAD + "exit-zero = 1\n", "exit-zero must be true or false"),
        (HEAD + "jobs = 0\n", "jobs must be a whole number from 1"),
        (HEAD + "jobs = true\n", "jobs must be a whole number from 1"),
        (HEAD + "exclude = ['a', '']\n", "exclude must be a list of strings"),
        ("tool.ms-compat-lint = 3\n", r"\[tool.ms-compat-lint\] must be a table"),
        ("[tool.ms-compat-lint\n", "is not valid TOML: .*line 1"),
        ("x = " + "[" * 100_000 + "\n" + HEAD, "is not valid TOML"),
    ],
)
def test_what_is_wrong_is_told_with_its_file(tmp_path: Path, text: str, message: str) -> None:
    write(tmp_path, text)
    with pytest.raises(UsageError, match=message) as caught:
        Configurations({}).of_start()
    assert str(caught.value).startswith(str(tmp_path / "pyproject.toml"))
    assert "\n" not in str(caught.value)


def test_tables_of_others_are_not_judged(tmp_path: Path) -> None:
    write(tmp_path, "tool = 3\n")
    assert settings() == Settings()


def test_a_broken_file_that_does_not_speak_of_this_program_is_left_to_others(tmp_path: Path) -> None:
    write(tmp_path, "[tool\n")
    assert settings() == Settings()


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes(b"\xff")
    with pytest.raises(UsageError, match="is not valid TOML"):
        settings()


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pyproject.toml")
    with pytest.raises(UsageError, match="is not a regular file"):
        settings()


def test_a_directory_is_no_configuration(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").mkdir()
    with pytest.raises(UsageError, match="is not a regular file"):
        settings()


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "pyproject.toml").open("wb") as file:
        file.truncate(1 << 34)
    with pytest.raises(UsageError, match="is larger than 8 MiB"):
        settings()


def test_a_link_to_nothing_is_no_configuration(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").symlink_to("nowhere")
    assert settings() == Settings()
