"""Optimizers kept in containers, attributes and functions."""

from __future__ import annotations

import pytest

from tests.sites.marked import marks, seen

CONTAINERS = {
    "tuple": """
        from torch import optim
        ALL = (optim.SGD, optim.Adam, None)
        ALL[0](p)  # site: torch.optim.SGD
        ALL[-2](p)  # site: torch.optim.Adam
        ALL[2](p)
        ALL[9](p)
        ALL[i](p)  # site: torch.optim.Adam|torch.optim.SGD
        (optim.SGD, optim.Adam)[fast](p)  # site: torch.optim.Adam|torch.optim.SGD
    """,
    "index by name": """
        from torch import optim
        FIRST = 0
        [optim.SGD, optim.Adam][FIRST](p)  # site: torch.optim.SGD
        [optim.SGD, optim.Adam][FIRST + 1](p)  # site: torch.optim.Adam
    """,
    "slice": """
        from torch import optim
        [optim.SGD, optim.Adam][:1][0](p)
    """,
    "dictionary": """
        from torch import optim
        import mindspore.nn as nn
        BY_NAME = {
            "sgd": optim.SGD,
            "adam": nn.Adam,
            3: None,
        }
        BY_NAME["sgd"](p)  # site: torch.optim.SGD
        BY_NAME["adam"](p)  # site: mindspore.nn.Adam
        BY_NAME[3](p)
        BY_NAME["other"](p)
        BY_NAME[name](p)  # site: mindspore.nn.Adam|torch.optim.SGD
        BY_NAME[name.lower()](p)  # site: mindspore.nn.Adam|torch.optim.SGD
        Opt = BY_NAME[name]
        Opt(p)  # site: mindspore.nn.Adam|torch.optim.SGD
    """,
    "get": """
        from torch import optim
        BY_NAME = {"sgd": optim.SGD, "adam": optim.Adam}
        BY_NAME.get("sgd")(p)  # site: torch.optim.SGD
        BY_NAME.get(name)(p)  # site: torch.optim.Adam|torch.optim.SGD
        BY_NAME.get("sgd", optim.RAdam)(p)  # site: torch.optim.SGD
        BY_NAME.get("x", optim.RAdam)(p)  # site: torch.optim.RAdam
        BY_NAME.get(name, optim.RAdam)(p)  # site: torch.optim.Adam|torch.optim.RAdam|torch.optim.SGD
        BY_NAME.pop("adam")(p)  # site: torch.optim.Adam
        other.get(name, optim.RAdam)(p)  # site: torch.optim.RAdam
    """,
    "dict()": """
        from torch import optim
        BY_NAME = dict(sgd=optim.SGD, adam=optim.Adam)
        BY_NAME["sgd"](p)  # site: torch.optim.SGD
        BY_NAME[name](p)  # site: torch.optim.Adam|torch.optim.SGD
        MORE = dict(BY_NAME, radam=optim.RAdam)
        MORE["radam"](p)  # site: torch.optim.RAdam
        MORE["sgd"](p)  # site: torch.optim.SGD
        ALL = {**BY_NAME, "sgd": optim.Rprop}
        ALL["adam"](p)  # site: torch.optim.Adam
        ALL["sgd"](p)  # site: torch.optim.Rprop
    """,
    "filled later": """
        from torch import optim
        BY_NAME = {}
        BY_NAME["sgd"] = optim.SGD
        BY_NAME.update(adam=optim.Adam)
        BY_NAME.update({"radam": optim.RAdam})
        BY_NAME.setdefault("rprop", optim.Rprop)
        BY_NAME["sgd"](p)  # site: torch.optim.SGD
        BY_NAME["adam"](p)  # site: torch.optim.Adam
        BY_NAME["radam"](p)  # site: torch.optim.RAdam
        ALL = []
        ALL.append(optim.SGD)
        ALL[0](p)  # site: torch.optim.SGD
        for Opt in ALL:
            Opt(p)  # site: torch.optim.SGD
    """,
    "nested": """
        from torch import optim
        T = {"a": {"b": [optim.SGD]}, "c": ("x", optim.Adam, dict(lr=1))}
        T["a"]["b"][0](p)  # site: torch.optim.SGD
        T["c"][1](p)  # site: torch.optim.Adam
        Opt, kwargs = T["c"][1], T["c"][2]
        Opt(p, **kwargs)  # site: torch.optim.Adam
        T[x][y][z](p)  # site: torch.optim.SGD
    """,
    "values and items": """
        from torch import optim
        BY_NAME = {"sgd": optim.SGD, "adam": optim.Adam}
        for Opt in BY_NAME.values():
            Opt(p)  # site: torch.optim.Adam|torch.optim.SGD
        for name, Opt in BY_NAME.items():
            Opt(p)  # site: torch.optim.Adam|torch.optim.SGD
            name(p)
        for name in BY_NAME:
            name(p)
            BY_NAME[name](p)  # site: torch.optim.Adam|torch.optim.SGD
        list(BY_NAME.values())[0](p)  # site: torch.optim.Adam|torch.optim.SGD
        next(iter(BY_NAME.values()))(p)  # site: torch.optim.Adam|torch.optim.SGD
    """,
    "comprehensions": """
        from torch import optim
        BY_NAME = {c.__name__: c for c in (optim.SGD, optim.Adam)}
        BY_NAME[name](p)  # site: torch.optim.Adam|torch.optim.SGD
        ALL = [c for c in (optim.SGD, optim.Adam) if c]
        ALL[0](p)  # site: torch.optim.Adam|torch.optim.SGD
    """,
    "functions in a dictionary": """
        from torch import optim
        MAKE = {"sgd": lambda p: optim.SGD(p), "adam": optim.Adam}  # site: torch.optim.SGD
        MAKE[name](p)  # site: torch.optim.Adam
    """,
    "unpacked": """
        from torch import optim
        SOME = [optim.SGD]
        ALL = [*SOME, optim.Adam]
        ALL[i](p)  # site: torch.optim.Adam|torch.optim.SGD
        for Opt in (*SOME, *ALL):
            Opt(p)  # site: torch.optim.Adam|torch.optim.SGD
        D = {"a": optim.SGD}
        while x:
            D = {**D, "b": optim.Adam}
        D[k](p)  # site: torch.optim.Adam|torch.optim.SGD
    """,
    "pairs": """
        from collections import OrderedDict
        from torch import optim
        A = OrderedDict([("adam", optim.Adam), ("sgd", optim.SGD)])
        A["adam"](p)  # site: torch.optim.Adam
        B = dict((("adam", optim.Adam), ["sgd", optim.SGD], broken))
        B[name](p)  # site: torch.optim.Adam|torch.optim.SGD
        for name in A:
            name(p)
        PAIRS = [("adam", optim.Adam)]
        dict(PAIRS, other=optim.RAdam)["adam"](p)  # site: torch.optim.Adam
    """,
    "added": """
        from torch import optim
        A = [optim.Adam] + [optim.SGD]
        A[1](p)  # site: torch.optim.Adam|torch.optim.SGD
        B = {"a": optim.Adam} | {"b": optim.SGD}
        B["b"](p)  # site: torch.optim.SGD
    """,
    "keys are not values": """
        from torch import optim
        NAMES = {optim.SGD: make_sgd}
        NAMES[optim.SGD](p)
        [k(p) for k in {optim.SGD: 1}.values()]
    """,
    "instances are not classes": """
        from torch import optim
        OPTS = [optim.SGD(p)]  # site: torch.optim.SGD
        OPTS[0](p)
        {"a": optim.Adam(p)}["a"](p)  # site: torch.optim.Adam
    """,
}

ATTRIBUTES = {
    "of the instance": """
        from torch import optim
        class Trainer:
            def __init__(self, model):
                self.opt_cls = optim.SGD
                self.model = model
            def setup(self):
                self.opt = self.opt_cls(self.model.parameters())  # site: torch.optim.SGD
                self.opt(p)
                self.model(p)
    """,
    "of the class": """
        from torch import optim
        class Trainer:
            opt_cls = optim.SGD
            def setup(self):
                self.opt_cls(p)  # site: torch.optim.SGD
                type(self).opt_cls(p)  # site: torch.optim.SGD
                self.__class__.opt_cls(p)  # site: torch.optim.SGD
            @classmethod
            def make(cls, p):
                return cls.opt_cls(p)  # site: torch.optim.SGD
            @staticmethod
            def free(cls, p):
                return cls.opt_cls(p)
        Trainer.opt_cls(p)  # site: torch.optim.SGD
        Trainer().opt_cls(p)  # site: torch.optim.SGD
        t = Trainer()
        t.opt_cls(p)  # site: torch.optim.SGD
        t.other(p)
    """,
    "inherited": """
        from torch import optim
        class Base:
            opt_cls = optim.SGD
            def __init__(self):
                self.late = optim.Adam
        class Middle(Base): pass
        class Trainer(Mixin, Middle):
            def setup(self):
                self.opt_cls(p)  # site: torch.optim.SGD
                self.late(p)  # site: torch.optim.Adam
                super().opt_cls(p)  # site: torch.optim.SGD
    """,
    "overridden": """
        from torch import optim
        class Base:
            opt_cls = optim.SGD
        class Trainer(Base):
            opt_cls = optim.Adam
            def setup(self):
                self.opt_cls(p)  # site: torch.optim.Adam
        class Other(Base):
            opt_cls = print
            def setup(self):
                self.opt_cls(p)
    """,
    "of another class": """
        from torch import optim
        class A:
            def __init__(self): self.opt_cls = optim.SGD
        class B:
            def __init__(self): self.opt_cls = print
            def f(self): self.opt_cls(p)
    """,
    "chosen": """
        from torch import optim
        class Trainer:
            def __init__(self, name):
                if name == "sgd":
                    self.opt_cls = optim.SGD
                else:
                    self.opt_cls = None
                self.a, self.b = optim.Adam, 1
            def setup(self):
                self.opt_cls(p)  # site: torch.optim.SGD
                self.a(p)  # site: torch.optim.Adam
                self.b(p)
    """,
    "from a parameter": """
        from torch import optim
        class Trainer:
            def __init__(self, opt_cls=optim.Adam, other=None):
                self.opt_cls = opt_cls
                self.other = other or optim.SGD
            def setup(self):
                self.opt_cls(p)  # site: torch.optim.Adam
                self.other(p)  # site: torch.optim.SGD
    """,
    "set from outside": """
        from torch import optim
        class Trainer:
            opt_cls = None
            def setup(self): self.opt_cls(p)  # site: torch.optim.SGD
        Trainer.opt_cls = optim.SGD
    """,
    "property": """
        from torch import optim
        class Trainer:
            @property
            def opt_cls(self):
                return optim.SGD
            def get(self):
                return optim.Adam
            def setup(self):
                self.opt_cls(p)  # site: torch.optim.SGD
                self.get()(p)  # site: torch.optim.Adam
                self.get(p)
    """,
    "in a closure": """
        from torch import optim
        class Trainer:
            def __init__(self): self.opt_cls = optim.SGD
            def setup(this):
                def inner():
                    return this.opt_cls(p)  # site: torch.optim.SGD
                return lambda: this.opt_cls(p)  # site: torch.optim.SGD
    """,
    "a dictionary": """
        from torch import optim
        class Trainer:
            OPTS = {"sgd": optim.SGD}
            def setup(self, name):
                self.OPTS[name](p)  # site: torch.optim.SGD
                self.OPTS.get("sgd")(p)  # site: torch.optim.SGD
    """,
    "by getattr": """
        import torch
        from torch import optim
        NAME = "Adam"
        getattr(optim, "Adam")(p)  # site: torch.optim.Adam
        getattr(torch.optim, NAME)(p)  # site: torch.optim.Adam
        getattr(optim, name)(p)
        getattr(optim, name, optim.SGD)(p)  # site: torch.optim.SGD
        getattr(optim, "NoSuch", None)(p)
        class A:
            opt_cls = optim.RAdam
            def f(self): getattr(self, "opt_cls")(p)  # site: torch.optim.RAdam
    """,
    "by another getattr": """
        from torch import optim
        getattr(optim, "Adam")(p)  # site: torch.optim.Adam
        def getattr(*a): return print
        getattr(optim, "Adam")(p)
    """,
    "of a foreign object": """
        from torch import optim
        from lightning import Trainer
        t = Trainer()
        t.opt_cls = optim.SGD
        t.opt_cls(p)
    """,
    "the instance's method of that name": """
        from torch import optim
        class Factory:
            def Adam(self, p): return optim.Adam(p)  # site: torch.optim.Adam
            def all(self): return self.Adam(p)
        Factory().Adam(p)
    """,
    "an enumeration": """
        from enum import Enum
        from torch import optim
        class Opts(Enum):
            SGD = optim.SGD
            ADAM = optim.Adam
        Opts.SGD.value(p)  # site: torch.optim.SGD
        Opts["ADAM"].value(p)  # site: torch.optim.Adam
        Opts[name].value(p)  # site: torch.optim.Adam|torch.optim.SGD
        Opts(value).value(p)  # site: torch.optim.Adam|torch.optim.SGD
        Opts.ADAM.name(p)
        Opts["NoSuch"].value(p)
    """,
    "no enumeration": """
        from torch import optim
        class Opts(Table):
            SGD = optim.SGD
        Opts["SGD"].value(p)
        Opts[name].value(p)
    """,
    "bound by subclasses": """
        from torch import optim
        class Base:
            opt_cls = None
            other = optim.RAdam
            def setup(self):
                self.opt_cls(p)  # site: torch.optim.Adam|torch.optim.SGD
                self.other(p)  # site: torch.optim.RAdam
        class First(Base):
            opt_cls = optim.SGD
            other = optim.Rprop
        class Second(First):
            opt_cls = optim.Adam
        class Apart:
            opt_cls = optim.NAdam
        Base.opt_cls(p)
    """,
    "items of attributes": """
        from torch import optim
        class Trainer:
            known = {}
            def __init__(self):
                self.table = {}
                self.table["a"] = optim.Adam
                self.table["b"] = optim.SGD
                self.all = []
                self.all.append(optim.RAdam)
                self.known.setdefault("c", optim.Rprop)
            def setup(self):
                self.table["a"](p)  # site: torch.optim.Adam
                self.table[name](p)  # site: torch.optim.Adam|torch.optim.SGD
                self.all[0](p)  # site: torch.optim.RAdam
                self.known["c"](p)  # site: torch.optim.Rprop
                self.table(p)
                for c in self.table.values():
                    c(p)  # site: torch.optim.Adam|torch.optim.SGD
    """,
    "fields": """
        from dataclasses import dataclass, field
        from typing import Any, NamedTuple
        from torch import optim
        @dataclass
        class Cfg:
            opt: Any = optim.Adam
            by_default: Any = field(default=optim.SGD)
            made: Any = field(default_factory=lambda: optim.RAdam)
            def build(self):
                return self.opt(p)  # site: torch.optim.Adam
        Cfg().opt(p)  # site: torch.optim.Adam
        Cfg().by_default(p)  # site: torch.optim.SGD
        Cfg().made(p)  # site: torch.optim.RAdam
        Cfg(optim.Rprop).opt(p)  # site: torch.optim.Rprop
        given = Cfg(opt=optim.NAdam, made=None)
        given.opt(p)  # site: torch.optim.NAdam
        given.by_default(p)  # site: torch.optim.SGD
        given.made(p)
        class Row(NamedTuple):
            name: str
            cls: type = optim.Rprop
        Row("a", optim.Adagrad).cls(p)  # site: torch.optim.Adagrad
        Row("a", optim.Adagrad).name(p)
        Row(*row).cls(p)  # site: torch.optim.Rprop
    """,
    "fields of bases, and constructors that are written out": """
        from dataclasses import dataclass
        from typing import Any, ClassVar
        from torch import optim
        @dataclass
        class Base:
            count: ClassVar[int] = 0
            rate: float = 0.1
        @dataclass
        class Cfg(Base):
            opt: Any = optim.Adam
        Cfg(0.2).opt(p)  # site: torch.optim.Adam
        Cfg(0.2, optim.SGD).opt(p)  # site: torch.optim.SGD
        class Trainer(Thing):
            opt: Any = optim.RAdam
            def __init__(self, model):
                self.model = model
        class Small(Trainer):
            loss: Any = None
        Trainer(model).opt(p)  # site: torch.optim.RAdam
        Small(model).opt(p)  # site: torch.optim.RAdam
    """,
    "through cast": """
        from typing import Any, cast
        from torch import optim
        Opt = cast(Any, optim.SGD)
        Opt(p)  # site: torch.optim.SGD
    """,
}

FUNCTIONS = {
    "returns a class": """
        from torch import optim
        def get():
            return optim.Adam
        get()(p)  # site: torch.optim.Adam
        Opt = get()
        Opt(p)  # site: torch.optim.Adam
        get(p)
    """,
    "returns one of several": """
        from torch import optim
        def get(name):
            if name == "sgd":
                return optim.SGD
            for x in y:
                with z:
                    return optim.Adam
            def inner(): return optim.RAdam
            raise ValueError
        get(name)(p)  # site: torch.optim.Adam|torch.optim.SGD
    """,
    "returns a local": """
        from torch import optim
        def get(name):
            table = {"sgd": optim.SGD, "adam": optim.Adam}
            cls = table[name]
            return cls
        get(name)(p)  # site: torch.optim.Adam|torch.optim.SGD
    """,
    "returns an optimizer": """
        from torch import optim
        def make(p):
            return optim.Adam(p)  # site: torch.optim.Adam
        make(p)
        make(p)(q)
        opt = make(p)
        opt(p)
    """,
    "returns a pair": """
        from torch import optim
        def get():
            return optim.Adam, {"lr": 1e-3}
        Opt, kwargs = get()
        Opt(p, **kwargs)  # site: torch.optim.Adam
    """,
    "coroutines and generators": """
        from torch import optim
        async def get():
            return optim.Adam
        get()(p)
    """,
    "recursive": """
        from torch import optim
        def get(n):
            return get(n - 1) if n else optim.Adam
        get(3)(p)  # site: torch.optim.Adam
        def other(n):
            return other(n)
        other(optim.SGD)(p)
    """,
    "hands its argument back": """
        from torch import optim
        def same(x):
            return x
        same(optim.Adam)(p)
    """,
}

PARTIALS = {
    "every import": """
        import functools
        import functools as ft
        from functools import partial
        from functools import partial as bind
        from torch.optim import Adam
        functools.partial(Adam, lr=1)  # site: partial torch.optim.Adam
        ft.partial(Adam, lr=1)  # site: partial torch.optim.Adam
        partial(Adam, lr=1)  # site: partial torch.optim.Adam
        bind(Adam)  # site: partial torch.optim.Adam
    """,
    "called later": """
        from functools import partial
        from torch import optim
        make = partial(optim.Adam, lr=1)  # site: partial torch.optim.Adam
        make(p)
        make(p, lr=2)
        {"a": make}["a"](p)
    """,
    "of a partial": """
        from functools import partial
        from torch import optim
        make = partial(optim.Adam, lr=1)  # site: partial torch.optim.Adam
        more = partial(make, eps=1)  # site: partial torch.optim.Adam
        partial(partial(optim.SGD), lr=1)  # site: partial torch.optim.SGD; partial torch.optim.SGD
        more(p)
    """,
    "of candidates": """
        from functools import partial
        from torch import optim
        OPTS = {"sgd": optim.SGD, "adam": optim.Adam}
        partial(OPTS[name], lr=1)  # site: partial torch.optim.Adam|torch.optim.SGD
        partial(optim.SGD if x else optim.Adam)  # site: partial torch.optim.Adam|torch.optim.SGD
    """,
    "among other things": """
        from functools import partial
        from torch import optim
        Opt = partial(optim.SGD, lr=1) if a else optim.Adam  # site: partial torch.optim.SGD
        Opt(p)  # site: torch.optim.Adam
    """,
    "in a dictionary": """
        from functools import partial
        from torch import optim
        OPTS = {
            "sgd": partial(optim.SGD, momentum=0),  # site: partial torch.optim.SGD
            "nesterov": partial(optim.SGD, nesterov=True),  # site: partial torch.optim.SGD
        }
        OPTS[name](p)
    """,
    "not a partial": """
        from functools import partial, wraps
        from torch import optim
        partial(train, optim.SGD)
        partial()
        wraps(optim.SGD)
        def partial(f, **k): return f
        partial(optim.SGD, lr=1)
    """,
    "own subclass": """
        from functools import partial
        from torch import optim
        class Mine(optim.Adam): pass
        partial(Mine, lr=1)  # site: partial torch.optim.Adam
    """,
}


@pytest.mark.parametrize("text", CONTAINERS.values(), ids=CONTAINERS)
def test_containers(text: str) -> None:
    assert seen(text) == marks(text)


@pytest.mark.parametrize("text", ATTRIBUTES.values(), ids=ATTRIBUTES)
def test_attributes(text: str) -> None:
    assert seen(text) == marks(text)


@pytest.mark.parametrize("text", FUNCTIONS.values(), ids=FUNCTIONS)
def test_functions(text: str) -> None:
    assert seen(text) == marks(text)


@pytest.mark.parametrize("text", PARTIALS.values(), ids=PARTIALS)
def test_partials(text: str) -> None:
    assert seen(text) == marks(text)
