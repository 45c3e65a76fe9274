"""The paths of one weight in both frameworks, for the pictures.

They are in ``knowledge/data/trajectories/<torch class name>.json``. The weight is the one of ``w`` that torch moved
farthest. A path says how far it is from its start after every step.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

import numpy as np

from ms_compat_lint.evidence.case import Case
from ms_compat_lint.evidence.grid import cases
from ms_compat_lint.evidence.run_pair import REFUSALS, both
from ms_compat_lint.evidence.store import Environment
from ms_compat_lint.knowledge.load import DATA
from ms_compat_lint.knowledge.schema import Pair

FOLDER = os.path.join(DATA, "trajectories")
SHOWN = ("defaults", "carried")  # with each framework's own defaults, and with torch's on both sides
WEIGHT = "w"

#: For each case, the path in torch and the path in MindSpore.
Paths = Mapping[str, tuple[list[float], list[float]]]


def measure(pair: Pair) -> Paths:
    """The paths of the cases that are shown; none where the pair does not run here."""
    found: dict[str, tuple[list[float], list[float]]] = {}
    for case in cases(pair):
        if case.shown in SHOWN:
            found.update(_run(pair, case))
    return found


def _run(pair: Pair, case: Case) -> Paths:
    try:
        torch, mindspore = (path[WEIGHT] for path in both(pair, case))
    except REFUSALS:
        return {}
    place = int(np.abs(torch[-1] - torch[0]).argmax())
    paths = [_rounded(path.reshape(len(path), -1)[:, place]) for path in (torch, mindspore)]
    return {case.shown: (paths[0], paths[1])} if any(paths[1]) else {}


def _rounded(path: Any) -> list[float]:
    """Four digits are more than a picture shows."""
    return [float(f"{value - path[0]:.4g}") for value in path.astype(float)]


def path_of(torch_api: str, folder: str = FOLDER) -> str:
    """The file that holds the paths of a torch optimizer and its counterparts."""
    return os.path.join(folder, f"{torch_api.rpartition('.')[2]}.json")


def write(pair: Pair, here: Environment, paths: Paths, folder: str = FOLDER) -> None:
    """Put the paths of a pair into its file, one a line, beside those of the torch optimizer's other counterparts."""
    if not paths:
        return
    os.makedirs(folder, exist_ok=True)
    path = path_of(pair.torch, folder)
    content: dict[str, Any] = {}
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            content = json.load(file)
    content[pair.mindspore] = {"environment": dict(here), **paths}
    with open(path, "w", encoding="utf-8") as file:
        file.write("{\n" + ",\n".join(_text(api, content[api]) for api in sorted(content)) + "\n}\n")


def _text(api: str, held: Mapping[str, Any]) -> str:
    lines = [f'  "environment": {json.dumps(held["environment"])}']
    for case in SHOWN:
        if case in held:
            torch, mindspore = map(json.dumps, held[case])
            lines.append(f'  "{case}": [\n   {torch},\n   {mindspore}\n  ]')
    return f" {json.dumps(api)}: {{\n" + ",\n".join(lines) + "\n }"
