"""Optimizers behind modules that name none: those that hand on what they import, or make something of it."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from ms_compat_lint.knowledge.load import api_names
from ms_compat_lint.project.modules import ProjectModules
from ms_compat_lint.sites.candidates import is_candidate
from ms_compat_lint.sites.finder import find_sites
from ms_compat_lint.source import SourceFile
from tests.sites.marked import marks

PROJECT = {
    "pyproject.toml": "",
    "other.py": "from torch.optim import Adam as Opt\n\n\ndef helper(): pass\n",
    "plain.py": "from other import Opt\n",
    "star.py": "from other import *\n",
    "behind.py": "import plain\nfrom star import Opt as Deeper\n",
    "idle.py": "from other import helper\nX = helper\nclass Mine(X): pass\n",
    "pkg/__init__.py": "",
    "pkg/own.py": "from torch.optim import Adam as Opt\n",
    "pkg/plain.py": "from .own import Opt\n",
    "pkg/third.py": "from . import plain as inner\nfrom .plain import Opt as Renamed\n",
    "bare/own.py": "import torch\nOpt = torch.optim.SGD\n",
    "bare/plain.py": "from .own import Opt\n",
    "made.py": """
from plain import Opt
Y = Opt
def get():
    return Opt
class Mine(Opt): pass
class Holder:
    cls = Opt
    def __init__(self):
        self.late = Opt
TABLE = {"a": Opt}
make = lambda: Opt
PAIR = (Opt, {})
Other = print
""",
    "again.py": "from made import *\nAgain = Y\n",
    "round_a.py": "from round_b import get\nfrom torch.optim import Adam as Opt\n",
    "round_b.py": "def get():\n    from round_a import Opt\n    return Opt\n",
    "listed.py": "__all__ = ['Opt', '_Own']\nfrom torch.optim import Adam as Opt, SGD as Hidden, RAdam as _Own\n",
    "nets/__init__.py": "from .net import Net, build\n",
    "nets/net.py": "from .opt import Opt as _Opt\nclass Net:\n    opt_cls = _Opt\ndef build(cls=_Opt): pass\n",
    "nets/opt.py": "import torch\nOpt = torch.optim.AdamW\n",
    "unlisted.py": "__all__ = names()\nfrom torch.optim import Adam as Opt, RAdam as _Own\n",
}

CASES = {
    "modules that hand on": """
        import plain, star, behind
        import plain as q
        plain.Opt(p)  # site: torch.optim.Adam
        q.Opt(p)  # site: torch.optim.Adam
        star.Opt(p)  # site: torch.optim.Adam
        behind.Deeper(p)  # site: torch.optim.Adam
        behind.plain.Opt(p)  # site: torch.optim.Adam
        plain.helper(p)
    """,
    "modules of a package": """
        from pkg import plain
        import pkg.plain as q
        import pkg.third
        plain.Opt(p)  # site: torch.optim.Adam
        q.Opt(p)  # site: torch.optim.Adam
        pkg.third.Renamed(p)  # site: torch.optim.Adam
        pkg.third.inner.Opt(p)  # site: torch.optim.Adam
        pkg.nothing.Opt(p)
    """,
    "packages without a file": """
        import bare.own
        import bare.plain
        from bare import plain
        bare.own.Opt(p)  # site: torch.optim.SGD
        bare.plain.Opt(p)  # site: torch.optim.SGD
        plain.Opt(p)  # site: torch.optim.SGD
        bare.nothing.Opt(p)
        bare.Opt(p)
    """,
    "made of what is imported": """
        from made import Y, get, Mine, Holder, TABLE, make, PAIR, Other
        Y(p)  # site: torch.optim.Adam
        get()(p)  # site: torch.optim.Adam
        Mine(p)  # site: torch.optim.Adam
        Holder.cls(p)  # site: torch.optim.Adam
        Holder().late(p)  # site: torch.optim.Adam
        TABLE["a"](p)  # site: torch.optim.Adam
        make()(p)  # site: torch.optim.Adam
        PAIR[0](p)  # site: torch.optim.Adam
        Other(p)
        class Deeper(Mine):
            def __init__(self, p):
                super().__init__(p, lr=1)  # site: super_init torch.optim.Adam
    """,
    "made, by module": """
        import made
        made.Y(p)  # site: torch.optim.Adam
        made.get()(p)  # site: torch.optim.Adam
        made.Mine(p)  # site: torch.optim.Adam
        made.Other(p)
    """,
    "made, by star": """
        from made import *
        Y(p)  # site: torch.optim.Adam
        TABLE[key](p)  # site: torch.optim.Adam
    """,
    "one name alone": """
        from made import Y as Z
        Z(p)  # site: torch.optim.Adam
    """,
    "made of what was made": """
        from again import Again, get as g
        Again(p)  # site: torch.optim.Adam
        g()(p)  # site: torch.optim.Adam
    """,
    "modules that import one another": """
        from round_b import get
        get()(p)  # site: torch.optim.Adam
    """,
    "what a class holds": """
        from nets import Net, build
        Net().opt_cls(p)  # site: torch.optim.AdamW
        class Mine(Net):
            def setup(self):
                self.opt_cls(p)  # site: torch.optim.AdamW
    """,
    "nothing is made of an optimizer": """
        from idle import X, Mine
        X(p)
        Mine(p)
    """,
    "what __all__ lists": """
        from listed import *
        Opt(p)  # site: torch.optim.Adam
        _Own(p)  # site: torch.optim.RAdam
        Hidden(p)
    """,
    "an __all__ that is computed": """
        from unlisted import *
        Opt(p)  # site: torch.optim.Adam
        _Own(p)
    """,
}


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_projects(text: str, tmp_path: Path) -> None:
    for name, content in PROJECT.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    expected = marks(text)
    bare = dedent("\n".join(line.partition("# site")[0] for line in text.splitlines()))
    path, modules = str(tmp_path / "main.py"), ProjectModules()
    assert is_candidate(bare.encode(), path, modules) or not expected
    found = find_sites(SourceFile.from_text(path, bare), api_names(), modules)
    assert sorted((site.span.line, site.kind.value, site.apis) for site in found) == expected
