"""An argument without counterpart is passed with a value that changes nothing.

## What it does

Finds arguments that the counterpart does not have and that are without effect: `amsgrad=False`,
`lr_decay=0`, `loss_scale=1.0`, and every value of a pure performance switch such as `foreach`.

## Why it matters

It need not be carried over, and it can be dropped before a port. The rule is off by default: nothing is wrong.

## Example

```python
from torch import optim

optimizer = optim.AdamW(model.parameters(), lr=1e-3, amsgrad=False)  # MSC202: amsgrad
```

Write instead:

```python
from torch import optim

optimizer = optim.AdamW(model.parameters(), lr=1e-3)
```

## Fix safety

The safe fix drops the argument; the program does what it did. There is none where the value is an expression
that may do something of its own, say a call.

## Sources

Which values are without effect is measured by running the frameworks with and without them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ms_compat_lint.comparison import Comparison
from ms_compat_lint.inert import is_inert
from ms_compat_lint.model import Applicability, Argument, Draft, DropArgument, Repair, Severity, Unknown, same_value
from ms_compat_lint.refusal import refused
from ms_compat_lint.rules.meta import Meta
from ms_compat_lint.rules.wording import shown

META = Meta(
    code="MSC202",
    name="redundant-argument",
    severity=Severity.REFACTOR,
    on_by_default=False,
    summary="an argument without counterpart is passed with a value that changes nothing",
    fixes=(Applicability.SAFE,),
)


def check(comparison: Comparison) -> Iterator[Draft]:
    """One finding for each argument that can be dropped."""
    for bound, argument in comparison.given:
        name = bound.parameter.name
        if comparison.counterparts_of(name) or not is_inert(argument.value, comparison.trait(name)):
            continue
        if refused(argument.value, comparison.trait(name)) is not None or not _may_go(comparison, name, argument):
            continue
        message = (
            f"{comparison.api}: {name}={shown(argument.value, argument.text)} changes nothing and has no counterpart "
            f"in {comparison.counterpart}; leave it out"
        )
        yield Draft(argument.span, name, message, tuple(_repairs(name, argument)))


def _may_go(comparison: Comparison, name: str, argument: Argument) -> bool:
    """Whether the default changes nothing either: ``beta1`` of ``nn.AdaFactor`` is 0.9 when it is left out."""
    default = comparison.call.parameters[name].parameter.default
    if default is None:
        return False
    return is_inert(default, comparison.trait(name)) or same_value(default, argument.value)


def _repairs(name: str, argument: Argument) -> Iterator[Repair]:
    """None where the value is an expression that may do something, say a call."""
    if argument.spelling is not None or not isinstance(argument.value, Unknown):
        yield Repair(f"leave {name} out", Applicability.SAFE, (DropArgument(argument),))
