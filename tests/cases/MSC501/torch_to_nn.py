"""Updates of mindspore.nn that are other ones, with every argument carried over."""

import functools

import torch
from torch import optim

EPS = 1e-6


def adamw(model, lr, **kwargs):
    return [
        optim.AdamW(model.parameters(), lr=lr),  # MSC501
        optim.AdamW(model.parameters(), lr=lr, eps=1e-6, weight_decay=0.0),  # MSC501
        optim.AdamW(model.parameters(), lr=lr, **kwargs),  # MSC501
        torch.optim.AdamW(  # MSC501
            model.parameters(),
            lr=lr,
        ),
    ]


def rmsprop(model, lr):
    return [
        optim.RMSprop(model.parameters(), lr=lr, alpha=0.9, eps=1e-10),  # MSC501
        optim.RMSprop(model.parameters(), lr=lr, centered=True),  # MSC501
    ]


def adam(model, lr, eps, **kwargs):
    return [
        optim.Adam(model.parameters(), lr=lr),
        optim.Adam(model.parameters(), lr=lr, eps=1e-8, weight_decay=1e-4),
        optim.Adam(model.parameters(), lr=lr, eps=1e-3),  # MSC501
        optim.Adam(model.parameters(), lr=lr, eps=EPS),  # MSC501
        optim.Adam(model.parameters(), lr=lr, betas=(0.9, 0.99), eps=1e-6),
        optim.Adam(model.parameters(), lr=lr, betas=(0.9, 0.99), eps=1e-5),  # MSC501
        optim.Adam(model.parameters(), lr=lr, eps=eps),
        optim.Adam(model.parameters(), lr=lr, **kwargs),
        optim.Adam(model.parameters(), lr=lr, amsgrad=True),
    ]


def equal_ones(model, lr):
    return [
        optim.SGD(model.parameters(), lr=lr, momentum=0.9, dampening=0.1, weight_decay=1e-4),
        optim.SGD(model.parameters(), lr=lr, momentum=0.9, nesterov=True),
        optim.Adagrad(model.parameters(), lr=lr, initial_accumulator_value=0.1),
        optim.Adadelta(model.parameters(), lr=1.0),
        optim.Adamax(model.parameters(), lr=2e-3),
        optim.ASGD(model.parameters(), lr=1e-2),
        optim.Rprop(model.parameters(), lr=1e-2),
        optim.SparseAdam(list(model.parameters()), lr=lr),
    ]


def adafactor(model):
    return [
        optim.Adafactor(model.parameters()),  # MSC501
        optim.Adafactor(model.parameters(), weight_decay=0.01),  # MSC501
    ]


class WarmAdamW(optim.AdamW):
    def __init__(self, params, lr):
        super().__init__(params, lr=lr, betas=(0.9, 0.98))  # MSC501


make = functools.partial(optim.AdamW, lr=1e-3)  # MSC501
make_adam = functools.partial(optim.Adam, lr=1e-3)


def either(model, decoupled: bool):
    chosen = optim.AdamW if decoupled else optim.Adam
    return chosen(model.parameters(), lr=1e-3)


def both(model, centered: bool):
    chosen = optim.AdamW if centered else optim.RMSprop
    return chosen(model.parameters(), lr=1e-3)  # MSC501


def without_counterpart(model):
    return optim.RAdam(model.parameters())
