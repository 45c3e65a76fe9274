"""Neovim itself, without a screen: it opens a file, shows the diagnostics and applies a code action."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pytest

from ms_compat_lint import check_source
from tests.lsp.editor import ADAM

NVIM = shutil.which("nvim")
pytestmark = [pytest.mark.neovim, pytest.mark.skipif(NVIM is None, reason="Neovim is not installed")]

START = """
local client = vim.lsp.start_client({
  name = "ms-compat-lint",
  cmd = { SERVER, "-m", "ms_compat_lint", "lsp" },
  root_dir = vim.fn.getcwd(),
})
vim.cmd("edit train.py")
vim.lsp.buf_attach_client(0, client)
local function shown()
  return vim.tbl_map(function(d) return d.user_data.lsp.code or d.code end, vim.diagnostic.get(0))
end
local function wait(wanted)
  local ok = vim.wait(20000, function() return vim.deep_equal(shown(), wanted) end, 50)
  if not ok then error("shown: " .. vim.inspect(vim.diagnostic.get(0))) end
end
local function act(params)
  local answers = vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 20000)
  return answers[client].result
end
local out = {}
local function finish()
  local file = io.open("out.json", "w")
  file:write(vim.json.encode(out))
  file:close()
  vim.lsp.stop_client(client)
  vim.cmd("wall | qall!")
end
local function main()
"""

END = """
end
local ok, problem = pcall(main)
if not ok then out.problem = problem end
finish()
"""


def neovim(folder, script: str) -> dict:
    """Run a script in Neovim, with a server attached to ``train.py``; what it left in ``out``."""
    path = folder / "script.lua"
    path.write_text(START.replace("SERVER", json.dumps(sys.executable)) + script + END)
    subprocess.run(
        [str(NVIM), "--headless", "--clean", "-n", "-c", "filetype on", "-c", f"luafile {path}"],
        cwd=folder,
        check=True,
        timeout=120,
        capture_output=True,
        env={"PYTHONPATH": ":".join(filter(None, sys.path)), "HOME": str(folder), "PATH": "/usr/bin:/bin"},
    )
    out = json.loads((folder / "out.json").read_text())
    assert "problem" not in out, out["problem"]
    return out


def test_diagnostics_and_a_quick_fix(tmp_path) -> None:
    (tmp_path / "train.py").write_text(ADAM)
    out = neovim(
        tmp_path,
        """
        wait({ "MSC101", "MSC501" })
        local first = vim.diagnostic.get(0)[1]
        out.place = { first.lnum, first.col, first.end_lnum, first.end_col }
        out.source = first.source
        vim.api.nvim_win_set_cursor(0, { 4, 14 })
        local params = vim.lsp.util.make_range_params()
        params.context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics(), only = { "quickfix" } }
        local actions = act(params)
        out.titles = vim.tbl_map(function(action) return action.title end, actions)
        vim.lsp.util.apply_workspace_edit(actions[1].edit, "utf-16")
        wait({ "MSC501" })
        """,
    )
    assert out["place"] == [3, 12, 3, 54]
    assert out["source"] == "ms-compat-lint"
    assert out["titles"][0] == "write the default out: weight_decay=0.0"
    text = (tmp_path / "train.py").read_text()
    assert text == ADAM.replace("1e-6)", "1e-6, weight_decay=0.0)")
    assert [f.code for f in check_source(text)] == ["MSC501"]


def test_its_own_code_action_command(tmp_path) -> None:
    (tmp_path / "train.py").write_text('a = "\u4e2d\U0001f600"\n' + ADAM)
    neovim(
        tmp_path,
        """
        wait({ "MSC101", "MSC501" })
        vim.api.nvim_win_set_cursor(0, { 5, 14 })
        vim.ui.select = function(items, options, choose)
          for _, item in ipairs(items) do
            if options.format_item(item):find("silence MSC501") then return choose(item) end
          end
          error("not offered: " .. vim.inspect(items))
        end
        vim.lsp.buf.code_action()
        wait({ "MSC101" })
        """,
    )
    assert (tmp_path / "train.py").read_text().endswith("eps=1e-6)  # noqa: MSC501\n")


def test_a_port_is_resolved_and_applied(tmp_path) -> None:
    (tmp_path / "train.py").write_text("from torch import optim\n\nopt = optim.AdamW(net.parameters(), lr=1e-3)\n")
    neovim(
        tmp_path,
        """
        vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 50)
        vim.api.nvim_win_set_cursor(0, { 3, 10 })
        vim.ui.select = function(items, options, choose) choose(items[1]) end
        vim.lsp.buf.code_action({ only = { "refactor" } })
        vim.wait(20000, function() return vim.fn.search("mindspore", "nw") > 0 end, 50)
        """,
    )
    text = (tmp_path / "train.py").read_text()
    assert "from mindspore.experimental import optim" in text
    assert "AdamW(net.trainable_params(), lr=1e-3)" in text


def test_hover(tmp_path) -> None:
    (tmp_path / "train.py").write_text(ADAM)
    out = neovim(
        tmp_path,
        """
        wait({ "MSC101", "MSC501" })
        vim.api.nvim_win_set_cursor(0, { 4, 16 })
        local params = vim.lsp.util.make_position_params()
        local answers = vim.lsp.buf_request_sync(0, "textDocument/hover", params, 20000)
        for _, answer in pairs(answers) do out.text = answer.result.contents.value end
        """,
    )
    assert "**mindspore.nn.AdamWeightDecay** \u2192 **torch.optim.AdamW**" in out["text"]
