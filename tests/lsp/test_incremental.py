"""Trees that are made from the last one are those of the whole text."""

from __future__ import annotations

import ast
import random

import pytest

from ms_compat_lint.editor.checking import check
from ms_compat_lint.editor.incremental import Parser
from ms_compat_lint.settings import Settings
from ms_compat_lint.source import SourceError, SourceFile

START = '''"""A module."""
from mindspore import nn
import torch, os; from torch import optim

RATE = 1e-3
if RATE > 2:
    RATE = 2
else:
    pass

@property
def first(p):
    """Text."""
    return nn.AdamWeightDecay(p, RATE, eps=1e-6)


class Second:
    def make(self, p):
        return optim.AdamW(p, lr=RATE,
                           eps=1e-6)

x = 1; y = 2
z = optim.SGD([x], 0.1)  # end
'''

LINES = [
    "",
    "x = 3",
    "RATE = 5",
    "    a = nn.Adam(p)",
    "        return optim.Adam(p)",
    "else:",
    "elif x:",
    "    else:",
    "@decorator",
    "def f(p):",
    "    pass",
    "if x:",
    "try:",
    "except ValueError:",
    "finally:",
    "    pass; y = 4",
    "a = 1; b = 2",
    '"""',
    "'''",
    's = """text',
    'text"""',
    "(",
    ")",
    "f(",
    "]",
    "x = [",
    "a \\",
    "\\",
    "# comment",
    "    # comment",
    "\tx = 1",
    "match x:",
    "    case 1:",
    "        pass",
    "async def g(): await x",
    'f"{x',
    'f"""{x}',
    "\x0c",
    "from torch.optim import AdamW as Adam",
    "o = Adam(x)",
    "lambda: (yield)",
    "\0",
]


def same_tree(first: ast.AST, second: ast.AST) -> bool:
    return ast.dump(first, include_attributes=True) == ast.dump(second, include_attributes=True)


def edited(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True) if chance.random() < 0.5 else text.split("\n")
    joint = "" if lines and lines[0].endswith("\n") else "\n"
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        start = chance.randrange(len(lines) + 1)
        stop = min(start + chance.choice([0, 0, 1, 1, 2, 5]), len(lines))
        new = [chance.choice(LINES) + ("" if joint else "\n") for _ in range(chance.choice([0, 1, 1, 2]))]
        lines[start:stop] = new
        if not lines:
            break
    return joint.join(lines)


@pytest.mark.parametrize("seed", range(40))
def test_any_edits_in_any_order(seed) -> None:
    chance = random.Random(seed)
    parser = Parser()
    text = START
    for step in range(60):
        source = SourceFile.from_text("a.py", text)
        try:
            whole = SourceFile.from_text("a.py", text).tree
        except SourceError:
            whole = None
        try:
            recovered = parser.parse(source)
        except SourceError:
            assert whole is None
        else:
            assert (whole is None) == bool(recovered.problems), text
            if whole is not None:
                assert same_tree(whole, recovered.source.tree), text
                assert recovered.source.text == source.text
            else:
                assert same_tree(ast.parse(recovered.source.text), recovered.source.tree), text
                assert recovered.source.text.count("\n") == text.count("\n")
        text = START if step % 12 == 11 else edited(text, chance)


@pytest.mark.parametrize("seed", range(10))
def test_the_same_findings(seed) -> None:
    chance = random.Random(seed)
    parser = Parser()
    text = START
    for _ in range(40):
        source = SourceFile.from_text("a.py", text)
        checked = check(source, Settings(), None, parser)
        if not checked.problems:
            fresh = check(SourceFile.from_text("a.py", text), Settings(), None)
            assert checked.findings == fresh.findings
            assert checked.sites == fresh.sites
        new = edited(text, chance)
        text = new if chance.random() < 0.5 or not checked.problems else START


def test_only_the_statement_that_changes_is_parsed() -> None:
    parser = Parser()
    before = parser.parse(SourceFile.from_text("a.py", START)).source.tree
    text = START.replace("RATE = 2", "RATE = 2\n    RATE = 3")
    after = parser.parse(SourceFile.from_text("a.py", text)).source.tree
    kept = [statement for statement in after.body if any(statement is each for each in before.body)]
    assert [type(statement) for statement in kept[-3:]] == [ast.Assign, ast.Assign, ast.Assign]
    assert any(isinstance(statement, ast.ClassDef) for statement in kept)
    assert same_tree(after, ast.parse(text))


def test_a_broken_statement_leaves_the_others() -> None:
    parser = Parser()
    parser.parse(SourceFile.from_text("a.py", START))
    broken = parser.parse(SourceFile.from_text("a.py", START.replace("p, RATE, eps", "p, RATE, (eps")))
    (problem,) = broken.problems
    assert problem.line == 14
    assert "first" not in broken.source.text
    assert "Second" in broken.source.text
    assert "RATE = 2" in broken.source.text
