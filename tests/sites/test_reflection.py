"""Optimizers that are named by strings."""

from __future__ import annotations

import pytest

from tests.sites.marked import Files, marks, seen

CASES = {
    "a table of names": """
        from torch import optim
        NAMES = {"adam": "Adam", "sgd": "SGD", "own": "Mine", "none": None}
        getattr(optim, NAMES["adam"])(p)  # site: torch.optim.Adam
        getattr(optim, NAMES[key])(p)  # site: torch.optim.Adam|torch.optim.SGD
        getattr(optim, NAMES.get(key))(p)  # site: torch.optim.Adam|torch.optim.SGD
        getattr(optim, NAMES.get(key, "RAdam"))(p)  # site: torch.optim.Adam|torch.optim.RAdam|torch.optim.SGD
        getattr(optim, NAMES["own"])(p)
        getattr(optim, NAMES["none"])(p)
        Opt = getattr(optim, NAMES[key], None)
        Opt(p)  # site: torch.optim.Adam|torch.optim.SGD
    """,
    "a tuple of names": """
        from torch import optim
        ORDER = ("Adam", "SGD")
        getattr(optim, ORDER[0])(p)  # site: torch.optim.Adam
        getattr(optim, ORDER[number])(p)  # site: torch.optim.Adam|torch.optim.SGD
    """,
    "a loop over names": """
        from torch import optim
        NAMES = {"adam": "Adam", "sgd": "SGD"}
        for name in ("Adam", "NoSuch"):
            getattr(optim, name)(p)  # site: torch.optim.Adam
        for name in ["Adam", "SGD"]:
            getattr(optim, name)(p)  # site: torch.optim.Adam|torch.optim.SGD
        for short, name in NAMES.items():
            getattr(optim, name)(p)  # site: torch.optim.Adam|torch.optim.SGD
            getattr(optim, short)(p)
        for name in NAMES.values():
            getattr(optim, name)(p)  # site: torch.optim.Adam|torch.optim.SGD
        for name, lr in [("Adam", 0.1), ("SGD", 0.2)]:
            getattr(optim, name)(p, lr=lr)  # site: torch.optim.Adam|torch.optim.SGD
            getattr(optim, lr)(p)
    """,
    "a comprehension over names": """
        from torch import optim
        [getattr(optim, n)(p) for n in ("Adam", "RAdam")]  # site: torch.optim.Adam|torch.optim.RAdam
        CLASSES = {n.lower(): getattr(optim, n) for n in ("Adam", "RAdam")}
        CLASSES["adam"](p)  # site: torch.optim.Adam|torch.optim.RAdam
    """,
    "a choice": """
        from torch import optim
        getattr(optim, "Adam" if fast else "SGD")(p)  # site: torch.optim.Adam|torch.optim.SGD
        if fast:
            which = "Adam"
        elif slow:
            which = "SGD"
        else:
            which = chosen()
        getattr(optim, which)(p)  # site: torch.optim.Adam|torch.optim.SGD
        def build(kind):
            match kind:
                case "adam":
                    name = "Adam"
                case _:
                    name = "Rprop"
            return getattr(optim, name)(p)  # site: torch.optim.Adam|torch.optim.Rprop
        def get_name():
            return "Adam"
        getattr(optim, get_name())(p)  # site: torch.optim.Adam
    """,
    "a default": """
        from torch import optim
        def build(p, name="Adam", other="adam"):
            getattr(optim, other)(p)
            return getattr(optim, name)(p)  # site: torch.optim.Adam
        def any_of(name):
            return getattr(optim, name)(p)
    """,
    "attributes": """
        import torch
        class Trainer:
            name = "Adam"
            NAMES = {"a": "Adam"}
            def __init__(self):
                self.opt_name = "SGD"
            def setup(self):
                getattr(torch.optim, self.name)(p)  # site: torch.optim.Adam
                getattr(torch.optim, self.opt_name)(p)  # site: torch.optim.SGD
                getattr(torch.optim, self.NAMES["a"])(p)  # site: torch.optim.Adam
                getattr(torch.optim, Trainer.NAMES[kind])(p)  # site: torch.optim.Adam
    """,
    "a configuration": """
        from torch import optim
        CFG = {"optimizer": {"type": "Adam", "lr": 0.1}}
        getattr(optim, CFG["optimizer"]["type"])(p)  # site: torch.optim.Adam
        getattr(optim, CFG["optimizer"]["lr"])(p)
    """,
    "modules by name": """
        import torch
        getattr(torch, "optim").Adam(p)  # site: torch.optim.Adam
        getattr(getattr(torch, "optim"), "SGD")(p)  # site: torch.optim.SGD
        getattr(torch, "optimum").Adam(p)
    """,
    "members": """
        import torch
        from torch import optim
        vars(optim)["Adam"](p)  # site: torch.optim.Adam
        optim.__dict__["Adam"](p)  # site: torch.optim.Adam
        torch.optim.__dict__["SGD"](p)  # site: torch.optim.SGD
        torch.optim.__dict__.get("SGD")(p)  # site: torch.optim.SGD
        torch.optim.__dict__[name](p)
        def build(name="SGD"):
            return torch.optim.__dict__[name](p)  # site: torch.optim.SGD
        vars()["Adam"](p)
        class Table:
            Adam = optim.RAdam
        vars(Table)["Adam"](p)  # site: torch.optim.RAdam
    """,
    "strings are no classes": """
        from torch import optim
        Adam = "Adam"
        Adam(p)
        "SGD"(p)
        {"a": "SGD"}["a"](p)
        optim.Adam(Adam)  # site: torch.optim.Adam
    """,
}


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_names_in_strings(text: str) -> None:
    assert seen(text) == marks(text)


def test_names_of_the_project() -> None:
    files = Files({"conf.py": 'OPTIM = "Adam"\nTABLE = {"a": "SGD", "b": "Adam"}\n'})
    text = """
        import torch
        from conf import OPTIM, TABLE
        import conf
        getattr(torch.optim, OPTIM)(p)  # site: torch.optim.Adam
        getattr(torch.optim, conf.OPTIM)(p)  # site: torch.optim.Adam
        getattr(torch.optim, TABLE[key])(p)  # site: torch.optim.Adam|torch.optim.SGD
        getattr(torch.optim, TABLE["a"])(p)  # site: torch.optim.SGD
        getattr(torch.optim, conf.TABLE[key])(p)  # site: torch.optim.Adam|torch.optim.SGD
    """
    assert seen(text, files) == marks(text)
