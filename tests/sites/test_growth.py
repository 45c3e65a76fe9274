"""The work goes with the length of a file: counted in calls, which no machine's speed changes."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from ms_compat_lint.knowledge.load import api_names
from ms_compat_lint.sites.finder import find_sites
from ms_compat_lint.source import SourceFile

IMPORTS = "import torch\nfrom torch import optim\nLR = 0.1\nCFG = {'lr': 0.1, 'eps': 1e-8}\n"
PIECES = {
    "calls": "o{0} = torch.optim.Adam(params, lr=LR, weight_decay=0.01)\n",
    "functions with dictionaries of their own": (
        "def make{0}(params, lr=0.1):\n    cfg = dict(lr=lr, weight_decay={0}.5)\n"
        "    return optim.Adam(params, **cfg)\n"
    ),
    "classes with attributes of their own": (
        "class Trainer{0}:\n    wd = 0.1\n    def __init__(self, params):\n        self.made_by = optim.SGD\n"
        "        self.made = self.made_by(params, lr=LR, weight_decay=self.wd)\n"
    ),
    "one name bound again and again": "rate = {0}.0\nif rate:\n    made = optim.Adam(params, rate, **CFG)\n",
    "functions": "if LR:\n    def inner{0}(model):\n        return optim.SGD(model.parameters(), LR, 0.9)\n",
}


def calls(text: str) -> int:
    """How many functions are called while the sites are found."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    source = SourceFile.from_text("t.py", text)
    _ = source.tree
    sys.setprofile(note)
    try:
        find_sites(source, api_names())
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", PIECES)
def test_twice_the_text_takes_twice_the_work(name: str) -> None:
    small, large = (calls(IMPORTS + "".join(map(PIECES[name].format, range(number)))) for number in (150, 300))
    assert large < 2.2 * small
