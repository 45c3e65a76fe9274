"""``review --base``: what changed since the work tree went apart from a revision."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.programs import command
from tests.review.tools import TRAIN, Repository, as_json, found, review

ADAM = "from mindspore import nn\nnn.Adam(p, beta1=1)\n"
FIRST = TRAIN.replace("(p, 1e-3)", "(p, 1e-4)")
CUT = TRAIN.replace("        eps=1e-6,\n", "")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository").begin()


def test_only_the_calls_whose_lines_changed(repository: Repository) -> None:
    assert found("--base=main", cwd=repository.path) == []
    repository.write("train.py", FIRST)
    places = {(path, line) for path, line, _ in found("--base=main", cwd=repository.path)}
    assert places == {("train.py", 5)}


def test_a_line_taken_out_of_a_call_touches_it(repository: Repository) -> None:
    repository.write("train.py", CUT)
    codes = [(line, code) for _, line, code in found("--base=main", cwd=repository.path)]
    assert codes == [(15, "MSC101"), (15, "MSC501")]


def test_lines_beside_a_call_do_not_touch_it(repository: Repository) -> None:
    repository.write("train.py", TRAIN.replace("def first(p):\n", "def first(p):\n    x = 1\n").replace("#\n", "", 1))
    assert found("--base=main", cwd=repository.path) == []


def test_commits_of_the_other_branch_do_not_count(repository: Repository) -> None:
    repository.write("train.py", FIRST)
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.write("other.py", ADAM)
    repository.commit()
    repository.git("checkout", "--quiet", "topic")
    assert {line for _, line, _ in found("--base=main", cwd=repository.path)} == {5}


def test_committed_staged_changed_and_untracked(repository: Repository) -> None:
    repository.write("committed.py", ADAM)
    repository.commit()
    repository.write("staged.py", ADAM)
    repository.git("add", "staged.py")
    repository.write("train.py", FIRST)
    repository.write("untracked.py", ADAM)
    repository.write(".gitignore", "ignored.py\n")
    repository.write("ignored.py", ADAM)
    paths = {path for path, _, _ in found("--base=main", cwd=repository.path)}
    assert paths == {"committed.py", "staged.py", "train.py", "untracked.py"}


@pytest.mark.parametrize(
    "name",
    [
        "with space.py",
        "é日本.py",
        "new\nline.py",
        'quo"te.py',
        "tab\t.py",
        "back\\slash.py",
        "a/b/c.py",
        "-x.py",
        "b.py",
    ],
)
def test_names(repository: Repository, name: str) -> None:
    repository.write(name, "\n\n" + ADAM)
    repository.commit()
    repository.git("branch", "base")
    repository.write(name, "\n\n" + ADAM + "nn.Adam(p, beta2=1)\n")
    repository.commit()
    assert {place[:2] for place in found("--base=base", "--select=MSC403", cwd=repository.path)} == {(name, 5)}


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text(repository: Repository) -> None:
    name = os.fsdecode(b"\xff\xe9.py")
    repository.write(name, ADAM)
    repository.commit()
    done = review("--base=main", "--select=MSC403", cwd=repository.path)
    assert (done.returncode, done.stdout.count("MSC403")) == (1, 1)
    assert review("--base=main", "--format=github-review", cwd=repository.path).returncode == 1


def test_a_renamed_file_is_touched_where_it_changed(repository: Repository) -> None:
    repository.git("mv", "train.py", "moved.py")
    repository.commit()
    assert found("--base=main", cwd=repository.path) == []
    repository.write("moved.py", FIRST)
    assert {place[:2] for place in found("--base=main", cwd=repository.path)} == {("moved.py", 5)}


def test_a_copy_is_new(repository: Repository) -> None:
    repository.write("copy.py", TRAIN)
    repository.commit()
    assert {place[:2] for place in found("--base=main", cwd=repository.path)} == {("copy.py", 5), ("copy.py", 15)}


def test_files_that_are_gone_links_and_submodules(repository: Repository, tmp_path: Path) -> None:
    other = Repository(tmp_path / "other").begin()
    repository.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other.path), "sub.py")
    repository.git("rm", "--quiet", "train.py")
    secret = tmp_path / "secret.py"
    secret.write_text(ADAM, encoding="utf-8")
    (repository.path / "link.py").symlink_to(secret)
    repository.commit()
    other.write("train.py", FIRST)
    done = review("--base=main", cwd=repository.path)
    assert (done.returncode, done.stdout) == (0, "")


def test_what_git_takes_for_binary_is_named(repository: Repository) -> None:
    repository.write(".gitattributes", "made.py -diff\n")
    repository.write("made.py", ADAM)
    repository.write("weights.bin", b"\0\1\2" * 100)
    repository.commit()
    done = review("--base=main", cwd=repository.path)
    assert (done.returncode, done.stdout) == (0, "")
    assert "made.py is binary in the diff, which shows no lines of it: it is left out.\n" in done.stderr


def test_the_configuration_of_git_does_not_matter(repository: Repository) -> None:
    for setting in (
        "diff.noprefix=true", "diff.mnemonicPrefix=true", "diff.external=false", "color.ui=always", "diff.context=0",
        "diff.suppressBlankEmpty=true", "core.quotePath=false", "diff.renames=false", "diff.interHunkContext=50",
    ):  # fmt: skip
        repository.git("config", *setting.split("=", 1))
    repository.write("a b/é.py", TRAIN)
    repository.commit()
    repository.git("branch", "base")
    repository.git("mv", "a b/é.py", "a b/moved.py")
    repository.write("a b/moved.py", FIRST)
    repository.commit()
    assert {place[:2] for place in found("--base=base", cwd=repository.path)} == {("a b/moved.py", 5)}


def test_from_a_directory_below(repository: Repository) -> None:
    repository.write("train.py", FIRST)
    below = repository.write("below/x.py", ADAM).parent
    paths = {path for path, _, _ in found("--base=main", cwd=below)}
    assert paths == {"x.py", os.path.join("..", "train.py")}
    assert {path for path, _, _ in found("--base=main", ".", cwd=below)} == {"x.py"}


def test_what_the_project_excludes(repository: Repository) -> None:
    repository.write("pyproject.toml", '[tool.ms-compat-lint]\nexclude = ["old/"]\nselect = ["MSC403"]\n')
    for name in ("old/x.py", "build/x.py", ".hidden/x.py", "env/pyvenv.cfg", "env/lib/x.py", "script"):
        repository.write(name, ADAM)
    repository.commit()
    assert found("--base=main", cwd=repository.path) == [(os.path.join("build", "x.py"), 2, "MSC403")]
    named = found("--base=main", os.path.join("old", "x.py"), "script", cwd=repository.path)
    assert [path for path, _, _ in named] == [os.path.join("old", "x.py"), "script"]


def test_comments_that_silence_hold(repository: Repository) -> None:
    repository.write("x.py", "from mindspore import nn\nnn.Adam(p, beta1=1)  # noqa: MSC403\n")
    assert found("--base=main", "--select=MSC403", cwd=repository.path) == []


def test_a_baseline_holds(repository: Repository) -> None:
    repository.write("x.py", ADAM)
    review_of = ("--base=main", "--select=MSC403", "--baseline=known.json")
    assert review(*review_of, cwd=repository.path).returncode == 2
    command("check", "--baseline=known.json", "--write-baseline", cwd=repository.path)
    assert json.loads((repository.path / "known.json").read_bytes())["findings"]
    assert found(*review_of, cwd=repository.path) == []
    repository.write("x.py", ADAM + "nn.Adam(p, beta1=1)\n")
    assert [line for _, line, _ in found(*review_of, cwd=repository.path)] == [3]


def test_lines_that_only_python_ends(repository: Repository) -> None:
    text = "from mindspore import nn\rx = 1\rnn.Adam(p, beta1=1)\ny = nn.Adam(p, beta2=1)\n"
    repository.write("x.py", text + "\n\n")
    repository.commit()
    repository.git("branch", "base")
    repository.write("x.py", text.replace("beta2=1", "beta2=2") + "\n\n")
    assert [line for _, line, _ in found("--base=base", "--select=MSC403", cwd=repository.path)] == [4]


def test_notebooks(repository: Repository) -> None:
    cells = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": ["from mindspore import nn\n", "x = 1"]}]
    sources = ["nn.Adam(p, beta1=1)\n", "\n", "x = 2\n", "nn.Adam(\n", "    p,\n", "    beta2=1,\n", ")"]
    cells.append({"cell_type": "code", "metadata": {}, "outputs": [], "source": sources})
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
    path = repository.write("x.ipynb", json.dumps(notebook, indent=1))
    repository.commit()
    repository.git("branch", "base")
    assert found("--base=base", cwd=repository.path) == []
    path.write_text(path.read_text(encoding="utf-8").replace("    p,", "    q,"), encoding="utf-8")
    assert found("--base=base", "--select=MSC403", cwd=repository.path) == [("x.ipynb", 6, "MSC403")]
    repository.commit()
    body = as_json("--base=base", "--select=MSC403", "--format=github-review", cwd=repository.path)
    line = path.read_text(encoding="utf-8").partition("beta2")[0].count("\n") + 1
    assert [(comment["path"], comment["line"]) for comment in body["comments"]] == [("x.ipynb", line)]
    assert "cell 2, line 6: mindspore.nn.Adam" in body["comments"][0]["body"]


def test_tags_and_other_work_trees(repository: Repository, tmp_path: Path) -> None:
    repository.git("tag", "--annotate", "v1", "--message=x", "main")
    repository.write("train.py", FIRST)
    repository.commit()
    assert {place[:2] for place in found("--base=v1", cwd=repository.path)} == {("train.py", 5)}
    repository.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "other"), "topic")
    assert {place[:2] for place in found("--base=main", cwd=tmp_path / "other")} == {("train.py", 5)}


def test_in_the_middle_of_a_merge(repository: Repository) -> None:
    repository.write("x.py", ADAM)
    repository.commit("one")
    repository.git("checkout", "--quiet", "-b", "two", "main")
    repository.write("x.py", ADAM.replace("beta1", "beta2"))
    repository.write("train.py", FIRST)
    repository.commit("two")
    repository.git("merge", "topic", fails=True)
    done = review("--base=main", cwd=repository.path)
    assert done.returncode == 2
    assert done.stderr.startswith("x.py:2:1: invalid syntax")
    assert done.stdout.startswith("train.py:5:")


def test_exit_status(repository: Repository) -> None:
    assert review("--base=main", cwd=repository.path).returncode == 0
    repository.write("train.py", FIRST)
    assert review("--base=main", cwd=repository.path).returncode == 1
    assert review("--base=main", "--exit-zero", cwd=repository.path).returncode == 0
    repository.write("broken.py", "import torch.optim\nAdam(\n")
    done = review("--base=main", cwd=repository.path)
    assert done.returncode == 2
    assert "train.py:5:" in done.stdout
    assert "broken.py:2" in done.stderr


# ------------------------------------------------------------------------------------- what is wrong


@pytest.mark.parametrize("revision", ["nosuch", "HEAD~99", "main..topic", "HEAD^{tree}", "ma\nin", "é"])
def test_an_unknown_revision(repository: Repository, revision: str) -> None:
    done = review("--base", revision, cwd=repository.path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"ms-compat-lint: error: git knows no revision {revision!r}")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("revision", ["", "-h", "--output=pwned", "--no-index"])
def test_a_revision_is_no_option(repository: Repository, revision: str) -> None:
    done = review(f"--base={revision}", cwd=repository.path)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"--base needs a revision of git, not {revision!r}" in done.stderr
    assert not (repository.path / "pwned").exists()


def test_without_a_repository(tmp_path: Path) -> None:
    done = review("--base=main", cwd=tmp_path, env={"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)})
    assert done.returncode == 2
    assert done.stderr.startswith("ms-compat-lint: error: git finds no work tree here: not a git repository")


def test_without_git(repository: Repository) -> None:
    done = review("--base=main", cwd=repository.path, env={"PATH": str(repository.path)})
    assert done.returncode == 2
    assert done.stderr == (
        "ms-compat-lint: error: git is not installed, or not on the PATH; --diff-from takes a diff from elsewhere\n"
    )


def test_a_repository_without_commits(tmp_path: Path) -> None:
    path = Repository(tmp_path / "empty").path
    done = review("--base=HEAD", cwd=path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "git knows no revision 'HEAD'" in done.stderr


def test_branches_that_have_nothing_in_common(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "--orphan", "other")
    repository.commit("another")
    done = review("--base=main", cwd=repository.path)
    assert done.returncode == 2
    assert "'main' and HEAD have no commit in common" in done.stderr


def test_a_shallow_clone(repository: Repository, tmp_path: Path) -> None:
    repository.write("train.py", FIRST)
    repository.commit()
    clone = Repository(tmp_path / "clone")
    clone.git("fetch", "--quiet", "--depth=1", repository.path.as_uri(), "topic:topic", "main:base")
    clone.git("checkout", "--quiet", "topic")
    done = review("--base=base", cwd=clone.path)
    assert done.returncode == 2
    assert done.stderr.endswith("a clone that is not shallow may have one (git fetch --unshallow)\n")
    clone.git("fetch", "--quiet", "--unshallow", repository.path.as_uri(), "topic")
    assert {place[:2] for place in found("--base=base", cwd=clone.path)} == {("train.py", 5)}


def test_a_repository_of_somebody_else(repository: Repository) -> None:
    done = review("--base=main", cwd=repository.path, env={"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"})
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "git finds no work tree here: detected dubious ownership" in done.stderr


def test_a_path_that_does_not_exist(repository: Repository) -> None:
    done = review("--base=main", "nosuch.py", cwd=repository.path)
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, "nosuch.py: does not exist")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--commit=" + "a" * 40,), "--commit goes with --format github-review"),
        (("--format=github-review", "--commit=HEAD"), "--commit needs the full name of a commit"),
        (("--format=githubreview",), "--format must be one of"),
        (("--format=json", "--full"), "--full goes with --format text, not json"),
        (("-",), "a change is reviewed in files"),
    ],
)
def test_options_that_do_not_go(repository: Repository, options: tuple[str, ...], message: str) -> None:
    done = review("--base=main", *options, cwd=repository.path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"ms-compat-lint: error: {message}")
