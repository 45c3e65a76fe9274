"""Stars of unknown content hide what is passed."""

import functools

import torch
from torch import optim

KNOWN = {"lr": 1e-3, "weight_decay": 0.1}


def build(model, cfg, *args, **kwargs):
    return [
        optim.AdamW(model.parameters(), **kwargs),  # MSC901
        optim.AdamW(model.parameters(), *args),  # MSC901
        optim.AdamW(*args),  # MSC901
        optim.AdamW(*args, **kwargs),  # MSC901 # MSC901
        optim.AdamW(model.parameters(), **cfg["optimizer"]),  # MSC901
        optim.AdamW(model.parameters(), **KNOWN),
        optim.AdamW(model.parameters(), **{"lr": 1e-3}),
        optim.AdamW(model.parameters(), *(1e-3, (0.9, 0.95))),
        optim.AdamW(model.parameters(), **{"lr": 1e-3, **kwargs}),  # MSC901
        optim.LBFGS(model.parameters(), **kwargs),  # MSC901
    ]


def several_lines(model, **kwargs):
    return torch.optim.AdamW(
        model.parameters(),
        lr=1e-3,
        **kwargs,  # MSC901
    )


class PassesOn(optim.AdamW):
    def __init__(self, params, **kwargs):
        super().__init__(params, **kwargs)  # MSC901


def prepared(**kwargs):
    return functools.partial(optim.SGD, momentum=0.9, **kwargs), functools.partial(optim.SGD, momentum=0.9)  # MSC901
