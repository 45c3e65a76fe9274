"""Values and names as messages and fixes print them."""

from __future__ import annotations

from ms_compat_lint.comparison import NO_TRAITS, Comparison
from ms_compat_lint.knowledge.load import equal_words
from ms_compat_lint.knowledge.schema import Difference, ParameterTraits
from ms_compat_lint.model import (
    Constant,
    DropArgument,
    Framework,
    Intent,
    Items,
    ReplaceArgument,
    Unknown,
    Value,
)
from ms_compat_lint.rules.groups import dictionaries

FRAMEWORKS = {Framework.TORCH: "torch", Framework.MINDSPORE: "MindSpore"}
WEIGHT_DECAY = "weight_decay"
LONGEST_TEXT = 60  # characters of a value quoted in a message


def written(value: Value, traits: ParameterTraits = NO_TRAITS) -> str | None:
    """A known value as Python source, in a form that a parameter with these traits accepts.

    None where the value is not wholly known.
    """
    fitted = fit(value, traits)
    if isinstance(fitted, Constant):
        return repr(fitted.value)
    return _written_items(fitted) if isinstance(fitted, Items) and fitted.complete else None


def _written_items(value: Items) -> str | None:
    items = [written(item) for item in value.items]
    if None in items:
        return None
    inside = ", ".join(item for item in items if item is not None)
    if value.kind == "list":
        return f"[{inside}]"
    return f"({inside},)" if len(items) == 1 else f"({inside})"


def fit(value: Value, traits: ParameterTraits) -> Value:
    """A value in a type that a parameter accepts, if there is one: ``0.0`` for ``0``, a tuple for a list."""
    if isinstance(value, Items):
        wanted = [kind for kind in (value.kind, "tuple", "list") if kind in traits.types]
        kind = wanted[0] if wanted else value.kind
        return Items(kind, tuple(_number(item, traits.item_types) for item in value.items), value.complete)
    return _number(value, traits.types)


def _number(value: Value, types: tuple[str, ...]) -> Value:
    if not isinstance(value, Constant) or isinstance(value.value, bool) or not isinstance(value.value, int):
        return value
    if not types or "int" in types:
        return value
    if "float" in types:
        return Constant(float(value.value))
    return Constant(bool(value.value)) if "bool" in types and value.value in (0, 1) else value


def shown(value: Value, text: str) -> str:
    """A value for a message: its own form where it is known, else the text of the source, on one line."""
    known = written(value)
    return one_line(known if known is not None else text)


def one_line(text: str) -> str:
    """The text of an expression for a message, shortened."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_TEXT else line[: LONGEST_TEXT - 3] + "..."


def negated(value: Value) -> str | None:
    """A known number with the opposite sign, as Python source."""
    if not isinstance(value, Constant) or isinstance(value.value, bool) or not isinstance(value.value, (int, float)):
        return None
    return repr(-value.value)


def joined(names: tuple[str, ...]) -> str:
    """``beta1`` and ``beta2`` for a message."""
    return " and ".join(names)


def stated(difference: Difference) -> str:
    """What differs, with the backend where it was only seen on that."""
    return difference.summary + (" (on the CPU backend)" if difference.cpu_kernel else "")


def stays_unequal(comparison: Comparison) -> str:
    """What the title of a fix adds where the two updates are unequal after it; empty where they are equal.

    ``comparison`` assumes what the fix writes.
    """
    if comparison.pair is None:
        return ""
    summary = next((stated(d) for d, applies in comparison.differences(comparison.pair) if applies), None)
    if summary is None:
        names = undecayed(comparison)
        skipped = f"mindspore.nn does not decay parameters with {' or '.join(names)} in their names"
        return f" (the updates stay unequal: {skipped})" if names else ""
    alternative = comparison.equal_alternative()
    hint = f"; {alternative} {equal_words(comparison.pair.torch, alternative)}" if alternative else ""
    return f" (the updates stay unequal: {summary}{hint})"


def landed(comparison: Comparison, intents: tuple[Intent, ...]) -> Comparison:
    """The call after arguments were written as keywords: what they leave gets its default."""
    values: dict[str, Value] = {}
    moved = [intent for intent in intents if isinstance(intent, (ReplaceArgument, DropArgument))]
    for name, bound in comparison.call.parameters.items():
        if any(bound.argument is intent.argument for intent in moved):
            values[name] = bound.parameter.default or Unknown("it is required and not given")
    for intent in moved:
        argument = intent.argument
        parts = argument.value.items if isinstance(argument.value, Items) else ()
        known = {argument.text: argument.value, **dict(zip(argument.items, parts, strict=False))}
        for keyword, text in intent.replacements if isinstance(intent, ReplaceArgument) else ():
            if keyword is not None:
                values[keyword] = known.get(text, Unknown("it is written anew"))
    return comparison.assuming(**values)


def undecayed(comparison: Comparison) -> tuple[str, ...]:
    """The names by which the MindSpore side of a pair leaves ungrouped parameters out of a known weight decay."""
    if comparison.pair is None or WEIGHT_DECAY not in comparison.call.parameters or is_grouped(comparison):
        return ()
    value = comparison.value(WEIGHT_DECAY)
    if not isinstance(value, Constant) or not isinstance(value.value, (int, float)) or value.value == 0:
        return ()
    own, other = comparison.traits.undecayed_names, comparison.counterpart_traits.undecayed_names
    return own or other


def is_grouped(comparison: Comparison) -> bool:
    """Whether the parameters are visibly a list of dictionaries."""
    return bool(dictionaries(comparison.value(comparison.params_name)))
