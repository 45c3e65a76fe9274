"""Figures and calls in words."""

from __future__ import annotations

import math
from collections.abc import Mapping

from ms_compat_lint.model import Value
from ms_compat_lint.rules.wording import written
from ms_compat_lint.updates.impact.drift import JUDGED, STEPS, Side
from ms_compat_lint.updates.impact.estimate import Impact

_LEAST, _MOST = 0.001, 1e8  # percent


def share(value: float) -> str:
    """A share in percent, in two digits."""
    percent = 100 * value
    if math.isnan(percent):
        return "by rounding"
    if percent > _MOST:
        return "diverges"
    if percent < _LEAST:
        return f"< {_LEAST} %" if percent else "0 %"
    if percent >= 99.5:
        return f"{percent:,.0f} %"
    digits = 1 - math.floor(math.log10(percent))
    return f"{percent:.{max(digits, 0)}f} %"


def call(side: Side) -> str:
    """A construction as it would be written."""
    return f"{side.api}({', '.join(['params', *assignments(side.written)])})"


def assignments(values: Mapping[str, Value]) -> list[str]:
    """``lr=0.1`` for each value."""
    return [f"{name}={written(value)}" for name, value in values.items()]


def verdict(impact: Impact) -> str:
    """The main thing in one sentence."""
    at_first, at_last = share(impact.drift.judged), share(impact.drift.figures[-1])
    exception = ""
    if impact.undecayed is not None and impact.drift.equal and not impact.undecayed.equal:
        exception = f", but for parameters with {' or '.join(impact.undecayed_names)} in their names"
    if not impact.drift.equal:
        return f"{impact.own.api} drifts away from {impact.ported.api}: {at_first} after {JUDGED} steps"
    if not impact.drift.stays_equal:
        later = f"and drifts away then: {at_last} after {STEPS[-1]:,}"
        return f"{impact.own.api} equals {impact.ported.api} for {JUDGED} steps, {later}{exception}"
    return f"{impact.own.api} stays equal to {impact.ported.api}{exception}"
