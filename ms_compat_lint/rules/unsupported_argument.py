"""An argument is passed that the counterpart cannot express.

## What it does

Finds arguments whose value is not known to be without effect, and which the counterpart does not have,
or takes and ignores. A learning rate that is visibly a list or a schedule belongs here too: torch takes
a number and a scheduler beside the optimizer.

## Why it matters

What cannot be carried over is dropped in a port, and the training is another one: no `amsgrad`, no
`lr_decay`, no `dampening`.

## Example

```python
from torch import optim

optimizer = optim.AdamW(model.parameters(), lr=1e-3, amsgrad=True)  # MSC201: amsgrad
```

An argument that changes nothing may stay (MSC202 tells of it):

```python
from torch import optim

optimizer = optim.AdamW(model.parameters(), lr=1e-3, amsgrad=False)
```

## Fix safety

No fix: what to do instead is for the author to decide.

## Sources

The signatures are read out of the frameworks' own wheels; which values are without effect, and which
arguments are ignored, is measured by running them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ms_compat_lint.comparison import Comparison
from ms_compat_lint.inert import is_inert
from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.schema import Pair
from ms_compat_lint.model import Argument, Draft, Severity
from ms_compat_lint.rules.meta import Meta
from ms_compat_lint.rules.schedules import schedule_kind
from ms_compat_lint.rules.wording import joined, shown

META = Meta(
    code="MSC201",
    name="unsupported-argument",
    severity=Severity.WARNING,
    on_by_default=True,
    summary="an argument is passed that the counterpart cannot express or ignores",
)


def check(comparison: Comparison) -> Iterator[Draft]:
    """One finding for each argument that would be lost."""
    for bound, argument in comparison.given:
        name = bound.parameter.name
        reason = _why_lost(comparison, name, argument)
        if reason is not None:
            value = shown(argument.value, argument.text)
            message = f"{comparison.api}: {name}={value} {reason}"
            yield Draft(argument.span, name, message)


def _why_lost(comparison: Comparison, name: str, argument: Argument) -> str | None:
    """What becomes of the argument in the counterpart; None where nothing is lost."""
    others = comparison.counterparts_of(name)
    kind = schedule_kind(argument.value)
    if kind is not None and others and comparison.trait(name).schedule:
        if any(comparison.counterpart_trait(other).schedule for other in others):
            return None
        return (
            f"is {kind}; {comparison.counterpart}'s {joined(others)} takes a number: "
            "pass the first value and set the others with a scheduler"
        )
    if is_inert(argument.value, comparison.trait(name)):
        return None
    if not others:
        return f"has no counterpart in {comparison.counterpart}; {_advice(comparison, name)}"
    if all(comparison.counterpart_trait(other).ignored for other in others):
        return f"is taken and ignored by {comparison.counterpart}; {_advice(comparison, name)}"
    return None


def _advice(comparison: Comparison, name: str) -> str:
    """What to do about an argument that would be lost: another family may take it."""
    takers = [comparison.other_api(pair) for pair in comparison.all_pairs() if _takes(comparison, pair, name)]
    return f"leave it out or use {' or '.join(takers) or 'another optimizer there'}"


def _takes(comparison: Comparison, pair: Pair, name: str) -> bool:
    """Whether the counterpart of a pair has the argument, and uses it."""
    row = next((row for row in pair.parameters if name in comparison.own_names(row)), None)
    others = () if row is None else comparison.other_names(row)
    traits = load.traits(comparison.other_api(pair)).parameters
    return bool(others) and not any(other in traits and traits[other].ignored for other in others)
