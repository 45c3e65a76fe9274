"""What the stored differences say about a case, and whether the measured distance agrees."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from ms_compat_lint.conditions import OPERATORS, in_range
from ms_compat_lint.evidence.case import Case, defaults
from ms_compat_lint.evidence.compare import EQUAL
from ms_compat_lint.knowledge.schema import Condition, Difference, Pair
from ms_compat_lint.model import Framework

VERGE = 1.5  # a distance within this factor of the threshold may fall on either side on another processor


class EqualityClass(str, Enum):
    """What a distance means."""

    EQUAL = "equal"
    DIFFERS = "differs"
    NOT_RUN = "not run"


def classify(distance: float | None) -> EqualityClass:
    """The class of a measured distance; None where it was not measured."""
    if distance is None:
        return EqualityClass.NOT_RUN
    return EqualityClass.EQUAL if distance <= EQUAL else EqualityClass.DIFFERS


def on_the_verge(distance: float) -> bool:
    """Whether a distance is too near the threshold to be held against a statement."""
    return EQUAL / VERGE <= distance <= EQUAL * VERGE


def declared(pair: Pair, case: Case, environment: Mapping[str, str]) -> tuple[Difference, ...]:
    """The stored differences that hold under the effective values of a case, in the versions of an environment."""
    return tuple(
        difference
        for difference in pair.differences
        if in_range(_minor(environment["torch"]), difference.torch_versions)
        and in_range(_minor(environment["mindspore"]), difference.mindspore_versions)
        and all(_holds(pair, case, condition) for condition in difference.when)
    )


def _minor(version: str) -> str:
    """``2.13`` of ``2.13.0+cpu``."""
    return ".".join(version.split(".")[:2])


def _holds(pair: Pair, case: Case, condition: Condition) -> bool:
    api, given = (
        (pair.torch, case.torch) if condition.framework is Framework.TORCH else (pair.mindspore, case.mindspore)
    )
    name, _, index = condition.parameter.partition("[")
    value = {**defaults(api), **given}.get(name)
    if index:
        value = value[int(index.rstrip("]"))] if isinstance(value, tuple) else None
    if value is None and condition.operator not in ("==", "!="):
        return False
    return bool(OPERATORS[condition.operator](value, condition.value))


def expected(pair: Pair, case: Case, environment: Mapping[str, str]) -> EqualityClass | None:
    """The class that the stored differences lead to expect; None where they say nothing about such a case.

    They speak of the standard gradients, of parameters handed over as a list and of arguments that were carried over.
    """
    if case.stream != "standard" or case.kind not in ("carried", "mode"):
        return None
    return EqualityClass.DIFFERS if declared(pair, case, environment) else EqualityClass.EQUAL
