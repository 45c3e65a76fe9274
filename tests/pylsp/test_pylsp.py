"""python-lsp-server, a real process, with this plugin and no other that tells anything."""

from __future__ import annotations

import sys
from contextlib import asynccontextmanager
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest

from tests.lsp.editor import ADAM, HEADER
from tests.lsp.wire import Wire, connect

QUIET = ("flake8", "pycodestyle", "pydocstyle", "pyflakes", "pylint", "mccabe", "rope_autoimport")
SERVER = [sys.executable, "-m", "pylsp"]


@asynccontextmanager
async def pylsp(folder: Path, **settings: Any):
    """A session with the plugin's settings, and the URI of a file in its folder."""
    plugins: dict[str, Any] = {name: {"enabled": False} for name in QUIET}
    plugins["ms_compat_lint"] = settings
    async with connect(SERVER, folder, {"pylsp": {"plugins": plugins}}) as wire:
        yield wire, (folder / "train.py").as_uri()


def codes(found: list[dict[str, Any]]) -> list[str]:
    return [diagnostic["code"] for diagnostic in found]


async def shown(wire: Wire, uri: str, text: str = ADAM) -> list[dict[str, Any]]:
    wire.open(text, 1, uri)
    return await wire.diagnostics(1, uri)


async def actions(wire: Wire, uri: str, found: list[dict[str, Any]], only: list[str]) -> list[dict[str, Any]]:
    where = {"start": {"line": 3, "character": 12}, "end": {"line": 3, "character": 54}}
    params = {"textDocument": {"uri": uri}, "range": where, "context": {"diagnostics": found, "only": only}}
    offered = await wire.ask("textDocument/codeAction", params)
    return [action for action in offered if action["kind"].startswith(only[0])]


def test_the_entry_point_is_there() -> None:
    (point,) = entry_points(group="pylsp", name="ms_compat_lint")
    assert point.load().pylsp_lint


@pytest.mark.asyncio
async def test_diagnostics_of_unsaved_text(tmp_path) -> None:
    async with pylsp(tmp_path) as (wire, uri):
        found = await shown(wire, uri)
        assert codes(found) == ["MSC101", "MSC501"]
        assert found[0]["source"] == "ms-compat-lint"
        assert found[0]["severity"] == 2
        assert found[0]["codeDescription"]["href"].endswith("/rules/MSC101.html")
        assert found[0]["range"] == {"start": {"line": 3, "character": 12}, "end": {"line": 3, "character": 54}}
        change = {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [{"text": HEADER}]}
        wire.send("textDocument/didChange", change)
        assert await wire.diagnostics(2, uri) == []


@pytest.mark.asyncio
async def test_code_actions(tmp_path) -> None:
    async with pylsp(tmp_path) as (wire, uri):
        found = await shown(wire, uri)
        quick = await actions(wire, uri, found, ["quickfix"])
        titles = [action["title"] for action in quick]
        assert titles[0] == "write the default out: weight_decay=0.0"
        assert "silence MSC501 here with # noqa: MSC501" in titles
        (edit,) = quick[0]["edit"]["changes"][uri]
        place = {"line": 3, "character": 53}
        assert edit == {"range": {"start": place, "end": place}, "newText": ", weight_decay=0.0"}
        (fix_all,) = await actions(wire, uri, [], ["source.fixAll"])
        assert fix_all["edit"]["changes"][uri] == [edit]
        (port,) = await actions(wire, uri, [], ["refactor.rewrite"])
        assert port["title"].startswith("port to torch.optim.AdamW")
        assert "import torch" in str(port["edit"]) or "from torch" in str(port["edit"])


@pytest.mark.asyncio
async def test_settings(tmp_path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.ms-compat-lint]\nignore = ["MSC101"]\n')
    async with pylsp(tmp_path) as (wire, uri):
        assert codes(await shown(wire, uri)) == ["MSC501"]
    async with pylsp(tmp_path, ignore=["MSC501"], colour="red") as (wire, uri):
        assert codes(await shown(wire, uri)) == ["MSC101"]
        messages = [m["params"]["message"] for m in wire.received if m.get("method") == "window/showMessage"]
        assert "unknown setting: colour" in messages[0]
    async with pylsp(tmp_path, enabled=False) as (wire, uri):
        assert await shown(wire, uri) == []


@pytest.mark.asyncio
async def test_text_that_is_being_typed(tmp_path) -> None:
    async with pylsp(tmp_path) as (wire, uri):
        assert codes(await shown(wire, uri, ADAM + "\nx = (\n")) == ["MSC101", "MSC501"]


@pytest.mark.asyncio
async def test_columns_behind_wide_characters(tmp_path) -> None:
    text = HEADER + 'a = "\u4e2d\U0001f600", nn.AdamWeightDecay(params, 1e-3, eps=1e-6)\n'
    async with pylsp(tmp_path) as (wire, uri):
        found = await shown(wire, uri, text)
    assert found[0]["range"]["start"]["character"] == 11
