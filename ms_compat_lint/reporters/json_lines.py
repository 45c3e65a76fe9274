"""Findings as JSON objects, one to a line."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ms_compat_lint.model import Finding
from ms_compat_lint.reporters.json_array import as_object


def report(findings: Sequence[Finding]) -> str:
    """The findings, one object to a line."""
    return "".join(f"{json.dumps(as_object(finding))}\n" for finding in findings)
