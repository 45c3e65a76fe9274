"""Arguments of torch that mindspore.nn has no place for."""

import argparse

import torch
from torch import optim

AMSGRAD = True
PLAIN = {"lr": 1e-3, "maximize": False}


def amsgrad(model, args: argparse.Namespace):
    return [
        optim.AdamW(model.parameters(), lr=1e-3, amsgrad=True),  # MSC201: amsgrad
        optim.AdamW(model.parameters(), lr=1e-3, amsgrad=AMSGRAD),  # MSC201: amsgrad
        optim.AdamW(model.parameters(), lr=1e-3, amsgrad=args.amsgrad),  # MSC201: amsgrad
        optim.AdamW(model.parameters(), lr=1e-3, amsgrad=False),
        optim.Adam(model.parameters(), lr=1e-3, amsgrad=True),
    ]


def maximize(model):
    return [
        optim.SGD(model.parameters(), lr=0.1, maximize=True),  # MSC201: maximize
        optim.Adam(model.parameters(), lr=1e-3, maximize=True),  # MSC201: maximize
        optim.RMSprop(model.parameters(), lr=1e-2, maximize=True),  # MSC201: maximize
        optim.Adadelta(model.parameters(), maximize=True),  # MSC201: maximize
        optim.Adam(model.parameters(), **PLAIN),
        optim.Adam(model.parameters(), **{"lr": 1e-3, "maximize": True}),  # MSC201: maximize
    ]


def adagrad(model, decay):
    return [
        optim.Adagrad(model.parameters(), lr=0.01, lr_decay=1e-4),  # MSC201: lr_decay
        optim.Adagrad(model.parameters(), 0.01, 1e-4),  # MSC201: lr_decay
        optim.Adagrad(model.parameters(), lr=0.01, lr_decay=decay),  # MSC201: lr_decay
        optim.Adagrad(model.parameters(), lr=0.01, lr_decay=0),
        optim.Adagrad(model.parameters(), lr=0.01, lr_decay=0.0),
        optim.Adagrad(model.parameters(), lr=0.01, eps=1e-10),
        optim.Adagrad(model.parameters(), lr=0.01, eps=1e-6),  # MSC201: eps
        optim.Adagrad(model.parameters(), lr=0.01, eps=1e-12),  # MSC201: eps
        optim.Adagrad(model.parameters(), lr=0.01, eps=0),  # MSC201: eps
    ]


def performance_switches(model, on_gpu: bool):
    return [
        optim.AdamW(model.parameters(), lr=1e-3, fused=on_gpu),
        optim.AdamW(model.parameters(), lr=1e-3, foreach=False, capturable=True),
        optim.SGD(model.parameters(), lr=0.1, momentum=0.9, foreach=True),
    ]


def differentiable(model):
    return [
        optim.SGD(model.parameters(), lr=0.1, differentiable=True),  # MSC201: differentiable
        optim.SGD(model.parameters(), lr=0.1, differentiable=False),
    ]


def decoupled_adam(model):
    return [
        optim.Adam(model.parameters(), lr=1e-3, weight_decay=0.01, decoupled_weight_decay=True),  # MSC201: decoupled_weight_decay
        optim.Adam(model.parameters(), lr=1e-3, decoupled_weight_decay=False),
    ]


def unknown_arguments(model, *args, **kwargs):
    return torch.optim.AdamW(model.parameters(), *args, **kwargs)


def unknown_beside_visible(model, **kwargs):
    return torch.optim.AdamW(model.parameters(), amsgrad=True, **kwargs)  # MSC201: amsgrad


class AscendingSGD(optim.SGD):
    def __init__(self, params, lr):
        super().__init__(params, lr=lr, maximize=True)  # MSC201: maximize


def without_counterpart(model):
    # MSC601 is all that is said.
    return [
        optim.NAdam(model.parameters(), maximize=True),
        optim.LBFGS(model.parameters(), max_iter=30, line_search_fn="strong_wolfe"),
    ]
