"""What torch refuses."""

import functools

import torch
from torch import optim

NESTEROV = {"lr": 0.1, "nesterov": True}


def sgd(model, momentum):
    params = list(model.parameters())
    return [
        optim.SGD(params, lr=0.1, nesterov=True),  # MSC403: nesterov
        optim.SGD(params, **NESTEROV),  # MSC403: nesterov
        optim.SGD(params, lr=0.1, momentum=0.9, dampening=0.1, nesterov=True),  # MSC403: nesterov
        optim.SGD(params, lr=0.1, momentum=0.9, nesterov=True),
        optim.SGD(params, lr=0.1, momentum=momentum, nesterov=True),
        optim.SGD(params, lr=-0.1),  # MSC403: lr
        optim.SGD(params, lr=0.1, momentum=-0.9),  # MSC403: momentum
        optim.SGD(params, lr=0.1, weight_decay=-1e-4),  # MSC403: weight_decay
        optim.SGD(params, lr=[0.1, 0.01]),  # MSC403: lr
        optim.SGD(params, lr="0.1"),  # MSC403: lr
        optim.SGD(params, lr=0),
    ]


def adam(model):
    params = list(model.parameters())
    return [
        optim.Adam(params, betas=(0.9, 1.0)),  # MSC403: betas
        optim.Adam(params, betas=(-0.1, 0.999)),  # MSC403: betas
        optim.Adam(params, betas=(0.9, 0.99, 0.999)),  # MSC403: betas
        optim.Adam(params, betas=0.9),  # MSC403: betas
        optim.Adam(params, betas=[0.9, 0.999]),
        optim.Adam(params, betas=(0.0, 0.999)),
        optim.Adam(params, betas=(0, 0.999)),  # MSC403: betas
        optim.Adam(params, eps=0),
        optim.Adam(params, eps=-1e-8),  # MSC403: eps
        optim.AdamW(params, fused=True, foreach=True),  # MSC403: fused
        optim.AdamW(params, lr=1, weight_decay=0),
        optim.SparseAdam(params, eps=0.0),  # MSC403: eps
    ]


def others(model):
    params = list(model.parameters())
    return [
        optim.Rprop(params, etas=(1.2, 0.5)),  # MSC403: etas
        optim.Rprop(params, etas=(0.5, 1.2), step_sizes=(1e-6, 50)),
        optim.Adafactor(params, beta2_decay=0.8),  # MSC403: beta2_decay
        optim.Adafactor(params, d=0.5),  # MSC403: d
        optim.LBFGS(params, line_search_fn="armijo"),  # MSC403: line_search_fn
        optim.LBFGS(params, line_search_fn="strong_wolfe"),
        optim.Adagrad(params, lr_decay=-1),  # MSC403: lr_decay
        optim.Rprop(params, step_sizes=(50.0, 1e-6)),
        optim.Muon(params, ns_steps=100),  # MSC403: ns_steps
        optim.Muon(params, ns_steps=99),
    ]


def tensors(model, rate, foreach):
    params = list(model.parameters())
    return [
        optim.Adam(params, lr=torch.tensor(0.1), foreach=True),  # MSC403: lr
        optim.AdamW(params, lr=torch.tensor(0.1), foreach=True, capturable=True),
        optim.Adam(params, lr=torch.tensor(0.1)),
        optim.Adam(params, lr=torch.tensor(0.1), foreach=foreach),
        optim.Adam(params, lr=rate, foreach=True),
        optim.NAdam(params, lr=torch.tensor(0.1), foreach=True),
        optim.Adam(params, betas=(torch.tensor(0.9), 0.99)),  # MSC403: betas
        optim.AdamW(params, betas=(0.9, torch.tensor(0.99))),  # MSC403: betas
        optim.Adam(params, betas=(torch.tensor(0.9), torch.tensor(0.99))),
        optim.NAdam(params, betas=(torch.tensor(0.9), 0.99)),
    ]


make = functools.partial(torch.optim.SGD, lr=0.1, nesterov=True)
