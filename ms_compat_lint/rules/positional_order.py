"""A positional argument would land on another parameter of the counterpart.

## What it does

Finds positional arguments, `params` apart, whose place belongs to another parameter in the counterpart's
signature. A tuple of betas that would land on `beta1` counts.

## Why it matters

A port that only exchanges the optimizer's name runs, or fails far from the cause: the third argument of
`torch.optim.SGD` is the momentum, that of `mindspore.nn.Adagrad` is the learning rate.

## Example

```python
from torch import optim

optimizer = optim.Adam(model.parameters(), 1e-3, (0.9, 0.999))  # MSC302: betas
```

Write instead:

```python
from torch import optim

optimizer = optim.Adam(model.parameters(), 1e-3, betas=(0.9, 0.999))
```

## Fix safety

The fix writes the argument, and those behind it, as keywords. It counts as unsafe like every fix that turns
a positional argument into a keyword, although this program does what it did. There is none where a name says that
another parameter was meant: `betas` on `beta1`.

## Sources

The order is read out of the frameworks' own wheels.
"""

from __future__ import annotations

from collections.abc import Iterator

from ms_compat_lint.binding import positional_names
from ms_compat_lint.comparison import Comparison
from ms_compat_lint.model import Applicability, Argument, Draft, Repair, Severity
from ms_compat_lint.rules.foreign_positional import is_foreign
from ms_compat_lint.rules.keywords import Replacements, lands_right, own_name, to_keywords
from ms_compat_lint.rules.meta import Meta
from ms_compat_lint.rules.misplaced_argument import meant_parameter, misplaced
from ms_compat_lint.rules.wording import shown, stays_unequal

META = Meta(
    code="MSC302",
    name="positional-order",
    severity=Severity.WARNING,
    on_by_default=True,
    summary="a positional argument would land on another parameter of the counterpart",
    fixes=(Applicability.UNSAFE,),
)


def check(comparison: Comparison) -> Iterator[Draft]:
    """One finding for each argument that would land elsewhere."""
    order = positional_names(comparison.counterpart_signature)
    for bound, argument in comparison.given:
        name, position = bound.parameter.name, argument.position
        if position is None or position >= len(order):
            continue
        if not lands_right(comparison, name, order[position]) and not is_foreign(comparison, argument):
            yield _draft(comparison, name, argument, order[position])


def _draft(comparison: Comparison, name: str, argument: Argument, theirs: str) -> Draft:
    meant = _meant(comparison, argument, name)
    value = shown(argument.value, argument.text)
    advice = f"what is meant, {name} or {theirs}," if meant is None else f"{meant}={value}"
    message = (
        f"{comparison.api}: {name} is passed by position, where {comparison.counterpart} takes {theirs}; "
        f"pass {advice} by keyword"
    )
    return Draft(argument.span, name, message, tuple(_repairs(comparison, name, argument.position or 0)))


def _meant(comparison: Comparison, argument: Argument, name: str) -> str | None:
    """The parameter that an argument is for, which need not be the one it lands on; None where that is not clear."""
    if any(is_foreign(comparison, each) for each in comparison.site.arguments if _up_to(each, argument)):
        return None  # written for the counterpart's order, as what is behind such an argument is, too
    spelling = argument.spelling or ""
    if meant_parameter(spelling, (name,)) == name:
        return name
    theirs = {p.name for p in comparison.counterpart_signature.parameters} - set(comparison.call.parameters)
    if meant_parameter(spelling, tuple(theirs)) is not None:
        return None  # ``betas`` on ``beta1``
    return misplaced(comparison, argument) or name


def _up_to(each: Argument, argument: Argument) -> bool:
    return each.position is not None and argument.position is not None and each.position <= argument.position


def _repairs(comparison: Comparison, name: str, position: int) -> Iterator[Repair]:
    """None unless this argument, and each that is behind it, is for the parameter it lands on."""

    def rename(argument: Argument) -> Replacements | None:
        own = own_name(comparison, argument)
        return None if own is None or _meant(comparison, argument, own) != own else ((own, argument.text),)

    intents = to_keywords(comparison, position, rename)
    if intents:
        yield Repair(f"pass {name} by keyword{stays_unequal(comparison)}", Applicability.UNSAFE, intents)
