from __future__ import annotations

import os
from pathlib import Path

import pytest

from ms_compat_lint.project.modules import ProjectModules


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    top = tmp_path / "project"
    files = {
        "pyproject.toml": "",
        "train.py": "",
        "common/optim.py": "# common.optim",
        "src/lib/__init__.py": "# lib",
        "src/lib/optim.py": "# lib.optim",
        "src/lib/sub/__init__.py": "# lib.sub",
        "src/lib/sub/deep.py": "# lib.sub.deep",
        "src/lib/sub/optim.py": "# lib.sub.optim",
        "tools/run/train.py": "",
        "tools/helpers.py": "# helpers",
        "both.py": "# module",
        "both/__init__.py": "# package",
        "bare/inside.py": "# bare.inside",
    }
    for name, text in files.items():
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "outside.py").write_text("# outside", encoding="utf-8")
    monkeypatch.chdir(top)
    return top


def find(importer: str, name: str, level: int = 0) -> str | None:
    source = ProjectModules().find(importer, name, level)
    return source and source.text.removeprefix("# ")


@pytest.mark.parametrize(
    ("importer", "name", "level", "found"),
    [
        ("train.py", "common.optim", 0, "common.optim"),
        ("train.py", "lib", 0, "lib"),
        ("train.py", "lib.optim", 0, "lib.optim"),
        ("train.py", "lib.sub", 0, "lib.sub"),
        ("train.py", "both", 0, "package"),
        ("train.py", "bare.inside", 0, "bare.inside"),
        ("train.py", "bare", 0, None),
        ("train.py", "nothing", 0, None),
        ("train.py", "lib.nothing", 0, None),
        ("train.py", "common.optim.AdamW", 0, None),
        ("src/lib/sub/deep.py", "lib.optim", 0, "lib.optim"),
        ("src/lib/sub/deep.py", "optim", 1, "lib.sub.optim"),
        ("src/lib/sub/deep.py", "optim", 2, "lib.optim"),
        ("src/lib/sub/deep.py", "", 1, "lib.sub"),
        ("src/lib/sub/deep.py", "", 2, "lib"),
        ("src/lib/sub/__init__.py", "deep", 1, "lib.sub.deep"),
        ("src/lib/sub/deep.py", "common.optim", 0, "common.optim"),
        ("tools/run/train.py", "helpers", 0, "helpers"),
        ("train.py", "outside", 0, None),
        ("train.py", "outside", 2, None),
        ("train.py", "", 0, None),
        ("train.py", "..outside", 0, None),
        ("train.py", "/etc/passwd", 0, None),
    ],
)
def test_finds_what_the_file_would_import(importer: str, name: str, level: int, found: str | None) -> None:
    assert find(importer, name, level) == found


def test_an_installed_package_sees_itself_alone(tmp_path: Path) -> None:
    site = tmp_path / "venv/lib/site-packages"
    for package in ("one", "two"):
        (site / package).mkdir(parents=True)
        (site / package / "__init__.py").write_text(f"# {package}", encoding="utf-8")
        (site / package / "optim.py").write_text(f"# {package}.optim", encoding="utf-8")
    importer = str(site / "one/train.py")
    assert find(importer, "one.optim") == "one.optim"
    assert find(importer, "two.optim") is None
    assert find(importer, "optim") is None


def test_what_cannot_be_read_is_not_found(project: Path) -> None:
    os.mkfifo(project / "pipe.py")
    (project / "broken.py").write_bytes(b"\xff")
    (project / "huge.py").write_bytes(b"#" * 2_000_000)
    (project / "folder.py").mkdir()
    (project / "gone.py").symlink_to("nowhere.py")
    for name in ("pipe", "broken", "huge", "folder", "gone"):
        assert find("train.py", name) is None


def test_a_module_is_read_once(project: Path) -> None:
    modules = ProjectModules()
    first = modules.find("train.py", "common.optim", 0)
    (project / "common/optim.py").unlink()
    assert modules.find("tools/run/train.py", "common.optim", 0) is first


def test_few_modules_are_kept(project: Path) -> None:
    for number in range(12):
        (project / f"m{number}.py").write_text("#" * 900_000, encoding="utf-8")
    modules = ProjectModules()
    first = modules.find("train.py", "m0", 0)
    for number in range(12):
        assert modules.find("train.py", f"m{number}", 0) is not None
    again = modules.find("train.py", "m0", 0)
    assert again is not None
    assert again is not first


@pytest.mark.parametrize(("most_kept", "kept"), [(150, False), (250, True)])
def test_how_much_is_kept_can_be_said(tmp_path: Path, most_kept: int, kept: bool) -> None:
    for name in "ab":
        (tmp_path / f"{name}.py").write_text("#" * 100, encoding="utf-8")
    modules = ProjectModules(most_kept)
    first, _, again = (modules.find(str(tmp_path / "main.py"), name, 0) for name in "aba")
    assert first is not None
    assert (again is first) is kept
