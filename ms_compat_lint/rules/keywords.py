"""Positional arguments written as keywords."""

from __future__ import annotations

from collections.abc import Callable

from ms_compat_lint.comparison import Comparison
from ms_compat_lint.model import Argument, DropArgument, Intent, Passing, ReplaceArgument

Replacements = tuple[tuple[str, str], ...]  # empty where the argument goes into that of another one


def positional(comparison: Comparison, start: int) -> list[Argument]:
    """The positional arguments from place ``start`` on."""
    return [
        a
        for a in comparison.site.arguments
        if a.passing is Passing.POSITIONAL and (a.position is None or a.position >= start)
    ]


def to_keywords(
    comparison: Comparison, start: int, rename: Callable[[Argument], Replacements | None]
) -> tuple[Intent, ...]:
    """Write every positional argument from ``start`` on as keywords; Python allows no positional one behind them.

    ``rename`` gives an argument's keywords and texts. Empty where it cannot be done: an unknown star, a name
    given twice, an argument without a name.
    """
    if comparison.call.stars:
        return ()
    intents: list[Intent] = []
    names = [a.keyword for a in comparison.site.arguments if a.keyword is not None]
    for argument in positional(comparison, start):
        replacements = rename(argument)
        if replacements is None or not argument.written:
            return ()
        names += [name for name, _ in replacements]
        intents.append(ReplaceArgument(argument, replacements) if replacements else DropArgument(argument))
    kept = [b.parameter.name for b in comparison.call.parameters.values() if _stays_positional(b.argument, start)]
    return () if len(set(names + kept)) < len(names + kept) else tuple(intents)


def _stays_positional(argument: Argument | None, start: int) -> bool:
    return argument is not None and argument.position is not None and argument.position < start


def lands_right(comparison: Comparison, name: str, theirs: str) -> bool:
    """Whether the counterpart's parameter ``theirs`` says the same as ``name``, alone: betas do not stand for beta1."""
    row = comparison.row(name)
    return row is not None and comparison.own_names(row) == (name,) and comparison.other_names(row) == (theirs,)


def own_name(comparison: Comparison, argument: Argument) -> str | None:
    """The parameter of this API that a positional argument lands on."""
    bound = (b for b in comparison.call.parameters.values() if b.argument is argument)
    return next((b.parameter.name for b in bound), None)
