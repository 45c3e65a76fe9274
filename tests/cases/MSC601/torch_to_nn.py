"""torch optimizers that mindspore.nn does not have."""

import functools

import torch
from torch import optim
from torch.optim import NAdam


def build(name, model, **kwargs):
    params = model.parameters()
    if name == "lbfgs":
        return optim.LBFGS(params, lr=1, max_iter=20, line_search_fn="strong_wolfe")  # MSC601
    if name == "muon":
        return optim.Muon(params, lr=0.02, momentum=0.95)  # MSC601
    if name == "nadam":
        return NAdam(params, lr=2e-3)  # MSC601
    if name == "radam":
        return torch.optim.RAdam(params, **kwargs)  # MSC601
    if name == "adafactor":
        return optim.Adafactor(params, **kwargs)
    if name == "sparse_adam":
        return optim.SparseAdam(params, **kwargs)
    return optim.SGD(params, **kwargs)


def several_lines(model):
    optimizer = torch.optim.NAdam(  # MSC601
        model.parameters(),
        lr=2e-3,
        momentum_decay=4e-3,
    )
    return optimizer


def no_other_comparison(model):
    # Neither of the weight decay, nor of the order, nor of the defaults.
    return optim.RAdam(model.parameters(), 1e-3, (0.9, 0.98), weight_decay=0.1)  # MSC601


class WarmRAdam(optim.RAdam):
    def __init__(self, params, lr):
        super().__init__(params, lr=lr)  # MSC601


make = functools.partial(optim.NAdam, lr=2e-3)  # MSC601


def either(model, rectified: bool):
    chosen = optim.RAdam if rectified else optim.NAdam
    mixed = optim.RAdam if rectified else optim.Adam
    return chosen(model.parameters()), mixed(model.parameters())  # MSC601


def not_constructed(optimizer):
    # A class that is only looked at is no site.
    return isinstance(optimizer, (optim.LBFGS, optim.NAdam)) or optimizer.__class__ is optim.RAdam
