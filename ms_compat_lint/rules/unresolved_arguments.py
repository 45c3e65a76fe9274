"""`*args`, `**kwargs` or an unresolved value hides arguments.

## What it does

Says where the other rules could not be decided because the text does not show what is passed. Parameters of the
network alone do not count: they are never visible.

## Why it matters

Every other rule is silent where it is not sure. This one, which is off by default, tells where to look by hand.

## Example

```python
from torch import optim

optimizer = optim.AdamW(model.parameters(), **options)  # MSC901
```

Write the arguments out:

```python
from torch import optim

optimizer = optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.01)
```

## Fix safety

No fix.

## Sources

The text of the call.
"""

from __future__ import annotations

from collections.abc import Iterator

from ms_compat_lint.comparison import Comparison
from ms_compat_lint.model import Draft, Items, Passing, Severity, Unknown, Value
from ms_compat_lint.rules.meta import Meta
from ms_compat_lint.rules.schedules import schedule_kind
from ms_compat_lint.rules.wording import one_line

META = Meta(
    code="MSC901",
    name="unresolved-arguments",
    severity=Severity.REFACTOR,
    on_by_default=False,
    summary="*args, **kwargs or an unresolved value hides arguments",
    needs_counterpart=False,
)


def check(comparison: Comparison) -> Iterator[Draft]:
    """One finding for each star and each argument whose value is not known."""
    for star in comparison.call.stars:
        text = ("**" if star.passing is Passing.DOUBLE_STAR else "*") + one_line(star.text).lstrip("*")
        message = f"{comparison.api}: {text} hides arguments; pass them by name to have them checked"
        yield Draft(star.span, None, message)
    for bound, argument in comparison.given:
        name, traits = bound.parameter.name, comparison.trait(bound.parameter.name)
        reason = _hides(argument.value)
        if traits.always_inert or (traits.schedule and schedule_kind(argument.value)):
            continue
        if reason is not None:
            message = f"{comparison.api}: the value of {name} is not known ({reason}); compare it by hand"
            yield Draft(argument.span, name, message)


def _hides(value: Value) -> str | None:
    """Why a value, or an item of it, is not known."""
    if isinstance(value, Unknown):
        return None if schedule_kind(value) else value.reason
    if isinstance(value, Items):
        return next((reason for reason in map(_hides, value.items) if reason is not None), None)
    return None
