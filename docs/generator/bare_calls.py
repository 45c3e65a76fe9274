"""What the rules say of each optimizer called with nothing but what it requires."""

from __future__ import annotations

from functools import cache

from ms_compat_lint import engine
from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.schema import Signature
from ms_compat_lint.model import Family, Finding, Framework, Site
from ms_compat_lint.settings import Settings
from ms_compat_lint.source import SourceFile

APIS = tuple(sorted(set(load.api_names().values())))


def text_of(signature: Signature) -> str:
    """A file with such a call: required arguments by name, except the first."""
    required = [parameter.name for parameter in signature.parameters if parameter.required]
    arguments = ", ".join([required[0], *(f"{name}={name}" for name in required[1:])])
    module = signature.api.rpartition(".")[0]
    return f"import {module}\n\noptimizer = {signature.api}({arguments})\n"


@cache
def site_of(api: str, settings: Settings) -> Site | None:
    """The call's site; None where the configured version does not have the optimizer."""
    framework = load.optimizer(api).framework
    version = settings.torch_version if framework is Framework.TORCH else settings.mindspore_version
    signature = load.signature(api, version)
    if signature is None:
        return None
    return engine.sites_of(SourceFile.from_text("call.py", text_of(signature)), settings)[0]


@cache
def findings_of(api: str, family: Family = Family.NN) -> tuple[Finding, ...]:
    """The findings of every rule about the call."""
    settings = Settings(select=("ALL",), mindspore_api=family)
    site = site_of(api, settings)
    return () if site is None else tuple(engine.inspect_sites(_nothing(), [site], settings, with_fixes=False).findings)


def _nothing() -> SourceFile:
    return SourceFile.from_text("call.py", "")
