"""A torch site whose counterpart is in mindspore.nn."""

import functools

import torch
from torch import optim


def build(model, lr, decay, **kwargs):
    return [
        optim.SGD(model.parameters(), lr=lr, momentum=0.9, weight_decay=1e-4),  # MSC502: weight_decay
        optim.SGD(model.parameters(), lr=lr, momentum=0.9),
        optim.SGD(model.parameters(), lr=lr, momentum=0.9, weight_decay=0),
        optim.SGD(model.parameters(), lr=lr, momentum=0.9, weight_decay=decay),
        optim.Adam(model.parameters(), lr=lr, weight_decay=5e-4),  # MSC502: weight_decay
        optim.AdamW(model.parameters(), lr=lr),  # MSC502: weight_decay
        optim.AdamW(model.parameters(), lr=lr, weight_decay=0.0),
        optim.AdamW(model.parameters(), lr=lr, **kwargs),
        optim.AdamW(model.parameters(), lr, (0.9, 0.98), 1e-8, 0.1),  # MSC502: weight_decay
        optim.Adafactor(model.parameters(), weight_decay=0.01),
        optim.NAdam(model.parameters(), weight_decay=0.01),
    ]


def grouped(model, lr):
    decay = [p for p in model.parameters() if p.ndim >= 2]
    no_decay = [p for p in model.parameters() if p.ndim < 2]
    groups = [{"params": decay, "weight_decay": 0.1}, {"params": no_decay, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=lr, betas=(0.9, 0.95))


class DecayedAdamW(optim.AdamW):
    def __init__(self, params, lr):
        super().__init__(params, lr=lr)  # MSC502: weight_decay


# What a later call gives is not known, but what is written here is.
make = functools.partial(optim.AdamW, lr=1e-3)
make_decayed = functools.partial(optim.AdamW, lr=1e-3, weight_decay=0.1)  # MSC502: weight_decay


def either(model, decoupled: bool):
    chosen = optim.AdamW if decoupled else optim.Adam
    return [chosen(model.parameters()), chosen(model.parameters(), weight_decay=0.1)]  # MSC502: weight_decay
