"""One configuration in which a pair is run, and its effective values."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.schema import Correspondence, Pair
from ms_compat_lint.model import Constant, Framework, Items, Value

NONE: Mapping[str, Any] = MappingProxyType({})

#: What is given where a parameter is required.
REQUIRED: Mapping[str, Any] = MappingProxyType({"lr": 0.1, "learning_rate": 0.1, "momentum": 0.9})


class Case(NamedTuple):
    """Arguments of both constructors, and the problem that they are run on."""

    id: str
    kind: str  # "defaults", "carried", "alone", "rates", "groups", "names" or "mode"
    torch: Mapping[str, Any]
    mindspore: Mapping[str, Any]
    stream: str = "standard"
    rates: str = ""  # "list" or "schedule"
    groups: tuple[Mapping[str, Any], ...] = ()  # in torch's words
    other_mode: bool = False  # not in the mode of MindSpore in which the pair is measured

    @property
    def shown(self) -> str:
        """The id with the problem, where that is not the standard one."""
        return self.id if self.stream == "standard" else f"{self.id} [{self.stream}]"


def carry(pair: Pair, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of the torch side as arguments of the MindSpore side.

    Ints become floats, as ``mindspore.nn`` wants them. What the other side has no name for stays behind,
    and so does a tuple with None in it, which no MindSpore optimizer takes.
    """
    carried: dict[str, Any] = {}
    for row in pair.parameters:
        given = [name for name in row.torch if name in arguments]
        if given and row.mindspore:
            carried.update(_row(row, arguments[given[0]]))
    return carried


def _row(row: Correspondence, value: Any) -> dict[str, Any]:
    if isinstance(value, tuple) and None in value:
        return {}
    value = _floats(-value if row.convert == "negate" else value)
    return dict(zip(row.mindspore, value, strict=True)) if len(row.mindspore) > 1 else {row.mindspore[0]: value}


def _floats(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_floats, value))
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def shared(pair: Pair) -> tuple[str, ...]:
    """The torch names of the parameters that both sides have, ``params`` left out."""
    return tuple(name for row in pair.parameters if row.mindspore for name in row.torch if name != "params")


def alone(pair: Pair, framework: Framework) -> tuple[str, ...]:
    """The names of the parameters that only one side has."""
    if framework is Framework.TORCH:
        return tuple(name for row in pair.parameters if not row.mindspore for name in row.torch)
    return tuple(name for row in pair.parameters if not row.torch for name in row.mindspore)


@cache
def defaults(api: str) -> Mapping[str, Any]:
    """The defaults of the newest known version, a usual value where one is required."""
    signature = load.signature(api)
    assert signature is not None
    return {
        parameter.name: REQUIRED[parameter.name] if parameter.default is None else plain(parameter.default)
        for parameter in signature.parameters
        if parameter.default is not None or parameter.name in REQUIRED
    }


def plain(value: Value) -> Any:
    """A known value as Python writes it."""
    if isinstance(value, Constant):
        return value.value
    if isinstance(value, Items):
        return tuple(map(plain, value.items))
    raise TypeError(f"{value!r} is not a known value")
