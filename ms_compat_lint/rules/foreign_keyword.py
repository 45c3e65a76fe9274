"""A keyword is not in this API's signature.

## What it does

Finds keywords that the optimizer does not have in any known version. Where it is the counterpart's name for a
parameter, that parameter does not count as omitted.

## Why it matters

The call fails when it is run, which may be hours after the job was queued.

## Example

```python
from mindspore import nn

optimizer = nn.Adam(net.trainable_params(), lr=1e-3, betas=(0.9, 0.99))  # MSC401: lr, betas
```

Write instead:

```python
from mindspore import nn

optimizer = nn.Adam(net.trainable_params(), learning_rate=1e-3, beta1=0.9, beta2=0.99)
```

## Fix safety

The unsafe fix renames the keyword to this API's name, splits `betas` into `beta1` and `beta2` or joins them. There
is none where the name is already given, or where the keyword means nothing here.

## Sources

The signatures are read out of the frameworks' own wheels; that the call fails is recorded by running it.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from ms_compat_lint.comparison import Comparison
from ms_compat_lint.history import exists_in_other_version
from ms_compat_lint.knowledge.schema import Correspondence
from ms_compat_lint.model import (
    Applicability,
    Argument,
    Draft,
    DropArgument,
    Intent,
    Repair,
    ReplaceArgument,
    Severity,
)
from ms_compat_lint.rules.foreign_positional import spread
from ms_compat_lint.rules.meta import Meta
from ms_compat_lint.rules.wording import joined, written

META = Meta(
    code="MSC401",
    name="foreign-keyword",
    severity=Severity.ERROR,
    on_by_default=True,
    summary="a keyword is not in this API's signature",
    fixes=(Applicability.UNSAFE,),
    needs_counterpart=False,
)


def check(comparison: Comparison) -> Iterator[Draft]:
    """One finding for each keyword that the API refuses."""
    for argument in comparison.call.foreign:
        keyword = argument.keyword or ""
        if exists_in_other_version(comparison, keyword):
            continue
        row = comparison.foreign_targets.get(keyword)
        message = f"{comparison.api} has no parameter {keyword}; {_advice(comparison, keyword, row)}"
        repairs = () if row is None else tuple(_repairs(comparison, argument, row))
        yield Draft(argument.span, keyword, message, repairs)


def _advice(comparison: Comparison, keyword: str, row: Correspondence | None) -> str:
    if row is not None:
        return f"pass {joined(comparison.own_names(row))}"
    near = difflib.get_close_matches(keyword, comparison.call.parameters, n=1)
    return f"did you mean {near[0]}?" if near else "leave it out"


def _repairs(comparison: Comparison, argument: Argument, row: Correspondence) -> Iterator[Repair]:
    own = comparison.own_names(row)
    if any(comparison.call.parameters[name].argument is not None for name in own if name in comparison.call.parameters):
        return
    if any(name not in comparison.call.parameters for name in own) or not argument.written or row.convert != "same":
        return
    intents = _joined(comparison, argument, row) if len(own) < len(comparison.other_names(row)) else _spread(own, argument)
    if intents:
        yield Repair(f"rename {argument.keyword} to {joined(own)}", Applicability.UNSAFE, intents)


def _spread(own: tuple[str, ...], argument: Argument) -> tuple[Intent, ...]:
    """One foreign keyword as one or several of this API's."""
    replacements = spread(own, argument)
    return () if replacements is None else (ReplaceArgument(argument, replacements),)


def _joined(comparison: Comparison, argument: Argument, row: Correspondence) -> tuple[Intent, ...]:
    """Several foreign keywords, ``beta1`` and ``beta2``, as one tuple; one that is missing keeps its default."""
    own = comparison.own_names(row)[0]
    default = comparison.call.parameters[own].parameter.default
    texts, others = [], []
    for index, name in enumerate(comparison.other_names(row)):
        given = next((a for a in comparison.call.foreign if a.keyword == name), None)
        if given is not None and given is not argument:
            others.append(given)
        texts.append(given.text if given is not None else _default_item(default, index))
    if None in texts or not all(other.written for other in others):
        return ()
    text = f"({', '.join(text for text in texts if text)})"
    return (ReplaceArgument(argument, ((own, text),)), *(DropArgument(other) for other in others))


def _default_item(default: object, index: int) -> str | None:
    items = getattr(default, "items", None)
    return written(items[index]) if items is not None and index < len(items) else None
