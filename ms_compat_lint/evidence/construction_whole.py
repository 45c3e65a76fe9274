"""What becomes of whole numbers where an optimizer computes with fractions: ``eps=1`` beside ``eps=1.0``.

An optimizer may accept an int and then not move the weights: its kernel was compiled for another type.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ms_compat_lint.evidence.construction_groups import trainer
from ms_compat_lint.evidence.construction_run import Outcome, raised
from ms_compat_lint.knowledge.schema import Parameter, Signature
from ms_compat_lint.model import Constant, Items, Value

SAME = "same"  # as the float of the same value
OTHER = "other"
UNMOVED = "unmoved"  # the weights stay where they are, which with the float they do not

Train = Callable[..., list[Any]]


def whole_numbers(signature: Signature, only: Iterable[str] | None = None) -> dict[str, Outcome] | None:
    """The outcome for each whole number, by the argument as it is written; None where nothing trains on this device.

    Values whose float is refused are left out. ``only`` names the arguments to try.
    """
    train = trainer(signature)
    if train is None:
        return None
    found = {}
    for parameter in signature.parameters:
        for value in whole_values(parameter):
            name = f"{parameter.name}={value!r}"
            if only is None or name in only:
                outcome = _outcome(train, signature.api, parameter.name, value)
                found.update({name: outcome} if outcome else {})
    return found


def whole_values(parameter: Parameter) -> Iterator[Any]:
    """0, 1 and True for a number; for a tuple of numbers, each item in turn as a whole number."""
    default = parameter.default
    if isinstance(default, Items):
        items = tuple(item.value for item in default.items if isinstance(item, Constant))
        for place, item in enumerate(items):
            if isinstance(item, float):
                yield (*items[:place], int(item), *items[place + 1 :])
    elif _is_number(default):
        yield from (0, 1, True)


def _is_number(value: Value | None) -> bool:
    number = value.value if isinstance(value, Constant) else None
    return isinstance(number, (int, float)) and not isinstance(number, bool)


def _outcome(train: Train, api: str, name: str, value: Any) -> Outcome | None:
    given: Mapping[str, Any] = {name: value}
    try:
        wanted = train(api, {}, {name: _as_float(value)})
    except Exception:  # noqa: BLE001 - the float is refused as well: that is not about whole numbers
        return None
    try:
        path = train(api, {}, given)
    except Exception as error:  # noqa: BLE001 - any exception is the result that is looked for
        return raised("refused", error)
    if _near(wanted, path):
        return Outcome(SAME)
    return Outcome(UNMOVED if (path[0] == path[1]).all() and not (wanted[0] == wanted[1]).all() else OTHER)


def _as_float(value: Any) -> Any:
    return tuple(map(float, value)) if isinstance(value, tuple) else float(value)


def _near(wanted: list[Any], path: list[Any]) -> bool:
    if len(wanted) != len(path):
        return False
    return all(abs(first - second).max() <= 1e-5 for first, second in zip(wanted, path, strict=True))
