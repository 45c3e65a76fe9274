"""The measured figures as data: ``knowledge/data/measurements/<torch class name>.json``.

A file has a list of ``environments`` and, for each MindSpore counterpart, its cases. ``distance`` and
``error`` of a case have one item per environment, null where there is none. ``modes`` says in which mode of
MindSpore a counterpart was run.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from typing import Any

from ms_compat_lint.evidence.case import Case
from ms_compat_lint.evidence.gradients import SEED, STEPS
from ms_compat_lint.evidence.run_pair import Outcome
from ms_compat_lint.knowledge.load import DATA

FOLDER = os.path.join(DATA, "measurements")

#: What was measured where: versions of both frameworks, device, and the Python that ran them.
Environment = Mapping[str, str]


def path_of(torch_api: str, folder: str = FOLDER) -> str:
    """The file that holds the pairs of a torch optimizer."""
    return os.path.join(folder, f"{torch_api.rpartition('.')[2]}.json")


def read(torch_api: str, folder: str = FOLDER) -> dict[str, Any]:
    """The content of a file, empty where nothing has been measured."""
    path = path_of(torch_api, folder)
    if not os.path.exists(path):
        return {"torch": torch_api, "seed": SEED, "steps": STEPS, "environments": [], "modes": {}, "pairs": {}}
    with open(path, encoding="utf-8") as file:
        content: dict[str, Any] = json.load(file)
    return content


def nearest(content: Mapping[str, Any], here: Environment) -> int:
    """The place of the stored environment with the same versions on the same device, else the first's."""
    same = ("torch", "mindspore", "device")
    places = [n for n, each in enumerate(content["environments"]) if all(each[key] == here[key] for key in same)]
    return places[0] if places else 0


def stored_distance(content: Mapping[str, Any], mindspore_api: str, shown: str, environment: int = 0) -> float | None:
    """The distance of a case in an environment; None where it was not run or is not known."""
    entry = next((e for e in content["pairs"].get(mindspore_api, ()) if e["case"] == shown), None)
    if entry is None or environment >= len(entry["distance"]):
        return None
    distance: float | str | None = entry["distance"][environment]
    return None if distance is None else float(distance)


def holds(content: Mapping[str, Any], mindspore_api: str, shown: str, environment: Environment) -> bool:
    """Whether a figure or an error of a case is stored for an environment."""
    entry = next((e for e in content["pairs"].get(mindspore_api, ()) if e["case"] == shown), None)
    if entry is None or dict(environment) not in content["environments"]:
        return False
    place = content["environments"].index(dict(environment))
    return any(row[place : place + 1] not in ([], [None]) for row in (entry["distance"], entry.get("error", [])))


def add(
    content: dict[str, Any],
    mindspore_api: str,
    environment: Environment,
    mode: str,
    results: Sequence[tuple[Case, Outcome | None]],
) -> None:
    """Put the results of one environment beside those of the others; None keeps what is stored of a case."""
    environments = content["environments"]
    if dict(environment) not in environments:
        environments.append(dict(environment))
    content["modes"][mindspore_api] = mode
    place = environments.index(dict(environment))
    earlier = {entry["case"]: entry for entry in content["pairs"].get(mindspore_api, ())}
    content["pairs"][mindspore_api] = [
        _entry(case, outcome, earlier.get(case.shown, {}), place, len(environments)) if outcome else earlier[case.shown]
        for case, outcome in results
    ]


def _entry(case: Case, outcome: Outcome, earlier: Mapping[str, Any], place: int, length: int) -> dict[str, Any]:
    entry: dict[str, Any] = {"case": case.shown, "kind": case.kind}
    entry["torch"] = dict(case.torch)
    entry["mindspore"] = dict(case.mindspore)
    entry["distance"] = _placed(earlier.get("distance", []), place, length, _figure(outcome.distance))
    rounding = outcome.rounding if outcome.rounding is not None else earlier.get("rounding")
    if rounding is not None:
        entry["rounding"] = _figure(rounding)
    errors = _placed(earlier.get("error", []), place, length, outcome.error or None)
    if any(errors):
        entry["error"] = errors
    return entry


def _placed(items: list[Any], place: int, length: int, item: Any) -> list[Any]:
    placed = [*items, *[None] * (length - len(items))]
    placed[place] = item
    return placed


def _figure(value: float | str | None) -> float | str | None:
    """Two digits are all that a distance says from one processor to the next."""
    if value is None or isinstance(value, str):
        return value
    return "inf" if value == float("inf") else float(f"{value:.2g}")


def write(content: Mapping[str, Any], folder: str = FOLDER) -> None:
    """Write a file, one case a line."""
    os.makedirs(folder, exist_ok=True)
    with open(path_of(content["torch"], folder), "w", encoding="utf-8") as file:
        file.write(_text(content))


def _text(content: Mapping[str, Any]) -> str:
    head = {key: value for key, value in content.items() if key != "pairs"}
    lines = [json.dumps(head, indent=1)[:-2] + ',\n "pairs": {']
    for number, (api, entries) in enumerate(content["pairs"].items(), 1):
        lines.append(f"  {json.dumps(api)}: [")
        lines += [f"   {json.dumps(entry)}{'' if entry is entries[-1] else ','}" for entry in entries]
        lines.append("  ]" if number == len(content["pairs"]) else "  ],")
    return "\n".join([*lines, " }", "}", ""])
