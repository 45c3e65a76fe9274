"""An omitted argument is required by the counterpart.

## What it does

Finds arguments that a call leaves to their defaults although the counterpart has no default for them.

## Why it matters

A port that carries over only what is written fails when it is run, or someone fills in a guess. The
value in force is known now: write it out.

## Example

```python
from torch import optim

# options: --mindspore-api experimental
optimizer = optim.SGD(model.parameters(), momentum=0.9)  # MSC102: lr
```

Write instead:

```python
from torch import optim

# options: --mindspore-api experimental
optimizer = optim.SGD(model.parameters(), lr=0.001, momentum=0.9)
```

## Fix safety

The safe fix writes this framework's own default out; the program does what it did.

## Sources

The signatures are read out of the frameworks' own wheels, for each version; torch's sentinel
`lr=required` counts as required.
"""

from __future__ import annotations

from collections.abc import Iterator

from ms_compat_lint.comparison import Comparison
from ms_compat_lint.model import Applicability, Draft, Repair, SetArgument, Severity
from ms_compat_lint.rules.meta import Meta
from ms_compat_lint.rules.wording import joined, written

META = Meta(
    code="MSC102",
    name="required-in-counterpart",
    severity=Severity.WARNING,
    on_by_default=True,
    summary="an omitted argument is required by the counterpart",
    fixes=(Applicability.SAFE,),
)


def check(comparison: Comparison) -> Iterator[Draft]:
    """One finding for each omitted argument that the counterpart cannot do without."""
    for bound in comparison.parameters:
        name, default = bound.parameter.name, bound.parameter.default
        if default is None or not comparison.is_omitted(name):
            continue
        others = comparison.counterparts_of(name)
        if any(comparison.counterpart_parameter(other).required for other in others):
            text = written(default, comparison.trait(name))
            message = (
                f"{comparison.api}: {name} is omitted (it defaults to {written(default)}), "
                f"{comparison.counterpart} requires {joined(others)}; pass {name}={text}"
            )
            yield Draft(comparison.site.span, name, message, tuple(_repairs(comparison, name, text)))


def _repairs(comparison: Comparison, name: str, text: str | None) -> Iterator[Repair]:
    if text is not None:
        intents = (SetArgument(name, text, comparison.order(name)),)
        yield Repair(f"write the default out: {name}={text}", Applicability.SAFE, intents)
