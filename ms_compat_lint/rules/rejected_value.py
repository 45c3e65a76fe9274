"""A known value is refused by this API when it is run.

## What it does

Finds values of a type or in a range that the optimizer refuses: an int where `mindspore.nn` wants a float, a list
of betas where it wants a tuple, `eps=0.0`, nesterov without momentum. One int is not refused and worse for it: with
an `eps` or a beta that is an int, `mindspore.experimental.optim.Adam` and `AdamW` run and move no weight. The known
values in parameter groups are looked at as well, as far as the optimizer was seen to refuse them there: torch checks
no range in a group, MindSpore that of the learning rate and of the weight decay.

## Why it matters

The call fails when it is run, which may be hours after the job was queued, or nothing is learned.

## Example

```python
from mindspore import nn

optimizer = nn.RMSProp(net.trainable_params(), learning_rate=0.1, momentum=0)  # MSC403: momentum
```

Write instead:

```python
from mindspore import nn

optimizer = nn.RMSProp(net.trainable_params(), learning_rate=0.1, momentum=0.0)
```

## Fix safety

The unsafe fix writes a number as the type that is wanted, or a list as a tuple: the program, which failed or
learned nothing, runs. A value out of range has no fix, nor has one in a parameter group.

## Sources

Which types and ranges each parameter takes is recorded by constructing the optimizers of both frameworks, which values
a group may hold by running them with such groups, and which whole numbers keep the weights from moving by training
with them beside the same floats.
"""

from __future__ import annotations

from collections.abc import Iterator

from ms_compat_lint.comparison import Comparison
from ms_compat_lint.knowledge.schema import JointRefusal
from ms_compat_lint.model import Applicability, Argument, Draft, Repair, ReplaceArgument, Severity, Span
from ms_compat_lint.refusal import is_idle, refused
from ms_compat_lint.rules.foreign_positional import is_foreign
from ms_compat_lint.rules.group_values import group_drafts
from ms_compat_lint.rules.meta import Meta
from ms_compat_lint.rules.wording import fit, shown, written

META = Meta(
    code="MSC403",
    name="rejected-value",
    severity=Severity.ERROR,
    on_by_default=True,
    summary="a known value is of a type or in a range that this API refuses",
    fixes=(Applicability.UNSAFE,),
    needs_counterpart=False,
)


IDLE = "leaves the weights as they are (on the CPU backend)"


def check(comparison: Comparison) -> Iterator[Draft]:
    """One finding for each refused argument, and for each refused combination."""
    alone = set()
    for bound, argument in comparison.given:
        name, traits = bound.parameter.name, comparison.trait(bound.parameter.name)
        reason = refused(argument.value, traits)
        if reason is None or is_foreign(comparison, argument):
            continue
        alone.add(name)
        value = shown(argument.value, argument.text)
        form = written(argument.value, traits)
        usable = form if form != written(argument.value) and _helps(comparison, name, argument) else None
        advice = f"; pass {name}={usable}" if usable else ""
        outcome = IDLE if is_idle(argument.value, traits) else "is refused"
        message = f"{comparison.api}: {name}={value} {outcome}: {reason}{advice}"
        yield Draft(argument.span, name, message, tuple(_repairs(name, argument, usable)))
    yield from _joint(comparison, alone)
    yield from group_drafts(comparison)


def _helps(comparison: Comparison, name: str, argument: Argument) -> bool:
    """Whether another form of the same value would be accepted: not where its range, or another one, is the matter."""
    traits = comparison.trait(name)
    value = fit(argument.value, traits)
    then = comparison.assuming(**{name: value})
    return refused(value, traits) is None and not any(
        then.decide(refusal.when) for refusal in then.joint_refusals() if name in _named(refusal)
    )


def _repairs(name: str, argument: Argument, usable: str | None) -> Iterator[Repair]:
    if usable is None or not argument.written:
        return
    replacement = ((argument.keyword, usable),)
    yield Repair(f"pass {name}={usable}", Applicability.UNSAFE, (ReplaceArgument(argument, replacement),))


def _joint(comparison: Comparison, alone: set[str]) -> Iterator[Draft]:
    """Values that are refused together; silent where one of them is refused alone."""
    for refusal in comparison.joint_refusals():
        names = _named(refusal)
        if names & alone or not comparison.decide(refusal.when):
            continue
        message = f"{comparison.api}: {_values(comparison, names)} is refused: {refusal.error}"
        yield Draft(_place(comparison, refusal.parameter), refusal.parameter, message)


def _named(refusal: JointRefusal) -> set[str]:
    return {condition.parameter.partition("[")[0] for condition in refusal.when}


def _values(comparison: Comparison, names: set[str]) -> str:
    order = [name for name in comparison.call.parameters if name in names]
    values = [f"{name}={shown(comparison.value(name), _text(comparison, name))}" for name in order]
    return " with ".join([values[0], *([" and ".join(values[1:])] if values[1:] else [])])


def _text(comparison: Comparison, name: str) -> str:
    argument = comparison.call.parameters[name].argument
    return "?" if argument is None else argument.text


def _place(comparison: Comparison, parameter: str) -> Span:
    bound = comparison.call.parameters.get(parameter)
    return comparison.site.span if bound is None or bound.argument is None else bound.argument.span
