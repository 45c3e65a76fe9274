"""Arguments that could go: torch has no place for them, and they do nothing."""

import mindspore.nn as nn
from mindspore.experimental import optim


def build(net, scale):
    params = net.trainable_params()
    return [
        nn.Momentum(params, 0.1, 0.9, loss_scale=1.0),  # MSC202: loss_scale
        nn.Momentum(params, 0.1, 0.9, 1e-4, 1.0),  # MSC202: loss_scale
        nn.Momentum(params, 0.1, 0.9, loss_scale=1024.0),
        nn.Momentum(params, 0.1, 0.9, loss_scale=scale),
        nn.Momentum(params, 0.1, 0.9, use_nesterov=False),
        nn.Adam(params, use_locking=True, use_nesterov=False),  # MSC202: use_locking, use_nesterov
        nn.Adam(params, use_lazy=False, use_offload=False),  # MSC202: use_lazy, use_offload
        nn.RMSProp(params, 0.1, use_locking=False, centered=False),  # MSC202: use_locking
        nn.Rprop(params, learning_rate=0.01, weight_decay=0.0),  # MSC202: weight_decay
        nn.LazyAdam(params, weight_decay=0.0),  # MSC202: weight_decay
        nn.LazyAdam(params, weight_decay=0),  # an int is refused: MSC403 says so
        nn.Adagrad(params, update_slots=True),  # MSC202: update_slots
    ]


def not_to_be_dropped(net):
    # beta1=0.0 switches the momentum off, and 0.9 is what comes without it.
    return nn.AdaFactor(net.trainable_params(), beta1=0.0)


def everything_has_a_counterpart(net):
    return optim.AdamW(net.trainable_params(), 1e-3, amsgrad=False, maximize=False)


def no_counterpart(net):
    return nn.FTRL(net.trainable_params(), use_locking=False, loss_scale=1.0)
