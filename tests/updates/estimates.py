"""Estimates of calls that are given as text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ms_compat_lint.engine import inspect_sites, sites_of
from ms_compat_lint.model import Family, Finding, Site, Value
from ms_compat_lint.settings import Settings
from ms_compat_lint.source import SourceFile
from ms_compat_lint.updates.impact.estimate import Impact, Work, estimate

HEAD = """import mindspore
import torch
from functools import partial
from mindspore import nn
"""


def impact(code: str, family: str = "nn", assumed: dict[str, Value] | None = None, **versions: str) -> Impact:
    """The estimate of a call, an expression in a file that imports both frameworks."""
    settings = Settings(mindspore_api=Family(family), **versions)
    source = SourceFile.from_text("call.py", f"{HEAD}optimizer = {code}\n")
    (site,) = sites_of(source, settings)

    def check(text: SourceFile, each: Site) -> Sequence[Finding]:
        return inspect_sites(text, [each], settings).findings

    return estimate(
        Work(source, settings, partial(sites_of, settings=settings), check, assumed or {}), site, *site.apis
    )
