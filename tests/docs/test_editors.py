"""What the page about editors says is what works: its own text is given to Neovim, without a screen."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ms_compat_lint.editor.actions import FIX_ALL, NOTEBOOK_FIX_ALL

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/editors.md").read_text(encoding="utf-8")
NVIM = shutil.which("nvim")
needs_neovim = [pytest.mark.neovim, pytest.mark.skipif(NVIM is None, reason="Neovim is not installed")]
CODE = "from mindspore import nn\n\nopt = nn.Adam(params, beta1=1)\n"

# Waits for diagnostics in the window's file and writes their codes.
SHOWN = """
vim.cmd("edit train.py")
vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 50)
local codes = vim.tbl_map(function(d) return d.user_data.lsp.code or d.code end, vim.diagnostic.get(0))
vim.fn.writefile({ vim.json.encode(codes) }, "codes.json")
vim.lsp.stop_client(vim.lsp.get_active_clients())
vim.cmd("qall!")
"""


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A file, and the command in a directory for programs."""
    (tmp_path / "train.py").write_text(CODE, encoding="utf-8")
    script = tmp_path / "bin/ms-compat-lint"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ms_compat_lint "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    return tmp_path


def neovim(folder: Path, *arguments: str) -> None:
    assert NVIM is not None
    own = {name: str(folder / "own") for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    path = os.pathsep.join([str(folder / "bin"), os.environ["PATH"]])
    env = {**os.environ, **own, "PATH": path, "PYTHONPATH": str(ROOT)}
    subprocess.run([NVIM, "--headless", *arguments], cwd=folder, env=env, check=True, timeout=90, capture_output=True)


class TestNeovim:
    pytestmark = needs_neovim

    def test_the_language_server(self, project: Path) -> None:
        _, before_0_11 = blocks("lua")
        (project / "init.lua").write_text(before_0_11, encoding="utf-8")
        (project / "shown.lua").write_text(SHOWN, encoding="utf-8")
        neovim(project, "-u", "init.lua", "-c", "luafile shown.lua")
        assert json.loads((project / "codes.json").read_text(encoding="utf-8")) == ["MSC403"]

    def test_the_quickfix_list(self, project: Path) -> None:
        (settings,) = blocks("vim")
        (project / "settings.vim").write_text(settings, encoding="utf-8")
        entries = "filter(getqflist(), {_, e -> e.valid})"  # those that :cnext goes to
        places = f"map({entries}, {{_, e -> join([bufname(e.bufnr), e.lnum, e.col, e.text[:5]], ':')}})"
        commands = ["source settings.vim", "edit train.py", "silent make", f"call writefile({places}, 'list')", "qall!"]
        neovim(project, "-u", "NONE", *(argument for each in commands for argument in ("-c", each)))
        assert (project / "list").read_text(encoding="utf-8").splitlines() == ["train.py:3:23:MSC403"]


def test_visual_studio_code() -> None:
    """The settings are of the types that the extension declares, and the actions are the server's."""
    (settings,) = (json.loads(block) for block in blocks("json"))
    assert settings == {
        "glspc.server.command": "ms-compat-lint",
        "glspc.server.commandArguments": ["lsp"],
        "glspc.server.languageId": ["python"],
    }
    assert f'"{FIX_ALL}": "explicit"' in PAGE
    assert f'"{NOTEBOOK_FIX_ALL}": "explicit"' in PAGE
