"""No text makes the finder fail, miss what a look at every line would find, or take long."""

from __future__ import annotations

import random
import re
import sysconfig
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ms_compat_lint.knowledge.load import api_names
from ms_compat_lint.model import Site
from ms_compat_lint.sites.finder import _Finder, find_sites
from ms_compat_lint.sites.resolve import Resolver
from ms_compat_lint.source import SourceError, SourceFile
from tests.sites import test_binding, test_holders, test_imports, test_subclasses
from tests.sites.marked import Files, sites
from tests.sites.programs import Program

_TEXTS = [
    dedented
    for cases in (
        test_binding.CASES,
        test_imports.CASES,
        test_subclasses.CASES,
        test_holders.CONTAINERS,
        test_holders.ATTRIBUTES,
        test_holders.FUNCTIONS,
        test_holders.PARTIALS,
    )
    for text in cases.values()
    for dedented in ["if 1:\n" + text]
]


def everywhere(source: SourceFile) -> list[Site]:
    """The sites, found by a look at every line with an identifier instead of those that lead to an optimizer."""
    finder = _Finder(Resolver(source, api_names(), None))
    finder.spread._pending = sorted(set(re.findall(r"[^\W\d]\w*", source.text)))
    return finder.sites()


@pytest.mark.parametrize("text", _TEXTS)
def test_a_look_at_every_line_finds_nothing_else(text: str) -> None:
    source = SourceFile.from_text("main.py", text)
    assert everywhere(source) == find_sites(source, api_names())


@pytest.mark.parametrize("seed", range(100))
def test_a_look_at_every_line_of_a_program_finds_nothing_else(seed: int) -> None:
    source = SourceFile.from_text("main.py", Program(seed, branches=True).text())
    assert everywhere(source) == find_sites(source, api_names())


_LINES = [line for text in _TEXTS for line in text.splitlines() if line.strip()]


@st.composite
def jumbled(draw: st.DrawFn) -> str:
    """Lines of the cases, in any order and at any depth."""
    lines = ["import torch, functools", "from torch import optim", "from torch.optim import Adam"]
    for line in draw(st.lists(st.sampled_from(_LINES), max_size=12)):
        stripped = line.strip().partition("# site")[0]
        depth = draw(st.integers(0, 3))
        lines += [f"{' ' * level}if x:" for level in range(depth)] + [" " * depth + stripped]
        if stripped.rstrip().endswith(":"):
            lines.append(" " * (depth + 1) + "pass")
    return "\n".join(lines) + "\n"


@given(jumbled())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_jumbled_lines(text: str) -> None:
    source = SourceFile.from_text("main.py", text)
    try:
        found = find_sites(source, api_names())
    except SourceError:
        return
    assert found == everywhere(SourceFile.from_text("main.py", text))
    for site in found:
        if not site.in_fstring:
            assert source.text_of(site.callee_span) == site.callee_text
            assert source.text_of(site.span).rstrip().endswith(")")
            for argument in site.arguments:
                if argument.written:
                    assert source.text_of(argument.value_span) == argument.text
                    assert argument.text in source.text_of(argument.span)


@given(st.integers(0, 2000), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_damaged_programs(seed: int, chance: random.Random) -> None:
    tokens = re.findall(r"\w+|\W", Program(seed, branches=True).text())
    for _ in range(chance.randint(1, 4)):
        first, second = chance.randrange(len(tokens)), chance.randrange(len(tokens))
        tokens[first] = tokens[second]
    source = SourceFile.from_text("main.py", "".join(tokens))
    try:
        found = find_sites(source, api_names())
    except SourceError:
        return
    assert found == everywhere(source)


def test_standard_library() -> None:
    files = sorted(Path(sysconfig.get_path("stdlib")).rglob("*.py"))
    for path in random.Random(1).sample(files, 120):
        data = path.read_bytes()
        if len(data) < 40_000:
            try:
                everywhere(SourceFile.from_bytes(str(path), data))
            except SourceError:
                continue


HEAD = "from torch import optim\nimport functools\n"

HOSTILE = {
    "rebound": "Opt = optim.SGD\nOpt(p)\n" * 1500,
    "rebound in branches": "if x:\n  Opt = optim.SGD\nOpt(p)\n" * 600,
    "chain of aliases": "A0 = optim.SGD\n" + "".join(f"A{i + 1} = A{i}\n" for i in range(1500)) + "A1500(p)\n",
    "chain backwards": "".join(f"A{i + 1} = A{i}\n" for i in range(1500)) + "A0 = optim.SGD\ndef f(): A1500(p)\n",
    "doubling": "A0 = optim.SGD\n" + "".join(f"A{i + 1} = A{i} or A{i}\n" for i in range(80)) + "A80(p)\n",
    "doubling tuples": "A0 = optim.SGD\n" + "".join(f"A{i + 1} = (A{i}, A{i})\n" for i in range(60)) + "A60[0](p)\n",
    "doubling values": "a0 = 1\n" + "".join(f"a{i + 1} = (a{i}, a{i})\n" for i in range(60)) + "optim.SGD(p, a60)\n",
    "doubling sums": "a0 = 1\n" + "".join(f"a{i + 1} = a{i} + a{i}\n" for i in range(60)) + "optim.SGD(p, a60)\n",
    "mutual": "while x:\n" + "".join(f" A{i} = A{i * 7 % 60} or A{i * 11 % 60} or optim.SGD\n" for i in range(60)),
    "mutual calls": "".join(
        f"def f{i}(): return f{i * 7 % 60}() or f{i * 11 % 60}() or optim.SGD\n" for i in range(60)
    ),
    "big dictionary": "D = {\n" + "".join(f"  'k{i}': optim.SGD,\n" for i in range(3000)) + "}\nD[k](p)\n",
    "wide dictionaries": "".join(
        f"D{i} = {{" + ", ".join(f"'k{j}': {f'D{i - 1}' if i else 'optim.SGD'}" for j in range(100)) + "}\n"
        for i in range(6)
    ),
    "doubling unpacked": "D0 = {'a': optim.SGD}\n"
    + "".join(f"D{i + 1} = {{**D{i}, **D{i}}}\n" for i in range(50))
    + "D50['a'](p)\noptim.SGD(p, **D50)\n",
    "unpacks itself": "D = {'a': optim.SGD, **D}\nD['a'](p, **D)\nL = [*L, optim.SGD]\nL[0](*L)\n",
    "subclasses": "class A0(optim.SGD): pass\n" + "".join(f"class A{i + 1}(A{i}): pass\n" for i in range(800)),
    "diamonds": "class A0(optim.SGD): pass\nclass B0(optim.SGD): pass\n"
    + "".join(f"class A{i + 1}(A{i}, B{i}): pass\nclass B{i + 1}(A{i}, B{i}): pass\n" for i in range(40))
    + "A40(p)\n",
    "elif": "if x:\n  O = optim.SGD\n" + "".join(f"elif y == {i}:\n  O = optim.Adam\n" for i in range(300)) + "O(p)\n",
    "attributes": "x = optim" + ".a" * 800 + "\nx(p)\n",
    "calls": "x = optim.SGD" + "(p)" * 800 + "\n",
    "lambdas": "f = " + "lambda: " * 300 + "optim.SGD\nf" + "()" * 300 + "(p)\n",
    "assignment expressions": "".join(f"if (a{i} := optim.SGD): a{i}(p)\n" for i in range(500)),
    "one line": "; ".join(["O = optim.SGD; O(p)"] * 500) + "\n",
    "one long line": "x = [" + "optim.SGD(p, lr=0.1), " * 2000 + "]\n",
    "globals": "".join(f"def f{i}():\n  global O\n  O = optim.SGD\n  O(p)\n" for i in range(400)),
    "stars": "".join(f"from m{i} import *\n" for i in range(500)) + "from torch.optim import *\nSGD(p)\n",
    "words in a string": "x = '''" + "SGD Adam\n" * 20000 + "'''\n",
    "own bases": "".join(f"class A{i}(A{(i + 1) % 50}, A{(i + 2) % 50}): pass\n" for i in range(50)) + "A0(p)\n",
    "arguments": "lr = 0.1\nkw = {'a': 1}\n" + "optim.SGD(p, lr=lr, momentum=kw['a'], eps=args.wd)\n" * 800,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_cost_little(text: str) -> None:
    start = time.process_time()
    sites(HEAD + text)
    assert time.process_time() - start < 10


def test_many_modules_that_take_in_all_of_one_another() -> None:
    """Each is followed as deep as Python allows, and its own sites are found wherever that ends."""
    number = 200
    files = Files(
        {
            f"m{each}.py": f"from m{(each + 1) % number} import *\nfrom torch import optim\nO{each} = optim.Adam\n"
            for each in range(number)
        }
    )
    found = sites("from m5 import *\nfrom torch import optim\noptim.SGD(p)\nO5(p)\nO7(p)\n", files)
    assert [site.apis for site in found] == [("torch.optim.SGD",), ("torch.optim.Adam",), ("torch.optim.Adam",)]
