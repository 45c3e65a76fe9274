"""The framework calls that make a learning rate which changes with the step."""

from __future__ import annotations

import os
import sys

from ms_compat_lint.knowledge.load import DATA


def read_schedules() -> frozenset[str]:
    """Their fully qualified names, under ``mindspore.nn`` and under the modules that define them, out of ``data/``."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib

    with open(os.path.join(DATA, "schedules.toml"), "rb") as file:
        data = tomllib.load(file)
    names: list[str] = data["names"]
    last = [name.rpartition(".")[2] for name in names]
    return frozenset(names) | {f"{module}.{name}" for module in data["aliases"] for name in last}
