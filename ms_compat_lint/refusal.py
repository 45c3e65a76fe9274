"""Whether an API refuses a known value when it is run, and why: ``an int where a float is wanted``."""

from __future__ import annotations

from ms_compat_lint.knowledge.schema import ParameterTraits
from ms_compat_lint.model import Constant, Dictionary, Items, Value

KINDS = {bool: "bool", int: "int", float: "float", str: "str", type(None): "none"}
PHRASES = {"none": "None", "int": "an int", "bool": "a bool", "float": "a float", "str": "a str", "dict": "a dict"}


def kind_of(value: Value) -> str | None:
    """The type of a value as the traits name it; None where it is not known."""
    if isinstance(value, Constant):
        return KINDS.get(type(value.value))
    if isinstance(value, Items):
        return value.kind
    return "dict" if isinstance(value, Dictionary) else None


def refused_type(value: Value, traits: ParameterTraits) -> str | None:
    """The refusal of a value for its own type alone, its items aside."""
    return _refused_kind(value, traits.types)


def refused(value: Value, traits: ParameterTraits) -> str | None:
    """The refusal of a value for its type, its range, its length or one of its items.

    Of a type that keeps the weights from moving, the range comes first: the framework looks at that alone.
    """
    of_type = refused_type(value, traits)
    if of_type is not None and kind_of(value) not in traits.idle:
        return of_type
    return (
        _refused_range(
            value,
            traits.minimum,
            traits.exclusive_minimum,
            traits.maximum,
            traits.exclusive_maximum,
        )
        or of_type
        or _refused_choice(value, traits)
        or _refused_items(value, traits)
    )


def is_idle(value: Value, traits: ParameterTraits) -> bool:
    """Whether a value of a wrong type is accepted all the same, and then no weight moves."""
    if not traits.idle or refused(value, traits._replace(types=(), item_types=())) is not None:
        return False
    if not isinstance(value, Items):
        return not traits.item_types and kind_of(value) in traits.idle
    if not traits.item_types:
        return value.kind in traits.idle
    wrong = [kind for kind in map(kind_of, value.items) if kind is not None and kind not in traits.item_types]
    return bool(wrong) and set(wrong) <= set(traits.idle)


def _refused_kind(value: Value, types: tuple[str, ...]) -> str | None:
    kind = kind_of(value)
    if kind is None or not types or kind in types:
        return None
    return f"{PHRASES.get(kind, f'a {kind}')} where {_wanted(types)} is wanted"


def _wanted(types: tuple[str, ...]) -> str:
    """The accepted types that a plain value can have."""
    if {"int", "float"} <= set(types):
        types = ("number", *(name for name in types if name not in ("bool", "int", "float")))
    phrases = [PHRASES.get(name, f"a {name}") for name in types if name not in ("tensor", "class")]
    if len(phrases) < 2:
        return phrases[0] if phrases else "another type"
    return f"{', '.join(phrases[:-1])} or {phrases[-1]}"


def _refused_range(
    value: Value, minimum: float | None, over_minimum: bool, maximum: float | None, below_maximum: bool
) -> str | None:
    if not isinstance(value, Constant) or isinstance(value.value, bool) or not isinstance(value.value, (int, float)):
        return None
    number = value.value
    if minimum is not None and (number < minimum or (over_minimum and number == minimum)):
        return f"{number!r} where {'more than' if over_minimum else 'at least'} {minimum:g} is wanted"
    if maximum is not None and (number > maximum or (below_maximum and number == maximum)):
        return f"{number!r} where {'less than' if below_maximum else 'at most'} {maximum:g} is wanted"
    return None


def _refused_choice(value: Value, traits: ParameterTraits) -> str | None:
    if not traits.choices or not isinstance(value, Constant) or not isinstance(value.value, str):
        return None
    if value.value in traits.choices:
        return None
    return f"{value.value!r} where {' or '.join(map(repr, traits.choices))} is wanted"


def _refused_items(value: Value, traits: ParameterTraits) -> str | None:
    if not isinstance(value, Items):
        return None
    if traits.length is not None and value.complete and len(value.items) != traits.length:
        found = len(value.items)
        return f"{found} {'item' if found == 1 else 'items'} where {traits.length} are wanted"
    wanted = item_traits(traits)
    reason = next(filter(None, (refused(item, wanted) for item in value.items)), None)
    if reason is not None:
        return f"an item is {reason}"
    return "the items fall where they must rise" if traits.rising and value.complete and _fall(value) else None


def item_traits(traits: ParameterTraits) -> ParameterTraits:
    """What is taken of each item of a tuple or list, as the traits of a single value."""
    return ParameterTraits(
        types=traits.item_types,
        minimum=traits.item_minimum,
        maximum=traits.item_maximum,
        exclusive_minimum=traits.item_exclusive_minimum,
        exclusive_maximum=traits.item_exclusive_maximum,
        idle=traits.idle,
    )


def _fall(value: Items) -> bool:
    """Whether a number is less than the one before it."""
    numbers = [item.value if isinstance(item, Constant) else None for item in value.items]
    known = [number for number in numbers if isinstance(number, (int, float))]
    return len(known) == len(numbers) and known != sorted(known)
