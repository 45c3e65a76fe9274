"""What the command loads for one small file: what is not needed for it takes longer than the check itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = "import sys; from ms_compat_lint.frontends.cli import command; sys.exit(command())"
PLAIN = "import torch\nfrom torch import nn\n\n\nclass Net(nn.Module):\n    pass\n"
WITH_SITES = "import torch\n\noptimizer = torch.optim.Adam(params, lr=0.1, weight_decay=0.01)\n"
# Of the standard library and of other packages, however little there is to do.
NEVER = {
    "argparse",
    "ast",
    "asyncio",
    "concurrent.futures",
    "contextlib",
    "ctypes",
    "dataclasses",
    "datetime",
    "difflib",
    "email",
    "gettext",
    "importlib",
    "importlib.metadata",
    "importlib.resources",
    "inspect",
    "json",
    "locale",
    "logging",
    "mindspore",
    "multiprocessing",
    "numpy",
    "pathlib",
    "pathspec",
    "pkgutil",
    "shutil",
    "signal",
    "socket",
    "subprocess",
    "tempfile",
    "threading",
    "tokenize",
    "tomli",
    "tomllib",
    "torch",
    "typing",
    "unittest",
    "urllib",
}
# Loaded where a call has arguments of some kind, or where names lead to optimizers in some way.
OWN_FOR_FEW = {
    "arithmetic",
    "attribute_values",
    "attributes",
    "changes",
    "containers",
    "fstrings",
    "operations",
    "reflection",
}
# Loaded for files in which an optimizer is constructed.
OWN_FOR_SITES = {"binding", "comparison", "engine", "knowledge.schema", "rules", "sites.finder", "suppressions"}


def loaded(folder: Path, text: str, *options: str) -> set[str]:
    """The modules that a run over one file loads beyond those of a start of Python."""
    (folder / "small.py").write_text(text)
    return imports(folder, COMMAND, "check", *options, "small.py") - imports(folder, "pass")


def imports(folder: Path, code: str, *arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}


def own(names: set[str]) -> set[str]:
    return {f"ms_compat_lint.{name}" for name in names}


@pytest.mark.parametrize("text", [PLAIN, WITH_SITES], ids=["plain", "with sites"])
def test_nothing_heavy(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.other]\nkey = 1\n")
    found = loaded(tmp_path, text, "--no-cache")
    assert "ms_compat_lint.frontends.cli" in found
    assert not NEVER & found
    assert not own({"frontends.cli.add_noqa", "frontends.cli.baseline", "project.workers"}) & found


def test_nothing_for_sites_where_there_are_none(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.other]\nkey = 1\n")
    found = loaded(tmp_path, PLAIN)
    assert not own(OWN_FOR_SITES) & found
    assert len({name for name in found if name.startswith("ms_compat_lint")}) < 45  # each costs


def test_what_sites_need_is_loaded_for_them(tmp_path: Path) -> None:
    found = loaded(tmp_path, WITH_SITES, "--no-cache")
    assert own(OWN_FOR_SITES) <= found
    assert not own({"fixes", "fixes.plan", "sites.modules"}) & found
    assert not own({f"sites.{name}" for name in OWN_FOR_FEW}) & found
    assert len({name for name in found if name.startswith("ms_compat_lint")}) < 95  # each costs
    assert own({"fixes.plan"}) <= loaded(tmp_path, WITH_SITES, "--no-cache", "--full")


def test_toml_is_read_where_it_speaks_of_this_program(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.ms-compat-lint]\n")
    assert {"tomllib", "tomli"} & loaded(tmp_path, PLAIN)
