"""Keywords that a port to mindspore.nn would have to write otherwise."""

import functools

from torch import optim

OPTIONS = {"lr": 1e-3, "weight_decay": 0.01}


def build(model, lr):
    params = list(model.parameters())
    return [
        optim.Adam(params, lr=lr, betas=(0.9, 0.95), eps=1e-8),  # MSC301: lr, betas
        optim.Adam(params, lr, (0.9, 0.95), eps=1e-8, weight_decay=1e-4),
        optim.Adam(params, amsgrad=True),  # MSC301: amsgrad
        optim.AdamW(eps=1e-8, weight_decay=0.01, lr=lr, params=params),  # MSC301: lr
        optim.AdamW(params, amsgrad=False),
        optim.Adagrad(params, initial_accumulator_value=0.1, lr_decay=0),  # MSC301: initial_accumulator_value
        optim.Adadelta(params, rho=0.95, eps=1e-6),  # MSC301: eps
        optim.RMSprop(params, alpha=0.9, eps=1e-8, momentum=0.9, centered=True),  # MSC301: alpha, eps
        optim.ASGD(params, lambd=1e-4, alpha=0.75, t0=1e6),
        optim.Rprop(params, etas=(0.5, 1.2), step_sizes=(1e-6, 50)),
        optim.SGD(params, lr=0.1, momentum=0.9, dampening=0.1, weight_decay=1e-4, nesterov=False),  # MSC301: lr
        optim.Adafactor(params, beta2_decay=-0.8, d=1.0, eps=(None, 1e-3)),  # MSC301: beta2_decay, d
        optim.SparseAdam(params, betas=(0.9, 0.999)),  # MSC301: betas
    ]


def unpacked(model, **kwargs):
    known = optim.Adam(model.parameters(), **OPTIONS)  # MSC301: lr
    return known, optim.Adam(model.parameters(), eps=1e-6, **kwargs)


class Scheduled(optim.SGD):
    def __init__(self, params, lr=0.1):
        super().__init__(params, lr=lr, momentum=0.9)  # MSC301: lr


make = functools.partial(optim.AdamW, lr=3e-4, betas=(0.9, 0.95))  # MSC301: lr, betas
