"""Arguments that could go: mindspore.nn has no place for them, and they do nothing."""

import torch
from torch import optim

FOREACH = None
DEFAULTS = {"lr": 1e-3, "maximize": False, "foreach": FOREACH}


def build(model, on_gpu: bool):
    return [
        optim.AdamW(model.parameters(), lr=1e-3, amsgrad=False),  # MSC202: amsgrad
        optim.AdamW(model.parameters(), lr=1e-3, amsgrad=True),
        optim.Adam(model.parameters(), lr=1e-3, amsgrad=False),
        optim.Adam(model.parameters(), lr=1e-3, maximize=False),  # MSC202: maximize
        optim.Adam(model.parameters(), lr=1e-3, fused=on_gpu),  # MSC202: fused
        optim.Adam(model.parameters(), foreach=True, capturable=False),  # MSC202: foreach, capturable
        optim.Adam(model.parameters(), **DEFAULTS),  # MSC202: maximize, foreach
        optim.SGD(model.parameters(), lr=0.1, differentiable=False),  # MSC202: differentiable
        optim.SGD(model.parameters(), lr=0.1, momentum=0, dampening=0, nesterov=False),
        optim.RMSprop(model.parameters(), lr=0.01, momentum=0.0, centered=False, weight_decay=0),
    ]


def adagrad(model):
    return [
        optim.Adagrad(model.parameters(), lr=0.01, lr_decay=0),  # MSC202: lr_decay
        optim.Adagrad(model.parameters(), 0.01, 0.0),  # MSC202: lr_decay
        optim.Adagrad(model.parameters(), lr=0.01, eps=1e-10),  # MSC202: eps
        optim.Adagrad(model.parameters(), lr=0.01, lr_decay=1e-4, eps=1e-6),
    ]


def one_per_line(model):
    return torch.optim.AdamW(
        model.parameters(),
        lr=3e-4,
        betas=(0.9, 0.95),
        eps=1e-8,
        weight_decay=0.1,
        amsgrad=False,  # MSC202: amsgrad
        fused=torch.cuda.is_available(),  # MSC202: fused
    )


def hidden(model, **kwargs):
    return optim.AdamW(model.parameters(), lr=1e-3, **kwargs)


class PlainAdamW(optim.AdamW):
    def __init__(self, params, lr):
        super().__init__(params, lr=lr, maximize=False)  # MSC202: maximize
