"""Every rule on a few lines of text."""

from __future__ import annotations

from ms_compat_lint import engine
from ms_compat_lint.model import Finding
from ms_compat_lint.settings import Settings
from ms_compat_lint.source import SourceFile

IMPORTS = "import torch, mindspore\nfrom torch import optim\nfrom mindspore import nn\n"
EVERY_RULE = Settings(select=("ALL",))


def findings(text: str, **settings: object) -> list[Finding]:
    """The findings of every rule, which none of them fails to give."""
    report = engine.inspect(SourceFile.from_text("train.py", IMPORTS + text), EVERY_RULE._replace(**settings))
    assert report.problems == []
    return report.findings
