"""Keywords of MindSpore at torch."""

import torch
from torch import optim

MINDSPORE_SETTINGS = dict(learning_rate=3e-4, beta1=0.9, beta2=0.95)


def build(model, lr, **kwargs):
    params = list(model.parameters())
    return [
        optim.Adam(params, learning_rate=lr),  # MSC401: learning_rate
        optim.Adam(params, lr=lr, beta1=0.9, beta2=0.95),  # MSC401: beta1, beta2
        optim.AdamW(params, **MINDSPORE_SETTINGS),  # MSC401: learning_rate, beta1, beta2
        optim.RMSprop(params, lr=lr, decay=0.9, epsilon=1e-8),  # MSC401: decay, epsilon
        optim.SGD(params, lr=lr, momentum=0.9, use_nesterov=True),  # MSC401: use_nesterov
        optim.SGD(params, lr=lr, loss_scale=1024.0),  # MSC401: loss_scale
        optim.Adagrad(params, lr=lr, accum=0.1),  # MSC401: accum
        optim.Adafactor(params, clip_threshold=1.0, decay_rate=0.8),  # MSC401: clip_threshold, decay_rate
        optim.SGD(params, lr=lr, momentum=0.9, nesterov=True),
        optim.SGD(params, lr=lr, **kwargs),
        optim.LBFGS(params, lr=lr, max_iters=30),  # MSC401: max_iters
    ]


def either(model, decoupled: bool):
    chosen = optim.AdamW if decoupled else optim.Adam
    return chosen(model.parameters(), learning_rate=1e-3)  # MSC401: learning_rate


def known_to_one_only(model, decoupled: bool):
    chosen = optim.AdamW if decoupled else optim.SGD
    return chosen(model.parameters(), lr=1e-3, momentum=0.9)


def without_params(lr):
    return torch.optim.Adam(parameters=[], lr=lr)  # MSC401: parameters
