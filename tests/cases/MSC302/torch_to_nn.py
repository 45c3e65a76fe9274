"""Positional arguments that would land elsewhere in mindspore.nn."""

import torch
from torch import optim
from torch.optim import Adam, AdamW, SGD

BETAS = (0.9, 0.98)
SPEC = (1e-3, (0.9, 0.98), 1e-9)


def adam(model, lr, eps, decay):
    params = list(model.parameters())
    return [
        Adam(params, lr),
        Adam(params, lr, BETAS),  # MSC302: betas
        Adam(params, lr, (0.9, 0.98), 1e-9),  # MSC302: betas, eps
        Adam(params, lr, BETAS, eps, decay, True),  # MSC302: betas, eps, weight_decay, amsgrad
        Adam(params, lr, betas=BETAS, eps=eps),
        Adam(params, *SPEC),  # MSC302: betas, eps
        AdamW(params, lr, BETAS, eps),  # MSC302: betas, eps
        optim.SparseAdam(params, lr, BETAS, eps),  # MSC302: betas, eps
    ]


def the_same_order(model, lr):
    params = list(model.parameters())
    return [
        SGD(params, lr, 0.9, 0.1, 1e-4, False),
        optim.Adadelta(params, 1.0, 0.9, 1e-6),
        optim.ASGD(params, lr, 1e-4, 0.75, 1e6, 1e-4),
        optim.Rprop(params, lr, (0.5, 1.2), (1e-6, 50)),
        optim.RMSprop(params, lr, 0.99),
    ]


def another_order(model, lr):
    params = list(model.parameters())
    return [
        optim.Adadelta(params, 1.0, 0.9, 1e-6, 1e-4),  # MSC302: weight_decay
        optim.Adagrad(params, lr),  # MSC302: lr
        optim.Adagrad(params, lr, 0, 1e-4),  # MSC302: lr, lr_decay, weight_decay
        optim.RMSprop(params, lr, 0.99, 1e-8, 1e-4, 0.9, True),  # MSC302: eps, weight_decay, momentum
        optim.Adamax(params, lr, BETAS),  # MSC302: betas
    ]


def behind_a_star(model, *args):
    return torch.optim.Adam(model.parameters(), *args)


def before_a_star(model, *rest):
    return torch.optim.Adam(model.parameters(), 1e-3, (0.9, 0.98), *rest)  # MSC302: betas


def several_lines(model, lr):
    return torch.optim.Adam(
        model.parameters(),
        lr,
        (0.9, 0.98),  # MSC302: betas
        1e-9,  # MSC302: eps
    )


class WarmAdam(torch.optim.Adam):
    def __init__(self, params, lr, betas=(0.9, 0.98)):
        super().__init__(params, lr, betas)  # MSC302: betas


def no_place_there(model, lr):
    # mindspore.nn.ASGD has five positions behind params: the sixth of torch lands nowhere.
    return optim.ASGD(model.parameters(), lr, 1e-4, 0.75, 1e6, 0, None)
