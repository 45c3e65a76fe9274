"""What a file imports, told without a parse: the same as Python's parser tells."""

from __future__ import annotations

import ast

import pytest

from ms_compat_lint.sites.imported import STAR, outline_of

TEXTS = [
    "from o import Opt",
    "from o import Opt as X, get",
    "from ..o import Opt",
    "from . import o",
    "from .. import o as q",
    "from o import *",
    "import src.o",
    "import src.o as so, other",
    "from o \\\n    import Opt",
    "from \\\r\n o import Opt",
    "from o import \\\n(Opt)",
    "from o import \\\n    Opt, \\\n    get",
    "from o import (\n    Opt,  # noqa (see below)\n    get as g,\n)",
    "from o import (Opt,  # import this\n get)",
    "if o:\n    from o import Opt\nelse: from q import Opt",
    "from my_import import Opt; from q import get",
    "try: import own\nexcept ImportError: own = None",
    "'import nothing'\nfrom o import Opt  # import more",
    "\ufefffrom o import Opt",
]


def parsed(text: str) -> set[tuple[int, str, str, str]]:
    """Level, module, name and bound name of each import, from the syntax tree."""
    found = set()
    for node in ast.walk(ast.parse(text.removeprefix("\ufeff"))):
        if isinstance(node, ast.ImportFrom):
            found |= {(node.level, node.module or "", each.name, each.asname or each.name) for each in node.names}
        elif isinstance(node, ast.Import):
            found |= {(0, each.name, "", each.asname or each.name.partition(".")[0]) for each in node.names}
    return found


@pytest.mark.parametrize("text", TEXTS)
def test_as_the_parser_sees_it(text: str) -> None:
    clauses = outline_of(text.encode()).clauses
    assert {tuple(clause) for clause in clauses} == parsed(text)
    assert any(clause.name == STAR for clause in clauses) == ("*" in text)


HOSTILE = [
    "import (\n",
    "import \\\n",
    ":import a",
    "from a import b;",
    "from x \\\n import (# a\n",
    "import (#",
    "\\\n",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_part_is_looked_at_again_and_again(text: str) -> None:
    """What looks at all of a file for each of its imports would not come to an end here."""
    assert outline_of(text.encode() * 100_000).holds_one is False
