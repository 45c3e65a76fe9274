"""Which values are tried on which parameter of an optimizer, derived from its signature.

A probe is one call. Its name is the call's arguments as they would be written (``eps=0.0``), so a
record can be read, and made again, without this module's help. Everything a probe varies stands in
the tables below; what a parameter gets depends on the type of its default.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any, NamedTuple

from ms_compat_lint.knowledge.schema import Parameter, Signature
from ms_compat_lint.model import Constant, Items, Value


class Special(NamedTuple):
    """A value that only the framework (or numpy) can make; the runner does so."""

    kind: str

    def __repr__(self) -> str:
        return self.kind


TENSOR = Special("Tensor(0.5)")
VECTOR = Special("Tensor([0.5, 0.25])")
MATRIX = Special("Tensor([[0.5], [0.25]])")
SCHEDULE = Special("schedule")
NUMPY_FLOAT = Special("numpy.float32(0.5)")
NUMPY_ARRAY = Special("numpy.array([0.5, 0.25])")
FUNCTION = Special("function")
MISSING = Special("missing")  # the argument is left out
GENERATOR = Special("generator of parameters")
TUPLE = Special("tuple of parameters")
ONE = Special("one parameter")


class Probe(NamedTuple):
    """One call: what is passed by position (``params`` is added by the runner) and by keyword."""

    name: str
    positional: tuple[Any, ...]
    keywords: Mapping[str, Any]


WRONG_TYPES: tuple[Any, ...] = ("0.5", None, (0.5,), [0.5], {}, TENSOR, NUMPY_FLOAT, SCHEDULE)
NUMBERS: tuple[Any, ...] = (
    -1000.0, -1.0, -1e-6, 0.0, 1e-6, 0.5, 0.999999, 1.0, 1.000001, 2.0, 1000.0, -1, 0, 1, 2, False, True, *WRONG_TYPES,
)  # fmt: skip
FLAGS: tuple[Any, ...] = (True, False, 0, 1, 0.0, 0.5, "yes", None, [], (0.5, 0.5), TENSOR)
ITEMS: tuple[Any, ...] = (
    -1.0, -1e-6, 0.0, 1e-6, 0.5, 0.999999, 1.0, 1.000001, 2.0, 0, 1, 2, False, True, "0.5", None, TENSOR,
)  # fmt: skip
LEARNING_RATES: tuple[Any, ...] = (VECTOR, MATRIX, NUMPY_ARRAY, (0.5, 0.25), [0.5, 0.25], (), "abc")
FUNCTIONS: tuple[Any, ...] = (FUNCTION, None, 0.5, True, "name", (0.5,))
PARAMS: tuple[Any, ...] = (GENERATOR, TUPLE, ONE, None, 0.1, 1, True, "text", [], (), [1.0], {})
CHOICES: Mapping[str, tuple[Any, ...]] = {
    "line_search_fn": ("strong_wolfe", "wolfe", "", None, 0, 0.5, True),
    "adjust_lr_fn": ("original", "match_rms_adamw", "rms", "", None, 0, 0.5, True),
}
NUMBERS_BY_DEFAULT_NONE = ("max_eval", "learning_rate")
FLAGS_BY_DEFAULT_NONE = ("foreach", "fused")

TOGETHER: Mapping[str, tuple[Any, ...]] = {
    "nesterov": (True,),
    "use_nesterov": (True,),
    "momentum": (0.0, 0.9),
    "dampening": (0.0, 0.1),
    "foreach": (True,),
    "fused": (True,),
    "differentiable": (True,),
    "capturable": (True,),
    "amsgrad": (True,),
    "use_amsgrad": (True,),
    "centered": (True,),
    "use_lazy": (True,),
    "use_offload": (True,),
    "decoupled_weight_decay": (True,),
    "lr": (TENSOR,),
    "relative_step": (False, True),
    "warmup_init": (True,),
    "scale_parameter": (False,),
}
"""Values tried together, two parameters at a time and, for the first four rows, three."""

WITH_RELATIVE_STEP: Mapping[str, tuple[Any, ...]] = {"learning_rate": (0.1, None), "beta1": (None, 0.9)}
"""Tried together with all of the above where the optimizer may choose its own steps."""

CONTEXT: Mapping[str, Mapping[str, Any]] = {
    "dampening": {"momentum": 0.9},
    "nesterov": {"momentum": 0.9},
    "use_nesterov": {"momentum": 0.9},
}
"""What has to be given beside a parameter for its value to be used."""

CONTEXT_OF_ADAFACTOR: Mapping[str, Mapping[str, Any]] = {
    "learning_rate": {"relative_step": False},
    "relative_step": {"learning_rate": 0.1},
}

HIDDEN: Mapping[str, tuple[str, ...]] = {"mindspore.nn.Adam": ("use_lazy", "use_offload")}
"""Keywords that a ``**kwargs`` takes."""


def probes(signature: Signature) -> Iterator[Probe]:
    """Every call that is tried on one API, each name once."""
    seen = set()
    for probe in _all(signature):
        if probe.name not in seen:
            seen.add(probe.name)
            yield probe


def _all(signature: Signature) -> Iterator[Probe]:
    yield keyword_probe({})
    yield from _shapes(signature)
    for parameter in signature.parameters:
        context = _context(signature, parameter.name)
        for value in values(parameter):
            yield keyword_probe({parameter.name: value})
            if context:
                yield keyword_probe({parameter.name: value, **context})
    for name in HIDDEN.get(signature.api, ()):
        for value in FLAGS:
            yield keyword_probe({name: value})
    yield from _joint(signature)


def _context(signature: Signature, name: str) -> Mapping[str, Any]:
    names = {parameter.name for parameter in signature.parameters}
    table = {**CONTEXT, **(CONTEXT_OF_ADAFACTOR if "relative_step" in names else {})}
    context = table.get(name, {})
    return context if names >= context.keys() else {}


def keyword_probe(keywords: Mapping[str, Any]) -> Probe:
    """A call with keywords alone."""
    return Probe(", ".join(f"{key}={value!r}" for key, value in keywords.items()), (), keywords)


def _shapes(signature: Signature) -> Iterator[Probe]:
    """Unknown keywords, too many positional arguments, an argument given twice, a required one missing."""
    yield keyword_probe({"no_such_parameter": 1})
    by_position = [parameter for parameter in signature.parameters if not parameter.keyword_only]
    surplus = (0.5,) * len(by_position)
    yield Probe("one positional argument too many", surplus, {})
    if len(by_position) > 1:
        second = by_position[1].name
        yield Probe(f"second positional argument and {second}=0.5", (0.5,), {second: 0.5})
        yield Probe("tuple of two floats as second positional argument", ((0.9, 0.999),), {})
    if len(by_position) > 2:
        yield Probe("tuple of two floats as third positional argument", (0.001, (0.9, 0.999)), {})
    for parameter in by_position:
        if parameter.required:
            yield Probe(f"without {parameter.name}", (), {parameter.name: MISSING})


def values(parameter: Parameter) -> tuple[Any, ...]:
    """What is tried on one parameter alone."""
    default = parameter.default
    if parameter.name in CHOICES:
        return CHOICES[parameter.name]
    if parameter.name in ("params", "net", "optimizer"):
        return PARAMS
    if isinstance(default, Items):
        return _sequences(tuple(plain(item) for item in default.items))
    if parameter.name in FLAGS_BY_DEFAULT_NONE or (isinstance(default, Constant) and isinstance(default.value, bool)):
        return FLAGS
    if parameter.name in ("lr", "learning_rate", "damping"):
        return NUMBERS + LEARNING_RATES
    if parameter.name in NUMBERS_BY_DEFAULT_NONE or parameter.required or _is_number(default):
        return NUMBERS
    return FUNCTIONS


def plain(value: Value) -> Any:
    """The Python value of a known default."""
    if isinstance(value, Constant):
        return value.value
    raise ValueError(f"no plain value: {value}")


def _is_number(default: Value | None) -> bool:
    return isinstance(default, Constant) and isinstance(default.value, (int, float))


def _sequences(default: tuple[Any, ...]) -> tuple[Any, ...]:
    found: list[Any] = [default, list(default), default[:-1], (*default, 0.5), (), [], *WRONG_TYPES, 0.5, 1, True, "ab"]
    for position in range(len(default)):
        found += [(*default[:position], item, *default[position + 1 :]) for item in ITEMS]
    found += [(item,) * len(default) for item in (0, 1, 0.0, TENSOR)]
    found.append(tuple(reversed(default)))
    return tuple(found)


def _joint(signature: Signature) -> Iterator[Probe]:
    names = [parameter.name for parameter in signature.parameters] + list(HIDDEN.get(signature.api, ()))
    table = {**TOGETHER, **(WITH_RELATIVE_STEP if "relative_step" in names else {})}
    varied = [name for name in table if name in names]
    for first, second in combinations(varied, 2):
        for one in table[first]:
            for other in table[second]:
                yield keyword_probe({first: one, second: other})
    momentum = [name for name in list(TOGETHER)[:4] if name in names]
    if len(momentum) == 3:
        for strength in (0.0, 0.9):
            for damped in (0.0, 0.1):
                yield keyword_probe({momentum[0]: True, "momentum": strength, "dampening": damped})
    if "relative_step" in names:
        yield keyword_probe({"learning_rate": 0.1, "relative_step": False, "warmup_init": True})
        yield keyword_probe({"learning_rate": 0.1, "relative_step": False, "scale_parameter": True})
