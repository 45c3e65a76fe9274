"""The same in torch."""

import functools
from types import SimpleNamespace

import torch
from torch import optim


def build(model, lr, momentum, weight_decay, betas, eps, amsgrad):
    params = list(model.parameters())
    return [
        optim.SGD(params, lr, momentum),
        optim.SGD(params, lr, momentum, weight_decay),  # MSC303: dampening
        optim.SGD(params, lr, weight_decay),  # MSC303: momentum
        optim.Adam(params, lr, betas, eps, weight_decay, amsgrad),
        optim.Adam(params, lr, betas, weight_decay),  # MSC303: eps
        optim.Adam(params, lr, weight_decay),  # MSC303: betas
        optim.RMSprop(params, lr, momentum),  # MSC303: alpha
        optim.Adagrad(params, lr, weight_decay),  # MSC303: lr_decay
        optim.Adadelta(params, lr, weight_decay),  # MSC303: rho
    ]


def configured(model, hp: SimpleNamespace):
    return [
        torch.optim.SGD(model.parameters(), hp.LR, hp.MOMENTUM, hp.WEIGHT_DECAY),  # MSC303: dampening
        torch.optim.SGD(model.parameters(), hp.lr, hp.mom, hp.wd),  # MSC303: dampening
        torch.optim.SGD(
            model.parameters(),
            hp.lr,
            hp.wd,  # MSC303: momentum
            hp.mom,  # MSC303: dampening
        ),
    ]


def not_alike(model, rate, decay, b1, b2):
    return optim.Adam(model.parameters(), rate, (b1, b2), decay)


def expression(model, lr, weight_decay):
    # Not a plain name: what it is meant for is not known.
    return optim.SGD(model.parameters(), lr * 2, 1 - weight_decay)


def no_such_parameter(model, lr, learning_rate, dampening):
    return [optim.LBFGS(model.parameters(), learning_rate, 20), optim.SGD(model.parameters(), lr, 0.9, dampening)]


def of_muon(hidden, lr, momentum, weight_decay):
    return [
        optim.Muon(hidden, lr, weight_decay, momentum),
        optim.Muon(hidden, lr, momentum, weight_decay),  # MSC303: weight_decay, momentum
    ]


class SGDW(optim.SGD):
    def __init__(self, params, lr=0.1, weight_decay=0.0):
        super().__init__(params, lr, weight_decay)  # MSC303: momentum


prepared = functools.partial(optim.SGD, [])


def partial_with_params(params, lr, weight_decay):
    return functools.partial(optim.SGD, params, lr, weight_decay)  # MSC303: momentum


def in_another_order(params, lr, args):
    return [
        optim.Adam(lr, params),  # MSC303: params, lr
        optim.SGD(args.lr, args.model.parameters()),  # MSC303: params
        optim.SGD(args.params, args.lr),
    ]
