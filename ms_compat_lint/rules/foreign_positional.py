"""A positional argument was written for the counterpart's order, and this API refuses it.

## What it does

Finds positional arguments that this API's parameter cannot take although the counterpart's parameter in that
place can (a tuple of betas on `beta1`), and positional arguments for which there is no parameter.

## Why it matters

The call fails when it is run, which may be hours after the job was queued.

## Example

```python
from mindspore import nn

optimizer = nn.Adam(net.trainable_params(), 1e-3, (0.9, 0.999), 1e-8)  # MSC402: beta1
```

Write instead:

```python
from mindspore import nn

optimizer = nn.Adam(net.trainable_params(), 1e-3, beta1=0.9, beta2=0.999, eps=1e-8)
```

## Fix safety

The unsafe fix writes this argument and those behind it as the keywords that the counterpart's order means. There
is none where one of them has no parameter here, or is spelled like another one. Several that are one tuple here,
`beta1` and `beta2`, are joined.

## Sources

Which types each parameter takes is recorded by constructing the optimizers of both frameworks with them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ms_compat_lint.binding import positional_names
from ms_compat_lint.comparison import Comparison
from ms_compat_lint.knowledge.schema import Correspondence
from ms_compat_lint.model import Applicability, Argument, Draft, Items, Passing, Repair, Severity
from ms_compat_lint.refusal import refused_type
from ms_compat_lint.rules.keywords import Replacements, lands_right, own_name, positional, to_keywords
from ms_compat_lint.rules.meta import Meta
from ms_compat_lint.rules.misplaced_argument import meant_parameter
from ms_compat_lint.rules.wording import fit, joined, landed, shown, stays_unequal

META = Meta(
    code="MSC402",
    name="foreign-positional",
    severity=Severity.ERROR,
    on_by_default=True,
    summary="a positional argument that this API cannot take there",
    fixes=(Applicability.UNSAFE,),
    needs_counterpart=False,
)


def check(comparison: Comparison) -> Iterator[Draft]:
    """One finding for each argument in the counterpart's place, and one for too many arguments."""
    for bound, argument in comparison.given:
        if is_foreign(comparison, argument):
            yield _foreign(comparison, bound.parameter.name, argument)
    if comparison.call.excess:
        first = comparison.call.excess[0]
        most = len(positional_names(comparison.signature))
        total = len([a for a in comparison.site.arguments if a.passing is Passing.POSITIONAL])
        message = f"{comparison.api} takes at most {most} positional arguments, {total} are given"
        keywords = any(p.keyword_only for p in comparison.signature.parameters)
        yield Draft(first.span, None, f"{message}; {'pass the rest by keyword' if keywords else 'leave the rest out'}")


def is_foreign(comparison: Comparison, argument: Argument) -> bool:
    """Whether this API refuses a positional argument that the counterpart takes in that place."""
    name = own_name(comparison, argument)
    if name is None or comparison.pair is None:
        return False
    theirs = _parameter_there(comparison, argument)
    traits = comparison.trait(name)
    if theirs is None or refused_type(fit(argument.value, traits), traits) is None:
        return False  # accepted, or the right argument in the wrong form: a 0 where 0.0 is wanted
    if refused_type(argument.value, comparison.counterpart_trait(theirs)) is not None:
        return False
    return not lands_right(comparison, name, theirs)


def _parameter_there(comparison: Comparison, argument: Argument) -> str | None:
    order = positional_names(comparison.counterpart_signature)
    position = argument.position
    return order[position] if position is not None and position < len(order) else None


def _foreign(comparison: Comparison, name: str, argument: Argument) -> Draft:
    theirs = _parameter_there(comparison, argument) or ""
    advice = _advice(comparison, theirs)
    message = (
        f"{comparison.api}: {shown(argument.value, argument.text)} lands on {name}, which cannot take it; it is in "
        f"the place of {comparison.counterpart}'s {theirs}: {advice}"
    )
    return Draft(argument.span, name, message, tuple(_repairs(comparison, argument)))


def _advice(comparison: Comparison, theirs: str) -> str:
    """How the counterpart's parameter is passed here."""
    row = _row_there(comparison, theirs)
    own = () if row is None else comparison.own_names(row)
    others = () if row is None else comparison.other_names(row)
    if not own:
        return "leave it out, there is no such parameter here"
    return f"pass {joined(others)} together as {own[0]}" if len(own) < len(others) else f"pass {joined(own)} by keyword"


def _row_there(comparison: Comparison, theirs: str | None) -> Correspondence | None:
    assert comparison.pair is not None
    return next((r for r in comparison.pair.parameters if theirs in comparison.other_names(r)), None)


def _repairs(comparison: Comparison, argument: Argument) -> Iterator[Repair]:
    start = argument.position or 0
    intents = to_keywords(comparison, start, lambda each: _renamed(comparison, start, each))
    if intents:
        remains = stays_unequal(landed(comparison, intents))
        title = f"pass the arguments by the names that {comparison.counterpart}'s order means{remains}"
        yield Repair(title, Applicability.UNSAFE, intents)


def _renamed(comparison: Comparison, start: int, argument: Argument) -> Replacements | None:
    """What the counterpart's order means by an argument, in this API's words."""
    theirs = _parameter_there(comparison, argument)
    row = _row_there(comparison, theirs)
    if row is None or row.convert != "same":
        return None
    order = positional_names(comparison.counterpart_signature)
    if meant_parameter(argument.spelling or "", order) not in (None, theirs):
        return None  # spelled like another one: it is in the wrong place there, too
    own, others = comparison.own_names(row), comparison.other_names(row)
    if len(own) < len(others):
        return _joined(comparison, start, own[0] if own else None, others, argument)
    return spread(own, argument)


def _joined(
    comparison: Comparison, start: int, own: str | None, others: tuple[str, ...], argument: Argument
) -> Replacements | None:
    """Several arguments as the one tuple that they are here, in the place of the first of them."""
    parts = [a for a in positional(comparison, start) if _parameter_there(comparison, a) in others]
    if own is None or len(parts) < len(others):
        return None
    return ((own, f"({', '.join(part.text for part in parts)})"),) if argument is parts[0] else ()


def spread(names: tuple[str, ...], argument: Argument) -> Replacements | None:
    """One argument's text for one parameter, or the items of its tuple for several."""
    if len(names) == 1:
        return ((names[0], argument.text),)
    value = argument.value
    if isinstance(value, Items) and value.complete and argument.items and len(names) == len(argument.items):
        return tuple(zip(names, argument.items, strict=True))
    return None
