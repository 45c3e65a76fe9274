"""Keys that torch uses and mindspore.nn rejects, and keys that nobody uses."""

import functools

import torch
from torch import optim


def layer_wise(model, lr):
    return optim.SGD(
        [
            {"params": model.backbone.parameters(), "lr": lr * 0.1},
            {"params": model.neck.parameters(), "momentum": 0.8},  # MSC503: momentum
            {"params": model.head.parameters(), "weight_decay": 0.0, "nesterov": False},  # MSC503: nesterov
        ],
        lr=lr,
        momentum=0.9,
    )


def misspelt(model, lr):
    return [
        optim.AdamW([{"params": model.parameters(), "learning_rate": 1e-3}], lr=lr),  # MSC503: learning_rate
        optim.AdamW([{"params": model.parameters(), "weight_deacy": 0.1}], lr=lr),  # MSC503: weight_deacy
        optim.AdamW([{"params": model.parameters(), "weight_decay": 0.1}], lr=lr),
        optim.AdamW([dict(params=model.parameters(), betas=(0.9, 0.95))], lr=lr),  # MSC503: betas
    ]


def bound_to_a_name(model, lr):
    groups = [
        {"params": model.backbone.parameters(), "lr": 1e-4},
        {"params": model.head.parameters(), "eps": 1e-6},
    ]
    return torch.optim.AdamW(groups, lr=lr)  # MSC503: eps


def plain(model, lr, key):
    return [
        optim.Adam(model.parameters(), lr=lr),
        optim.Adam([p for p in model.parameters() if p.requires_grad], lr=lr),
        optim.Adam([{"params": model.parameters(), key: 0.1}], lr=lr),
        optim.Adam([{"params": model.parameters(), **{}}], lr=lr),
    ]


def without_counterpart(model):
    # What torch itself does not use is told all the same.
    return [
        optim.NAdam([{"params": model.parameters(), "betas": (0.9, 0.98)}]),
        optim.NAdam([{"params": model.parameters(), "beta1": 0.9}]),  # MSC503: beta1
    ]


make = functools.partial(optim.SGD, [{"params": [], "dampening": 0.1}], lr=0.1)  # MSC503: dampening
