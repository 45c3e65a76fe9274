"""mindspore.nn wants floats where torch takes any number."""

import functools

import mindspore.nn as nn
from mindspore.nn import RMSProp

ZERO = 0
BETAS = (0.9, 0.999)
SETTINGS = {"learning_rate": 0.1, "momentum": 0}


def rmsprop(net, momentum):
    params = net.trainable_params()
    return [
        RMSProp(params, learning_rate=0.1, momentum=0),  # MSC403: momentum
        RMSProp(params, learning_rate=0.1, momentum=ZERO),  # MSC403: momentum
        RMSProp(params, 0.1, 0.9, 0),  # MSC403: momentum
        RMSProp(params, **SETTINGS),  # MSC403: momentum
        RMSProp(params, learning_rate=0.1, momentum=0.0),
        RMSProp(params, learning_rate=0.1, momentum=momentum),
        RMSProp(params, learning_rate=0.1, momentum=9 / 10),
        RMSProp(params, 0.1, 1),  # MSC403: decay
        RMSProp(params, 0.1, centered=1),  # MSC403: centered
        RMSProp(params, 0.1, weight_decay=0),
    ]


def rprop(net):
    params = net.trainable_params()
    return [
        nn.Rprop(params, step_sizes=(1e-6, 50)),  # MSC403: step_sizes
        nn.Rprop(params, step_sizes=(1e-6, 50.0)),
        nn.Rprop(params, etas=[0.5, 1.2]),  # MSC403: etas
        nn.Rprop(params, etas=(0.5, 1.2)),
        nn.Rprop(params, etas=(0.5, 1)),  # MSC403: etas
        nn.Rprop(params, step_sizes=(50.0, 1e-6)),  # MSC403: step_sizes
        nn.Rprop(params, step_sizes=(1.0, 1.0)),
    ]


def adam(net):
    params = net.trainable_params()
    return [
        nn.Adam(params, 1e-3, beta1=0.0),  # MSC403: beta1
        nn.Adam(params, 1e-3, beta1=0),  # MSC403: beta1
        nn.Adam(params, 1e-3, beta2=1.0),  # MSC403: beta2
        nn.Adam(params, 1e-3, beta1=(0.9, 0.999)),  # MSC403: beta1
        nn.Adam(params, 1e-3, eps=0.0),  # MSC403: eps
        nn.Adam(params, 1e-3, eps=1),  # MSC403: eps
        nn.Adam(params, 1e-3, eps=1e-8, weight_decay=0),
        nn.Adam(params, -1e-3),  # MSC403: learning_rate
        nn.Adam(params, 1),
        nn.Adam(params, "1e-3"),  # MSC403: learning_rate
        nn.Adam(params, 1e-3, weight_decay=-0.1),  # MSC403: weight_decay
        nn.Adam(params, 1e-3, use_amsgrad=1),  # MSC403: use_amsgrad
        nn.Adam(params, 1e-3, loss_scale=0.0),  # MSC403: loss_scale
    ]


def others(net):
    params = net.trainable_params()
    return [
        nn.Momentum(params, 0.1, 0),  # MSC403: momentum
        nn.Momentum(params, 0.1, 0.0),
        nn.Momentum(params, 0.1, -0.9),  # MSC403: momentum
        nn.Adagrad(params, accum=0),  # MSC403: accum
        nn.Adagrad(params, accum=0.0),
        nn.Adadelta(params, rho=1),  # MSC403: rho
        nn.Adadelta(params, 1, epsilon=1e-6),
        nn.ASGD(params, t0=1000000),  # MSC403: t0
        nn.ASGD(params, t0=1e6),
        nn.AdaFactor(params, eps=(1e-30, 1)),  # MSC403: eps
        nn.AdaFactor(params, decay_rate=-0.8),  # MSC403: decay_rate
        nn.SGD(params, 0.1, 0.9, 0),
        nn.Lamb(params, 1e-3, eps=0.0),  # MSC403: eps
        nn.FTRL(params, lr_power=0.5),  # MSC403: lr_power
    ]


def one_per_line(net):
    return nn.RMSProp(
        net.trainable_params(),
        learning_rate=0.1,
        momentum=0,  # MSC403: momentum
        epsilon=1e-8,
    )


class PlainRMSProp(nn.RMSProp):
    def __init__(self, params, learning_rate):
        super().__init__(params, learning_rate, momentum=0)  # MSC403: momentum


make = functools.partial(nn.RMSProp, momentum=0)  # MSC403: momentum


def either(params, centered: bool):
    chosen = nn.Adam if centered else nn.AdaMax
    return chosen(params, eps=0.0)  # MSC403: eps
