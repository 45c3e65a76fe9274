"""Calls drawn in odd layouts: whatever is fixed, the file stays what it was elsewhere."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ms_compat_lint import engine
from ms_compat_lint.fixes.apply import fix_source
from ms_compat_lint.model import Family, Finding, Framework
from ms_compat_lint.port import port_source
from ms_compat_lint.settings import Settings
from ms_compat_lint.source import SourceFile
from tests.fixes.invariants import comments, compiles, new_findings, outside_calls

HEAD = {
    "torch": "import torch\nfrom torch import optim\n",
    "mindspore": "import mindspore\nfrom mindspore import nn\nfrom mindspore.experimental import optim as ms_optim\n",
}
CALLEES = {
    "torch": ["optim.AdamW", "torch.optim.SGD", "optim.Adam", "optim.RMSprop", "(optim.Adagrad)", "optim . Rprop"],
    "mindspore": ["nn.Adam", "nn.AdamWeightDecay", "mindspore.nn.RMSProp", "ms_optim.SGD", "nn.Momentum", "nn.SGD"],
}
ARGUMENTS = [
    "lr=1e-3",
    "learning_rate=0.1",
    "momentum=0.9",
    "momentum=0",
    "betas=(0.9, 0.99)",
    "betas=(0.9,{nl}0.99)",
    "beta1=0.9",
    "eps=(1e-8)",
    "eps = 1e-6",
    "weight_decay=1e-4",
    "weight_decay=lambda: (yield)",
    "foreach=None",
    "foreach=(True{c}{nl})",
    "maximize=False",
    "amsgrad=False",
    "use_locking=False",
    "loss_scale=1.0",
    "nesterov=True",
    "**options",
    "*rest",
    "**{'eps': 1e-8}",
    "alpha='),(#'",
]
POSITIONAL = ["0.1", "lr", "(0.9, 0.999)", "1e-8", "weight_decay", "cfg.momentum"]
PARAMS = [
    "params",
    "model.parameters()",
    "net.trainable_params()",
    "(p for p in params)",
    "[{'params': a, 'lr': 0.1}, {'params': ä, 'momentum': 0.9,}]",
    "optim.SGD(q, lr=0.1, foreach=None)",
    "nn.Momentum(q, 0.1, 0.9, 1e-4)",
]
COMMENTS = ["  # plain", "# ),(", "  # é 'quote", "  #"]
GAPS = ["", " ", "  ", "{nl}", " {nl}\t", "{c}{nl}    ", "{nl}{c}{nl}        ", " \\{nl}  ", "{nl}\x0c    "]


@st.composite
def programs(draw: st.DrawFn) -> tuple[str, str]:
    """A program of one framework with some calls in odd layouts, and the framework."""
    framework = draw(st.sampled_from(sorted(HEAD)))
    newline = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    lines = [HEAD[framework]]
    for number in range(draw(st.integers(1, 3))):
        call = draw(_call(draw(st.sampled_from(CALLEES[framework]))))
        lines.append(f"# before {number}\n")
        lines.append(
            draw(st.sampled_from(["x = {}\n", "é = [{}, 1]  # behind\n", "def f():\n\treturn {}\n"])).format(call)
        )
    text = "".join(lines).replace("\n", newline)
    return text, framework


@st.composite
def _call(draw: st.DrawFn, callee: str) -> str:
    arguments = [draw(st.sampled_from(PARAMS))]
    arguments += draw(st.lists(st.sampled_from(POSITIONAL), max_size=3))
    keywords = draw(st.lists(st.sampled_from(ARGUMENTS), max_size=5, unique_by=lambda a: a.partition("=")[0].strip()))
    arguments += sorted(keywords, key=lambda a: a.startswith("**"))
    gap = st.sampled_from(GAPS)
    one_layout = draw(st.booleans())
    chosen = draw(gap)
    pieces = [callee, "("]
    for index, argument in enumerate(arguments):
        pieces += [chosen if one_layout else draw(gap), argument]
        last = index == len(arguments) - 1
        pieces.append("" if last and draw(st.booleans()) else draw(st.sampled_from(["", " "])) + ",")
    pieces += [chosen if one_layout else draw(gap), ")"]
    text = "".join(pieces)
    if len(arguments) == 1 and arguments[0].startswith("(p for"):
        text = text.replace("(p for p in params)", "p for p in params").replace(",", "")
    while "{c}" in text:
        text = text.replace("{c}", draw(st.sampled_from(COMMENTS)), 1)
    return text.replace("{nl}", "\n")


@settings(max_examples=150, deadline=None)
@given(programs(), st.sampled_from(list(Family)), st.booleans())
def test_fixes(program: tuple[str, str], family: Family, unsafe: bool) -> None:
    text, _ = program
    if not compiles(text):
        return
    chosen = Settings(select=("ALL",), mindspore_api=family)

    def check(source: SourceFile) -> list[Finding]:
        return engine.check(source, chosen)

    source = SourceFile.from_text("x.py", text)
    before = check(source)
    result = fix_source(source, check, unsafe)
    assert compiles(result.text)
    assert comments(result.text) == comments(text)
    assert outside_calls(result.text) == outside_calls(text)
    assert fix_source(SourceFile.from_text("x.py", result.text), check, unsafe) == (result.text, (), result.remaining)
    if not unsafe:
        assert new_findings(before, result.remaining) == []


@settings(max_examples=150, deadline=None)
@given(programs(), st.sampled_from(list(Family)))
def test_ports(program: tuple[str, str], family: Family) -> None:
    text, framework = program
    if not compiles(text):
        return
    to = Framework.MINDSPORE if framework == "torch" else Framework.TORCH
    result = port_source(SourceFile.from_text("x.py", text), to, family)
    assert compiles(result.text)
    assert comments(result.text) == comments(text)
    again = port_source(SourceFile.from_text("x.py", result.text), to, family)
    assert (again.text, again.ported) == (result.text, ())
    assert len(again.refused) == len(result.refused)
