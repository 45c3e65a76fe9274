"""What an API has in versions other than the configured one."""

from __future__ import annotations

from collections.abc import Iterator

from ms_compat_lint.comparison import Comparison
from ms_compat_lint.knowledge import load


def versions_with(comparison: Comparison, parameter: str) -> Iterator[str]:
    """The versions, oldest first, whose signature of the site's API has a parameter."""
    for version in load.optimizer(comparison.api).versions:
        signature = load.signature(comparison.api, version)
        if signature is not None and any(p.name == parameter for p in signature.parameters):
            yield version


def exists_in_other_version(comparison: Comparison, parameter: str) -> bool:
    """Whether some known version has a parameter that the configured one lacks."""
    return next(versions_with(comparison, parameter), None) is not None
