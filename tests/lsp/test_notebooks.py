"""Notebooks as an editor shows them: a document for each cell."""

from __future__ import annotations

import pytest
from lsprotocol import types
from pytest_lsp import client_capabilities

from tests.lsp.editor import VS_CODE, edited, editor, pulling, whole

pytestmark = pytest.mark.asyncio(loop_scope="module")

IMPORT = "%matplotlib inline\nfrom mindspore import nn"
CALL = "!ls\nopt = nn.AdamWeightDecay(p, 1e-3, eps=1e-6)"


class Notebook:
    """One notebook in a session."""

    def __init__(self, session, name: str, *cells: tuple[str, str]) -> None:
        self.session = session
        self.uri = session.uri(name)
        self.items = [self.item(f"{name}-{n}", language, text) for n, (language, text) in enumerate(cells)]
        document = types.NotebookDocument(self.uri, "jupyter-notebook", 1, [self.cell(item) for item in self.items])
        params = types.DidOpenNotebookDocumentParams(document, self.items)
        session.client.notebook_document_did_open(params)

    def item(self, name: str, language: str, text: str) -> types.TextDocumentItem:
        return types.TextDocumentItem(f"vscode-notebook-cell:/{name}", language, 1, text)

    def cell(self, item: types.TextDocumentItem) -> types.NotebookCell:
        markup = item.language_id == "markdown"
        return types.NotebookCell(types.NotebookCellKind.Markup if markup else types.NotebookCellKind.Code, item.uri)

    def change(self, version: int, cells: types.NotebookDocumentCellChanges) -> None:
        identifier = types.VersionedNotebookDocumentIdentifier(version, self.uri)
        event = types.NotebookDocumentChangeEvent(cells=cells)
        self.session.client.notebook_document_did_change(types.DidChangeNotebookDocumentParams(identifier, event))

    def write(self, index: int, version: int, text: str) -> None:
        document = types.VersionedTextDocumentIdentifier(version, self.items[index].uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        content = types.NotebookDocumentCellContentChanges(document, [change])
        self.change(version, types.NotebookDocumentCellChanges(text_content=[content]))

    def splice(self, version: int, start: int, deleted: int, opened: list[types.TextDocumentItem], closed=()) -> None:
        array = types.NotebookCellArrayChange(start, deleted, [self.cell(item) for item in opened])
        structure = types.NotebookDocumentCellChangeStructure(
            array, opened, [types.TextDocumentIdentifier(uri) for uri in closed]
        )
        self.change(version, types.NotebookDocumentCellChanges(structure=structure))

    async def codes(self, index: int, version: int | None = 1) -> list[object]:
        return [d.code for d in await self.session.diagnostics(self.items[index].uri, version)]


async def test_names_of_earlier_cells(session) -> None:
    notebook = Notebook(session, "a.ipynb", ("python", IMPORT), ("markdown", "nn"), ("python", CALL))
    assert await notebook.codes(2) == ["MSC101", "MSC501"]
    assert await notebook.codes(0) == []
    found = await session.diagnostics(notebook.items[2].uri)
    assert found[0].range == types.Range(types.Position(1, 6), types.Position(1, 43))
    notebook.write(0, 2, "from torch import nn")
    assert await session.next_diagnostics(notebook.items[2].uri) == []


async def test_a_quick_fix_changes_its_cell(session) -> None:
    notebook = Notebook(session, "b.ipynb", ("python", IMPORT), ("python", CALL))
    uri = notebook.items[1].uri
    found = await session.diagnostics(uri)
    action = (await session.actions(uri, found[0].range, [found[0]], ["quickfix"]))[0]
    (change,) = action.edit.document_changes
    assert (change.text_document.uri, change.text_document.version) == (uri, 1)
    assert edited(CALL, change.edits) == CALL.replace("1e-6", "1e-6, weight_decay=0.0")


async def test_all_safe_fixes_of_the_notebook(session) -> None:
    cells = [("python", IMPORT), ("python", CALL), ("python", "x = 1"), ("python", CALL)]
    notebook = Notebook(session, "c.ipynb", *cells)
    uri = notebook.items[1].uri
    await session.diagnostics(uri)
    assert await session.actions(uri, whole(0), only=["source.fixAll"]) == []
    (action,) = await session.actions(uri, whole(0), only=["notebook.source.fixAll"])
    action = await session.resolve(action)
    changed = {change.text_document.uri: edited(CALL, change.edits) for change in action.edit.document_changes}
    wanted = CALL.replace("1e-6", "1e-6, weight_decay=0.0")
    assert changed == {notebook.items[1].uri: wanted, notebook.items[3].uri: wanted}


async def test_a_port_changes_the_import_in_its_cell(session) -> None:
    cells = [("python", "from torch import optim"), ("python", "opt = optim.AdamW(net.parameters(), lr=1e-3)")]
    notebook = Notebook(session, "d.ipynb", *cells)
    uri = notebook.items[1].uri
    await session.diagnostics(uri)
    offered = await session.actions(uri, types.Range(types.Position(0, 9), types.Position(0, 9)), only=["refactor"])
    action = await session.resolve(offered[0])
    assert {change.text_document.uri for change in action.edit.document_changes} == {i.uri for i in notebook.items}


async def test_hover_in_a_cell(session) -> None:
    notebook = Notebook(session, "e.ipynb", ("python", IMPORT), ("python", CALL))
    hover = await session.hover(notebook.items[1].uri, 1, 10)
    assert hover.range == types.Range(types.Position(1, 6), types.Position(1, 24))
    assert await session.hover(notebook.items[0].uri, 0, 3) is None


async def test_cells_that_come_and_go(session) -> None:
    notebook = Notebook(session, "f.ipynb", ("python", IMPORT), ("python", CALL))
    assert await notebook.codes(1) == ["MSC101", "MSC501"]
    new = notebook.item("f.ipynb-new", "python", "import mindspore.nn as ms\nms.AdamWeightDecay(p, 1e-3, eps=1e-6)")
    notebook.splice(2, 1, 0, [new])
    assert len(await session.diagnostics(new.uri)) == 2
    notebook.splice(3, 1, 1, [], [new.uri])
    assert await session.diagnostics(new.uri, None) == []
    notebook.splice(4, 0, 1, [], [notebook.items[0].uri])
    assert await session.next_diagnostics(notebook.items[1].uri) == []


async def test_a_broken_cell_hides_only_itself(session) -> None:
    notebook = Notebook(session, "g.ipynb", ("python", IMPORT), ("python", "\nx = ("), ("python", CALL))
    assert await notebook.codes(1) == ["not-checked"]
    assert await notebook.codes(2) == ["MSC101", "MSC501"]
    (problem,) = await session.diagnostics(notebook.items[1].uri)
    assert problem.range.start == types.Position(1, 4)


async def test_other_languages(session) -> None:
    cells = [("python", IMPORT), ("sql", CALL), ("python", f"%%bash\n{CALL}"), ("python", CALL)]
    notebook = Notebook(session, "h.ipynb", *cells)
    assert await notebook.codes(3) == ["MSC101", "MSC501"]
    shown = {params.uri for params in session.published if params.diagnostics}
    assert not shown & {notebook.items[1].uri, notebook.items[2].uri}


async def test_a_closed_notebook_shows_nothing(session) -> None:
    notebook = Notebook(session, "i.ipynb", ("python", IMPORT), ("python", CALL))
    await notebook.codes(1)
    params = types.DidCloseNotebookDocumentParams(
        types.NotebookDocumentIdentifier(notebook.uri), [types.TextDocumentIdentifier(i.uri) for i in notebook.items]
    )
    session.client.notebook_document_did_close(params)
    assert await session.diagnostics(notebook.items[1].uri, None) == []


async def test_who_asks_is_still_sent_those_of_notebooks(tmp_path) -> None:
    capabilities = pulling(client_capabilities(VS_CODE))
    capabilities.notebook_document = types.NotebookDocumentClientCapabilities(
        types.NotebookDocumentSyncClientCapabilities()
    )
    async with editor(tmp_path, capabilities) as session:
        assert session.initialized.capabilities.notebook_document_sync is not None
        notebook = Notebook(session, "a.ipynb", ("python", IMPORT), ("python", CALL))
        uri = notebook.items[1].uri
        assert list((await session.pull(uri)).items) == []
        assert len(await session.diagnostics(uri)) == 2
