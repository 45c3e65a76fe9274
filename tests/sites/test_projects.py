"""Optimizers that reach a file through the project's own modules."""

from __future__ import annotations

import pytest

from ms_compat_lint.model import Unknown
from tests.sites.marked import Files, marks, seen, sites

PROJECT = {
    "src/__init__.py": "from .optim import AdamW as Top\nfrom . import solvers\n",
    "src/optim.py": """
from torch.optim import AdamW, SGD as Plain
import torch.optim as _o
Opt = _o.Adam
TABLE = {"sgd": _o.SGD, "radam": _o.RAdam}
LR = 3e-4
def build(p): return Opt(p)
def pick(): return _o.Rprop
class Mine(_o.Adam): pass
class Own:
    def __init__(self, p): pass
class Cfg:
    opt = _o.SGD
    lr = 1e-2
class Adam: pass
""",
    "src/solvers.py": "from mindspore.nn import *\nfrom .optim import *\n",
    "src/deep/__init__.py": "from .inner import *\n",
    "src/deep/inner.py": "from ..optim import Opt as Inner, Mine\nfrom ...outside import x\n",
    "src/cycle_a.py": "from src.cycle_b import Adam\nfrom src.cycle_b import *\nx = 1\n",
    "src/cycle_b.py": "from src.cycle_a import Adam\nfrom src.cycle_a import *\n",
    "src/broken.py": "from torch.optim import Adam\ndef (:\n",
    "src/either.py": "try:\n    from torch.optim import Adam\nexcept ImportError:\n    from mindspore.nn import Adam\n",
    "src/late.py": "Adam = None\nfrom torch.optim import Adam\n",
    "src/gone.py": "from torch.optim import Adam\ndel Adam\n",
    "torch_like.py": "class Adam:\n    def __init__(self, p): pass\n",
    "package/__init__.py": "",
    "package/adam.py": "from torch.optim import Adam\n",
}

CASES = {
    "from a module": """
        from src.optim import AdamW, Plain, Opt as O
        AdamW(p)  # site: torch.optim.AdamW
        Plain(p)  # site: torch.optim.SGD
        O(p)  # site: torch.optim.Adam
    """,
    "a table, and nothing else": """
        from src.optim import TABLE, LR
        TABLE[name](p)  # site: torch.optim.RAdam|torch.optim.SGD
        TABLE["sgd"](p)  # site: torch.optim.SGD
        TABLE["no"](p)
        TABLE(p)
        LR(p)
    """,
    "as a module": """
        import src.optim
        import src.optim as so
        from src import optim
        src.optim.Opt(p)  # site: torch.optim.Adam
        so.Opt(p)  # site: torch.optim.Adam
        so.AdamW(p)  # site: torch.optim.AdamW
        optim.Plain(p)  # site: torch.optim.SGD
        optim._o.SGD(p)  # site: torch.optim.SGD
        so.SGD(p)
    """,
    "re-exported": """
        from src import Top
        import src
        Top(p)  # site: torch.optim.AdamW
        src.Top(p)  # site: torch.optim.AdamW
        src.solvers.Momentum(p)  # site: mindspore.nn.Momentum
    """,
    "stars": """
        from src.solvers import *
        Momentum(p)  # site: mindspore.nn.Momentum
        AdamW(p)  # site: torch.optim.AdamW
        Opt(p)  # site: torch.optim.Adam
        _o.SGD(p)
    """,
    "stars through a package": """
        from src.deep import Inner, Mine
        Inner(p)  # site: torch.optim.Adam
        Mine(p)  # site: torch.optim.Adam
    """,
    "own things of a module": """
        from src.optim import TABLE, build, pick, Mine, Own, Cfg, Adam
        TABLE["sgd"](p)  # site: torch.optim.SGD
        TABLE[name](p)  # site: torch.optim.RAdam|torch.optim.SGD
        build(p)
        pick()(p)  # site: torch.optim.Rprop
        Mine(p)  # site: torch.optim.Adam
        Own(p)
        Cfg.opt(p)  # site: torch.optim.SGD
        Adam(p)
        class Deeper(Mine):
            def __init__(self, p):
                super().__init__(p, 1)  # site: super_init torch.optim.Adam
    """,
    "class of the project, named as the framework's": """
        from torch_like import Adam
        Adam(p)
        import torch_like
        torch_like.Adam(p)
    """,
    "cycles": """
        from src.cycle_a import Adam, x
        from src.cycle_b import *
        Adam(p)
        SGD(p)
    """,
    "broken module": """
        from src.broken import Adam
        Adam(p)
    """,
    "candidates": """
        from src.either import Adam
        Adam(p)  # site: mindspore.nn.Adam|torch.optim.Adam
    """,
    "end of the module": """
        from src.late import Adam
        Adam(p)  # site: torch.optim.Adam
        from src.gone import Adam as A
        A(p)
    """,
    "submodule of an empty package": """
        from package import adam
        import package.adam
        adam.Adam(p)  # site: torch.optim.Adam
        package.adam.Adam(p)  # site: torch.optim.Adam
    """,
    "not in the module": """
        from src.optim import Rprop, Muon
        Rprop(p)
        Muon(p)
    """,
    "missing module": """
        from src.missing import Adam
        from .missing import SGD
        Adam(p); SGD(p)
    """,
}


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_projects(text: str) -> None:
    assert seen(text, Files(PROJECT)) == marks(text)


def test_relative_imports() -> None:
    text = """
        from .optim import Opt
        from . import optim
        from .. import src
        from ..src.optim import AdamW as W
        Opt(p)  # site: torch.optim.Adam
        optim.Opt(p)  # site: torch.optim.Adam
        W(p)  # site: torch.optim.AdamW
    """
    assert seen(text, Files(PROJECT), "src/train.py") == marks(text)


def test_the_file_itself() -> None:
    text = """
        from main import Adam
        from torch.optim import SGD
        Adam(p)
        SGD(p)  # site: torch.optim.SGD
    """
    assert seen(text, Files({"main.py": text})) == marks(text)


def test_modules_are_asked_only_where_they_can_matter() -> None:
    """A module that names no optimizer, and has no import that could bring one, is never parsed."""
    broken = "def helper(): pass\ndef (:\n"
    files = Files({"utils.py": broken})
    text = """
        from utils import helper
        from torch.optim import Adam
        Adam(helper())  # site: torch.optim.Adam
    """
    assert seen(text, files) == marks(text)


def test_schedules_of_other_modules() -> None:
    """A module that names no optimizer, but a schedule of the learning rate."""
    files = Files(
        {
            "rates.py": "from mindspore.nn import LearningRateSchedule as R\nclass Warm(R): pass\nclass Other: pass\n",
            "behind.py": "from rates import Warm\n",
        }
    )
    text = """
        from behind import Warm
        from rates import Other
        from mindspore.nn import Adam
        Adam(p, Warm(0.1))
        Adam(p, Other(0.1))
    """
    values = [site.arguments[1].value for site in sites(text, files)]
    callees = [value.callee for value in values if isinstance(value, Unknown)]
    assert callees == ["mindspore.nn.LearningRateSchedule", None]


OWN_SGD = "class SGD:\n    def __init__(self, p): pass\n"


@pytest.mark.parametrize(
    ("imports", "own", "apis"),
    [
        ("from torch.optim import *\nfrom q import *", OWN_SGD, []),
        ("from q import *\nfrom torch.optim import *", OWN_SGD, ["torch.optim.SGD"]),
        ("from torch.optim import *\nfrom q import *", "", ["torch.optim.SGD"]),
        (
            "from torch.optim import *\nfrom q import *",
            f"if p:\n    {OWN_SGD.splitlines()[0]} pass\n",
            ["torch.optim.SGD"],
        ),
        ("from torch.optim import *\nif p:\n    from q import *", OWN_SGD, ["torch.optim.SGD"]),
        ("from torch.optim import *\nfrom q import *", f"__all__ = []\n{OWN_SGD}", ["torch.optim.SGD"]),
        ("from torch.optim import *\nfrom mindspore.nn import *", "", ["mindspore.nn.SGD"]),
    ],
)
def test_later_stars_hide_earlier_ones(imports: str, own: str, apis: list[str]) -> None:
    found = sites(f"{imports}\nSGD(p)\n", Files({"q.py": own}))
    assert [api for site in found for api in site.apis] == apis
