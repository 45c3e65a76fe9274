"""The weight decay skips parameters with `beta` or `gamma` in their names in MindSpore, and none in PyTorch.

## What it does

Finds a weight decay that is not zero where the parameters are not visibly grouped and one of the two optimizers is
in `mindspore.nn`, which leaves ungrouped parameters with `beta` or `gamma` in their names undecayed.

## Why it matters

The norm layers' weights are decayed in one framework and not in the other. Nothing shows it but the result.

## Example

```python
from mindspore import nn

optimizer = nn.SGD(net.trainable_params(), learning_rate=0.1, weight_decay=1e-4)  # MSC502: weight_decay
```

Group the parameters, so that the call says which of them decay:

```python
from mindspore import nn

groups = [{"params": decayed, "weight_decay": 1e-4}, {"params": undecayed, "weight_decay": 0.0}]
optimizer = nn.SGD(groups, learning_rate=0.1, weight_decay=1e-4)
```

## Fix safety

No fix: which parameters decay is for the author to decide.

## Sources

Measured with parameters of such names in every optimizer, with and without groups.
"""

from __future__ import annotations

from collections.abc import Iterator

from ms_compat_lint.comparison import Comparison
from ms_compat_lint.model import Constant, Draft, Framework, Severity
from ms_compat_lint.rules.meta import Meta
from ms_compat_lint.rules.wording import WEIGHT_DECAY, is_grouped, shown

META = Meta(
    code="MSC502",
    name="weight-decay-filter",
    severity=Severity.WARNING,
    on_by_default=True,
    summary="ungrouped parameters with beta or gamma in their names are decayed in one framework only",
)


def check(comparison: Comparison) -> Iterator[Draft]:
    """One finding, at the weight decay where it is written."""
    filtering = _filtering(comparison)
    bound = comparison.call.parameters.get(WEIGHT_DECAY)
    if not filtering or bound is None or is_grouped(comparison):
        return
    value = comparison.value(WEIGHT_DECAY)
    if not isinstance(value, Constant) or not isinstance(value.value, (int, float)) or value.value == 0:
        return
    span = comparison.site.span if bound.argument is None else bound.argument.span
    yield Draft(span, WEIGHT_DECAY, _message(comparison, shown(value, ""), filtering))


def _filtering(comparison: Comparison) -> tuple[str, ...]:
    """The names that the MindSpore side leaves out."""
    mindspore = comparison.framework is Framework.MINDSPORE
    return (comparison.traits if mindspore else comparison.counterpart_traits).undecayed_names


def _message(comparison: Comparison, value: str, filtering: tuple[str, ...]) -> str:
    names = " or ".join(filtering)
    if comparison.framework is Framework.TORCH:
        what = (
            f"decays all parameters, {comparison.counterpart} leaves ungrouped ones with {names} in their names "
            "undecayed"
        )
    else:
        decays_all = comparison.counterparts_of(WEIGHT_DECAY)
        other = f", {comparison.counterpart} decays all" if decays_all else ""
        what = f"leaves ungrouped parameters with {names} in their names undecayed{other}"
    return f"{comparison.api}: weight_decay={value} {what}; group the parameters to say which decay"
