"""An estimate as a JSON object."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from ms_compat_lint.evidence.case import plain
from ms_compat_lint.updates.impact.drift import STEPS, Drift, Side
from ms_compat_lint.updates.impact.estimate import Impact


def as_object(impact: Impact) -> dict[str, Any]:
    """The figures are shares of the distance moved; null where the weights are no longer finite."""
    return {
        "api": impact.own.api,
        "counterpart": impact.ported.api,
        "arguments": _arguments(impact.own),
        "ported_arguments": _arguments(impact.ported),
        "remarks": list(impact.remarks),
        "steps": list(STEPS),
        "equal": impact.drift.equal,
        "drift": _figures(impact.drift),
        "undecayed_names": list(impact.undecayed_names),
        "undecayed_drift": None if impact.undecayed is None else _figures(impact.undecayed),
        "losses": {"this_call": _shares(impact.losses[0]), "ported": _shares(impact.losses[1])},
        "causes": [
            {"label": cause.label, "parameter": cause.parameter, "drift": _figures(cause.drift)}
            for cause in impact.causes
        ],
        "fixes": [
            {
                "title": each.title,
                "applicability": each.applicability.value,
                "codes": list(each.codes),
                "drift": _figures(each.drift),
            }
            for each in impact.remedies
        ],
        "families": [
            {"counterpart": each.api, "was_run": each.was_run, "drift": _figures(each.drift)}
            for each in impact.families
        ],
    }


def _arguments(side: Side) -> dict[str, Any]:
    return {name: plain(value) for name, value in side.written.items()}


def _figures(drift: Drift) -> list[float | None]:
    return _shares(drift.figures)


def _shares(shares: Iterable[float]) -> list[float | None]:
    return [float(f"{share:.6g}") if math.isfinite(share) else None for share in shares]
