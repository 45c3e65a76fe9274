"""A keyword has another name, or another shape, in the counterpart.

## What it does

Finds keywords that must be renamed, split or joined in a port: `lr` and `learning_rate`, `betas` and
`beta1`, `beta2`, `eps` and `epsilon`.

## Why it matters

A port that keeps the name fails when it is run. The rule is off by default: as it stands the code is right.

## Example

```python
from torch import optim

optimizer = optim.Adam(model.parameters(), lr=1e-3, eps=1e-8)  # MSC301: lr
```

There is nothing to write instead before the port itself; `ms-compat-lint port` renames:

```python
from mindspore.experimental import optim

optimizer = optim.Adam(net.trainable_params(), lr=1e-3, eps=1e-8)
```

## Fix safety

No fix: `ms-compat-lint port` rewrites the whole call.

## Sources

The names are read out of the frameworks' own wheels.
"""

from __future__ import annotations

from collections.abc import Iterator

from ms_compat_lint.comparison import Comparison
from ms_compat_lint.model import Draft, Passing, Severity
from ms_compat_lint.rules.meta import Meta
from ms_compat_lint.rules.wording import joined

META = Meta(
    code="MSC301",
    name="renamed-argument",
    severity=Severity.CONVENTION,
    on_by_default=False,
    summary="a keyword has another name or shape in the counterpart",
)


def check(comparison: Comparison) -> Iterator[Draft]:
    """One finding for each keyword that would have to change."""
    for bound, argument in comparison.given:
        name = bound.parameter.name
        others = comparison.counterparts_of(name)
        if argument.passing is Passing.KEYWORD and others and others != (name,):
            message = f"{comparison.api}: {name} is {_change(comparison, name, others)} in {comparison.counterpart}"
            yield Draft(argument.span, name, message)


def _change(comparison: Comparison, name: str, others: tuple[str, ...]) -> str:
    row = comparison.row(name)
    if len(others) > 1:
        return f"split into {joined(others)}"
    if row is not None and len(comparison.own_names(row)) > 1:
        return f"part of {others[0]}"
    sign = ", with the opposite sign," if row is not None and row.convert == "negate" else ""
    return f"called {others[0]}{sign}"
