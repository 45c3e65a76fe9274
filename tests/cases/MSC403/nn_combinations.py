"""Values that are fine alone and refused together."""

import mindspore.nn as nn
from mindspore.nn import SGD


def sgd(net, momentum, **kwargs):
    params = net.trainable_params()
    return [
        SGD(params, 0.1, nesterov=True),  # MSC403: nesterov
        SGD(params, 0.1, momentum=0.0, nesterov=True),  # MSC403: nesterov
        SGD(params, 0.1, momentum=0.9, dampening=0.1, nesterov=True),  # MSC403: nesterov
        SGD(params, 0.1, momentum=0.9, nesterov=True),
        SGD(params, 0.1, momentum=momentum, nesterov=True),
        SGD(params, 0.1, nesterov=True, **kwargs),
        SGD(params, 0.1, nesterov=False),
    ]


def adam(net):
    params = net.trainable_params()
    return [
        nn.Adam(params, 1e-3, use_lazy=True, use_offload=True),  # MSC403: use_lazy
        nn.Adam(params, 1e-3, use_lazy=True, use_amsgrad=True),  # MSC403: use_amsgrad
        nn.Adam(params, 1e-3, use_lazy=True),
        nn.Adam(params, 1e-3, use_amsgrad=True),
    ]


def adafactor(net, lr):
    params = net.trainable_params()
    return [
        nn.AdaFactor(params, learning_rate=1e-3),  # MSC403: learning_rate
        nn.AdaFactor(params, learning_rate=1e-3, relative_step=False),
        nn.AdaFactor(params, learning_rate=lr, relative_step=False),
        nn.AdaFactor(params, relative_step=False),  # MSC403: relative_step
        nn.AdaFactor(params, warmup_init=True),
        nn.AdaFactor(params, 1e-3, relative_step=False, warmup_init=True),  # MSC403: warmup_init
        nn.AdaFactor(params),
    ]
