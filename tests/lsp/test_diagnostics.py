"""Diagnostics, sent and asked for, on the text as it stands in the editor."""

from __future__ import annotations

import pytest
from lsprotocol import types
from pytest_lsp import client_capabilities

from tests.lsp.editor import ADAM, HEADER, NEOVIM, VS_CODE, editor, pulling

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize("name", [VS_CODE, "neovim@0.6.1", "neovim@0.7.0", "neovim@0.9.1", "emacs"])
async def test_an_opened_text_gets_its_diagnostics(tmp_path, name) -> None:
    async with editor(tmp_path, client_capabilities(name)) as session:
        uri = session.open(ADAM)
        found = await session.diagnostics(uri)
    assert [d.code for d in found] == ["MSC101", "MSC501"]
    first = found[0]
    assert first.source == "ms-compat-lint"
    assert first.severity == types.DiagnosticSeverity.Warning
    assert first.code_description is not None
    assert first.code_description.href.endswith("/rules/MSC101.html")
    assert first.message.startswith("mindspore.nn.AdamWeightDecay: weight_decay defaults to 0.0")
    assert first.range == types.Range(types.Position(3, 12), types.Position(3, 54))


async def test_the_text_counts_and_not_the_file(tmp_path) -> None:
    (tmp_path / "train.py").write_text("import os\n")
    async with editor(tmp_path) as session:
        uri = session.open(ADAM)
        assert len(await session.diagnostics(uri)) == 2
        session.replace(uri, 2, HEADER)
        assert await session.diagnostics(uri, 2) == []


async def test_a_change_of_a_few_characters(session) -> None:
    uri = session.open(ADAM)
    await session.diagnostics(uri)
    where = types.Range(types.Position(3, 53), types.Position(3, 53))
    session.change(uri, 2, types.TextDocumentContentChangePartial(range=where, text=", weight_decay=0.0"))
    assert [d.code for d in await session.diagnostics(uri, 2)] == ["MSC501"]


async def test_severities_follow_those_of_the_rules(tmp_path) -> None:
    text = HEADER + "nn.Adam(params, lr=1e-3, loss_scale=1.0)\nnn.SGD(params, learning_rate=rate())\n"
    async with editor(tmp_path, options={"select": ["ALL"]}) as session:
        found = await session.diagnostics(session.open(text))
    severities = {d.code: d.severity for d in found}
    assert severities["MSC401"] == types.DiagnosticSeverity.Error
    assert severities["MSC301"] == types.DiagnosticSeverity.Information
    assert severities["MSC202"] == types.DiagnosticSeverity.Hint
    redundant = next(d for d in found if d.code == "MSC202")
    assert list(redundant.tags) == [types.DiagnosticTag.Unnecessary]


async def test_a_closed_text_shows_nothing(session) -> None:
    uri = session.open(ADAM)
    await session.diagnostics(uri)
    session.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
    assert await session.diagnostics(uri, None) == []


async def test_many_changes_in_a_row_end_with_the_last(session) -> None:
    uri = session.open(ADAM)
    for version in range(2, 60):
        session.replace(uri, version, ADAM if version % 2 else HEADER)
    assert len(await session.diagnostics(uri, 59)) == 2
    versions = [params.version for params in session.published if params.uri == uri]
    assert versions == sorted(versions)


async def test_broken_code_hides_only_its_own_statement(session) -> None:
    uri = session.open(ADAM + "\ndef train(:\n    pass\n")
    found = await session.diagnostics(uri)
    assert [d.code for d in found] == ["MSC101", "MSC501", "not-checked"]
    assert found[-1].range.start.line == 5
    assert found[-1].severity == types.DiagnosticSeverity.Hint


async def test_comments_that_silence(session) -> None:
    uri = session.open(ADAM.replace("1e-6)", "1e-6)  # noqa: MSC1"))
    assert [d.code for d in await session.diagnostics(uri)] == ["MSC501"]


async def test_other_languages_are_left_alone(session) -> None:
    item = types.TextDocumentItem(uri=session.uri("a.txt"), language_id="plaintext", version=1, text=ADAM)
    session.client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
    await session.diagnostics(session.open(ADAM))
    assert item.uri not in {params.uri for params in session.published}


@pytest.mark.parametrize("name", ["neovim@0.10.0", "neovim@0.11.0"])
async def test_who_asks_for_diagnostics_is_not_sent_them(tmp_path, name) -> None:
    async with editor(tmp_path, client_capabilities(name)) as session:
        assert session.initialized is not None
        assert session.initialized.capabilities.diagnostic_provider is not None
        uri = session.open(ADAM)
        report = await session.pull(uri)
        assert [d.code for d in report.items] == ["MSC101", "MSC501"]
        before = len(session.published)  # none, unless the machine was so busy that the question came late
        again = await session.pull(uri, report.result_id)
        assert again.kind == "unchanged"
        session.replace(uri, 2, HEADER)
        changed = await session.pull(uri, report.result_id)
        assert list(changed.items) == []
        assert [params for params in session.published[before:] if params.diagnostics] == []


async def test_who_could_ask_but_does_not_is_sent_them(tmp_path) -> None:
    async with editor(tmp_path, pulling(client_capabilities(VS_CODE))) as session:
        uri = session.open(ADAM)
        assert len(await session.diagnostics(uri)) == 2
        report = await session.pull(uri)
        assert len(report.items) == 2
        assert list(session.published[-1].diagnostics) == []


async def test_asking_for_what_is_not_open(tmp_path) -> None:
    async with editor(tmp_path, client_capabilities(f"{NEOVIM}@0.10.0")) as session:
        report = await session.pull(session.uri("unknown.py"))
        assert list(report.items) == []
