"""Calls of optimizers inside of whatever Python the grammar allows."""

from __future__ import annotations

import hypothesmith
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import source

HEAD = "import torch\nfrom torch.optim import *\nfrom mindspore import nn\n"
CALLS = ("torch.optim.AdamW(p, lr=1e-3)", "nn.AdamWeightDecay(p, eps=1e-8)", "SGD(p, 0.1, 0.9, weight_decay)")


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(program=hypothesmith.from_node(), call=st.sampled_from(CALLS))
def test_programs(program: str, call: str) -> None:
    """As statements before and behind it, and in the place of a name."""
    source(f"{HEAD}{program}\n{call}\n".encode("utf-8", "replace"))
    names = [word for word in ("a", "b", "x", "A") if f"{word}" in program]
    assume(names)
    source((HEAD + program.replace(names[0], call, 1)).encode("utf-8", "replace"))
