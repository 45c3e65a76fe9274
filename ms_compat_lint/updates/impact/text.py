"""An estimate as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from ms_compat_lint.updates.impact.chart import Style, chart
from ms_compat_lint.updates.impact.drift import STEPS, Drift
from ms_compat_lint.updates.impact.estimate import Impact
from ms_compat_lint.updates.impact.remedies import Remedy
from ms_compat_lint.updates.impact.training import least
from ms_compat_lint.updates.impact.words import call, share, verdict

_COLUMN = 12
_NARROWEST, _WIDEST = 70, 110
_UNRUN = "not run, as its source reads"
_NAMES = 14  # characters of the names in front of the calls
_MEANING = "Same arguments, by their names there; what is not written takes its default there."


def report(impact: Impact, place: str, width: int, style: Style) -> str:
    """The whole report."""
    width = min(max(width, _NARROWEST), _WIDEST)
    lines = [f"{place}: {verdict(impact)}", "", *_calls(impact, width), "", *_ported(impact, width, style)]
    if not impact.drift.stays_equal:
        for title, rows in _tables(impact):
            lines += ["", *_wrapped(title, width, 2), *(line for row in rows for line in _row(*row, width))]
    return "\n".join([*lines, ""])


def _calls(impact: Impact, width: int) -> Iterator[str]:
    yield from _named("this call", call(impact.own), width)
    yield from _named("ported as is", call(impact.ported), width)
    yield from _named("", _MEANING, width)
    remarks = list(impact.remarks)
    if impact.assumed:
        remarks.append(f"--assume {impact.assumed[0]}=VALUE shows the figures for another value")
    for number, remark in enumerate(remarks):
        yield from _named("note" if not number else "", remark, width, hanging=2)


def _named(name: str, text: str, width: int, hanging: int = 0) -> list[str]:
    """A text behind its name."""
    lead = f"  {name:<{_NAMES}}"
    return textwrap.wrap(
        text,
        width,
        initial_indent=lead,
        subsequent_indent=" " * (len(lead) + hanging),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _ported(impact: Impact, width: int, style: Style) -> Iterator[str]:
    yield from _wrapped(
        "How far apart the weights are after the same gradients, by the distance that torch's have moved; up to "
        "0.01 % over 100 steps counts as equal:",
        width,
        2,
    )
    head = "".join(f"{f'{step:,} steps':>{_COLUMN}}" for step in STEPS)
    yield f"{'':<{width - len(head)}}{head}"
    yield from _row("ported as is", impact.drift.figures, width)
    if impact.undecayed is not None:
        names = " or ".join(impact.undecayed_names)
        yield from _row(f"  named {names}, not decayed in MindSpore", impact.undecayed.figures, width)
    if not impact.drift.stays_equal and not impact.drift.flat:
        yield ""
        yield from chart(impact.drift, width, style)


def _tables(impact: Impact) -> Iterator[tuple[str, Iterable[tuple[str, Iterable[float]]]]]:
    """Titles and rows."""
    losses = [("this call", impact.losses[0]), ("ported as is", impact.losses[1])]
    yield f"The loss of a small training, by the loss at its start ({share(least())} is noise in the data):", losses
    yield (
        "What drives the weights apart, each cause alone:",
        [(cause.label, cause.drift.figures) for cause in impact.causes],
    )
    if any(_shares(each.drift) != _shares(impact.drift) for each in impact.remedies):
        rows = [(_titled(each), each.drift.figures) for each in impact.remedies]
        yield "How far apart they are after a fix of this call (a safe one leaves its training as it is):", rows
    elif impact.remedies:
        yield "No fix of this call changes the figures of the port.", []
    if impact.families:
        families = [(a.api if a.was_run else f"{a.api} ({_UNRUN})", a.drift.figures) for a in impact.families]
        yield "How far apart they are in another family:", families


def _shares(drift: Drift) -> list[str]:
    return list(map(share, drift.figures))


def _titled(remedy: Remedy) -> str:
    return f"{remedy.applicability.value}: {remedy.title.partition(', as ')[0]}"


def _row(label: str, figures: Iterable[float], width: int) -> list[str]:
    """A label and the figures, these at the right of its last line."""
    columns = "".join(f"{share(figure):>{_COLUMN}}" for figure in figures)
    room = width - len(columns) - 1
    indent = len(label) - len(label.lstrip()) + 4
    lines = textwrap.wrap(
        label.strip(),
        room,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + 2),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [*lines[:-1], f"{lines[-1]:<{room + 1}}{columns}"]


def _wrapped(text: str, width: int, indent: int) -> list[str]:
    return textwrap.wrap(text, width, initial_indent=" " * indent, subsequent_indent=" " * indent)
