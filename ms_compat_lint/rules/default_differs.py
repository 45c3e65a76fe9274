"""An omitted argument has another default in the counterpart.

## What it does

Finds arguments that a call leaves out although the two frameworks fill them in differently. Parameters that
only one of the two has are left to MSC102, MSC201 and MSC501. So are the learning rates of
`torch.optim.Adafactor` and `mindspore.nn.AdaFactor`: torch's `lr=0.01` bounds a relative step, and so does
`learning_rate=None`, so that the two are no two values of one thing.

## Why it matters

`mindspore.nn.AdamWeightDecay` takes `eps=1e-06` and `weight_decay=0.0` where `torch.optim.AdamW` takes
`1e-08` and `0.01`. Both calls run, and the trained weights differ. Written out, the value is the same
whoever reads the call and in whichever framework it is repeated.

## Example

```python
from mindspore import nn

optimizer = nn.AdamWeightDecay(net.trainable_params(), learning_rate=1e-3)  # MSC101: eps, weight_decay
```

Write instead the value that is meant:

```python
from mindspore import nn

optimizer = nn.AdamWeightDecay(net.trainable_params(), learning_rate=1e-3, eps=1e-8, weight_decay=0.0)
```

## Fix safety

The safe fix writes this framework's own default out; the program does what it did. The unsafe fix
writes the counterpart's default; the program changes, towards the counterpart. Its title says so where
the two updates stay unequal even then.

## Sources

The signatures are read out of the frameworks' own wheels, for each version.
"""

from __future__ import annotations

from collections.abc import Iterator

from ms_compat_lint.carry import carry
from ms_compat_lint.comparison import Comparison
from ms_compat_lint.knowledge.schema import Parameter
from ms_compat_lint.model import Applicability, Constant, Draft, Repair, SetArgument, Severity, Value, same_value
from ms_compat_lint.refusal import refused
from ms_compat_lint.rules.meta import Meta
from ms_compat_lint.rules.misplaced_argument import misplaced
from ms_compat_lint.rules.wording import fit, joined, stays_unequal, written

META = Meta(
    code="MSC101",
    name="default-differs",
    severity=Severity.WARNING,
    on_by_default=True,
    summary="an omitted argument has another default in the counterpart",
    fixes=(Applicability.SAFE, Applicability.UNSAFE),
)


def check(comparison: Comparison) -> Iterator[Draft]:
    """One finding for each omitted argument whose defaults differ in value."""
    for bound in comparison.parameters:
        parameter = bound.parameter
        if parameter.default is None or not comparison.is_omitted(parameter.name):
            continue
        theirs = _counterpart_default(comparison, parameter.name)
        if theirs is not None and not same_value(parameter.default, theirs):
            yield _draft(comparison, parameter, parameter.default, theirs)


def _counterpart_default(comparison: Comparison, name: str) -> Value | None:
    """The counterpart's default as a value of this parameter; None where it has none or is required."""
    row = comparison.row(name)
    others = comparison.counterparts_of(name)
    if row is None or not others:
        return None
    defaults = [comparison.counterpart_parameter(other).default for other in others]
    known = [default for default in defaults if default is not None]
    if len(known) < len(defaults):
        return None
    value = carry(known, comparison.own_names(row), row.convert)[name]
    return value if written(value) is not None else None


def _draft(comparison: Comparison, parameter: Parameter, ours: Value, theirs: Value) -> Draft:
    name = parameter.name
    traits = comparison.trait(name)
    if _accepted(comparison, name, theirs):
        advice = f"; pass {name}={written(theirs, traits)} to match"
    else:
        advice = f", which is refused here; pass {name}={written(ours, traits)} to keep the value"
    message = f"{comparison.api}: {name} defaults to {written(ours)}, {_theirs(comparison, name)}{advice}"
    return Draft(comparison.site.span, name, message, tuple(_repairs(comparison, name, ours, theirs)))


def _theirs(comparison: Comparison, name: str) -> str:
    """``torch.optim.AdamW's to 1e-08``, with the counterpart's names where they are others."""
    names = comparison.counterparts_of(name)
    values = [comparison.counterpart_parameter(n).default or Constant(None) for n in names]
    named = "" if names == (name,) else f" {joined(names)}"
    return f"{comparison.counterpart}'s{named} to {joined(tuple(written(v) or '' for v in values))}"


def _accepted(comparison: Comparison, name: str, value: Value) -> bool:
    """Whether this API takes the counterpart's default at all: ``nn.AdaFactor`` takes no None in its ``eps``."""
    traits = comparison.trait(name)
    return refused(fit(value, traits), traits) is None


def _repairs(comparison: Comparison, name: str, ours: Value, theirs: Value) -> Iterator[Repair]:
    if any(misplaced(comparison, argument) == name for _, argument in comparison.given):
        return  # the value is there, on another parameter, and MSC303 moves it
    traits, order = comparison.trait(name), comparison.order(name)
    own, wanted = written(ours, traits), written(theirs, traits)
    if own is not None:
        title = f"write the default out: {name}={own}"
        yield Repair(title, Applicability.SAFE, (SetArgument(name, own, order),))
    if wanted is not None and _accepted(comparison, name, theirs):
        remains = stays_unequal(comparison.assuming(**{name: theirs}))
        title = f"pass {name}={wanted}, as {comparison.counterpart} does{remains}"
        yield Repair(title, Applicability.UNSAFE, (SetArgument(name, wanted, order),))
