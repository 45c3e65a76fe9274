"""A small part of the large bodies of code: some of the standard library, and what is no Python at all."""

from __future__ import annotations

import argparse
import shutil
import sysconfig
from pathlib import Path

import pytest

from tests.corpora.__main__ import examined

STANDARD_LIBRARY = Path(sysconfig.get_path("stdlib"))
BROKEN = {
    "a.py": b"x = (\n",
    "b.py": b"# coding: none\n",
    "c.py": b"x = '\xff'\n",
    "d.py": b"x = \0\n",
    "e.py": b"(" * 999,
}


@pytest.mark.parametrize("with_optimizers", [False, True])
def test_standard_library(tmp_path: Path, with_optimizers: bool) -> None:
    source, place = tmp_path / "source", tmp_path / "place"
    for package in ("asyncio", "json"):
        shutil.copytree(STANDARD_LIBRARY / package, source / package, ignore=shutil.ignore_patterns("__pycache__"))
    for name, data in BROKEN.items():
        (source / name).write_bytes(data)
    place.mkdir()
    figures = examined(source, place, argparse.Namespace(other=None, with_optimizers=with_optimizers))
    files, _, broken, sites, findings, *_ = figures.split()
    assert int(files) > len(BROKEN)
    if with_optimizers:
        assert int(broken) == len(BROKEN)
        assert int(sites) == 2 * (int(files) - len(BROKEN))
        assert int(findings) > int(sites)
    else:
        assert (sites, findings) == ("0", "0")
