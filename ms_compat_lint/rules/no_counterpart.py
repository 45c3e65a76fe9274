"""The optimizer has no counterpart in the chosen family, or in PyTorch.

## What it does

Finds optimizers that a port cannot simply exchange. The message names another family that has a counterpart, if
there is one. No other comparison is made at such a call.

## Why it matters

A port needs another optimizer, or its own implementation, and its results cannot be compared step by step.

## Example

```python
from torch import optim

optimizer = optim.NAdam(model.parameters(), lr=1e-3)  # MSC601
```

Choose a family that has one:

```python
from torch import optim

# options: --mindspore-api experimental
optimizer = optim.NAdam(model.parameters(), lr=1e-3)
```

## Fix safety

No fix.

## Sources

The public names of both frameworks, read out of their wheels.
"""

from __future__ import annotations

from collections.abc import Iterator

from ms_compat_lint.comparison import Comparison
from ms_compat_lint.model import Draft, Framework, Severity
from ms_compat_lint.rules.meta import Meta
from ms_compat_lint.rules.wording import FRAMEWORKS

META = Meta(
    code="MSC601",
    name="no-counterpart",
    severity=Severity.WARNING,
    on_by_default=True,
    summary="the optimizer has no counterpart in the chosen family or in PyTorch",
    needs_counterpart=False,
)

NAME_SPACES = {"nn": "mindspore.nn", "experimental": "mindspore.experimental.optim", "mint": "mindspore.mint.optim"}


def check(comparison: Comparison) -> Iterator[Draft]:
    """One finding for the call."""
    if comparison.pair is not None:
        return
    if comparison.framework is Framework.MINDSPORE:
        where, others = "torch.optim", []
    else:
        where = NAME_SPACES[comparison.settings.mindspore_api.value]
        others = [pair.mindspore for pair in comparison.all_pairs()]
    version = comparison.version_of(comparison.other_framework)
    at = f" ({FRAMEWORKS[comparison.other_framework]} {version})" if version else ""
    advice = f"; use {' or '.join(others)}" if others else "; a port needs an implementation of its own"
    yield Draft(comparison.site.span, None, f"{comparison.api} has no counterpart in {where}{at}{advice}")
