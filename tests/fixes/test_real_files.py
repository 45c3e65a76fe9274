"""Fixes and ports of every call in the installed sources that build optimizers."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from ms_compat_lint import engine
from ms_compat_lint.fixes.apply import fix_source
from ms_compat_lint.knowledge import load
from ms_compat_lint.model import Family, Finding, Framework
from ms_compat_lint.port import port_source
from ms_compat_lint.settings import Settings
from ms_compat_lint.sites.finder import find_sites
from ms_compat_lint.source import SourceError, SourceFile
from tests.fixes.invariants import comments, compiles, new_findings, outside_calls

PACKAGES = ("timm", "mindcv", "mindyolo", "torch", "mindspore")
INSTALLED = [name for name in PACKAGES if find_spec(name) is not None]

pytestmark = [
    pytest.mark.frameworks,
    pytest.mark.skipif(not INSTALLED, reason=f"none of {', '.join(PACKAGES)} is installed"),
]


def sources(package: str) -> Iterator[SourceFile]:
    """The files of a package in which an optimizer is built."""
    spec = find_spec(package)
    assert spec is not None
    assert spec.submodule_search_locations is not None
    for path in sorted(Path(next(iter(spec.submodule_search_locations))).rglob("*.py")):
        data = path.read_bytes()
        if b"optim" not in data and b"mindspore" not in data:
            continue
        try:
            source = SourceFile.from_bytes(str(path), data)
            if find_sites(source, load.api_names()):
                yield source
        except SourceError:
            continue


@pytest.mark.parametrize("package", INSTALLED)
def test_fixes(package: str) -> None:
    for source in sources(package):
        for family in (Family.NN, Family.EXPERIMENTAL):
            for unsafe in (False, True):
                chosen = Settings(select=("ALL",), mindspore_api=family)

                def check(text: SourceFile, chosen: Settings = chosen) -> list[Finding]:
                    return engine.check(text, chosen)

                before = check(source)
                result = fix_source(source, check, unsafe)
                new = SourceFile.from_text(source.path, result.text)
                assert compiles(result.text), source.path
                assert comments(result.text) == comments(source.text), source.path
                assert outside_calls(result.text) == outside_calls(source.text), source.path
                assert fix_source(new, check, unsafe).text == result.text, source.path
                assert unsafe or new_findings(before, result.remaining) == [], source.path


@pytest.mark.parametrize("package", INSTALLED)
def test_ports(package: str) -> None:
    for source in sources(package):
        for to in Framework:
            for family in Family:
                result = port_source(source, to, family)
                new = SourceFile.from_text(source.path, result.text)
                assert compiles(result.text), source.path
                assert comments(result.text) == comments(source.text), source.path
                again = port_source(new, to, family)
                assert (again.text, again.ported) == (result.text, ()), source.path
                assert len(again.refused) == len(result.refused), source.path
