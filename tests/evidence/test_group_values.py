"""What the traits say of values in parameter groups, by running the optimizers with them."""

from __future__ import annotations

import importlib
import importlib.util
from typing import Any

import pytest

from ms_compat_lint.knowledge import load
from ms_compat_lint.refusal import is_idle, refused
from tests.evidence.construction_verdict import to_value

NUMBERS = (-1, -1.0, 0, 0.0, 1, 1.0, 2, True, None, "x", {})
PAIRS = (
    None,
    0.9,
    "x",
    (0.9,),
    (0.9, 0.99, 0.999),
    (0, 0.99),
    (0.9, 0),
    (0.9, 0.99),
    [0.9, 0.99],
    ("x", 0.9),
    (0.9, None),
)
REQUIRED = {"mindspore.nn.Momentum": {"momentum": 0.9}, "mindspore.nn.AdaFactor": {"relative_step": False}}
KEYS = [
    (api, key)
    for api in sorted(set(load.api_names().values()))
    for groups in [load.traits(api).groups]
    for key in (groups.values if groups is not None else ())
]


@pytest.mark.frameworks
@pytest.mark.parametrize(("api", "key"), KEYS)
def test_a_value_that_is_said_to_be_refused_is_refused(api: str, key: str) -> None:
    framework = api.partition(".")[0]
    if importlib.util.find_spec(framework) is None:
        pytest.skip(f"{framework} is not installed")
    groups = load.traits(api).groups
    assert groups is not None
    traits = groups.values[key]
    tried = [value for value in (PAIRS if traits.length else NUMBERS) if refused(to_value(value), traits) is not None]
    assert tried
    for value in tried:
        outcome = _outcome(api, key, value)
        assert (value, outcome) == (value, "idle" if is_idle(to_value(value), traits) else "refused")


def _outcome(api: str, key: str, value: Any) -> str:
    """``refused``, ``idle`` where no weight moves, or ``accepted``."""
    module, _, name = api.rpartition(".")
    optimizer = getattr(importlib.import_module(module), name)
    rates = {"learning_rate": 0.1} if api.startswith("mindspore.nn.") else {"lr": 0.1}
    try:
        moved = (_torch if api.startswith("torch.") else _mindspore)(
            optimizer, {key: value}, {**rates, **REQUIRED.get(api, {})}
        )
    except Exception:  # noqa: BLE001  of whatever kind
        return "refused"
    return "accepted" if moved else "idle"


def _torch(optimizer: Any, group: dict[str, Any], arguments: dict[str, Any]) -> bool:
    import torch

    weight = torch.nn.Parameter(torch.ones(3, 4))
    made = optimizer([{"params": [weight], **group}], **arguments)

    def closure() -> Any:
        made.zero_grad()
        loss = ((weight - 3) ** 2).sum()
        loss.backward()
        return loss

    for _ in range(3):
        made.step(closure)
    return bool((weight != 1).any())


def _mindspore(optimizer: Any, group: dict[str, Any], arguments: dict[str, Any]) -> bool:
    import numpy as np
    from mindspore import Parameter, Tensor

    weight = Parameter(Tensor(np.ones((3, 4), np.float32)), name="w")
    made = optimizer([{"params": [weight], **group}], **arguments)
    for _ in range(3):
        made((Tensor(np.full((3, 4), 0.3, np.float32)),))
    return bool((weight.asnumpy() != 1).any())
