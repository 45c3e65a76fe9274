from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from ms_compat_lint.project import configuration
from ms_compat_lint.project.configuration import Configurations, read_table
from ms_compat_lint.project.errors import UsageError
from ms_compat_lint.project.files import Listing, find_files


def make(top: Path, *names: str) -> None:
    for name in names:
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")


def find(*paths: str, **options: object) -> Listing:
    return find_files(paths, Configurations(options))


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_directories_are_walked_in_the_order_of_the_paths(tmp_path: Path) -> None:
    make(tmp_path, "b.py", "a/z.pyi", "a/b/c.py", "a.py", "a/notes.txt", "Z.py", "a/nopy", "a/b.pyc")
    assert find(".").files == ("Z.py", "a.py", "a/b/c.py", "a/z.pyi", "b.py")


def test_a_file_is_listed_once(tmp_path: Path) -> None:
    make(tmp_path, "a/x.py")
    assert find("a/x.py", "./a/x.py", "a", str(tmp_path / "a"), "a/../a/x.py").files == ("a/x.py",)
    assert find(str(tmp_path)).files == (f"{tmp_path}/a/x.py",)


def test_what_nobody_wants_checked_is_left_out(tmp_path: Path) -> None:
    make(
        tmp_path,
        *("build/x.py", "dist/x.py", "node_modules/x.py", "venv/x.py", "x.egg/x.py", "__pycache__/x.py"),
        *(".git/x.py", ".venv/x.py", ".tox/x.py", ".hidden.py", "env/pyvenv.cfg", "env/lib/x.py", "src/build/x.py"),
        *("build.py", "builds/x.py"),
    )
    assert find(".").files == ("build.py", "builds/x.py")


def test_what_is_named_is_listed_though_it_is_excluded(tmp_path: Path) -> None:
    make(tmp_path, "build/x.py", "build/build/y.py", ".hidden.py", "script", ".git/HEAD", "env/pyvenv.cfg", "env/x.py")
    (tmp_path / ".gitignore").write_text("/build/\n.hidden.py\n", encoding="utf-8")
    assert find("build", ".hidden.py", "script", "env").files == (".hidden.py", "build/x.py", "env/x.py", "script")


def test_exclude_replaces_and_extend_exclude_adds(tmp_path: Path) -> None:
    make(tmp_path, "build/x.py", "old/x.py", "src/old/x.py", "src/a_gen.py")
    assert find(".", exclude=("/old/",)).files == ("build/x.py", "src/a_gen.py", "src/old/x.py")
    assert find(".", **{"extend-exclude": ("old/", "*_gen.py")}).files == ()
    assert find(".", exclude=("*", "!/src/", "!*_gen.py")).files == ("src/a_gen.py",)


def test_a_broken_pattern_is_an_error(tmp_path: Path) -> None:
    make(tmp_path, "x.py")
    with pytest.raises(UsageError, match=r"not a pattern of files to exclude: '\['"):
        find(".", exclude=("[",))


def test_nested_configuration_excludes_below_its_directory(tmp_path: Path) -> None:
    make(tmp_path, "a/x_gen.py", "a/y.py", "b/x_gen.py")
    table = "[tool.ms-compat-lint]\nextend-exclude = ['/x_gen.py']\n"
    (tmp_path / "a/pyproject.toml").write_text(table, encoding="utf-8")
    assert find(".").files == ("a/y.py", "b/x_gen.py")


def test_gitignore_files_above_count_up_to_the_repository(tmp_path: Path) -> None:
    make(tmp_path, "repo/.git/HEAD", "repo/src/a.py", "repo/src/gen.py", "repo/src/out/a.py")
    (tmp_path / ".gitignore").write_text("*.py\n", encoding="utf-8")
    (tmp_path / "repo/.gitignore").write_text("gen.py\nout\n", encoding="utf-8")
    assert find("repo/src").files == ("repo/src/a.py",)
    assert find("repo/src/out").files == ("repo/src/out/a.py",)


def test_gitignore_counts_without_a_repository_where_it_lies(tmp_path: Path) -> None:
    make(tmp_path, "a/x.py", "a/gen.py")
    (tmp_path / "a/.gitignore").write_text("gen.py\n", encoding="utf-8")
    assert find("a").files == ("a/x.py",)


def test_links(tmp_path: Path) -> None:
    make(tmp_path, "real/x.py")
    (tmp_path / "link.py").symlink_to("real/x.py")
    (tmp_path / "loop").symlink_to(".")
    (tmp_path / "elsewhere").symlink_to("real")
    (tmp_path / "gone.py").symlink_to("nowhere.py")
    (tmp_path / "round.py").symlink_to("round.py")
    (tmp_path / "device.py").symlink_to("/dev/zero")
    (tmp_path / ".#lock.py").symlink_to("user@host")
    listing = find(".")
    assert listing.files == ("link.py", "real/x.py")
    assert [(problem.path, problem.message) for problem in listing.problems] == [
        ("gone.py", "is a link to nothing"),
        ("round.py", f"cannot be read: {os.strerror(errno.ELOOP)}"),
    ]
    assert find("elsewhere").files == ("elsewhere/x.py",)


def test_pipes_and_sockets_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.py")
    assert find(".") == Listing((), (), frozenset())


def test_what_does_not_exist_is_a_problem(tmp_path: Path) -> None:
    make(tmp_path, "x.py")
    listing = find("x.py", "y.py", "x.py/z.py")
    assert listing.files == ("x.py",)
    assert [problem.path for problem in listing.problems] == ["x.py/z.py", "y.py"]
    assert listing.problems[1].message == "does not exist"


def test_directories_without_a_table_are_not_asked_for_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a/b/c/x.py", "a/b/y.py", "d/z.py")
    (tmp_path / "d/pyproject.toml").write_text("[tool.ms-compat-lint]\nexclude = ['z.py']\n", encoding="utf-8")
    asked: list[str] = []

    def read(path: str) -> dict[str, Any] | None:
        asked.append(os.path.relpath(os.path.dirname(path), tmp_path))
        return read_table(path)

    monkeypatch.setattr(configuration, "read_table", read)
    assert find(".").files == ("a/b/c/x.py", "a/b/y.py")
    assert [each for each in asked if not each.startswith("..")] == [".", "d"]


def test_names_that_are_no_text(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xff\xfe.py")
    make(tmp_path, name, "new\nline.py")
    assert find(".").files == ("new\nline.py", name)


def test_force_exclude_holds_for_what_is_named(tmp_path: Path) -> None:
    names = ("build/x.py", "src/dist/deep/y.py", ".hidden.py", ".ipynb_checkpoints/a.ipynb", "env/lib/z.py")
    make(tmp_path, *names, "kept.py", "old/o.py", "env/pyvenv.cfg", "build.py")
    forced = {"force-exclude": True}
    wanted = ("build.py", "kept.py", "old/o.py")
    assert find(*names, *wanted).files == tuple(sorted((*names, *wanted)))
    assert find(*names, *wanted, **forced).files == wanted
    assert find(*(str(tmp_path / name) for name in (*names, "kept.py")), **forced).files == (f"{tmp_path}/kept.py",)
    assert find("build", ".", **forced).files == wanted
    assert find(*names, *wanted, **forced, exclude=("/old/",)).files == ("build.py", "build/x.py", "kept.py", names[1])
    assert find("old/o.py", "missing.py", **forced, **{"extend-exclude": ("old",)}) == find("missing.py")


def test_force_exclude_is_a_setting_of_the_nearest_table(tmp_path: Path) -> None:
    make(tmp_path, "a/build/x.py", "b/build/x.py")
    (tmp_path / "a/pyproject.toml").write_text("[tool.ms-compat-lint]\nforce-exclude = true\n", encoding="utf-8")
    assert find("a/build/x.py", "b/build/x.py", "a/build", "a").files == ("b/build/x.py",)


def test_a_project_below_an_excluded_name_is_checked(tmp_path: Path) -> None:
    make(tmp_path, "build/project/x.py", ".work/project/x.py")
    for top in ("build", ".work"):
        project = tmp_path / top / "project"
        (project / "pyproject.toml").write_text("[tool.ms-compat-lint]\nforce-exclude = true\n", encoding="utf-8")
        assert find(str(project / "x.py")).files == (str(project / "x.py"),)


def test_notebooks_are_found_and_their_checkpoints_are_not(tmp_path: Path) -> None:
    make(tmp_path, "a.ipynb", "b/c.ipynb", ".ipynb_checkpoints/a-checkpoint.ipynb", "d.ipynb~", "build/e.ipynb")
    assert find(".").files == ("a.ipynb", "b/c.ipynb")
