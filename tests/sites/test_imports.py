"""Every way to import a framework, and imports that only look like it."""

from __future__ import annotations

import pytest

from tests.sites.marked import marks, seen

CASES = {
    "plain": """
        import torch
        torch.optim.AdamW(p)  # site: torch.optim.AdamW
    """,
    "submodule": """
        import torch.optim
        torch.optim.AdamW(p)  # site: torch.optim.AdamW
    """,
    "submodule as": """
        import torch.optim as o
        o.AdamW(p)  # site: torch.optim.AdamW
    """,
    "module as": """
        import mindspore as ms
        ms.nn.Adam(p)  # site: mindspore.nn.Adam
        ms.experimental.optim.Adam(p)  # site: mindspore.experimental.optim.Adam
        ms.mint.optim.Adam(p)  # site: mindspore.mint.optim.Adam
    """,
    "submodule binds the root": """
        import mindspore.nn
        mindspore.nn.Adam(p)  # site: mindspore.nn.Adam
    """,
    "from module": """
        from torch import optim
        from mindspore import nn, mint
        from mindspore.experimental import optim as eo
        optim.SGD(p)  # site: torch.optim.SGD
        nn.SGD(p)  # site: mindspore.nn.SGD
        mint.optim.SGD(p)  # site: mindspore.mint.optim.SGD
        eo.SGD(p)  # site: mindspore.experimental.optim.SGD
    """,
    "from module as": """
        from torch.optim import AdamW as W, SGD
        W(p)  # site: torch.optim.AdamW
        SGD(p)  # site: torch.optim.SGD
    """,
    "in parentheses over lines": """
        from torch.optim import (
            AdamW,  # the decoupled one
            SGD as S,
        )
        AdamW(p)  # site: torch.optim.AdamW
        S(p)  # site: torch.optim.SGD
    """,
    "deep module": """
        from torch.optim.adamw import AdamW
        from mindspore.nn.optim.adam import Adam
        from mindspore.nn.optim import Momentum
        import torch.optim.sgd
        AdamW(p)  # site: torch.optim.AdamW
        Adam(p)  # site: mindspore.nn.Adam
        Momentum(p)  # site: mindspore.nn.Momentum
        torch.optim.sgd.SGD(p)  # site: torch.optim.SGD
    """,
    "star": """
        from torch.optim import *
        Adam(p)  # site: torch.optim.Adam
        Adafactor(p)  # site: torch.optim.Adafactor
        AdamWeightDecay(p)
    """,
    "star of mindspore": """
        from mindspore.nn import *
        Adam(p)  # site: mindspore.nn.Adam
        FTRL(p)  # site: mindspore.nn.FTRL
    """,
    "star does not bind submodules": """
        from torch import *
        optim.Adam(p)
    """,
    "star, then an own class": """
        from torch.optim import *
        class Adam:
            pass
        Adam(p)
        SGD(p)  # site: torch.optim.SGD
    """,
    "inside a function": """
        def f(p):
            from torch.optim import Adam
            import mindspore.nn as nn
            Adam(p)  # site: torch.optim.Adam
            return nn.Adam(p)  # site: mindspore.nn.Adam
        Adam(p)
    """,
    "inside a class": """
        class A:
            from torch.optim import Adam
            x = Adam(p)  # site: torch.optim.Adam
            def f(self):
                return self.Adam(p)  # site: torch.optim.Adam
            def g(self):
                return Adam(p)
    """,
    "several on one line": """
        import os, torch.optim as o; o.SGD(p); o.Adam(p)  # site: torch.optim.SGD; torch.optim.Adam
    """,
    "either framework": """
        try:
            from torch.optim import Adam
        except ImportError:
            from mindspore.nn import Adam
        Adam(p)  # site: torch.optim.Adam|mindspore.nn.Adam
    """,
    "either framework, as modules": """
        try:
            import torch.optim as o
        except ImportError:
            import mindspore.nn as o
        o.Adam(p)  # site: torch.optim.Adam|mindspore.nn.Adam
        o.AdamW(p)  # site: torch.optim.AdamW
    """,
    "missing framework": """
        try:
            from torch.optim import Adam
        except ImportError:
            Adam = None
        def f(p):
            return Adam(p)  # site: torch.optim.Adam
    """,
    "if and else": """
        if FAST:
            from torch.optim import Adam
        else:
            from mindspore.nn import Adam
        Adam(p)  # site: torch.optim.Adam|mindspore.nn.Adam
    """,
    "type checking": """
        from typing import TYPE_CHECKING
        if TYPE_CHECKING:
            from torch.optim import Adam
        def f(p: Adam):
            return Adam(p)  # site: torch.optim.Adam
    """,
    "suppress": """
        import contextlib
        with contextlib.suppress(ImportError):
            from torch.optim import Adam
        Adam(p)  # site: torch.optim.Adam
    """,
    "by name": """
        import importlib
        importlib.import_module("torch.optim").Adam(p)  # site: torch.optim.Adam
        m = importlib.import_module("mindspore.nn")
        m.Adam(p)  # site: mindspore.nn.Adam
        importlib.import_module(".optim", "torch").Adam(p)  # site: torch.optim.Adam
        importlib.import_module(name="torch").optim.SGD(p)  # site: torch.optim.SGD
        importlib.import_module(".optim").Adam(p)
        importlib.import_module("..optim", "torch.nn").Adam(p)
        __import__("torch").optim.Adam(p)  # site: torch.optim.Adam
        __import__("torch.optim").optim.Adam(p)  # site: torch.optim.Adam
        __import__("torch.optim", fromlist=["Adam"]).Adam(p)
    """,
    "operators are no optimizers": """
        from mindspore import ops
        from mindspore.ops import operations as P
        ops.AdamWeightDecay(True)
        P.Adam()
        P.SGD(1.0)
    """,
    "other libraries": """
        from apex.optimizers import FusedAdam as Adam
        import bitsandbytes as bnb
        from transformers import AdamW
        Adam(p)
        bnb.optim.Adam(p)
        AdamW(p)
    """,
    "abstract bases": """
        import torch, mindspore
        torch.optim.Optimizer(p, {})
        mindspore.nn.Optimizer(0.1, p)
    """,
    "never imported": """
        torch.optim.Adam(p)
        Adam(p)
    """,
    "the package itself is no class": """
        import torch
        torch.optim(p)
        torch.Adam(p)
        torch.optim.lr_scheduler.StepLR(torch.optim.Adam)
    """,
}


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_imports(text: str) -> None:
    assert seen(text) == marks(text)
