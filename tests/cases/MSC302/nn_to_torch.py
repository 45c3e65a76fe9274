"""Positional arguments of mindspore.nn that would land elsewhere in torch."""

import mindspore.nn as nn
from mindspore.nn import Adam, Momentum, RMSProp


def momentum(net, lr):
    params = net.trainable_params()
    return [
        Momentum(params, lr, 0.9),
        Momentum(params, lr, 0.9, 1e-4),  # MSC302: weight_decay
        Momentum(params, lr, 0.9, 1e-4, 1024.0, True),  # MSC302: weight_decay, loss_scale
        Momentum(params, lr, 0.9, weight_decay=1e-4),
    ]


def adam(net, lr):
    params = net.trainable_params()
    return [
        Adam(params, lr),
        Adam(params, lr, 0.9),  # MSC302: beta1
        Adam(params, lr, 0.9, 0.999, 1e-8),  # MSC302: beta1, beta2, eps
        nn.AdamWeightDecay(params, lr, 0.9, 0.999, 1e-8, 0.01),  # MSC302: beta1, beta2, eps, weight_decay
        nn.AdamWeightDecay(params, lr, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01),
    ]


def others(net, lr):
    params = net.trainable_params()
    return [
        nn.SGD(params, lr, 0.9, 0.0, 1e-4, False),
        nn.Adagrad(params, 0.1, lr),  # MSC302: accum, learning_rate
        nn.Adadelta(params, lr, 0.9, 1e-6),
        nn.Adadelta(params, lr, 0.9, 1e-6, 1.0),  # MSC302: loss_scale
        RMSProp(params, lr, 0.9),
        RMSProp(params, lr, 0.9, 0.0, 1e-10),  # MSC302: momentum, epsilon
        nn.Rprop(params, lr, (0.5, 1.2), (1e-6, 50.0)),
        nn.AdaFactor(params, None, (1e-30, 1e-3)),  # MSC302: learning_rate, eps
        nn.Lamb(params, lr, 0.9, 0.999),
    ]


def beside_a_foreign_positional(net, lr):
    # MSC402 has the tuple; what stands behind it was meant for torch's places.
    return Adam(net.trainable_params(), lr, (0.9, 0.999), 1e-8)  # MSC302: beta2
