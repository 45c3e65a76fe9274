"""A positional argument is spelled like one parameter and lands on another one.

## What it does

Finds positional arguments that are a bare name or an attribute (`weight_decay`, `cfg.momentum`, `args.wd`)
spelled like one parameter of this API, in the place of another one.

## Why it matters

The call runs, trains, and is wrong: `nn.Adam(params, lr, weight_decay)` sets `beta1` to the weight decay. Public,
trained model code holds several such calls.

## Example

```python
from mindspore import nn

optimizer = nn.Adam(params, lr, weight_decay)  # MSC303: beta1
```

Write instead:

```python
from mindspore import nn

optimizer = nn.Adam(params, lr, weight_decay=weight_decay)
```

## Fix safety

The unsafe fix writes the argument, and those behind it, as keywords: the program changes, to what its names
say. There is none where the keyword is already given.

## Sources

The order is read out of the frameworks' own wheels.
"""

from __future__ import annotations

from collections.abc import Iterator

from ms_compat_lint.comparison import Comparison
from ms_compat_lint.model import Applicability, Argument, Draft, Passing, Repair, Severity
from ms_compat_lint.rules.keywords import Replacements, own_name, to_keywords
from ms_compat_lint.rules.meta import Meta
from ms_compat_lint.rules.wording import landed, stays_unequal

META = Meta(
    code="MSC303",
    name="misplaced-argument",
    severity=Severity.WARNING,
    on_by_default=True,
    summary="a positional argument is spelled like one parameter and lands on another one",
    fixes=(Applicability.UNSAFE,),
    needs_counterpart=False,
)

# How people shorten the parameters' names, by the parameters of either framework that they mean.
SHORT = {
    "wd": ("weight_decay",),
    "weightdecay": ("weight_decay",),
    "lr": ("lr", "learning_rate"),
    "learning_rate": ("lr", "learning_rate"),
    "base_lr": ("lr", "learning_rate"),
    "init_lr": ("lr", "learning_rate"),
    "mom": ("momentum",),
    "epsilon": ("epsilon", "eps"),
    "eps": ("eps", "epsilon"),
    "use_nesterov": ("use_nesterov", "nesterov"),
    "nesterov": ("nesterov", "use_nesterov"),
    "use_amsgrad": ("use_amsgrad", "amsgrad"),
    "amsgrad": ("amsgrad", "use_amsgrad"),
}


def check(comparison: Comparison) -> Iterator[Draft]:
    """One finding for each argument on another parameter than it is spelled like."""
    for bound in comparison.call.parameters.values():
        name, argument = bound.parameter.name, bound.argument
        meant = None if argument is None else misplaced(comparison, argument)
        if argument is not None and meant is not None:
            text = " ".join(argument.text.split())
            message = (
                f"{comparison.api}: {text} is passed by position and sets {name}, not {meant}; pass {meant}={text}"
            )
            yield Draft(argument.span, name, message, tuple(_repairs(comparison, argument, meant)))


def misplaced(comparison: Comparison, argument: Argument) -> str | None:
    """The parameter that a positional argument is spelled like, where it lands on another one."""
    if argument.passing is not Passing.POSITIONAL or argument.spelling is None:
        return None
    meant = meant_parameter(argument.spelling, tuple(comparison.call.parameters))
    return None if meant == own_name(comparison, argument) else meant


def meant_parameter(spelling: str, names: tuple[str, ...]) -> str | None:
    """The one parameter among ``names`` that an identifier is spelled like, in any case."""
    plain = spelling.strip("_").lower()
    if plain in names:
        return plain
    found = [name for name in SHORT.get(plain, ()) if name in names]
    return found[0] if len(found) == 1 else None


def _repairs(comparison: Comparison, first: Argument, meant: str) -> Iterator[Repair]:
    def rename(argument: Argument) -> Replacements | None:
        name = misplaced(comparison, argument) or own_name(comparison, argument)
        return None if name is None else ((name, argument.text),)

    intents = to_keywords(comparison, first.position or 0, rename)
    if intents:
        remains = stays_unequal(landed(comparison, intents))
        yield Repair(f"pass {meant}={first.text}{remains}", Applicability.UNSAFE, intents)
