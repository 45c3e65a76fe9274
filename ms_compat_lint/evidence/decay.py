"""Which parameters the weight decay of each optimizer reaches, by their names and by how they are handed over."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from typing import Any

from ms_compat_lint.evidence import gradients, run_mindspore, run_torch
from ms_compat_lint.evidence.case import defaults
from ms_compat_lint.evidence.compare import Trajectory, identical
from ms_compat_lint.evidence.run_pair import REFUSALS, message
from ms_compat_lint.evidence.store import FOLDER, Environment
from ms_compat_lint.knowledge import load
from ms_compat_lint.model import Family, Framework

PATH = os.path.join(FOLDER, "decay.json")
DECAY = 0.1
STEPS = 5
NAMES = tuple(gradients.FILTER_SHAPES)

#: How the parameters are handed over: the decay of the constructor, and the groups.
WAYS: Mapping[str, tuple[float, tuple[Mapping[str, Any], ...]]] = {
    "list": (DECAY, ()),
    "groups": (DECAY, ({"params": NAMES},)),
    "groups with a decay of their own": (0.0, ({"params": NAMES, "weight_decay": DECAY},)),
}


def apis() -> Iterator[str]:
    """The optimizers of a list of parameters that have a weight decay."""
    for api in sorted(set(load.api_names().values())):
        signature = load.signature(api)
        names = [parameter.name for parameter in signature.parameters] if signature else []
        if names[:1] == ["params"] and "weight_decay" in names:
            yield api


def measure(api: str) -> dict[str, Any]:
    """For each way of handing over, whether each name is decayed; or why it could not be run."""
    found: dict[str, Any] = {}
    for way, (decay, groups) in WAYS.items():
        plain = tuple({"params": group["params"]} for group in groups)
        try:
            decayed, undecayed = _run(api, decay, groups), _run(api, 0.0, plain)
        except REFUSALS as error:
            return {"error": message(error)}
        found[way] = {name: not identical({name: decayed[name]}, {name: undecayed[name]}) for name in NAMES}
    if not any(found["list"].values()):
        return {"error": "the weights do not change"}
    return found


def _run(api: str, decay: float, groups: tuple[Mapping[str, Any], ...]) -> Trajectory:
    problem = gradients.stream(shapes=gradients.FILTER_SHAPES, steps=STEPS)
    required = {name: value for name, value in defaults(api).items() if name in ("lr", "learning_rate", "momentum")}
    arguments = {**required, "weight_decay": decay}
    optimizer = load.optimizer(api)
    if optimizer.framework is Framework.TORCH:
        return run_torch.run(api, arguments, problem, groups)
    graph = optimizer.family is Family.MINT and run_mindspore.device() == "CPU"
    return run_mindspore.run(api, arguments, problem, groups, graph=graph)


def read(path: str = PATH) -> dict[str, Any]:
    """The stored findings: ``environments``, and for each API one finding per environment."""
    if not os.path.exists(path):
        return {"environments": [], "apis": {}}
    with open(path, encoding="utf-8") as file:
        content: dict[str, Any] = json.load(file)
    return content


def add(content: dict[str, Any], environment: Environment, results: Mapping[str, Any]) -> None:
    """Put the findings of one environment beside those of the others."""
    environments = content["environments"]
    if dict(environment) not in environments:
        environments.append(dict(environment))
    place = environments.index(dict(environment))
    for api, result in results.items():
        row = content["apis"].setdefault(api, [])
        row += [None] * (len(environments) - len(row))
        row[place] = result


def write(content: Mapping[str, Any], path: str = PATH) -> None:
    """Write the findings, one API a line."""
    lines = [f"  {json.dumps(api)}: {json.dumps(row)}" for api, row in sorted(content["apis"].items())]
    head = json.dumps(content["environments"], indent=1)
    with open(path, "w", encoding="utf-8") as file:
        file.write(f'{{\n "environments": {head},\n "apis": {{\n' + ",\n".join(lines) + "\n }\n}\n")


def changes(results: Mapping[str, Any], path: str = PATH) -> Iterator[str]:
    """The APIs whose findings are not the stored ones of the first environment."""
    stored = read(path)["apis"]
    for api, result in results.items():
        before = next(iter(stored.get(api, [])), None)
        if before and "error" not in before and "error" not in result and before != result:
            yield f"{api}: weight decay: stored {before}, here {result}"
