"""Optimizers that a file draws from the project's modules under names that are no optimizer's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ms_compat_lint.editor.checking import check
from ms_compat_lint.editor.workspace import OpenModules
from ms_compat_lint.settings import Settings
from ms_compat_lint.source import SourceFile
from tests.frontends.test_frontends_agree import by_command, by_flake8, by_pylint
from tests.programs import command, findings

PROJECT = {
    "pyproject.toml": "",
    "helper.py": "from mindspore import nn as layers\n",
    "plain.py": "from src.o import Opt\nfrom os import path\n",
    "renamed.py": "from src.own import Adam as Opt\n",
    "handed_on.py": "from helper import layers as nn\n",
    "module.py": "from torch import optim as o\n",
    "anew.py": "from module import o\nX = o.SGD\n",
    "names.py": "NAME = 'Adam'\nNAMES = {'a': 'RAdam'}\n",
    "src/own.py": "from torch.optim import Adam\n",
    "src/__init__.py": "from .deep import *\n",
    "src/deep/__init__.py": "from .inner import Opt as Inner, Cfg as C\n",
    "src/deep/inner.py": "from ..o import *\n",
    "src/round.py": "from src.about import Opt\nfrom src.o import Opt as Opt\n",
    "src/about.py": "from src.round import Opt\n",
    "src/o.py": """\
import torch
Opt = torch.optim.AdamW
class Mine(torch.optim.SGD): pass
def get(): return torch.optim.AdamW
OPTS = {"a": torch.optim.AdamW}
class Cfg:
    opt = torch.optim.RAdam
""",
}
SITES = {  # a file's text, and the lines of its sites
    "from src.o import Opt, Mine\nOpt(p)\nMine(p)\n": [2, 3],
    "from src import o\no.Opt(p)\n": [2],
    "import src.o\nsrc.o.Opt(p)\n": [2],
    "from src.o import get, OPTS\nget()(p)\nOPTS['a'](p)\n": [2, 3],
    "from src import Inner, C\nInner(p)\nC.opt(p)\n": [2, 3],
    "from src import *\nInner(p)\n": [2],
    "import src\nsrc.Inner(p)\n": [2],
    "from helper import layers\nlayers.Adam(p)\n": [2],
    "from plain import Opt as X\nX(p)\n": [2],
    "from src.round import Opt\nOpt(p)\n": [2],
    "from src.o import (  # all\n  Opt,  # one\n  get as g,\n)\nOpt(p); g()(p)\n": [5, 5],
    "from src.o \\\n    import Opt\nOpt(p)\n": [3],
    "from \\\n src.o import Opt\nOpt(p)\n": [3],
    "from src.o import \\\n(Opt)\nOpt(p)\n": [3],
    "from src.o import (  # noqa (see below)\n    Opt,\n)\nOpt(p)\n": [4],
    "from src.o import get, \\\n    Opt\nOpt(p)\n": [3],
    "from renamed import Opt\nOpt(p)\n": [2],
    "from handed_on import nn\nnn.Adam(p)\n": [2],
    "from anew import X\nX(p)\n": [2],
    "from names import NAME\nfrom torch import optim\ngetattr(optim, NAME)(p)\n": [3],
    "from names import NAMES\nfrom torch import optim\ngetattr(optim, NAMES['a'])(p)\n": [3],
    "from plain import path\npath(p)\n": [],
    "from src.nowhere import Opt\nOpt(p)\n": [],
    "from os import path\nOpt = path\nOpt(p)\n": [],
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in PROJECT.items():
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(text)
    for number, text in enumerate(SITES):
        (tmp_path / f"train_{number}.py").write_text(text)
    return tmp_path


def test_sites(project: Path) -> None:
    found = json.loads(command("sites", "--format", "json", ".", cwd=project).stdout)
    lines = {
        text: sorted(site["line"] for site in found if site["path"].endswith(f"train_{number}.py"))
        for number, text in enumerate(SITES)
    }
    assert lines == SITES


def test_front_ends_agree(project: Path) -> None:
    names = [f"train_{number}.py" for number in range(len(SITES))]
    found = by_command((), names, project)
    assert len(found) >= 50
    assert by_flake8((), names, project) == found
    assert by_pylint((), names, project) == found
    modules = OpenModules(lambda _: None)
    for name in names:
        source = SourceFile.from_text(str(project / name), (project / name).read_text())
        in_editor = check(source, Settings(select=("ALL",)), modules).findings
        places = [(f.span.line, f.span.column, f.code, f.message) for f in in_editor]
        assert sorted(places) == sorted(each[1:] for each in found if each[0] == name)


def test_in_a_notebook(project: Path) -> None:
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "source": ["from src.o import Opt\n", "Opt(p)\n"]}
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (project / "train.ipynb").write_text(json.dumps(notebook))
    assert {(f["cell"], f["line"]) for f in findings("train.ipynb", cwd=project)} == {(1, 2)}
