"""Estimates as a picture. Needs the extra ``[plot]`` (matplotlib)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from ms_compat_lint.evidence.compare import EQUAL
from ms_compat_lint.model import Applicability
from ms_compat_lint.updates.impact.drift import STEPS, Drift
from ms_compat_lint.updates.impact.estimate import Impact
from ms_compat_lint.updates.impact.words import verdict

SUFFIXES = (".png", ".svg")
_LEAST = 1e-7  # about the rounding of the weights; what is less is drawn here


def draw(impacts: Sequence[tuple[str, Impact]], path: str) -> None:
    """Write a picture of estimates, one below the other, each with its title. Raises OSError."""
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 5.5 * len(impacts)), layout="constrained")
    FigureCanvasAgg(figure)  # no display is needed
    for axes, (place, impact) in zip(figure.subplots(len(impacts), squeeze=False)[:, 0], impacts, strict=True):
        _draw(axes, place, impact)
    # The same file for the same figures, in which text is text.
    with matplotlib.rc_context({"svg.hashsalt": "ms-compat-lint", "svg.fonttype": "none"}):
        figure.savefig(path, dpi=150, metadata={"Date": None} if path.lower().endswith(".svg") else None)


def _draw(axes: Any, place: str, impact: Impact) -> None:
    steps = np.arange(1, STEPS[-1] + 1)
    for label, drift, style in _lines(impact):
        axes.plot(steps, np.maximum(drift.curve[1:], _LEAST), label=label, **style)
    axes.axhspan(_LEAST, EQUAL, color="tab:green", alpha=0.12, label="equal")
    axes.set(xscale="log", yscale="log", xlim=(1, STEPS[-1]), xlabel="steps")
    axes.set_ylim(bottom=_LEAST / 2)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    axes.yaxis.set_major_formatter(lambda value, _: _percent(value))
    axes.set_ylabel("weights apart, by the distance moved")
    axes.set_title(f"{place}\n{verdict(impact)}", fontsize=10)
    axes.grid(visible=True, alpha=0.3)
    axes.legend(fontsize=8, ncols=2, loc="upper center", bbox_to_anchor=(0.5, -0.14))


def _lines(impact: Impact) -> Iterator[tuple[str, Drift, dict[str, Any]]]:
    """What is drawn, the widest lines first, so that those on the same path are seen."""
    yield "ported as is", impact.drift, {"color": "black", "linewidth": 4}
    if impact.undecayed is not None:
        yield f"names with {' or '.join(impact.undecayed_names)}", impact.undecayed, {"linestyle": ":"}
    last = {each.applicability: each for each in impact.remedies}
    for width, (applicability, remedy) in zip((3.0, 2.0), last.items(), strict=False):
        kind = "safe fixes" if applicability is Applicability.SAFE else "unsafe fixes"
        yield f"after all {kind}", remedy.drift, {"linewidth": width}
    for width, (api, _, drift) in zip((3.0, 1.5), impact.families, strict=False):
        yield f"ported to {api}", drift, {"linestyle": "-.", "linewidth": width}
    for cause in impact.causes:
        yield _short(cause.label), cause.drift, {"linestyle": "--"}


def _percent(value: float) -> str:
    return f"{100 * value:,.5f}".rstrip("0").rstrip(".") + " %"


def _short(label: str) -> str:
    return label if len(label) <= 60 else f"{label[:57]}..."
