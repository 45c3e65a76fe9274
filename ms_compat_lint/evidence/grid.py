"""The matrix of configurations of a pair, derived from the rows of its table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ms_compat_lint.evidence.case import REQUIRED, Case, alone, carry, defaults, shared
from ms_compat_lint.evidence.gradients import FILTER_SHAPES, KINDS, NAMES
from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.schema import Pair
from ms_compat_lint.model import Family, Framework

_DECADES = tuple(10.0**-exponent for exponent in range(10, 1, -1))

DECAY = 0.1  # of the weights, where one is wanted

#: Values of each parameter, by torch's name; a name with a class in front stands for that class alone.
VALUES: Mapping[str, tuple[Any, ...]] = {
    "lr": (1e-3, 1e-1),
    "eps": _DECADES,
    "Adafactor.eps": ((1e-30, 1e-3), (1e-8, 1e-3), (1e-6, 1e-3), (1e-3, 1e-3), (1e-30, 0.5)),
    "weight_decay": (0.0, 1e-2, DECAY),
    "betas": ((0.5, 0.9), (0.8, 0.99), (0.9, 0.95), (0.9, 0.9999), (0.9, 1e-6)),
    "amsgrad": (True,),
    "maximize": (True,),
    "decoupled_weight_decay": (True,),
    "momentum": (0.0, 0.5, 0.9),
    "dampening": (0.1, 0.5, 0.9),
    "nesterov": (True,),
    "centered": (True,),
    "alpha": (0.5, 0.9, 0.999),
    "ASGD.alpha": (0.0, 0.5, 1.0),
    "rho": (0.0, 0.5, 0.99),
    "lr_decay": (1e-3, 0.1),
    "initial_accumulator_value": (1e-2, 0.1, 1.0),
    "lambd": (0.0, 1e-2, 0.5),
    "t0": (0.0, 10.0, 50.0),
    "etas": ((0.1, 1.1), (0.9, 2.0)),
    "step_sizes": ((1e-3, 0.1), (1e-6, 1e-3), (5e-2, 50.0)),
    "momentum_decay": (0.0, 0.1, 1.0),
    "beta2_decay": (-0.5, -0.9),
    "d": (2.0,),
    "foreach": (True,),
    "fused": (True,),
}

#: Values of the parameters that only MindSpore has.
MINDSPORE_VALUES: Mapping[str, tuple[Any, ...]] = {
    "use_locking": (True,),
    "use_nesterov": (True,),
    "loss_scale": (1024.0,),
    "use_lazy": (True,),
    "use_offload": (True,),
    "update_slots": (False,),
    "beta1": (0.0,),
    "scale_parameter": (False,),
    "warmup_init": (True,),
    "compression": (True,),
    "weight_decay": (0.1,),
}

#: What else has to be given for a value to be taken at all, or to have an effect.
NEEDED: Mapping[str, Mapping[str, Any]] = {
    "dampening": {"momentum": 0.9},
    "nesterov": {"momentum": 0.9},
    "decoupled_weight_decay": {"weight_decay": 0.1},
    "scale_parameter": {"learning_rate": 1e-2, "relative_step": False},
}

#: Arguments that interact; run where both sides have all of them.
JOINT: tuple[Mapping[str, Any], ...] = (
    {"momentum": 0.9, "weight_decay": 0.1},
    {"momentum": 0.9, "weight_decay": 0.1, "dampening": 0.5},
    {"momentum": 0.9, "weight_decay": 0.1, "nesterov": True},
    {"momentum": 0.9, "nesterov": True, "maximize": True},
    {"momentum": 0.0, "dampening": 0.5},
    {"momentum": 1e-2, "dampening": 1.0},
    {"momentum": 0.9, "centered": True},
    {"momentum": 0.9, "centered": True, "weight_decay": 0.1},
    {"alpha": 0.9, "centered": True},
    {"eps": 1e-3, "centered": True},
    {"weight_decay": 0.1, "maximize": True},
    {"weight_decay": 0.1, "amsgrad": True},
    {"weight_decay": 0.1, "amsgrad": True, "maximize": True},
    {"weight_decay": 0.1, "momentum_decay": 0.1},
    {"weight_decay": 0.1, "lr_decay": 0.1},
    {"weight_decay": 0.1, "lambd": 0.5},
    {"lr": 0.1, "weight_decay": 0.1},
    {"betas": (0.9, 0.99), "amsgrad": True},
    {"betas": (0.9, 0.9999), "amsgrad": True},
    {"betas": (0.9, 0.99), "eps": 1e-7},
    {"betas": (0.9, 0.99), "eps": 1e-5},
    {"betas": (0.9, 0.99), "eps": 1e-3},
    {"betas": (0.9, 0.9), "eps": 1e-6},
    {"betas": (0.9, 0.9), "eps": 1e-4},
    {"betas": (0.9, 0.9), "eps": 1e-3},
    {"betas": (0.9, 0.5), "eps": 1e-5},
    {"betas": (0.9, 0.5), "eps": 1e-4},
    {"betas": (0.9, 0.5), "eps": 1e-3},
    {"betas": (0.5, 0.999), "eps": 1e-6},
    {"initial_accumulator_value": 0.1, "eps": 1e-6},
    {"initial_accumulator_value": 0.1, "eps": 1e-4},
    {"lr_decay": 0.1, "initial_accumulator_value": 0.1},
)

#: Arguments that take the default difference of a MindSpore optimizer away, so that the others show.
NEUTRAL: Mapping[str, Mapping[str, Any]] = {"mindspore.nn.AdaFactor": {"beta1": 0.0}}

#: The optimizers that take gradients of which only some rows are materialised.
TAKES_ROWS = ("torch.optim.SparseAdam",)

#: The families whose optimizers take a learning rate that changes, and how.
RATES: Mapping[Family, tuple[str, ...]] = {
    Family.NN: ("list", "schedule"),
    Family.EXPERIMENTAL: ("schedule",),
    Family.MINT: ("schedule",),
}


def cases(pair: Pair) -> Iterator[Case]:
    """All configurations of a pair, each with an id of its own within the pair."""
    neutral = NEUTRAL.get(pair.mindspore, {})
    whole = [_own_defaults(pair), carried(pair, {})] + ([carried(pair, {}, neutral)] if neutral else [])
    for case in whole:
        for kind in KINDS:
            if kind != "rows" or pair.torch in TAKES_ROWS:
                yield case._replace(stream=kind)
    for arguments in _variations(pair):
        yield carried(pair, arguments, neutral)
    yield from _one_sided(pair, neutral)
    yield from _others(pair, neutral)


def carried(pair: Pair, arguments: Mapping[str, Any], mindspore: Mapping[str, Any] | None = None) -> Case:
    """The case in which everything is carried over: ``arguments`` of torch, its defaults for the rest."""
    mindspore = mindspore or {}
    given = {**_base(pair), **arguments}
    return Case(
        id=_id({**arguments, **mindspore}) or "carried",
        kind="carried",
        torch=given,
        mindspore={**carry(pair, given), **mindspore},
    )


def _base(pair: Pair) -> dict[str, Any]:
    """Torch's defaults of everything that both sides have."""
    found = defaults(pair.torch)
    return {name: found[name] for name in shared(pair) if name in found}


def _own_defaults(pair: Pair) -> Case:
    """What one side requires is the other's default."""
    required = _required(pair.torch)
    wanted = _required(pair.mindspore)
    carried_over = carry(pair, {**_base(pair), **required})
    return Case("defaults", "defaults", required, {name: carried_over.get(name, wanted[name]) for name in wanted})


def _required(api: str) -> dict[str, Any]:
    signature = load.signature(api)
    assert signature is not None
    return {p.name: REQUIRED[p.name] for p in signature.parameters if p.required and p.name in REQUIRED}


def _variations(pair: Pair) -> Iterator[dict[str, Any]]:
    """Values of one shared parameter, then of several that interact."""
    names = shared(pair)
    base = _base(pair)
    for name in names:
        for value in values_of(pair, name):
            arguments = {**{k: v for k, v in NEEDED.get(name, {}).items() if k in names}, name: value}
            if {**base, **arguments} != base:
                yield _ordered(pair, arguments)
    for joint in JOINT:
        if set(joint) <= set(names) and all(_fits(base, name, value) for name, value in joint.items()):
            yield _ordered(pair, joint)


def values_of(pair: Pair, name: str) -> tuple[Any, ...]:
    """The values of one parameter in the matrix."""
    own = f"{pair.torch.rpartition('.')[2]}.{name}"
    return VALUES.get(own, VALUES.get(name, ()))


def _fits(base: Mapping[str, Any], name: str, value: Any) -> bool:
    """Adafactor's eps is a pair of numbers."""
    return isinstance(base.get(name), tuple) == isinstance(value, tuple)


def _ordered(pair: Pair, arguments: Mapping[str, Any]) -> dict[str, Any]:
    return {name: arguments[name] for name in shared(pair) if name in arguments}


def _one_sided(pair: Pair, neutral: Mapping[str, Any]) -> Iterator[Case]:
    """Arguments that only one side has, everything else carried over."""
    base = carried(pair, {}, neutral)
    for name in alone(pair, Framework.TORCH):
        for value in values_of(pair, name):
            arguments = {**NEEDED.get(name, {}), name: value}
            both = {**base.torch, **arguments}
            mindspore = {**carry(pair, both), **neutral}
            yield Case(_id({**arguments, **neutral}), "alone", both, mindspore)
    for name in alone(pair, Framework.MINDSPORE):
        for value in MINDSPORE_VALUES.get(name, ()):
            if neutral.get(name) != value:
                extra = {**neutral, **NEEDED.get(name, {}), name: value}
                yield Case(_id(extra), "alone", base.torch, {**base.mindspore, **extra})


def _others(pair: Pair, neutral: Mapping[str, Any]) -> Iterator[Case]:
    """Learning rates that change, parameter groups, names, and each of them in MindSpore's other mode as well."""
    base = carried(pair, {}, neutral)
    own = [*_rates(pair, base), *_groups(pair, base)]
    yield from own
    if "weight_decay" in shared(pair):
        yield from _named(carried(pair, {"weight_decay": DECAY}, neutral))
    yield base._replace(id="in the other mode", kind="mode", other_mode=True)
    yield from (case._replace(id=f"{case.id}, in the other mode", other_mode=True) for case in own)


def _rates(pair: Pair, base: Case) -> Iterator[Case]:
    if "lr" in shared(pair):
        for form in RATES[pair.family]:
            yield base._replace(id=f"lr as a {form}", kind="rates", rates=form)


def _groups(pair: Pair, base: Case) -> Iterator[Case]:
    """Two groups, the first with a learning rate of its own, and with a decay of its own or none."""
    names = shared(pair)
    group: dict[str, Any] = {"params": ("w",)}
    group.update({"lr": 0.5 * base.torch["lr"]} if "lr" in names else {})
    others = {"params": ("k", "b")}
    decayed = {"weight_decay": DECAY} if "weight_decay" in names else {}
    yield base._replace(id="groups", kind="groups", groups=({**group, **decayed}, others))
    if decayed:
        both = {**base.torch, **decayed}
        own = base._replace(torch=both, mindspore={**base.mindspore, **carry(pair, both)})
        yield own._replace(id="groups without a decay of their own", kind="groups", groups=(group, others))


def _named(decayed: Case) -> Iterator[Case]:
    """Parameters whose names tell MindSpore not to decay them, as a list and in a group."""
    yield decayed._replace(kind="names", stream=NAMES)
    group = {"params": tuple(FILTER_SHAPES)}
    yield decayed._replace(id=f"{decayed.id} in a group", kind="names", stream=NAMES, groups=(group,))


def _id(arguments: Mapping[str, Any]) -> str:
    return ", ".join(f"{name}={value!r}" for name, value in arguments.items())
