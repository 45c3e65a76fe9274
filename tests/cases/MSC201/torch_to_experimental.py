# options: --mindspore-api experimental
"""The experimental family takes more, and ignores some of it."""

import functools

from torch import optim


def adam(model):
    return [
        optim.Adam(model.parameters(), lr=1e-3, amsgrad=True),  # MSC201: amsgrad
        optim.Adam(model.parameters(), lr=1e-3, amsgrad=False),
        optim.AdamW(model.parameters(), lr=1e-3, amsgrad=True),
        optim.AdamW(model.parameters(), lr=1e-3, maximize=True),
    ]


def sgd(model):
    return [
        optim.SGD(model.parameters(), lr=0.1, maximize=True),
        optim.SGD(model.parameters(), lr=0.1, fused=True),
        optim.SGD(model.parameters(), lr=0.1, differentiable=True),  # MSC201: differentiable
    ]


def adagrad(model):
    return optim.Adagrad(model.parameters(), lr=0.01, lr_decay=1e-4, eps=1e-6)


def nadam_and_radam(model):
    return [
        optim.NAdam(model.parameters(), decoupled_weight_decay=True, weight_decay=0.01),  # MSC201: decoupled_weight_decay
        optim.NAdam(model.parameters(), momentum_decay=4e-3, maximize=True),  # MSC201: maximize
        optim.RAdam(model.parameters(), lr=1e-3, decoupled_weight_decay=True),  # MSC201: decoupled_weight_decay
        optim.RAdam(model.parameters(), lr=1e-3, decoupled_weight_decay=False),
    ]


def partial():
    return functools.partial(optim.RAdam, maximize=True)  # MSC201: maximize
