"""The stored measurements of a pair: how far apart both frameworks' weights ended, case by case."""

from __future__ import annotations

import os
from functools import cache

from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.schema import Pair
from ms_compat_lint.lean import Any, NamedTuple

OTHER_MODE = "in the other mode"  # the case that runs a pair in the mode in which the others were not run


class Environment(NamedTuple):
    """What a measurement was taken with."""

    torch: str
    mindspore: str
    device: str
    mode: str  # MindSpore's, "PyNative" or "Graph"


class Case(NamedTuple):
    """One configuration. ``distances`` are relative to the distance moved, one for each environment.

    None where the case was not run there, and then ``errors`` may say why.
    """

    name: str
    kind: str  # "defaults", "carried", "alone", "rates", "groups" or "mode"
    distances: tuple[float | None, ...]
    errors: tuple[str | None, ...]


class Measurements(NamedTuple):
    """All that was measured of one pair."""

    steps: int
    environments: tuple[Environment, ...]
    cases: tuple[Case, ...]

    @property
    def ran(self) -> bool:
        """Whether any case gave a figure: some optimizers have no kernel on the devices that were at hand."""
        return any(distance is not None for case in self.cases for distance in case.distances)

    def ran_as(self, name: str) -> bool:
        """Whether the case of this name gave a figure in some environment."""
        case = self.case(name)
        return case is not None and any(distance is not None for distance in case.distances)

    def case(self, name: str) -> Case | None:
        """The case of this name, if it was measured."""
        return next((case for case in self.cases if case.name == name), None)


@cache
def measurements(pair: Pair) -> Measurements | None:
    """What was measured of a pair; None where nothing was."""
    content = _content(pair.torch.rpartition(".")[2])
    entries = content["pairs"].get(pair.mindspore, []) if content else []
    if not entries:
        return None
    mode = content["modes"].get(pair.mindspore, "")
    environments = tuple(
        Environment(each["torch"].partition("+")[0], each["mindspore"], each["device"], mode)
        for each in content["environments"]
    )
    return Measurements(content["steps"], environments, tuple(_case(entry, len(environments)) for entry in entries))


def equal_words(pair: Pair) -> str:
    """What ``load.equal_words`` says of a pair."""
    measured = measurements(pair)
    if measured is None or not measured.ran:
        return load.AS_READ
    if not measured.ran_as(OTHER_MODE):
        return f"is equal (measured in {measured.environments[0].mode} mode only)"
    return "is equal"


@cache
def _content(name: str) -> dict[str, Any]:
    path = os.path.join(load.DATA, "measurements", f"{name}.json")
    content: dict[str, Any] = load.read_json(path) if os.path.exists(path) else {}
    return content


def _case(entry: dict[str, Any], environments: int) -> Case:
    distances = [None if each is None else float(each) for each in entry["distance"]]
    errors = entry.get("error", [])
    return Case(entry["case"], entry["kind"], _filled(distances, environments), _filled(errors, environments))


def _filled(items: list[Any], length: int) -> tuple[Any, ...]:
    return (*items, *[None] * (length - len(items)))
