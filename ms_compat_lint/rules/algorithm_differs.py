"""The two updates are not equal, whatever arguments are carried over.

## What it does

Says that an optimizer and its counterpart move the weights differently under the values in force at this call,
even with every argument carried over: `mindspore.nn.AdamWeightDecay` has no bias correction,
`mindspore.nn.RMSProp` places `eps` elsewhere. Equal means that the weights differ by at most 1e-4 of the distance
moved, over 100 steps of the standard gradients.

## Why it matters

No argument mends it. Another optimizer, often in another family, does.

## Example

```python
from torch import optim

optimizer = optim.AdamW(model.parameters(), lr=1e-3)  # MSC501
```

Take a counterpart that is equal, say `mindspore.experimental.optim.AdamW`:

```python
from torch import optim

# options: --mindspore-api experimental
optimizer = optim.AdamW(model.parameters(), lr=1e-3)
```

## Fix safety

No fix: `ms-compat-lint port --api` rewrites the call for the family that is equal.

## Sources

Both frameworks run on the same gradients; a statement that rests on a kernel which was only run there says
`on the CPU backend`. An optimizer that is recommended was measured to be equal in both of MindSpore's modes, or the
message says how else it is known. The figures are in the evidence of the pair.
"""

from __future__ import annotations

from collections.abc import Iterator

from ms_compat_lint.comparison import Comparison
from ms_compat_lint.knowledge.load import equal_words
from ms_compat_lint.model import Draft, Severity
from ms_compat_lint.rules.meta import Meta
from ms_compat_lint.rules.wording import stated

META = Meta(
    code="MSC501",
    name="algorithm-differs",
    severity=Severity.WARNING,
    on_by_default=True,
    summary="the two updates are not equal, whatever arguments are carried over",
)


def check(comparison: Comparison) -> Iterator[Draft]:
    """One finding for the call, with everything that differs."""
    if comparison.pair is None:
        return
    differences = comparison.differences(comparison.pair)
    causes = dict.fromkeys(stated(difference) for difference, applies in differences if applies)
    if not causes:
        return
    alternative = comparison.equal_alternative()
    advice = f"; use {alternative}, which {equal_words(comparison.pair.torch, alternative)}" if alternative else ""
    message = f"{comparison.api}: the update differs from {comparison.counterpart}'s: {'; '.join(causes)}{advice}"
    yield Draft(comparison.site.span, None, message)
