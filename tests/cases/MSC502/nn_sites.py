"""mindspore.nn decays what has no beta or gamma in its name, where the parameters are not grouped."""

import functools

import mindspore.nn as nn
from mindspore.experimental import optim
from mindspore.nn import Momentum

WEIGHT_DECAY = 5e-4


def written(net, lr, wd):
    params = net.trainable_params()
    return [
        Momentum(params, lr, 0.9, WEIGHT_DECAY),  # MSC502: weight_decay
        Momentum(params, lr, 0.9, weight_decay=1e-4),  # MSC502: weight_decay
        Momentum(net.trainable_params(), lr, 0.9, weight_decay=1e-4),  # MSC502: weight_decay
        Momentum(params, lr, 0.9, weight_decay=0.0),
        Momentum(params, lr, 0.9),
        Momentum(params, lr, 0.9, weight_decay=wd),
        nn.AdamWeightDecay(params, lr, weight_decay=0.01),  # MSC502: weight_decay
        nn.Adam(params, lr, weight_decay=1e-4),  # MSC502: weight_decay
        nn.SGD(params, lr, 0.9, 0.0, 1e-4),  # MSC502: weight_decay
        nn.RMSProp(params, lr, **{"weight_decay": 1e-5}),  # MSC502: weight_decay
        nn.Adagrad(params, 0.1, lr, weight_decay=1e-4),  # MSC502: weight_decay
    ]


def hidden(net, lr, *args, **kwargs):
    return [Momentum(net.trainable_params(), lr, 0.9, **kwargs), Momentum(net.trainable_params(), lr, 0.9, *args)]


def grouped(net, lr):
    norm = [p for p in net.trainable_params() if "gamma" in p.name or "beta" in p.name]
    rest = [p for p in net.trainable_params() if p not in norm]
    groups = [{"params": rest, "weight_decay": WEIGHT_DECAY}, {"params": norm, "weight_decay": 0.0}]
    return [
        Momentum(groups, lr, 0.9, weight_decay=WEIGHT_DECAY),
        Momentum([{"params": rest}, {"params": norm, "weight_decay": 0.0}], lr, 0.9, weight_decay=WEIGHT_DECAY),
        Momentum([{"params": rest}, {"order_params": net.trainable_params()}], lr, 0.9, weight_decay=WEIGHT_DECAY),
        Momentum(params=[{"params": [p]} for p in rest], learning_rate=lr, momentum=0.9, weight_decay=WEIGHT_DECAY),
    ]


def a_list_of_parameters(net, lr):
    # A list, but not of groups.
    parameters = [p for p in net.trainable_params() if p.requires_grad]
    return Momentum(parameters, lr, 0.9, weight_decay=1e-4)  # MSC502: weight_decay


def no_filter(net, lr):
    return [
        nn.AdaFactor(net.trainable_params(), weight_decay=0.01),
        nn.FTRL(net.trainable_params(), weight_decay=0.01),
        optim.AdamW(net.trainable_params(), lr, weight_decay=0.05),
        optim.SGD(net.trainable_params(), lr, weight_decay=1e-4),
    ]


def without_counterpart(net, lr):
    return nn.Lamb(net.trainable_params(), lr, weight_decay=0.01)


class DecayedMomentum(nn.Momentum):
    def __init__(self, params, learning_rate):
        super().__init__(params, learning_rate, 0.9, weight_decay=WEIGHT_DECAY)  # MSC502: weight_decay


make = functools.partial(nn.SGD, weight_decay=1e-4)  # MSC502: weight_decay
