"""Values in parameter groups: of each, what its API was seen to refuse there."""

import mindspore.nn as nn
import torch
from mindspore import mint
from mindspore.experimental import optim

SMALL = {"params": [], "weight_decay": None}


def of_nn(one, two, rate):
    return [
        nn.Adam([{"params": one, "lr": "x"}]),  # MSC403: lr
        nn.Adam([{"params": one, "lr": -1}, {"params": two, "lr": 1}]),  # MSC403: lr
        nn.Adam([{"params": one}, {"params": two, "weight_decay": -0.1}]),  # MSC403: weight_decay
        nn.Momentum([{"params": one, "lr": 0, "weight_decay": 0}, {"params": two}], rate, 0.9),
        nn.Momentum([{"params": one, "lr": (0.1, 0.2)}], rate, 0.9),
        nn.Momentum([{"params": one, "lr": rate}], 0.1, 0.9),
        nn.Momentum([{"params": one, "weight_decay": (0.1, 0.2)}], rate, 0.9),  # MSC403: weight_decay
    ]


def of_experimental(one, two, rate):
    return [
        optim.Adadelta([{"params": one, "rho": 1}]),  # MSC403: rho
        optim.Adadelta([{"params": one, "rho": 1.0}]),
        optim.Adam([{"params": one, "eps": 1}]),  # MSC403: eps
        optim.Adam([{"params": one, "betas": (0, 0.9)}]),  # MSC403: betas
        optim.Adam([{"params": one, "betas": (0.9, 0.99, 0.999)}]),  # MSC403: betas
        optim.Adam([{"params": one, "eps": 1.0, "betas": (0.0, 0.9), "lr": 1}]),
        optim.Adam([{"params": one, "betas": (0.9, 2.0)}]),
        optim.Adamax([{"params": one, "betas": (0, 0.9)}]),
        optim.RMSprop([{"params": one, "eps": -1}]),
        optim.SGD([{"params": one, "lr": -0.1}, {"params": two}], rate),  # MSC403: lr
        mint.optim.AdamW([{"params": one, "weight_decay": -0.1}]),  # MSC403: weight_decay
    ]


def of_torch(one, two):
    return [
        torch.optim.SGD([{"params": one, "lr": -1}]),
        torch.optim.SGD([{"params": one, "lr": "0.1"}]),  # MSC403: lr
        torch.optim.SGD([SMALL, {"params": one}]),  # MSC403: weight_decay
        torch.optim.Adam([{"params": one, "betas": 0.9}]),  # MSC403: betas
        torch.optim.Adam([{"params": one, "betas": (0.9, 1.0), "eps": -1}]),
        torch.optim.Muon([{"params": one, "ns_steps": 100}]),  # MSC403: ns_steps
        torch.optim.LBFGS([{"params": one}, {"params": two}]),  # MSC403: params
        torch.optim.LBFGS([{"params": one}]),
    ]
