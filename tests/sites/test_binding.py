"""Which binding of a name holds: order, scope, branches, shadows."""

from __future__ import annotations

import pytest

from ms_compat_lint.model import Constant, Unknown
from tests.sites.marked import marks, seen, sites

CASES = {
    "alias chain": """
        import torch
        Opt = torch.optim.AdamW
        O2 = O3 = Opt
        O2(p); O3(p)  # site: torch.optim.AdamW; torch.optim.AdamW
    """,
    "annotated": """
        from torch import optim
        Opt: type = optim.SGD
        Other: type
        Opt(p)  # site: torch.optim.SGD
        Other(p)
    """,
    "unpacked": """
        from torch import optim
        A, (B, C) = optim.SGD, (optim.Adam, object)
        A(p)  # site: torch.optim.SGD
        B(p)  # site: torch.optim.Adam
        C(p)
    """,
    "unpacked with a star": """
        from torch import optim
        A, *rest = optim.SGD, optim.Adam, optim.RAdam
        A(p)  # site: torch.optim.Adam|torch.optim.RAdam|torch.optim.SGD
    """,
    "swapped": """
        from torch import optim
        A, B = optim.SGD, optim.Adam
        A, B = B, A
        A(p)  # site: torch.optim.Adam
        B(p)  # site: torch.optim.SGD
    """,
    "augmented": """
        from torch import optim
        ALL = (optim.SGD,)
        ALL += (optim.Adam,)
        ALL[i](p)  # site: torch.optim.Adam|torch.optim.SGD
    """,
    "rebound": """
        from torch import optim
        Opt = optim.SGD
        Opt(p)  # site: torch.optim.SGD
        Opt = optim.Adam
        Opt(p)  # site: torch.optim.Adam
        Opt = print
        Opt(p)
    """,
    "rebound import": """
        from torch.optim import Adam
        Adam(p)  # site: torch.optim.Adam
        from apex.optimizers import FusedAdam as Adam
        Adam(p)
    """,
    "own class after import": """
        from torch.optim import Adam
        class Adam:
            def __init__(self, p): pass
        Adam(p)
    """,
    "own function of the same name": """
        from torch.optim import Adam
        def Adam(p):
            return p
        Adam(p)
    """,
    "deleted": """
        from torch.optim import Adam
        Adam(p)  # site: torch.optim.Adam
        del Adam
        Adam(p)
    """,
    "deleted among others": """
        from torch.optim import Adam, SGD
        del (Adam, SGD)
        SGD(p)
    """,
    "functions see the end": """
        from torch import optim
        Opt = optim.SGD
        def f(p):
            return Opt(p)  # site: torch.optim.Adam
        f(p)
        Opt = optim.Adam
    """,
    "functions see a later import": """
        def f(p):
            return Adam(p)  # site: torch.optim.Adam
        from torch.optim import Adam
    """,
    "functions see a later deletion": """
        from torch.optim import Adam
        def f(p):
            return Adam(p)
        del Adam
    """,
    "local to its function": """
        from torch import optim
        def f(p):
            Opt = optim.SGD
            return Opt(p)  # site: torch.optim.SGD
        def g(p):
            return Opt(p)
    """,
    "local before it is bound": """
        from torch.optim import Adam
        def f(p):
            Adam(p)
            Adam = None
    """,
    "closure": """
        from torch import optim
        def outer(p):
            def inner():
                return Opt(p)  # site: torch.optim.Adam
            Opt = optim.SGD
            Opt = optim.Adam
            return inner
    """,
    "class scope is invisible from methods": """
        from torch import optim
        class A:
            Opt = optim.SGD
            made = Opt(p)  # site: torch.optim.SGD
            def f(self):
                return Opt(p)
            class B:
                x = Opt(p)
            def g(self, made=Opt(p)):  # site: torch.optim.SGD
                pass
    """,
    "class scope shadows": """
        from torch.optim import Adam
        class A:
            def Adam(self): pass
            Adam(p)
        Adam(p)  # site: torch.optim.Adam
    """,
    "class scope falls back": """
        from torch.optim import Adam
        class A:
            Adam(p)  # site: torch.optim.Adam
            Adam = Adam
            Adam(p)  # site: torch.optim.Adam
    """,
    "global": """
        from torch import optim
        Opt = None
        def choose():
            global Opt
            Opt = optim.SGD
            Opt(p)  # site: torch.optim.SGD
        def f(p):
            return Opt(p)  # site: torch.optim.SGD
    """,
    "global read in a method": """
        from torch.optim import Adam
        def f(Adam):
            def g():
                global Adam
                return Adam(p)  # site: torch.optim.Adam
            return Adam(p)
    """,
    "nonlocal": """
        from torch import optim
        def outer(p):
            Opt = None
            def choose():
                nonlocal Opt
                Opt = optim.SGD
            choose()
            return Opt(p)  # site: torch.optim.SGD
    """,
    "parameter shadows": """
        from torch.optim import Adam
        def f(Adam): return Adam(p)
        def g(*Adam): return Adam(p)
        def h(**Adam): return Adam(p)
        def i(*, Adam): return Adam(p)
        def j(Adam, /): return Adam(p)
        def k(Adam=None): return Adam(p)
        lambda Adam: Adam(p)
        async def l(Adam): return Adam(p)
        def m(Adam):
            def inner(): return Adam(p)
            return [Adam(q) for q in p]
    """,
    "parameter is rebound": """
        from torch import optim
        def f(Opt=None):
            Opt = Opt or optim.Adam
            return Opt(p)  # site: torch.optim.Adam
        def g(Opt=None):
            if Opt is None:
                Opt = optim.Adam
            return Opt(p)  # site: torch.optim.Adam
    """,
    "parameter with a class for default": """
        from torch import optim
        def f(p, Opt=optim.Adam, *, Other: type = optim.SGD):
            Other(p)  # site: torch.optim.SGD
            return Opt(p)  # site: torch.optim.Adam
        lambda p, O=optim.SGD: O(p)  # site: torch.optim.SGD
    """,
    "default argument": """
        from torch.optim import Adam
        def f(opt=Adam(p), *, other=Adam(q)):  # site: torch.optim.Adam; torch.optim.Adam
            pass
        lambda opt=Adam(p): opt  # site: torch.optim.Adam
    """,
    "loop variable shadows": """
        from torch.optim import Adam
        for Adam in things:
            Adam(p)
        Adam(p)  # site: torch.optim.Adam
    """,
    "loop over classes": """
        from torch import optim
        for Opt in (optim.SGD, optim.Adam):
            Opt(p)  # site: torch.optim.Adam|torch.optim.SGD
        for name, Opt in [("a", optim.SGD), ("b", optim.Adam)]:
            Opt(p)  # site: torch.optim.Adam|torch.optim.SGD
            name(p)
        for i, Opt in enumerate([optim.SGD]):
            Opt(p)  # site: torch.optim.SGD
        for Opt, lr in zip((optim.SGD, optim.Adam), rates):
            Opt(p, lr)  # site: torch.optim.Adam|torch.optim.SGD
    """,
    "bound late in a loop": """
        from torch import optim
        Opt = None
        for i in range(2):
            if Opt:
                Opt(p)  # site: torch.optim.SGD
            Opt = optim.SGD
        while True:
            Opt2(p)  # site: torch.optim.SGD
            Opt2 = optim.SGD
    """,
    "with and except shadow": """
        from torch.optim import Adam, SGD
        with open(x) as Adam:
            Adam(p)
        try:
            pass
        except ValueError as SGD:
            SGD(p)
    """,
    "with over a tuple": """
        from torch.optim import Adam
        with a as (Adam, b), c:
            Adam(p)
    """,
    "except ends its variable": """
        from torch.optim import SGD
        try:
            f()
        except ValueError as SGD:
            pass
        SGD(p)  # site: torch.optim.SGD
    """,
    "comprehension variable": """
        from torch.optim import Adam
        [Adam(p) for Adam in things]
        {Adam(p) for Adam in things}
        {Adam(p): 1 for Adam in things}
        list(Adam(p) for x in y for Adam in x)
        [Adam(p) for x in y]  # site: torch.optim.Adam
    """,
    "comprehension over classes": """
        from torch import optim
        [O(p) for O in (optim.SGD, optim.Adam)]  # site: torch.optim.Adam|torch.optim.SGD
        {n: O(p) for n, O in {"a": optim.SGD}.items()}  # site: torch.optim.SGD
        [O(p)  # site: torch.optim.SGD
         for O in [optim.SGD]]
        [O(p) for group in [[optim.SGD]] for O in group]  # site: torch.optim.SGD
    """,
    "comprehension in a class": """
        from torch import optim
        class A:
            Opt = optim.SGD
            x = [Opt(p) for q in p]
            y = [q for q in Opt(p)]  # site: torch.optim.SGD
    """,
    "branches": """
        from torch import optim
        if a:
            Opt = optim.SGD
        elif b:
            Opt = optim.Adam
        else:
            raise ValueError
        Opt(p)  # site: torch.optim.Adam|torch.optim.SGD
    """,
    "branches that leave": """
        from torch import optim
        def f(name):
            Opt = None
            if name == "sgd":
                Opt = optim.SGD
                return Opt(p)  # site: torch.optim.SGD
            if name == "adam":
                Opt = optim.Adam
            else:
                Opt = optim.RAdam
                raise ValueError
            return Opt(p)  # site: torch.optim.Adam
    """,
    "branch with something else": """
        from torch import optim
        class Mine: pass
        Opt = Mine if a else optim.SGD
        Opt(p)  # site: torch.optim.SGD
        if b:
            Opt = Mine
        Opt(p)  # site: torch.optim.SGD
        Opt = Mine
        Opt(p)
    """,
    "try": """
        from torch import optim
        Opt = optim.SGD
        try:
            Opt = optim.Adam
            Opt(p)  # site: torch.optim.Adam
        except KeyError:
            Opt(p)  # site: torch.optim.Adam|torch.optim.SGD
            Opt = optim.RAdam
        else:
            Opt(p)  # site: torch.optim.Adam
        finally:
            Opt(p)  # site: torch.optim.Adam|torch.optim.RAdam|torch.optim.SGD
        Opt(p)  # site: torch.optim.Adam|torch.optim.RAdam
    """,
    "match": """
        from torch import optim
        match name:
            case "sgd":
                Opt = optim.SGD
            case "adam" | "adamw":
                Opt = optim.Adam
            case _:
                raise ValueError
        Opt(p)  # site: torch.optim.Adam|torch.optim.SGD
    """,
    "match binds": """
        from torch.optim import Adam
        match thing:
            case [Adam, *_]:
                Adam(p)
            case {"a": 1, **Adam}:
                Adam(p)
            case Adam:
                Adam(p)
    """,
    "match calls": """
        from torch import optim
        match optim.SGD(p):  # site: torch.optim.SGD
            case x if optim.Adam(p):  # site: torch.optim.Adam
                optim.RAdam(p)  # site: torch.optim.RAdam
    """,
    "walrus": """
        from torch import optim
        if (Opt := optim.SGD):
            Opt(p)  # site: torch.optim.SGD
        (O2 := optim.Adam)(p)  # site: torch.optim.Adam
        x = [O3 := optim.RAdam, O3(p)]  # site: torch.optim.RAdam
        while chunk := read(): chunk(p)
    """,
    "walrus shadows": """
        from torch.optim import Adam
        if (Adam := other()):
            Adam(p)
    """,
    "walrus in a comprehension": """
        from torch import optim
        def f():
            [Opt := optim.SGD for x in y]
            Opt(p)  # site: torch.optim.SGD
    """,
    "conditional expressions": """
        from torch import optim
        (optim.SGD if a else optim.Adam)(p)  # site: torch.optim.Adam|torch.optim.SGD
        (custom or optim.SGD)(p)  # site: torch.optim.SGD
        (custom and optim.SGD)(p)  # site: torch.optim.SGD
        (optim.SGD and custom)(p)
    """,
    "lambdas": """
        from torch import optim
        make = lambda p: optim.SGD(p)  # site: torch.optim.SGD
        make(p)
        get = lambda: optim.Adam
        get()(p)  # site: torch.optim.Adam
        (lambda: optim.Adam)()(p)  # site: torch.optim.Adam
    """,
    "decorators": """
        from torch.optim import Adam
        @register(Adam(p))  # site: torch.optim.Adam
        def f(): pass
        @register(
            Adam(p)  # site: torch.optim.Adam
        )
        @other
        class A:
            @wrap(Adam(p))  # site: torch.optim.Adam
            async def g(self): pass
    """,
    "in every kind of statement": """
        import torch
        from torch.optim import Adam
        assert Adam(p)  # site: torch.optim.Adam
        x[Adam(p)] = 1  # site: torch.optim.Adam
        x += Adam(p)  # site: torch.optim.Adam
        del x[Adam(p)]  # site: torch.optim.Adam
        raise Adam(p) from Adam(q)  # site: torch.optim.Adam; torch.optim.Adam
        while Adam(p): pass  # site: torch.optim.Adam
        with Adam(p) as f: pass  # site: torch.optim.Adam
        if a: Adam(p)  # site: torch.optim.Adam
        elif Adam(p): pass  # site: torch.optim.Adam
        else: Adam(p)  # site: torch.optim.Adam
        for i in Adam(p): pass  # site: torch.optim.Adam
        try: pass
        except Adam(p): pass  # site: torch.optim.Adam
        finally: Adam(p)  # site: torch.optim.Adam
        class A(Adam(p), metaclass=Adam(q)): pass  # site: torch.optim.Adam; torch.optim.Adam
        async def f():
            await Adam(p)  # site: torch.optim.Adam
            yield Adam(p)  # site: torch.optim.Adam
            async with Adam(p): pass  # site: torch.optim.Adam
            async for i in Adam(p): pass  # site: torch.optim.Adam
            return
        def g(): return Adam(p)  # site: torch.optim.Adam
        x: Adam(p) = Adam(q)  # site: torch.optim.Adam
        f(Adam(p), *Adam(p))  # site: torch.optim.Adam; torch.optim.Adam
        f(k=Adam(p), **Adam(p))  # site: torch.optim.Adam; torch.optim.Adam
        Adam(Adam(p))  # site: torch.optim.Adam; torch.optim.Adam
        x = y[a:Adam(p)]  # site: torch.optim.Adam
    """,
    "not calls of it": """
        import torch
        from torch.optim import Adam
        def f(x: Adam, y: "Adam(p)") -> Adam: pass
        isinstance(x, Adam)
        isinstance(x, (torch.optim.SGD, Adam))
        issubclass(A, Adam)
        "Adam(p)"
        x = 'torch.optim.Adam(p)'
        # Adam(p)
        print(Adam)
        Adam.step(p)
        Adam(p).step()  # site: torch.optim.Adam
        opt = Adam(p)  # site: torch.optim.Adam
        opt(p)
        opt.Adam(p)
        x = {Adam: 1}
    """,
    "dead code": """
        from torch.optim import Adam
        def f():
            return None
            Adam(p)  # site: torch.optim.Adam
    """,
    "same line": """
        from torch.optim import Adam; Adam(p); Adam = 1; Adam(p)  # site: torch.optim.Adam
    """,
    "star expression": """
        from torch import optim
        Opt, = optim.SGD,
        Opt(p)  # site: torch.optim.SGD
    """,
    "cycle": """
        from torch import optim
        A = B
        B = A
        A(p)
        while x:
            A, B = B, A
            A(p)
    """,
    "names in other scripts": """
        from torch.optim import Adam as Ädäm
        优化器 = Ädäm
        优化器(p)  # site: torch.optim.Adam
        x = "é"; Ädäm(p)  # site: torch.optim.Adam
    """,
}


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_binding(text: str) -> None:
    assert seen(text) == marks(text)


@pytest.mark.parametrize(
    "change",
    [
        "Opt += x",
        "Opt //= x",
        "Opt **= x",
        "Opt >>= x",
        "Opt |= x",
        "Opt : int = x",
        "a = Opt = x",
        "a = Opt= x",
        "(a, Opt) = x",
        "[Opt, a] = x",
        "a, *Opt = x",
        "a, Opt, = x",
        "Opt = \\\n    x",
        "(\n  Opt\n) = x",
        "for Opt in x: pass",
        "for a, Opt in x: pass",
        "for Opt, a in x: pass",
        "for (Opt) in x: pass",
        "with x as Opt: pass",
        "with x as (a, Opt), y: pass",
        "import Opt",
        "import Opt.x",
        "import a, Opt",
        "import a as Opt",
        "from x import a, Opt",
        "from x import (a,\n  Opt)",
        "from x import a as Opt, b",
        "def Opt (): pass",
        "class Opt : pass",
        "async def Opt(): pass",
        "if (Opt := x): pass",
        "f(Opt:= x)",
        "f((Opt:=x))",
        "del Opt",
        "del a, Opt",
        "del(Opt)",
        "try: pass\nexcept E as Opt: pass",
        "match x:\n    case Opt: pass",
        "match x:\n    case [Opt, 1]: pass",
        "match x:\n    case {'a': Opt}: pass",
        "match x:\n    case {**Opt}: pass",
        "match x:\n    case [*Opt]: pass",
        "match x:\n    case A(Opt): pass",
        "match x:\n    case A(k=Opt): pass",
        "match x:\n    case 1 | 2 as Opt: pass",
        "if x: Opt = 1",
        "x = 1; Opt = 2",
        "class A:\n    def f(self):\n        global Opt\n        Opt = 1",
    ],
)
def test_every_form_of_binding_is_seen(change: str) -> None:
    """A constant that is bound in any second way is not one."""
    text = f"from torch.optim import Adam\nOpt = 1\n{change}\nAdam(p, Opt)\n"
    (site,) = sites(text)
    assert isinstance(site.arguments[1].value, Unknown), change


@pytest.mark.parametrize(
    "use",
    [
        "f(Opt=Opt, a=Opt)",
        "x = Opt",
        "x = -Opt + Opt * 2",
        "x = [Opt, Opt]",
        "x = {Opt: Opt}",
        "if Opt == 1 or Opt in x and not Opt: pass",
        "return_ = (Opt if Opt else Opt)",
        "x[Opt] = 1",
        "x.Opt = 1",
        "def f(a=Opt): return Opt",
        "def f(Opt): return Opt",
        "def f():\n    Opt = 2",
        "class A:\n    Opt = 3",
        "lambda Opt: Opt",
        "[Opt for Opt in x]",
        "print(f'{Opt}', 'Opt = 2')",
        "# Opt = 2",
        "'''\nOpt = 2\n'''",
        "assert Opt, Opt",
        "from x import Opt as y",
        "import x.Opt",
        "for x in Opt: pass",
        "while Opt: break",
    ],
)
def test_what_does_not_bind(use: str) -> None:
    text = f"from torch.optim import Adam\nOpt = 1\n{use}\nAdam(p, Opt)\n"
    (site,) = sites(text)
    assert site.arguments[1].value == Constant(1), use
