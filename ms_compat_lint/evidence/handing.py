"""What an optimizer of either framework is made of: its class, and the parameters as it takes them."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from typing import Any


def optimizer_class(api: str) -> Any:
    """The class with a qualified name; its framework is imported."""
    module, _, name = api.rpartition(".")
    return getattr(importlib.import_module(module), name)


def handed_over(parameters: Mapping[str, Any], groups: Sequence[Mapping[str, Any]]) -> list[Any]:
    """The parameters, or the groups with the parameters in the place of their names."""
    if not groups:
        return list(parameters.values())
    return [{**group, "params": [parameters[name] for name in group["params"]]} for group in groups]
