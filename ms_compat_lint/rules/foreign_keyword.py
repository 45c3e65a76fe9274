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

from collections.abc import Iterator

from ms_compat_lint.comparison import Comparison
from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.schema import Correspondence
from ms_compat_lint.model import (
    Applicability,
    Argument,
    Draft,
    DropArgument,
    Intent,
    Items,
    Repair,
    ReplaceArgument,
    Severity,
    Value,
)
from ms_compat_lint.rules.foreign_positional import spread
from ms_compat_lint.rules.meta import Meta
from ms_compat_lint.rules.misplaced_argument import meant_parameter
from ms_compat_lint.rules.wording import joined, negated, one_line, stays_unequal, written

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
        if any(load.versions_with(comparison.api, keyword)):
            continue
        row = comparison.foreign_targets.get(keyword)
        intents = () if row is None else _intents(comparison, argument, row)
        advice = _similar(comparison, argument) if row is None else _advice(comparison, row, intents)
        message = f"{comparison.api} has no parameter {keyword}; {advice}"
        yield Draft(argument.span, keyword, message, tuple(_repairs(comparison, argument, row, intents)))


def _advice(comparison: Comparison, row: Correspondence, intents: tuple[Intent, ...]) -> str:
    """What to write instead of a keyword that is the counterpart's name for something."""
    own = comparison.own_names(row)
    given = tuple(name for name in own if _given(comparison, (name,)))
    if given:
        return f"leave it out, {joined(given)} {'is' if len(given) == 1 else 'are'} given"
    written_out = [i.replacements for i in intents if isinstance(i, ReplaceArgument)]
    if written_out:
        return f"pass {joined(tuple(f'{name}={one_line(text)}' for name, text in written_out[0]))}"
    return f"pass {joined(own)}{' with the opposite sign' if row.convert == 'negate' else ''}"


def _similar(comparison: Comparison, argument: Argument) -> str:
    """What to write instead of a keyword that no counterpart has."""
    names, keyword = tuple(comparison.call.parameters), argument.keyword or ""
    meant = meant_parameter(keyword, names)
    if meant is not None:
        return f"pass {meant}={one_line(argument.text)}"
    from difflib import get_close_matches  # loads much, for a mistake that few make

    near = get_close_matches(keyword, names, n=2, cutoff=0.7)
    return f"did you mean {' or '.join(sorted(near))}?" if near else "leave it out"


def _repairs(
    comparison: Comparison, argument: Argument, row: Correspondence | None, intents: tuple[Intent, ...]
) -> Iterator[Repair]:
    if row is not None and intents and argument.written and not _given(comparison, comparison.own_names(row)):
        remains = stays_unequal(comparison)  # which counts what is given under a foreign name as given
        title = f"rename {argument.keyword} to {joined(comparison.own_names(row))}{remains}"
        yield Repair(title, Applicability.UNSAFE, intents)


def _given(comparison: Comparison, names: tuple[str, ...]) -> bool:
    return any(comparison.call.parameters[n].argument is not None for n in names if n in comparison.call.parameters)


def _intents(comparison: Comparison, argument: Argument, row: Correspondence) -> tuple[Intent, ...]:
    """The keyword under this API's name, or names; empty where the text does not allow it."""
    own = comparison.own_names(row)
    if any(name not in comparison.call.parameters for name in own):
        return ()
    if row.convert == "negate":
        value = negated(argument.value)
        return () if value is None else (ReplaceArgument(argument, ((own[0], value),)),)
    if len(own) < len(comparison.other_names(row)):
        return _joined(comparison, argument, row)
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


def _default_item(default: Value | None, index: int) -> str | None:
    return written(default.items[index]) if isinstance(default, Items) and index < len(default.items) else None
