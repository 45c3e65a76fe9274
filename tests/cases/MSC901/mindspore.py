"""A schedule is no unknown value: MSC201 speaks of it."""

import mindspore.nn as nn
from mindspore.nn import cosine_decay_lr


def build(net, lr, steps, **kwargs):
    params = net.trainable_params()
    return [
        nn.Momentum(params, lr, 0.9),  # MSC901: learning_rate
        nn.Momentum(params, cosine_decay_lr(0.0, 0.1, steps, 100, 90), 0.9),
        nn.Momentum(params, [0.1, 0.01], 0.9),
        nn.Momentum(params, 0.1, 0.9, **kwargs),  # MSC901
        nn.Adam(params, 1e-3, use_locking=kwargs["lock"]),
    ]
