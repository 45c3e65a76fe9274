"""How far the two are apart after each fix of the findings about a call."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ms_compat_lint.fixes.apply import apply, choose
from ms_compat_lint.model import Applicability, Finding, Fix
from ms_compat_lint.source import SourceFile
from ms_compat_lint.updates.impact.drift import Drift

_ADDED = " (the updates stay unequal"  # to the title, which the figures tell better


class Remedy(NamedTuple):
    """A fix, or all fixes of a kind, and what comes of it."""

    title: str
    applicability: Applicability
    codes: tuple[str, ...]
    drift: Drift


def remedies(
    source: SourceFile, findings: Sequence[Finding], drift_after: Callable[[SourceFile], Drift | None]
) -> Iterator[Remedy]:
    """Each fix alone, and where there are several, all safe ones and all unsafe ones."""
    for applicability in (Applicability.SAFE, Applicability.UNSAFE):
        chosen = _fixes(findings, applicability)
        for codes, fix in chosen:
            yield from _remedy(source, [fix], fix.title.partition(_ADDED)[0], codes, drift_after)
        everything = [choose(finding, applicability is Applicability.UNSAFE) for finding in findings]
        together = [fix for fix in everything if fix is not None]
        if len(chosen) > 1:
            codes = tuple(dict.fromkeys(code for each, _ in chosen for code in each))
            option = " --unsafe-fixes" if applicability is Applicability.UNSAFE else ""
            yield from _remedy(
                source, together, f"all that check --fix{option} does", codes, drift_after, applicability
            )


def _fixes(findings: Sequence[Finding], applicability: Applicability) -> list[tuple[tuple[str, ...], Fix]]:
    """The different fixes of a kind, each with the codes of the findings that it mends."""
    found: dict[Fix, list[str]] = {}
    for finding in findings:
        for fix in finding.fixes:
            if fix.applicability is applicability:
                found.setdefault(fix, []).append(finding.code)
    return [(tuple(codes), fix) for fix, codes in found.items()]


def _remedy(
    source: SourceFile,
    fixes: list[Fix],
    title: str,
    codes: tuple[str, ...],
    drift_after: Callable[[SourceFile], Drift | None],
    applicability: Applicability | None = None,
) -> Iterator[Remedy]:
    applied = apply(source, fixes)
    drift = drift_after(SourceFile.from_text(source.path, applied.text)) if applied.done else None
    if drift is not None:
        yield Remedy(title, applicability or fixes[0].applicability, codes, drift)
