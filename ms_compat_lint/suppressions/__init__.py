"""The comments that silence findings: flake8's ``# noqa`` and pylint's ``# pylint: disable``."""

from __future__ import annotations

from ms_compat_lint.model import Finding
from ms_compat_lint.source import SourceFile


def unsuppressed(source: SourceFile, findings: list[Finding]) -> list[Finding]:
    """The findings that no comment silences. Each comment counts where flake8 and pylint count it."""
    if findings and "noqa" in source.text.lower():
        from ms_compat_lint.suppressions.noqa import without_noqa

        findings = without_noqa(source, findings)
    if findings and "pylint:" in source.text:
        from ms_compat_lint.suppressions.pylint_comments import without_disabled

        findings = without_disabled(source, findings)
    return findings
