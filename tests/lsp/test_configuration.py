"""Settings: the editor's, those of pyproject.toml, and both when they change."""

from __future__ import annotations

import asyncio

import pytest
from lsprotocol import types
from pytest_lsp import client_capabilities

from ms_compat_lint.editor.settings import is_excluded, read_options
from ms_compat_lint.model import Family
from ms_compat_lint.project.configuration import Configuration
from ms_compat_lint.settings import Settings
from tests.lsp.editor import ADAM, VS_CODE, editor

TORCH = "from torch import optim\n\noptimizer = optim.AdamW(net.parameters(), lr=1e-3)\n"
TABLE = "[tool.ms-compat-lint]\n"


def codes(found) -> list[str]:
    return [d.code for d in found]


def changed(uri: str) -> types.DidChangeWatchedFilesParams:
    return types.DidChangeWatchedFilesParams([types.FileEvent(uri, types.FileChangeType.Changed)])


async def shown(session, uri, wanted, version=1) -> None:
    """Wait until these are the codes that are shown: settings arrive after the text."""
    while codes(await session.diagnostics(uri, version)) != wanted:
        await session.next_diagnostics(uri)


@pytest.mark.asyncio
async def test_the_first_message_brings_settings(tmp_path) -> None:
    async with editor(tmp_path, options={"select": ["MSC501"]}) as session:
        await shown(session, session.open(ADAM), ["MSC501"])


@pytest.mark.asyncio
async def test_the_workspace_brings_settings(tmp_path) -> None:
    async with editor(tmp_path, configuration={"ignore": ["MSC5"]}) as session:
        await shown(session, session.open(ADAM), ["MSC101"])


@pytest.mark.asyncio
async def test_settings_change_while_texts_are_open(tmp_path) -> None:
    async with editor(tmp_path) as session:
        uri = session.open(ADAM)
        await shown(session, uri, ["MSC101", "MSC501"])
        session.client.set_configuration({"select": ["MSC101"]}, section="ms-compat-lint")
        session.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings=None))
        await shown(session, uri, ["MSC101"])


@pytest.mark.asyncio
async def test_settings_that_are_sent_instead_of_asked_for(tmp_path) -> None:
    capabilities = client_capabilities("neovim@0.7.0")
    assert capabilities.workspace is not None
    capabilities.workspace.configuration = None
    async with editor(tmp_path, capabilities) as session:
        uri = session.open(ADAM)
        await shown(session, uri, ["MSC101", "MSC501"])
        settings = {"ms-compat-lint": {"ignore": "MSC501"}}
        session.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings=settings))
        await shown(session, uri, ["MSC101"])


@pytest.mark.asyncio
async def test_pyproject_is_read_and_read_again(tmp_path) -> None:
    pyproject = tmp_path / "pyproject.toml"
    pyproject.write_text(TABLE + 'select = ["MSC101"]\n')
    async with editor(tmp_path) as session:
        uri = session.open(ADAM)
        await shown(session, uri, ["MSC101"])
        pyproject.write_text(TABLE + 'select = ["MSC501"]\n')
        session.client.workspace_did_change_watched_files(changed(pyproject.as_uri()))
        await shown(session, uri, ["MSC501"])
        (watched,) = (r for r in session.registered if r.method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
        assert "**/pyproject.toml" in str(watched.register_options)


@pytest.mark.asyncio
async def test_an_editor_that_watches_no_files_needs_only_a_keystroke(tmp_path) -> None:
    pyproject = tmp_path / "pyproject.toml"
    async with editor(tmp_path, client_capabilities("neovim@0.7.0")) as session:
        uri = session.open(ADAM)
        await shown(session, uri, ["MSC101", "MSC501"])
        pyproject.write_text(TABLE + 'select = ["MSC501"]\n')
        session.replace(uri, 2, ADAM + "\n")
        await shown(session, uri, ["MSC501"], 2)


@pytest.mark.asyncio
async def test_the_editors_settings_go_before_those_of_the_file(tmp_path) -> None:
    (tmp_path / "pyproject.toml").write_text(TABLE + 'mindspore-api = "experimental"\nselect = ["MSC501"]\n')
    async with editor(tmp_path, options={"mindsporeApi": "nn"}) as session:
        await shown(session, session.open(TORCH), ["MSC501"])
    async with editor(tmp_path) as session:
        await shown(session, session.open(TORCH), [])


@pytest.mark.asyncio
async def test_folders_have_settings_of_their_own(tmp_path) -> None:
    for name, rule in (("a", "MSC101"), ("b", "MSC501")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "pyproject.toml").write_text(TABLE + f'select = ["{rule}"]\n')
    async with editor(tmp_path) as session:
        await shown(session, session.open(ADAM, "a/train.py"), ["MSC101"])
        await shown(session, session.open(ADAM, "b/train.py"), ["MSC501"])


@pytest.mark.asyncio
async def test_a_wrong_setting_is_told_once_and_the_others_hold(tmp_path) -> None:
    options = {"select": ["MSC101"], "mindspore-api": "nm", "colour": "red"}
    async with editor(tmp_path, options=options) as session:
        for _ in range(2):
            await shown(session, session.open(ADAM), ["MSC101"])
        messages = [m.message for m in session.client.messages]
    assert len(messages) == 2
    assert "mindspore-api must be one of nn, experimental, mint, not 'nm'" in messages[0]
    assert "unknown setting: colour" in messages[1]


@pytest.mark.asyncio
async def test_a_broken_pyproject_is_told_and_the_text_still_checked(tmp_path) -> None:
    pyproject = tmp_path / "pyproject.toml"
    pyproject.write_text("[tool.ms-compat-lint\n")
    async with editor(tmp_path, options={"ignore": ["MSC501"]}) as session:
        uri = session.open(ADAM)
        await shown(session, uri, ["MSC101"])
        assert "is not valid TOML" in session.client.messages[0].message
        pyproject.write_text(TABLE + 'ignore = ["MSC101"]\n')
        session.client.workspace_did_change_watched_files(changed(pyproject.as_uri()))
        await asyncio.wait_for(shown(session, uri, ["MSC101"]), 20)


@pytest.mark.asyncio
async def test_excluded_files_are_left_alone(tmp_path) -> None:
    (tmp_path / "pyproject.toml").write_text(TABLE + 'extend-exclude = ["generated/"]\n')
    async with editor(tmp_path) as session:
        excluded = session.open(ADAM, "generated/a/train.py")
        await shown(session, session.open(ADAM), ["MSC101", "MSC501"])
        assert excluded not in {params.uri for params in session.published}


@pytest.mark.asyncio
async def test_modules_of_the_project_are_read_as_they_are_in_the_editor(tmp_path) -> None:
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "choose.py").write_text("from mindspore.nn import Adam\n")
    async with editor(tmp_path) as session:
        uri = session.open("from choose import Adam\nAdam(p, eps=1e-6, weight_decay=0.0)\n", "train.py")
        await session.diagnostics(uri)
        module = session.open("from mindspore.nn import AdamWeightDecay as Adam\n", "choose.py")
        await session.diagnostics(module)
        save = types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(module))
        session.client.text_document_did_save(save)
        await shown(session, uri, ["MSC501"])


@pytest.mark.asyncio
async def test_a_file_outside_of_any_folder(tmp_path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "pyproject.toml").write_text(TABLE + 'select = ["MSC501"]\n')
    async with editor(tmp_path / "inside") as session:
        await shown(session, session.open(ADAM, "../outside.py"), ["MSC501"])


@pytest.mark.asyncio
async def test_a_text_that_is_no_file_yet(tmp_path) -> None:
    (tmp_path / "pyproject.toml").write_text(TABLE + 'select = ["MSC501"]\n')
    async with editor(tmp_path, client_capabilities(VS_CODE)) as session:
        item = types.TextDocumentItem("untitled:Untitled-1", "python", 1, ADAM)
        session.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        await shown(session, item.uri, ["MSC501"])


def test_spellings_of_settings() -> None:
    wanted = {"mindspore-api": Family.MINT, "extend-select": ("MSC301",)}
    spellings = (
        {"mindspore-api": "mint", "extend-select": ["MSC301"], "torch-version": None},
        {"mindspore_api": "mint", "extend_select": "MSC301"},
        {"settings": {"mindsporeApi": "mint", "extendSelect": ["msc301"]}},
        {"ms-compat-lint": {"mindsporeApi": "mint", "extendSelect": ["MSC301"]}},
    )
    for given in spellings:
        assert read_options(given) == (wanted, ())


@pytest.mark.parametrize("given", [[], "x", 3])
def test_settings_that_are_no_object(given) -> None:
    options = read_options(given)
    assert options.values == {}
    assert "must be an object" in options.errors[0]


def test_what_is_excluded() -> None:
    configuration = Configuration(Settings(), None, ("made/*.py",), "/build/project", {})
    assert is_excluded(configuration, "/build/project/made/a.py")
    assert is_excluded(configuration, "/build/project/build/deep/a.py")
    assert not is_excluded(configuration, "/build/project/src/a.py")
    assert not is_excluded(configuration, "/build/elsewhere/a.py")
