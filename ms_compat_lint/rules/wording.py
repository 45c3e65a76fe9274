"""Values and names as messages and fixes print them."""

from __future__ import annotations

from ms_compat_lint.comparison import Comparison
from ms_compat_lint.knowledge.schema import ParameterTraits
from ms_compat_lint.model import Constant, Items, Value

LONGEST_TEXT = 60  # characters of a value quoted in a message


def written(value: Value, traits: ParameterTraits | None = None) -> str | None:
    """A known value as Python source, in a form that a parameter with these traits accepts.

    None where the value is not wholly known.
    """
    if isinstance(value, Constant):
        return repr(_accepted(value.value, traits.types if traits else ()))
    if isinstance(value, Items) and value.complete:
        return _written_items(value, traits)
    return None


def _accepted(value: object, types: tuple[str, ...]) -> object:
    """A number in a type that is accepted: ``0`` becomes ``0.0`` where ints are refused."""
    if isinstance(value, int) and not isinstance(value, bool) and types and "int" not in types and "float" in types:
        return float(value)
    return value


def _written_items(value: Items, traits: ParameterTraits | None) -> str | None:
    kind = value.kind
    item_traits = None
    if traits is not None:
        item_traits = ParameterTraits(types=traits.item_types)
        if traits.types and kind not in traits.types:
            kind = "tuple" if "tuple" in traits.types else "list"
    items = [written(item, item_traits) for item in value.items]
    if None in items:
        return None
    inside = ", ".join(item for item in items if item is not None)
    if kind == "list":
        return f"[{inside}]"
    return f"({inside},)" if len(items) == 1 else f"({inside})"


def shown(value: Value, text: str) -> str:
    """A value for a message: its own form where it is known, else the text of the source, shortened to one line."""
    known = written(value)
    line = " ".join((known if known is not None else text).split())
    return line if len(line) <= LONGEST_TEXT else line[: LONGEST_TEXT - 3] + "..."


def joined(names: tuple[str, ...]) -> str:
    """``beta1`` and ``beta2`` for a message."""
    return " and ".join(names)


def stays_unequal(comparison: Comparison) -> str:
    """What the title of a fix adds where the two updates are unequal after it; empty where they are equal.

    ``comparison`` assumes what the fix writes.
    """
    if comparison.pair is None:
        return ""
    summary = next((d.summary for d, applies in comparison.differences(comparison.pair) if applies), None)
    if summary is None:
        return ""
    alternative = comparison.equal_alternative()
    hint = f"; {alternative} is equal" if alternative else ""
    return f" (the updates stay unequal: {summary}{hint})"
