"""What drives the two apart, and how far each cause does so alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ms_compat_lint.comparison import Comparison
from ms_compat_lint.knowledge.schema import Correspondence
from ms_compat_lint.model import Framework, Value
from ms_compat_lint.rules.wording import joined, stated, written
from ms_compat_lint.updates.impact.drift import Drift, Side, between
from ms_compat_lint.updates.impact.ported import Port, differing, neutral, port
from ms_compat_lint.updates.impact.reading import own_side


class Cause(NamedTuple):
    """One cause, alone."""

    label: str
    parameter: str | None  # the site's own name for it; None for how the two update
    drift: Drift


def drift_of(comparison: Comparison, own: Side, other: Side, suffix: str = "") -> Drift:
    """How far a run like this call's is from one like the counterpart's.

    As a share of the distance that the weights move in the one like torch's.
    """
    torch, mindspore = (own, other) if comparison.framework is Framework.TORCH else (other, own)
    return between(torch, mindspore, suffix)


def causes(comparison: Comparison, ported: Port) -> Iterator[Cause]:
    """How the two update, with every argument carried over; then each argument that differs, in one update."""
    yield _update(comparison, ported)
    for row in differing(comparison, ported.carried, ported.as_is):
        names = comparison.other_names(row)
        left_out = {**ported.carried.values, **{name: ported.as_is.values[name] for name in names}}
        drift = drift_of(comparison, ported.carried, ported.carried._replace(values=left_out))
        yield Cause(_label(comparison, row, ported.as_is), comparison.own_names(row)[0], drift)
    own = own_side(comparison)
    for name in ported.lost:
        drift = drift_of(comparison, own, own_side(neutral(comparison, (name,))))
        yield Cause(f"{name}={written(own.values[name])} here, nothing like it there", name, drift)


def _update(comparison: Comparison, ported: Port) -> Cause:
    without = neutral(comparison, ported.lost)
    drift = drift_of(comparison, own_side(without), port(without).carried)
    summaries = _summaries(without) if not drift.equal else ""
    return Cause(f"how the two update{f': {summaries}' if summaries else ''}", None, drift)


def _summaries(comparison: Comparison) -> str:
    assert comparison.pair is not None
    found = (stated(difference) for difference, applies in comparison.differences(comparison.pair) if applies)
    return "; ".join(dict.fromkeys(found))


def _label(comparison: Comparison, row: Correspondence, side: Side) -> str:
    own = {name: comparison.value(name) for name in comparison.own_names(row)}
    other = {name: side.values[name] for name in comparison.other_names(row)}
    return f"{_assigned(own)} here, {_assigned(other)} there"


def _assigned(values: dict[str, Value]) -> str:
    return joined(tuple(f"{name}={written(value)}" for name, value in values.items()))
