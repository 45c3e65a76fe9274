"""How the counterpart's class is named: by an import that is there, or by a new one in the file's style."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from ms_compat_lint.knowledge import load
from ms_compat_lint.model import Applicability, Family, Fix, Framework
from ms_compat_lint.port import Refusal, port_site, port_source
from ms_compat_lint.sites.finder import find_sites
from ms_compat_lint.source import SourceFile
from tests.fixes.tools import becomes

FILES = {
    "module, from": (
        """
        import torch
        from torch import nn, optim

        model = nn.Linear(1, 1)
        optimizer = optim.SGD(model.parameters(), lr=0.1)
        """,
        """
        import torch
        from torch import nn
        from mindspore.experimental import optim

        model = nn.Linear(1, 1)
        optimizer = optim.SGD(model.trainable_params(), lr=0.1)
        """,
    ),
    "module, import as": (
        """
        import torch.optim as opt  # the optimizers

        opt.SGD(params, lr=0.1)
        """,
        """
        import mindspore.experimental.optim as opt  # the optimizers

        opt.SGD(params, lr=0.1)
        """,
    ),
    "module, still used": (
        """
        from torch import optim

        optimizer = optim.SGD(params, lr=0.1)
        scheduler = optim.lr_scheduler.StepLR(optimizer, 1)
        """,
        """
        from torch import optim
        from mindspore.experimental import optim as ms_optim

        optimizer = ms_optim.SGD(params, lr=0.1)
        scheduler = optim.lr_scheduler.StepLR(optimizer, 1)
        """,
    ),
    "module, used by a call that stays": (
        """
        from torch import optim

        optim.SGD(params, lr=0.1)
        optim.LBFGS(params)
        """,
        """
        from torch import optim
        from mindspore.experimental import optim as ms_optim

        ms_optim.SGD(params, lr=0.1)
        optim.LBFGS(params)
        """,
    ),
    "module, both names taken": (
        """
        from torch import optim

        def train(ms_optim):
            return optim.SGD(params, lr=0.1), optim.Optimizer
        """,
        """
        from torch import optim
        from mindspore.experimental import optim as ms_optim2

        def train(ms_optim):
            return ms_optim2.SGD(params, lr=0.1), optim.Optimizer
        """,
    ),
    "class": (
        """
        from torch.optim import AdamW

        AdamW(params)
        """,
        """
        from mindspore.experimental.optim import AdamW

        AdamW(params)
        """,
    ),
    "class, one of several": (
        """
        from torch.optim import (
            SGD,  # plain
            AdamW,
            Optimizer,
        )

        AdamW(params)
        """,
        """
        from torch.optim import (
            SGD,  # plain
            Optimizer,
        )
        from mindspore.experimental.optim import AdamW

        AdamW(params)
        """,
    ),
    "class, still used": (
        """
        from torch.optim import AdamW

        assert isinstance(AdamW(params), AdamW)
        """,
        """
        from torch.optim import AdamW
        from mindspore.experimental.optim import AdamW as MsAdamW

        assert isinstance(MsAdamW(params), AdamW)
        """,
    ),
    "class, renamed": (
        """
        from torch.optim import AdamW as Opt

        Opt(params)
        """,
        """
        from mindspore.experimental.optim import AdamW as Opt

        Opt(params)
        """,
    ),
    "class, exported": (
        """
        from torch.optim import AdamW

        __all__ = ["AdamW"]
        AdamW(params)
        """,
        """
        from torch.optim import AdamW
        from mindspore.experimental.optim import AdamW as MsAdamW

        __all__ = ["AdamW"]
        MsAdamW(params)
        """,
    ),
    "class, in an annotation": (
        """
        from torch.optim import AdamW

        def build() -> "AdamW":
            return AdamW(params)
        """,
        """
        from torch.optim import AdamW
        from mindspore.experimental.optim import AdamW as MsAdamW

        def build() -> "AdamW":
            return MsAdamW(params)
        """,
    ),
    "root": (
        """
        import torch

        torch.optim.Adam(params)
        """,
        """
        import mindspore

        mindspore.experimental.optim.Adam(params)
        """,
    ),
    "root, still used": (
        """
        import torch, os

        torch.optim.Adam(params)
        torch.zeros(1)
        """,
        """
        import torch, os
        import mindspore

        mindspore.experimental.optim.Adam(params)
        torch.zeros(1)
        """,
    ),
    "root, twice imported": (
        """
        import torch
        import torch.optim

        torch.optim.Adam(params)
        """,
        """
        import mindspore

        mindspore.experimental.optim.Adam(params)
        """,
    ),
    "an import that is there": (
        """
        import mindspore as ms
        import torch

        torch.optim.Adam(params)
        """,
        """
        import mindspore as ms

        ms.experimental.optim.Adam(params)
        """,
    ),
    "the nearest of those that are there": (
        """
        import mindspore
        from mindspore import experimental
        from mindspore.experimental import optim
        import torch

        torch.optim.Adam(params)
        """,
        """
        import mindspore
        from mindspore import experimental
        from mindspore.experimental import optim

        optim.Adam(params)
        """,
    ),
    "one that is there but hidden": (
        """
        import mindspore as ms
        import torch

        def train(ms):
            torch.optim.Adam(params)
        """,
        """
        import mindspore as ms
        import mindspore

        def train(ms):
            mindspore.experimental.optim.Adam(params)
        """,
    ),
    "in a function": (
        """
        def train():
            \"\"\"Train.\"\"\"
            from torch import optim
            return optim.Adam(params)

        def other():
            from torch import optim
            return optim.SGD(params, lr=0.1)
        """,
        """
        def train():
            \"\"\"Train.\"\"\"
            from mindspore.experimental import optim
            return optim.Adam(params)

        def other():
            from mindspore.experimental import optim
            return optim.SGD(params, lr=0.1)
        """,
    ),
    "star": (
        """
        from torch.optim import *

        Adam(params)
        """,
        """
        from torch.optim import *
        from mindspore.experimental import optim

        optim.Adam(params)
        """,
    ),
    "an alias": (
        """
        import torch
        Opt = torch.optim.Adam

        Opt(params)
        """,
        """
        import torch
        from mindspore.experimental import optim
        Opt = torch.optim.Adam

        optim.Adam(params)
        """,
    ),
    "in a try": (
        """
        try:
            from torch import optim
        except ImportError:
            pass

        optim.Adam(params)
        """,
        """
        try:
            from torch import optim
            from mindspore.experimental import optim as ms_optim
        except ImportError:
            pass

        ms_optim.Adam(params)
        """,
    ),
    "the name of another function's parameter": (
        """
        from torch import optim

        def step(optim):
            optim.step()

        step(optim.Adam(params))
        """,
        """
        from torch import optim
        from mindspore.experimental import optim as ms_optim

        def step(optim):
            optim.step()

        step(ms_optim.Adam(params))
        """,
    ),
    "two calls, one of which cannot": (
        """
        import os; import torch
        from torch import optim

        torch.optim.SGD(params, lr=0.1), torch.zeros(1)
        optim.Adam(params)
        """,
        """
        import os; import torch
        from mindspore.experimental import optim

        optim.SGD(params, lr=0.1), torch.zeros(1)
        optim.Adam(params)
        """,
    ),
    "module, imported again between two calls": (
        """
        import torch

        torch.optim.Adam(params)
        import torch
        torch.optim.Adam(torch_params)
        print(torch)
        """,
        """
        import torch
        import mindspore

        mindspore.experimental.optim.Adam(params)
        import torch
        import mindspore
        mindspore.experimental.optim.Adam(torch_params)
        print(torch)
        """,
    ),
    "class, imported again between two calls": (
        """
        from torch.optim import Adam

        Adam(params)
        from torch.optim import Adam
        Adam(params)
        """,
        """
        from mindspore.experimental.optim import Adam

        Adam(params)
        from mindspore.experimental.optim import Adam
        Adam(params)
        """,
    ),
    "nested calls": (
        """
        from torch import optim

        optim.SGD([optim.Adam(m.parameters())], lr=0.1)
        """,
        """
        from mindspore.experimental import optim

        optim.SGD([optim.Adam(m.trainable_params())], lr=0.1)
        """,
    ),
}
NN = {
    "a name that is free": (
        """
        from torch import optim

        optim.Adam(params)
        """,
        """
        from mindspore import nn

        nn.Adam(params)
        """,
    ),
    "a name that is taken": (
        """
        from torch import nn, optim

        nn.Linear(optim.Adam(params))
        """,
        """
        from torch import nn
        from mindspore import nn as ms_nn

        nn.Linear(ms_nn.Adam(params))
        """,
    ),
    "a class of another name": (
        """
        from torch.optim import RMSprop

        RMSprop(params, lr=0.1, alpha=0.9, eps=1e-8)
        """,
        """
        from mindspore.nn import RMSProp

        RMSProp(params, learning_rate=0.1, decay=0.9, epsilon=1e-8)
        """,
    ),
}
STAYS = {
    "an attribute": (
        """
        import torch

        class Trainer:
            kind = torch.optim.Adam

            def build(self):
                return self.kind(params)
        """,
        "self.kind may be changed elsewhere; port that by hand",
    ),
    "one of several": (
        """
        try:
            from torch import optim
        except ImportError:
            optim = None

        optim.Adam(params)
        """,
        "optim.Adam may be changed elsewhere; port that by hand",
    ),
    "one of two imports": (
        """
        try:
            import torch.optim as optim
        except ImportError:
            import other.optim as optim

        optim.Adam(params)
        """,
        "optim.Adam comes from one of several imports; port that by hand",
    ),
    "a parameter": (
        """
        from torch import optim

        def train(optim=optim):
            optim.Adam(params)
        """,
        "optim.Adam may be changed elsewhere; port that by hand",
    ),
    "a shared line": (
        """
        import os; from torch import optim

        optim.Adam(params), optim.Optimizer
        """,
        "its import shares a line with other statements; part them first",
    ),
}


def dedented(text: str) -> str:
    return textwrap.dedent(text).lstrip("\n")


def ported(text: str, family: Family) -> str:
    result = port_source(SourceFile.from_text("x.py", dedented(text)), Framework.MINDSPORE, family)
    assert result.ported
    again = port_source(SourceFile.from_text("x.py", result.text), Framework.MINDSPORE, family)
    assert again.text == result.text
    assert again.ported == ()
    return result.text


@pytest.mark.parametrize("form", FILES)
def test_to_experimental(form: str) -> None:
    before, after = FILES[form]
    assert ported(before, Family.EXPERIMENTAL) == dedented(after)


@pytest.mark.parametrize("form", NN)
def test_to_nn(form: str) -> None:
    before, after = NN[form]
    assert ported(before, Family.NN) == dedented(after)


@pytest.mark.parametrize("form", STAYS)
def test_what_is_not_an_imports_name_stays(form: str) -> None:
    text, reason = STAYS[form]
    result = port_source(SourceFile.from_text("x.py", dedented(text)), Framework.MINDSPORE)
    assert result.text == dedented(text)
    assert [refusal.reason for refusal in result.refused] == [reason]


def test_a_package_keeps_what_others_may_import() -> None:
    text = "from torch.optim import AdamW\n\nAdamW(params)\n"
    result = port_source(SourceFile.from_text("pkg/__init__.py", text), Framework.MINDSPORE)
    assert result.text == (
        "from torch.optim import AdamW\nfrom mindspore.experimental.optim import AdamW as MsAdamW\n\nMsAdamW(params)\n"
    )


def test_to_torch() -> None:
    text = "import mindspore.nn as nn\n\nnet = nn.Dense(1, 1)\nnn.Momentum(net.trainable_params(), 0.1, 0.9)\n"
    result = port_source(SourceFile.from_text("x.py", text), Framework.TORCH)
    assert result.text == (
        "import mindspore.nn as nn\nimport torch.optim as optim\n\nnet = nn.Dense(1, 1)\n"
        "optim.SGD(net.parameters(), 0.1, 0.9)\n"
    )


def test_line_ends_and_indentation_are_the_files_own() -> None:
    text = "# coding: utf-8\r\ndef f():\r\n\tfrom torch import optim  # ä\r\n\treturn optim.Adam(ä), optim\r\n"
    result = port_source(SourceFile.from_text("x.py", text), Framework.MINDSPORE)
    assert result.text == text.replace(
        "# ä\r\n", "# ä\r\n\tfrom mindspore.experimental import optim as ms_optim\r\n"
    ).replace("optim.Adam", "ms_optim.Adam")


def test_the_place_of_the_first_import() -> None:
    text = '"""Doc."""\n\nAdam = __import__("torch").optim.Adam\nfrom torch.optim import *\nNAdam(params)\n'
    result = port_source(SourceFile.from_text("x.py", text), Framework.MINDSPORE)
    assert "from mindspore.experimental import optim\n" in result.text


class OneModule:
    """A project in which every import that is not a framework's leads to one module."""

    def __init__(self, text: str) -> None:
        self.source = SourceFile.from_text("src/optimizers.py", text)

    def find(self, importer: str, name: str, level: int) -> SourceFile | None:  # noqa: ARG002
        return self.source if name.endswith("optimizers") else None


PROJECT = {
    "from src.optimizers import AdamW\nAdamW(params)\n": (
        "from mindspore.experimental.optim import AdamW\nAdamW(params)\n"
    ),
    "from .optimizers import AdamW as A, other\nA(params)\n": (
        "from .optimizers import other\nfrom mindspore.experimental.optim import AdamW as A\nA(params)\n"
    ),
    "from . import optimizers\noptimizers.AdamW(params)\n": (
        "from mindspore.experimental import optim\noptim.AdamW(params)\n"
    ),
    "import src.optimizers as o\no.AdamW(params)\n": ("import mindspore.experimental.optim as o\no.AdamW(params)\n"),
}


@pytest.mark.parametrize("text", PROJECT)
def test_a_name_from_the_projects_own_modules(text: str) -> None:
    source = SourceFile.from_text("src/train.py", text)
    modules = OneModule("from torch.optim import AdamW\n")
    assert port_source(source, Framework.MINDSPORE, modules=modules).text == PROJECT[text]


# ----------------------------------------------------------------------------------- the document


def test_the_documents_example() -> None:
    document = (Path(__file__).parents[2] / "docs/fixes.md").read_text(encoding="utf-8")
    before, after = re.findall(r"```python\n(.*?)```", document, re.DOTALL)
    assert port_source(SourceFile.from_text("x.py", before), Framework.MINDSPORE, Family.NN).text == after


# -------------------------------------------------------------------------------------- one call


def test_one_call_for_an_editor() -> None:
    text = "from torch import optim\noptim.SGD(a, lr=0.1)\noptim.Adam(m.parameters())\n"
    source = SourceFile.from_text("x.py", text)
    first, second = find_sites(source, load.api_names())
    fix = port_site(source, second, Framework.MINDSPORE)
    assert isinstance(fix, Fix)
    assert fix.applicability is Applicability.PORT
    assert fix.title == "port to mindspore.experimental.optim.Adam"
    assert becomes(source, fix) == (
        "from torch import optim\nfrom mindspore.experimental import optim as ms_optim\noptim.SGD(a, lr=0.1)\n"
        "ms_optim.Adam(m.trainable_params())\n"
    )
    assert isinstance(port_site(source, first, Framework.TORCH), Refusal)


def test_an_editor_is_told_what_stays_unequal() -> None:
    source = SourceFile.from_text("x.py", "import torch\ntorch.optim.AdamW(params)\n")
    (site,) = find_sites(source, load.api_names())
    fix = port_site(source, site, Framework.MINDSPORE, Family.NN)
    assert isinstance(fix, Fix)
    assert fix.title.startswith("port to mindspore.nn.AdamWeightDecay (the updates stay unequal: ")


# ------------------------------------------------------------------------------------- alignment


def test_aligned_lines_stay_aligned() -> None:
    text = dedented("""
        import torch
        import mindspore as ms

        optimizer = torch.optim.SGD(model.parameters(), args.lr,
                                    momentum=(0.9 +
                                              0.05),  # high
                                    foreach=True)
        """)
    expected = dedented("""
        import mindspore as ms

        optimizer = ms.experimental.optim.SGD(model.trainable_params(), args.lr,
                                              momentum=(0.9 +
                                                        0.05))  # high
        """)
    result = port_source(SourceFile.from_text("x.py", text), Framework.MINDSPORE)
    assert "foreach" not in result.text
    assert result.text.replace("  # high\n" + " " * 38 + ")", ")  # high") == expected


def test_a_shorter_name_moves_lines_back() -> None:
    text = dedented("""
        import mindspore
        opt = mindspore.nn.AdamWeightDecay(net.trainable_params(),
                                           learning_rate=0.1)
        """)
    expected = dedented("""
        import torch
        opt = torch.optim.AdamW(net.parameters(),
                                lr=0.1,
                                eps=1e-06,
                                weight_decay=0.0)
        """)
    assert port_source(SourceFile.from_text("x.py", text), Framework.TORCH).text == expected


def test_other_layouts_are_not_moved() -> None:
    text = dedented("""
        import torch
        opt = torch.optim.SGD(model.parameters(), '''
        ''', lr=0.1)
        opt = torch.optim.SGD(
            model.parameters(),
            lr=0.1)
        """)
    expected = text.replace("import torch", "import mindspore").replace("torch.optim", "mindspore.experimental.optim")
    result = port_source(SourceFile.from_text("x.py", text), Framework.MINDSPORE)
    assert result.text.splitlines()[-3:] == expected.replace("parameters", "trainable_params").splitlines()[-3:]
