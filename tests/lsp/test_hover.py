from __future__ import annotations

import pytest
from lsprotocol import types
from pytest_lsp import client_capabilities

from tests.lsp.editor import HEADER, VS_CODE, editor

pytestmark = pytest.mark.asyncio(loop_scope="module")

TEXT = HEADER + "optimizer = nn.AdamWeightDecay(params, learning_rate=1e-3)\n"


def value(hover: types.Hover | None) -> str:
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    return hover.contents.value


async def test_the_class_shows_its_counterpart(session) -> None:
    uri = session.open(TEXT)
    hover = await session.hover(uri, 3, 20)
    text = value(hover)
    assert hover.range == types.Range(types.Position(3, 12), types.Position(3, 30))
    assert "**mindspore.nn.AdamWeightDecay** → **torch.optim.AdamW**" in text
    assert "| `learning_rate` | `0.001` | `lr` | `0.001` | renamed |" in text
    assert "the updates differ" in text
    assert "Measured with torch" in text
    assert "bias correction" in text
    assert "1 - beta \\*\\* step" in text
    assert "`mindspore.experimental.optim.AdamW` is equal" in text
    assert "/optimizers/mindspore.nn.AdamWeightDecay.html" in text


async def test_an_argument_shows_its_counterpart(session) -> None:
    uri = session.open(TEXT)
    text = value(await session.hover(uri, 3, 42))
    assert "`learning_rate` of mindspore.nn.AdamWeightDecay, default `0.001`" in text
    assert "`lr` of torch.optim.AdamW, default `0.001`: renamed" in text


async def test_other_families_are_named(session) -> None:
    uri = session.open("from torch import optim\noptim.AdamW(p)\n")
    text = value(await session.hover(uri, 1, 8))
    assert "In other families: `mindspore.experimental.optim.AdamW`, `mindspore.mint.optim.AdamW`." in text


async def test_an_optimizer_without_counterpart(session) -> None:
    uri = session.open("from torch import optim\noptim.LBFGS(p)\n")
    assert "has no counterpart in the family nn" in value(await session.hover(uri, 1, 8))


@pytest.mark.parametrize(("line", "character"), [(0, 3), (2, 2), (3, 3), (3, 200), (900, 0)])
async def test_nothing_elsewhere(session, line, character) -> None:
    uri = session.open(TEXT)
    assert await session.hover(uri, line, character) is None


async def test_plain_text_for_who_cannot_show_more(tmp_path) -> None:
    capabilities = client_capabilities(VS_CODE)
    assert capabilities.text_document is not None
    capabilities.text_document.hover = types.HoverClientCapabilities(content_format=[types.MarkupKind.PlainText])
    async with editor(tmp_path, capabilities) as session:
        hover = await session.hover(session.open(TEXT), 3, 20)
    assert hover.contents.kind == types.MarkupKind.PlainText
    assert "Counterpart torch.optim.AdamW" in value(hover)
    assert "**torch" not in value(hover)
