"""The values with which arguments and group keys are tried for an effect."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

GROUP_VALUES: Mapping[str, Any] = {
    "lr": 0.07,
    "learning_rate": 0.07,
    "weight_decay": 0.3,
    "betas": (0.5, 0.6),
    "beta1": 0.5,
    "beta2": 0.6,
    "eps": 0.5,
    "epsilon": 0.5,
    "momentum": 0.4,
    "dampening": 0.5,
    "nesterov": True,
    "use_nesterov": True,
    "amsgrad": True,
    "use_amsgrad": True,
    "maximize": True,
    "centered": True,
    "foreach": True,
    "fused": True,
    "capturable": True,
    "differentiable": True,
    "decoupled_weight_decay": True,
    "rho": 0.3,
    "alpha": 0.4,
    "lambd": 0.3,
    "t0": 0.0,
    "etas": (0.3, 1.9),
    "step_sizes": (1e-3, 0.02),
    "momentum_decay": 0.5,
    "lr_decay": 0.5,
    "initial_accumulator_value": 0.5,
    "accum": 0.5,
    "initial_accum": 0.5,
    "decay": 0.4,
    "loss_scale": 2.0,
    "use_locking": True,
    "update_slots": False,
    "l1": 0.3,
    "l2": 0.3,
    "lr_power": -0.3,
    "clip_threshold": 0.1,
    "decay_rate": 0.3,
    "beta2_decay": -0.3,
    "d": 2.0,
    "scale_parameter": False,
    "relative_step": True,
    "warmup_init": True,
    "compression": True,
    "max_iter": 1,
    "max_eval": 2,
    "tolerance_grad": 1e9,
    "tolerance_change": 1e9,
    "history_size": 1,
    "line_search_fn": "strong_wolfe",
    "ns_coefficients": (3.0, -4.0, 2.0),
    "ns_steps": 1,
    "adjust_lr_fn": "match_rms_adamw",
    "grad_centralization": True,
    "order_params": None,
    "no_such_key": 1,
}
"""A value of each key that differs from every default."""

VALUES_OF: Mapping[str, Mapping[str, Any]] = {
    "torch.optim.Adafactor": {"eps": (0.5, 3.0)},
    "torch.optim.Muon": {"nesterov": False},
    "mindspore.nn.AdaFactor": {"eps": (1e-3, 3.0)},
}
"""Where the value above would change nothing, or is of the wrong type."""
ALWAYS = ("lr", "learning_rate", "weight_decay", "betas", "eps", "momentum", "grad_centralization", "no_such_key")
BESIDE: Mapping[str, Mapping[str, Any]] = {
    "torch.optim.RMSprop": {"momentum": 0.2},
    "torch.optim.SGD": {"momentum": 0.2, "weight_decay": 0.1},
    "torch.optim.Muon": {"momentum": 0.2},
    "torch.optim.LBFGS": {"lr": 1.0, "max_iter": 3},
    "torch.optim.NAdam": {"weight_decay": 0.1},
    "torch.optim.RAdam": {"weight_decay": 0.1},
    "torch.optim.Adam": {"weight_decay": 0.1},
    "mindspore.nn.AdaFactor": {"learning_rate": 0.05, "relative_step": False},
    "mindspore.nn.Momentum": {"learning_rate": 0.05, "momentum": 0.2},
    "mindspore.nn.SGD": {"momentum": 0.2},
    "mindspore.nn.Lamb": {"learning_rate": 0.05},
    "mindspore.experimental.optim.RMSprop": {"momentum": 0.2},
    "mindspore.experimental.optim.SGD": {"lr": 0.05, "momentum": 0.2},
    "mindspore.mint.optim.SGD": {"lr": 0.05, "momentum": 0.2},
}
"""What the plain run is constructed with, where the defaults would hide a key's effect."""
