"""Which arguments and which keys of a parameter-group dictionary change the update, and which weights are not decayed.

Two groups of one weight each are trained for a few steps, once plainly and once with one more
argument, or one more key in the first group. It is used if the first weight, or what the optimizer
remembers of it, comes out otherwise; it is refused if something is raised.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from ms_compat_lint.evidence.construction_run import Outcome, raised
from ms_compat_lint.evidence.construction_values import ALWAYS, BESIDE, GROUP_VALUES, VALUES_OF
from ms_compat_lint.knowledge.schema import Signature

USED = "used"
UNUSED = "unused"

NO_GROUPS = ("mindspore.nn.LARS", "mindspore.nn.thor")
DECAY_NAMES = (
    "dense.weight",
    "dense.bias",
    "norm.gamma",
    "norm.beta",
    "alphabeta",
    "embedding_table",
    "layernorm.weight",
)
STEPS = 6


class Uses(NamedTuple):
    """What becomes of each argument and of each group key: ``used``, ``unused``, or refused with an exception."""

    arguments: Mapping[str, Outcome]
    group_keys: Mapping[str, Outcome]


def uses(signature: Signature) -> Uses | None:
    """Try every argument and key of an API; None where it does not train on this device."""
    api = signature.api
    train = trainer(signature)
    if train is None:
        return None
    plain = train(api, {}, {})
    own = [parameter.name for parameter in signature.parameters if parameter.name != "params"]
    values = {**GROUP_VALUES, **VALUES_OF.get(api, {})}

    def as_argument(name: str) -> Outcome:
        return _use(plain, lambda: train(api, {}, {name: values[name]}))

    def as_key(name: str) -> Outcome:
        return _use(plain, lambda: train(api, {name: values[name]}, {}))

    return Uses(_each(own, as_argument), _each(dict.fromkeys([*own, *ALWAYS]), as_key))


def trainer(signature: Signature) -> Callable[..., list[Any]] | None:
    """What trains two groups of one weight each with an API; None where it does not train on this device."""
    api = signature.api
    if api in NO_GROUPS:
        return None
    train = _torch_run if api.startswith("torch.") else _mindspore_run
    try:
        plain = train(api, {}, {})
    except Exception:  # noqa: BLE001 - there is no kernel for it
        return None
    # Where the weights stand still, updates in place are lost on this device.
    return train if _differs(plain[:1], plain[STEPS - 1 : STEPS]) else None


def _each(names: Iterable[str], try_out: Callable[[str], Outcome]) -> dict[str, Outcome]:
    return {name: try_out(name) for name in names}


def _use(plain: list[Any], run: Callable[[], list[Any]]) -> Outcome:
    try:
        other = run()
    except Exception as error:  # noqa: BLE001 - any exception is the result that is looked for
        return raised("refused", error)
    return Outcome(USED if _differs(plain, other) else UNUSED)


def _differs(plain: list[Any], other: list[Any]) -> bool:
    return len(plain) != len(other) or any((first != second).any() for first, second in zip(plain, other, strict=True))


# MindSpore centralizes gradients only where the second dimension is a multiple of 16, and has no CPU kernel for
# it: that the key is used shows in the error.
def _weights(shape: tuple[int, ...] = (4, 16, 2, 2)) -> tuple[Any, Any]:
    numpy = importlib.import_module("numpy")
    random = numpy.random.RandomState(7)
    return random.normal(size=shape).astype("float32"), random.normal(size=shape).astype("float32")


def _gradient(shape: tuple[int, ...], step: int) -> Any:
    """Shrinking, so that the largest seen and the last seen second moment differ; never of one sign alone."""
    numpy = importlib.import_module("numpy")
    noise = numpy.random.RandomState(100 + step).normal(0.2, 0.3, size=shape)
    return (noise * 0.5**step).astype("float32")


def _torch_run(api: str, extra: Mapping[str, Any], arguments: Mapping[str, Any]) -> list[Any]:
    """The first group's weight after each step, and at the end what the optimizer remembers of it."""
    torch: Any = importlib.import_module("torch")
    name = api.rpartition(".")[2]
    shape = (4, 3) if name in ("Muon", "SparseAdam") else (4, 16, 2, 2)
    first, second = (torch.nn.Parameter(torch.tensor(value)) for value in _weights(shape))
    groups = [{"params": [first, second], **extra}]
    if name != "LBFGS":
        groups = [{"params": [first], **extra}, {"params": [second]}]
    optimizer = getattr(torch.optim, name)(groups, **{**BESIDE.get(api, {}), **arguments})
    path = []
    for step in range(STEPS):
        gradient = torch.tensor(_gradient(shape, step))
        first.grad = second.grad = gradient.to_sparse(1) if name == "SparseAdam" else gradient
        optimizer.step(lambda: _valley(first, second)) if name == "LBFGS" else optimizer.step()
        path.append(first.detach().numpy().copy())
    kept = optimizer.state.get(first, {})
    return path + [kept[key].numpy().copy() for key in sorted(kept) if hasattr(kept[key], "numpy")]


def _valley(first: Any, second: Any) -> Any:
    first.grad = second.grad = None
    loss = ((first - 1.0) ** 2).sum() + ((first[0] * second[0] + second - 2.0) ** 4).sum()
    loss.backward()
    return loss.detach()


def _mindspore_run(api: str, extra: Mapping[str, Any], arguments: Mapping[str, Any]) -> list[Any]:
    """As for torch; what is remembered are the optimizer's own parameters that start with the weight's shape."""
    mindspore: Any = importlib.import_module("mindspore")
    first, second = (
        mindspore.Parameter(mindspore.Tensor(value), name=name) for name, value in zip("ab", _weights(), strict=True)
    )
    module, _, name = api.rpartition(".")
    groups = [{"params": [first], **extra}, {"params": [second]}]
    optimizer = getattr(importlib.import_module(module), name)(groups, **{**BESIDE.get(api, {}), **arguments})
    path = []
    for step in range(STEPS):
        gradient = _gradient(first.shape, step)
        optimizer((mindspore.Tensor(gradient), mindspore.Tensor(gradient)))
        path.append(first.asnumpy().copy())
    return path + [held[0].asnumpy().copy() for held in _memories(optimizer)]


def _memories(optimizer: Any) -> list[Any]:
    """Sequences of one entry per weight among the optimizer's attributes: its moments and the like."""
    held = [value for key, value in sorted(vars(optimizer).items()) if key not in ("parameters", "_parameters", "lrs")]
    return [
        value
        for value in held
        if isinstance(value, (tuple, list)) and len(value) == 2 and all(hasattr(item, "asnumpy") for item in value)
    ]


def undecayed(signature: Signature) -> list[str]:
    """Which of some usual names of ungrouped weights are left out of the weight decay."""
    names = [parameter.name for parameter in signature.parameters]
    if not signature.api.startswith("mindspore.") or "weight_decay" not in names:
        return []
    with_decay, without = (_decayed_run(signature.api, {"weight_decay": value}) for value in (0.3, 0.0))
    return [name for name in DECAY_NAMES if not _differs(with_decay[name], without[name])]


def _decayed_run(api: str, extra: Mapping[str, Any]) -> dict[str, list[Any]]:
    mindspore: Any = importlib.import_module("mindspore")
    weight = _weights((4, 3))[0]
    parameters = [mindspore.Parameter(mindspore.Tensor(weight), name=name) for name in DECAY_NAMES]
    module, _, name = api.rpartition(".")
    optimizer = getattr(importlib.import_module(module), name)(parameters, **{**BESIDE.get(api, {}), **extra})
    path: dict[str, list[Any]] = {name: [] for name in DECAY_NAMES}
    for step in range(2):
        optimizer(tuple(mindspore.Tensor(_gradient((4, 3), step)) for _ in parameters))
        for parameter in parameters:
            path[parameter.name].append(parameter.asnumpy().copy())
    return path
