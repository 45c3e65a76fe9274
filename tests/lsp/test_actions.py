"""Code actions: fixes, silencing, ports, and all safe fixes at once."""

from __future__ import annotations

import ast

import pytest
from lsprotocol import types

from ms_compat_lint import check_source
from tests.lsp.editor import ADAM, HEADER, edited, editor, text_edits, whole

pytestmark = pytest.mark.asyncio(loop_scope="module")

TORCH = "from torch import optim\n\noptimizer = optim.AdamW(net.parameters(), lr=1e-3)\n"


def codes(text: str) -> list[str]:
    return [finding.code for finding in check_source(text)]


async def test_quick_fixes_come_from_the_diagnostic(session) -> None:
    uri = session.open(ADAM)
    first, _ = await session.diagnostics(uri)
    actions = await session.actions(uri, whole(3), [first], ["quickfix"])
    safe, unsafe, silence = actions
    assert safe.title == "write the default out: weight_decay=0.0"
    assert safe.is_preferred
    assert safe.diagnostics == (first,)
    assert edited(ADAM, text_edits(safe)) == ADAM.replace("1e-6)", "1e-6, weight_decay=0.0)")
    assert unsafe.title.startswith("pass weight_decay=0.01, as torch.optim.AdamW does")
    assert not unsafe.is_preferred
    assert edited(ADAM, text_edits(unsafe)) == ADAM.replace("1e-6)", "1e-6, weight_decay=0.01)")
    assert silence.title == "silence MSC101 here with # noqa: MSC101"
    assert {a.kind for a in actions} == {types.CodeActionKind.QuickFix}


async def test_edits_name_the_version_that_they_are_for(session) -> None:
    uri = session.open(ADAM, version=7)
    found = await session.diagnostics(uri, 7)
    action = (await session.actions(uri, whole(3), found))[0]
    (change,) = action.edit.document_changes
    assert change.text_document.version == 7


async def test_the_silencing_comment(session) -> None:
    uri = session.open(ADAM)
    found = await session.diagnostics(uri)
    actions = await session.actions(uri, whole(3), found, ["quickfix"])
    text = ADAM
    silence = next(a for a in actions if a.title.startswith("silence MSC501"))
    text = edited(text, text_edits(silence))
    assert text == ADAM.replace("1e-6)\n", "1e-6)  # noqa: MSC501\n")
    assert codes(text) == ["MSC101"]
    session.replace(uri, 2, text)
    (left,) = await session.diagnostics(uri, 2)
    actions = await session.actions(uri, whole(3), [left], ["quickfix"])
    text = edited(text, text_edits(actions[-1]))
    assert text.endswith("  # noqa: MSC501,MSC101\n")
    assert codes(text) == []


@pytest.mark.parametrize(
    ("call", "silenced"),
    [
        ("a = nn.AdamWeightDecay(  # first\n    params, 1e-3, 0.9)\n", 0),
        ("a = b = \\\n    nn.AdamWeightDecay(params,\n 1e-3, 0.9)\n", 1),
        ("def f(p):\n    if p:\n        return nn.AdamWeightDecay(params, 1e-3, 0.9)\n", 2),
        ("try:\n    pass\nexcept E:\n    nn.AdamWeightDecay(params, 1e-3, 0.9)\n", 3),
        ("match p:\n    case 1:\n        nn.AdamWeightDecay(params, 1e-3, 0.9)\n", 2),
        ('a = """\n""", nn.AdamWeightDecay(params, 1e-3, 0.9)\n', 1),
        ('a = nn.AdamWeightDecay(params, 1e-3, 0.9), """\ntext\n"""\n', 2),
    ],
)
async def test_where_the_comment_goes(session, call, silenced) -> None:
    text = HEADER + call
    uri = session.open(text)
    found = [d for d in await session.diagnostics(uri) if d.code == "MSC501"]
    actions = await session.actions(uri, found[0].range, found)
    (silence,) = (a for a in actions if a.title.startswith("silence"))
    new = edited(text, text_edits(silence))
    assert "MSC501" not in codes(new)
    assert ast.dump(ast.parse(new)) == ast.dump(ast.parse(text))
    assert new.splitlines()[3 + silenced].endswith("# noqa: MSC501")


async def test_a_fix_for_an_older_text_is_worked_out_anew(session) -> None:
    uri = session.open(ADAM)
    old = await session.diagnostics(uri)
    moved = "import os\n" + ADAM
    session.replace(uri, 2, moved)
    new = await session.diagnostics(uri, 2)
    stale = types.Diagnostic(
        range=new[0].range, message=new[0].message, code="MSC101", source="ms-compat-lint", data=old[0].data
    )
    action = (await session.actions(uri, whole(4), [stale]))[0]
    assert edited(moved, text_edits(action)) == moved.replace("1e-6)", "1e-6, weight_decay=0.0)")


async def test_an_editor_that_names_no_diagnostics_means_the_range(session) -> None:
    uri = session.open(ADAM)
    await session.diagnostics(uri)
    assert await session.actions(uri, whole(0), only=["quickfix"]) == []
    titles = [a.title for a in await session.actions(uri, whole(3), only=["quickfix"])]
    assert "write the default out: weight_decay=0.0" in titles


async def test_diagnostics_of_others_are_not_ours(session) -> None:
    uri = session.open(ADAM)
    await session.diagnostics(uri)
    other = types.Diagnostic(range=whole(0), message="no", code="MSC101", source="other", data={"fixes": 1})
    assert await session.actions(uri, whole(0), [other], ["quickfix"]) == []


async def test_only_the_kinds_that_are_asked_for(session) -> None:
    uri = session.open(ADAM)
    found = await session.diagnostics(uri)

    async def kinds(only):
        return {a.kind for a in await session.actions(uri, whole(3), found, only)}

    assert await kinds(["source"]) == {"source.fixAll.ms-compat-lint"}
    assert await kinds(["source.fixAll"]) == {"source.fixAll.ms-compat-lint"}
    assert await kinds(["source.organizeImports"]) == set()
    assert await kinds(["refactor"]) == {"refactor.rewrite"}
    assert await kinds(["notebook.source.fixAll"]) == set()


async def test_all_safe_fixes_at_once(session) -> None:
    text = ADAM + "other = nn.RMSProp(params, 0.1)\nlast = 1\n"
    uri = session.open(text)
    await session.diagnostics(uri)
    (action,) = await session.actions(uri, whole(0), only=["source.fixAll.ms-compat-lint"])
    if action.edit is None:
        action = await session.resolve(action)
    new = edited(text, text_edits(action))
    assert "MSC101" in codes(text)
    assert "MSC101" not in codes(new)
    assert new == ADAM.replace("1e-6)", "1e-6, weight_decay=0.0)") + (
        "other = nn.RMSProp(params, 0.1, decay=0.9, epsilon=1e-10)\nlast = 1\n"
    )


async def test_nothing_to_fix_offers_no_fix(session) -> None:
    uri = session.open(HEADER)
    assert await session.actions(uri, whole(0), only=["source.fixAll"]) == []


async def test_line_ends_stay(session) -> None:
    text = (ADAM + "other = nn.RMSProp(params, 0.1)\n").replace("\n", "\r\n")
    uri = session.open(text)
    await session.diagnostics(uri)
    (action,) = await session.actions(uri, whole(0), only=["source.fixAll"])
    action = await session.resolve(action)
    new = edited(text, text_edits(action))
    assert new.count("\r\n") == new.count("\n") == text.count("\n")
    assert codes(new) == [code for code in codes(text) if code != "MSC101"]


async def test_a_port_when_it_is_chosen(session) -> None:
    uri = session.open(TORCH)
    offered = await session.actions(uri, types.Range(types.Position(2, 20), types.Position(2, 20)), only=["refactor"])
    assert [a.title for a in offered] == [
        "port to mindspore.experimental.optim.AdamW",
        "port to mindspore.mint.optim.AdamW",
        "port to mindspore.nn.AdamWeightDecay",
    ]
    assert {a.kind for a in offered} == {types.CodeActionKind.RefactorRewrite}
    assert all(a.edit is None for a in offered)
    action = await session.resolve(offered[0])
    new = edited(TORCH, text_edits(action))
    assert "from mindspore.experimental import optim" in new
    assert "AdamW(net.trainable_params()" in new


async def test_a_port_to_pytorch(session) -> None:
    uri = session.open(ADAM)
    before = types.Range(types.Position(3, 2), types.Position(3, 2))
    assert await session.actions(uri, before, only=["refactor"]) == []
    inside = types.Range(types.Position(3, 14), types.Position(3, 14))
    for where in (inside, whole(3)):
        offered = await session.actions(uri, where, only=["refactor"])
        assert [a.title for a in offered] == ["port to torch.optim.AdamW"]


async def test_an_editor_that_does_not_resolve_gets_all_edits_at_once(tmp_path) -> None:
    async with editor(tmp_path, types.ClientCapabilities()) as session:
        uri = session.open(TORCH)
        found = await session.diagnostics(uri)
        actions = await session.actions(uri, types.Range(types.Position(2, 20), types.Position(2, 20)), found)
    assert actions
    assert all(a.edit is not None and a.edit.document_changes is None for a in actions)
    assert {a.kind for a in actions} == {"quickfix", "refactor.rewrite", "source.fixAll.ms-compat-lint"}


async def test_a_port_that_is_refused_says_why(session) -> None:
    text = "from torch import optim\n\noptimizer = optim.AdamW(net.parameters(), **options)\n"
    uri = session.open(text)
    offered = await session.actions(uri, types.Range(types.Position(2, 20), types.Position(2, 20)), only=["refactor"])
    action = await session.resolve(offered[0])
    assert action.edit is None
    assert session.client.messages[-1].message.startswith("not ported: ")
