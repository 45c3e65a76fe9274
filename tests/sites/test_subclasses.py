"""Classes of the project that are built on an optimizer."""

from __future__ import annotations

import pytest

from tests.sites.marked import marks, seen, sites

CASES = {
    "without a constructor": """
        from torch import optim
        class Mine(optim.Adam):
            def step(self, closure=None): return super().step(closure)
        Mine(p)  # site: torch.optim.Adam
        class Deeper(Mine): x = 1
        Deeper(p)  # site: torch.optim.Adam
    """,
    "that passes everything on": """
        from torch import optim
        class A(optim.Adam):
            def __init__(self, *args, **kwargs):
                super().__init__(*args, **kwargs)  # site: super_init torch.optim.Adam
        class B(optim.Adam):
            def __init__(self, *a, **k):
                "Counts."
                super(B, self).__init__(*a, **k)  # site: super_init torch.optim.Adam
                self.count = 0
        class C(optim.Adam):
            def __init__(self, *args, **kwargs):
                optim.Adam.__init__(self, *args, **kwargs)  # site: super_init torch.optim.Adam
        A(p); B(p); C(p)  # site: torch.optim.Adam; torch.optim.Adam; torch.optim.Adam
    """,
    "that changes what it passes on": """
        from torch import optim
        class A(optim.Adam):
            def __init__(self, *args, **kwargs):
                kwargs["lr"] = 1
                super().__init__(*args, **kwargs)  # site: super_init torch.optim.Adam
        class B(optim.Adam):
            def __init__(self, *args, **kwargs):
                super().__init__(*args, eps=1e-3, **kwargs)  # site: super_init torch.optim.Adam
        class C(optim.Adam):
            def __init__(self, *args, **kwargs):
                super().__init__(*args)  # site: super_init torch.optim.Adam
        class D(optim.Adam):
            def __init__(self, *args, lr=1, **kwargs):
                super().__init__(*args, **kwargs)  # site: super_init torch.optim.Adam
        class E(optim.Adam):
            def __init__(self, *args, **kwargs):
                if x:
                    super().__init__(*args, **kwargs)  # site: super_init torch.optim.Adam
        class F(optim.Adam):
            def __new__(cls, *args, **kwargs): return object.__new__(cls)
        A(p); B(p); C(p); D(p); E(p); F(p)
    """,
    "with its own constructor": """
        import mindspore.nn as nn
        class Mine(nn.Adam):
            def __init__(self, params, lr=1e-3, eps=1e-6):
                super(Mine, self).__init__(params, lr, eps=eps)  # site: super_init mindspore.nn.Adam
        Mine(p)
        class Deeper(Mine): pass
        Deeper(p)
        class Deepest(Mine):
            def __init__(self, p):
                super().__init__(p)
    """,
    "base by name": """
        from torch import optim
        class Mine(optim.Adam):
            def __init__(self, params):
                optim.Adam.__init__(self, params, lr=1)  # site: super_init torch.optim.Adam
        class Other:
            def __init__(self, params):
                optim.SGD.__init__(self, params)  # site: super_init torch.optim.SGD
                optim.SGD.__init__(self)
                optim.SGD.__init__()
    """,
    "without arguments": """
        from torch import optim
        class Mine(optim.Adam):
            def __init__(self, params):
                super().__init__()
    """,
    "abstract base": """
        from torch.optim import Optimizer
        from torch.optim.optimizer import Optimizer as O
        class Mine(Optimizer):
            def __init__(self, params, lr):
                super().__init__(params, dict(lr=lr))
        class Adam(O):
            def __init__(self, params): super().__init__(params, {})
        Mine(p, 1); Adam(p)
    """,
    "several bases": """
        from torch import optim
        from abc import ABC
        from typing import Generic, TypeVar
        import other
        class Mixin:
            def log(self): pass
        class Blocking:
            def __init__(self, p): pass
        class A(Mixin, optim.Adam): pass
        class B(optim.Adam, Mixin): pass
        class C(Blocking, optim.Adam): pass
        class D(other.Mixin, optim.Adam): pass
        class E(ABC, Generic[T], object, optim.Adam): pass
        class F(optim.SGD, optim.Adam): pass
        class G(Mixin): pass
        A(p); B(p)  # site: torch.optim.Adam; torch.optim.Adam
        C(p); D(p); G(p)
        E(p)  # site: torch.optim.Adam
        F(p)  # site: torch.optim.SGD
    """,
    "unknown base": """
        from torch import optim
        class A(unknown): pass
        class B(make(optim.Adam)): pass
        A(p); B(p)
    """,
    "candidate bases": """
        try:
            from torch.optim import Adam as Base
        except ImportError:
            from mindspore.nn import Adam as Base
        class Mine(Base): pass
        Mine(p)  # site: mindspore.nn.Adam|torch.optim.Adam
        class Other(Base):
            def __init__(self, p):
                super().__init__(p, 0.1)  # site: super_init mindspore.nn.Adam|torch.optim.Adam
    """,
    "own class of that name": """
        import torch
        class Adam(torch.nn.Module): pass
        class SGD:
            def __init__(self, p): pass
        Adam(p); SGD(p)
    """,
    "same name as its base": """
        from torch.optim import Adam
        class Adam(Adam):
            def __init__(self, p):
                super().__init__(p, lr=1)  # site: super_init torch.optim.Adam
        Adam(p)
    """,
    "constructs itself": """
        from torch import optim
        class Mine(optim.Adam):
            @classmethod
            def make(cls, p):
                return cls(p)  # site: torch.optim.Adam
            def again(self):
                return type(self)(p)  # site: torch.optim.Adam
            def twice(self):
                return self.__class__(p)  # site: torch.optim.Adam
    """,
    "in a nested function": """
        from torch import optim
        class Mine(optim.Adam):
            def __init__(self, p):
                def inner():
                    super(Mine, self).__init__(p, 1)  # site: super_init torch.optim.Adam
                inner()
    """,
    "inside a function": """
        from torch import optim
        def make(base=optim.Adam):
            class Mine(base):
                def __init__(self, p):
                    super().__init__(p, 1)  # site: super_init torch.optim.Adam
            class Other(optim.SGD): pass
            return Other(p)  # site: torch.optim.SGD
    """,
    "returned from a function": """
        from torch import optim
        def make():
            class Mine(optim.Adam): pass
            return Mine
        make()(p)  # site: torch.optim.Adam
    """,
    "its own base": """
        class A(B): pass
        class B(A): pass
        from torch.optim import Adam
        A(Adam)
        class C(C): pass
        C(Adam)
    """,
    "of the framework's other classes": """
        import torch
        from torch.optim.lr_scheduler import StepLR
        class Mine(StepLR):
            def __init__(self, optimizer):
                super().__init__(optimizer, torch.optim.Adam)
    """,
}


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_subclasses(text: str) -> None:
    assert seen(text) == marks(text)


def test_base_and_arguments_of_super_init() -> None:
    text = """
    from torch import optim
    class Mine(
        object,
        optim.Adam,
    ):
        def __init__(self, p):
            super().__init__(p, lr=1)
            optim.Adam.__init__(self, p, eps=2)
    """
    first, second = sites(text)
    assert (first.callee_text, first.callee_span) == ("optim.Adam", (5, 5, 5, 15))
    assert first.span == (8, 9, 8, 34)
    assert [argument.text for argument in first.arguments] == ["p", "1"]
    assert (second.callee_text, second.callee_span) == ("optim.Adam", (9, 9, 9, 19))
    assert [(argument.text, argument.position) for argument in second.arguments] == [("p", 0), ("2", None)]
