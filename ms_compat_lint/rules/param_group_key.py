"""A parameter group has a key that this API or the counterpart ignores or rejects.

## What it does

Looks at the dictionaries of parameter groups and finds keys that one of the two optimizers does not use.

## Why it matters

`mindspore.nn` raises for `betas`, `eps` or `momentum` in a group; torch takes any key and ignores those it does not
know, so a misspelt one sets nothing.

## Example

```python
from torch import optim

optimizer = optim.SGD([{"params": backbone, "momentum": 0.8}, {"params": head}], lr=0.1)  # MSC503: momentum
```

Keys that both use are fine:

```python
from torch import optim

optimizer = optim.SGD([{"params": backbone, "lr": 0.01}, {"params": head}], lr=0.1)
```

## Fix safety

No fix: what the group should say instead is for the author to decide.

## Sources

Which keys each optimizer uses, ignores and rejects is recorded by constructing and running it with them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ms_compat_lint.comparison import Comparison
from ms_compat_lint.knowledge.schema import GroupKeys
from ms_compat_lint.model import Draft, Severity
from ms_compat_lint.rules.groups import dictionaries, named_entries
from ms_compat_lint.rules.meta import Meta
from ms_compat_lint.rules.misplaced_argument import meant_parameter

META = Meta(
    code="MSC503",
    name="param-group-key",
    severity=Severity.WARNING,
    on_by_default=True,
    summary="a parameter group has a key that this API or the counterpart ignores or rejects",
    needs_counterpart=False,
)


def check(comparison: Comparison) -> Iterator[Draft]:
    """One finding for each such key, at the key where that is written in the call, else at the argument."""
    argument = comparison.call.parameters[comparison.params_name].argument
    if argument is None:
        return
    for key, entry in named_entries(dictionaries(argument.value)):
        message = _message(comparison, key)
        if message is not None:
            yield Draft(entry.key_span or argument.span, key, message)


def _message(comparison: Comparison, key: str) -> str | None:
    groups = comparison.traits.groups
    own = _fate(groups, key)
    if own is not None:
        return f"{comparison.api} {own} the group key {key!r}; {_advice(comparison, key, groups)}"
    if comparison.pair is None or key == "params":
        return None
    names = comparison.counterparts_of(key) if key in comparison.call.parameters else ()
    fates = [_fate(comparison.counterpart_traits.groups, name) for name in (key, *names)]
    if fates[0] is None or (names and all(fate is None for fate in fates[1:])):
        return None
    advice = "set it for all parameters or use another optimizer there" if names else "a port has to do without it"
    return f"{comparison.api}: the group key {key!r} is used here, {comparison.counterpart} {fates[0]} it; {advice}"


def _advice(comparison: Comparison, key: str, groups: GroupKeys | None) -> str:
    """What to write instead of a key that this API does not use."""
    honoured = tuple(sorted(groups.honoured)) if groups is not None else ()
    if key not in comparison.call.parameters or key == "learning_rate":
        from difflib import get_close_matches  # loads much, for a mistake that few make

        meant = meant_parameter(key, honoured)
        near = [meant] if meant is not None else get_close_matches(key, honoured, n=1, cutoff=0.7)
        if near:
            return f"did you mean {near[0]!r}?"
    return "take it out of the group"


def _fate(groups: GroupKeys | None, key: str) -> str | None:
    """``ignores`` or ``rejects``; None where the key is used, or nothing is known of it."""
    if groups is None or key in groups.honoured:
        return None
    if key in groups.rejected:
        return "rejects"
    if key in groups.ignored:
        return "ignores"
    if "*" in groups.rejected:
        return "rejects"
    return "ignores" if "*" in groups.ignored else None
