"""A ported call never mixes the two frameworks."""

from __future__ import annotations

import textwrap

import pytest

from ms_compat_lint.knowledge import load
from ms_compat_lint.model import Fix, Framework
from ms_compat_lint.port import Refusal, port_site, port_source
from ms_compat_lint.sites.finder import find_sites
from ms_compat_lint.source import SourceFile

TORCH = "import torch\nfrom torch import nn, optim\nfrom torch.nn import Parameter\nfrom functools import partial\n"
MADE = "is made by {}, which is not of that framework"

REFUSED = {
    "optim.SGD([torch.nn.Parameter(x)], 0.1)": "torch.nn.Parameter(x) " + MADE.format("torch.nn.Parameter"),
    "optim.SGD([net.weight, Parameter(x)], 0.1)": "Parameter(x) " + MADE.format("torch.nn.Parameter"),
    "optim.SGD([{'params': [nn.Parameter(x)]}], 0.1)": "nn.Parameter(x) " + MADE.format("torch.nn.Parameter"),
    "optim.SGD(torch.nn.Linear(1, 2).parameters(), 0.1)": "torch.nn.Linear(1, 2) " + MADE.format("torch.nn.Linear"),
    "optim.SGD(chain(m.parameters(), nn.Linear(1, 2).parameters()), 0.1)": (
        "nn.Linear(1, 2) " + MADE.format("torch.nn.Linear")
    ),
    "optim.SGD([p for p in m.parameters() if isinstance(p, Parameter)], 0.1)": "Parameter is not of that framework",
    "optim.SGD(nn.ModuleList(m.parameters()), 0.1)": (
        "nn.ModuleList(m.parameters()) " + MADE.format("torch.nn.ModuleList")
    ),
    "optim.SGD(params, lr=torch.tensor(0.1))": "lr: torch.tensor(0.1) " + MADE.format("torch.tensor"),
    "optim.SGD(params, lr=2 * torch.tensor(0.1))": "torch.tensor(0.1) " + MADE.format("torch.tensor"),
    "optim.Adam(params, eps=torch.finfo(torch.float32).eps)": "torch.finfo(torch.float32) "
    + MADE.format("torch.finfo"),
    "optim.Adam([{'params': a, 'eps': torch.finfo(d).eps}])": "torch.finfo(d) " + MADE.format("torch.finfo"),
    "partial(optim.Adam, eps=torch.pi)": "torch.pi is not of that framework",
}
PORTED = {
    "optim.SGD(model.parameters(), 0.1)": "SGD(model.trainable_params(), 0.1)",
    "optim.AdamW(params, fused=torch.cuda.is_available())": "AdamW(params)",
    "partial(optim.AdamW, lr=0.1)": "AdamW, lr=0.1)",
    "optim.SGD([p for nn in nets for p in nn.parameters()], 0.1)": (
        "SGD([p for nn in nets for p in nn.trainable_params()], 0.1)"
    ),
}


def ported(text: str, to: Framework = Framework.MINDSPORE) -> tuple[str, list[str]]:
    """The new text and the reasons of what was refused."""
    result = port_source(SourceFile.from_text("x.py", text), to)
    return result.text, [refusal.reason for refusal in result.refused]


@pytest.mark.parametrize("call", REFUSED)
def test_what_the_old_framework_makes_in_the_call_is_refused(call: str) -> None:
    text = f"{TORCH}{call}\n"
    assert ported(text) == (text, [REFUSED[call]])


@pytest.mark.parametrize("call", PORTED)
def test_names_that_are_bound_elsewhere_are_ported(call: str) -> None:
    text, reasons = ported(f"{TORCH}{call}\n")
    assert not reasons
    assert text.endswith(f"{PORTED[call]}\n")


def test_from_mindspore() -> None:
    text = "import mindspore as ms\nms.nn.Momentum(ms.nn.Dense(1, 2).trainable_params(), 0.1, 0.9)\n"
    assert ported(text, Framework.TORCH) == (text, ["ms.nn.Dense(1, 2) " + MADE.format("mindspore.nn.Dense")])


LARS = """
from mindspore import nn

optimizer = nn.LARS(nn.Momentum(net.trainable_params(), 0.1, 0.9), epsilon=1e-8)
other = nn.Momentum(net.trainable_params(), 0.1, 0.9)
"""
INSIDE = "it is an argument of mindspore.nn.LARS, which cannot be ported"


def test_the_argument_of_a_call_that_stays_stays() -> None:
    text, reasons = ported(LARS, Framework.TORCH)
    assert text == textwrap.dedent(
        """
        from mindspore import nn
        from torch import optim

        optimizer = nn.LARS(nn.Momentum(net.trainable_params(), 0.1, 0.9), epsilon=1e-8)
        other = optim.SGD(net.parameters(), 0.1, 0.9)
        """
    )
    assert reasons == ["mindspore.nn.LARS has no counterpart in torch.optim", INSIDE]


def test_an_editor_lets_it_stay_too() -> None:
    source = SourceFile.from_text("x.py", LARS)
    sites = find_sites(source, load.api_names())
    inner, other = (site for site in sites if site.apis == ("mindspore.nn.Momentum",))
    refusal = port_site(source, inner, Framework.TORCH)
    assert isinstance(refusal, Refusal)
    assert refusal.reason == INSIDE
    assert isinstance(port_site(source, other, Framework.TORCH), Fix)


def test_a_call_around_one_that_stays_stays() -> None:
    text = "from torch import optim\n\noptim.SGD([optim.LBFGS(m.parameters())], lr=0.1)\n"
    inner = "torch.optim.LBFGS has no counterpart in mindspore.experimental.optim"
    outer = "its argument constructs torch.optim.LBFGS, which cannot be ported"
    assert ported(text) == (text, [outer, inner])


def test_a_call_inside_of_another_is_ported_with_it() -> None:
    text = "from torch import optim\n\noptim.SGD(wrap(optim.Adam(m.parameters())), lr=0.1)\n"
    new = "from mindspore.experimental import optim\n\noptim.SGD(wrap(optim.Adam(m.trainable_params())), lr=0.1)\n"
    assert ported(text) == (new, [])
