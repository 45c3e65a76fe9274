"""Texts that are no longer kept leave memory with their trees at once, not when the cycle collector comes by."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

from ms_compat_lint.knowledge.load import api_names
from ms_compat_lint.project.modules import ProjectModules
from ms_compat_lint.sites.finder import find_sites
from ms_compat_lint.sites.index import index_of
from ms_compat_lint.source import SourceFile

TEXT = """\
from torch.optim import Adam

LR = 0.1
CFG = {"eps": 1e-8}


class Trainer:
    decay = 0.01

    def __init__(self, params):
        self.made_by = Adam
        self.made = self.made_by(params, LR, weight_decay=self.decay, **CFG)
"""


def test_an_index_goes_with_its_text(tmp_path: Path) -> None:
    modules = ProjectModules()
    gc.collect()
    gc.disable()
    try:
        source = SourceFile.from_text(str(tmp_path / "train.py"), TEXT)
        modules.share(source)
        (site,) = find_sites(source, api_names(), modules)
        assert len(site.arguments) == 4
        index = weakref.ref(index_of(source))
        del source
        assert index() is not None
        for number in range(2):  # longer than all that is kept
            modules.share(SourceFile.from_text(str(tmp_path / f"long{number}.py"), "#" * 2_000_000))
        assert index() is None
    finally:
        gc.enable()
