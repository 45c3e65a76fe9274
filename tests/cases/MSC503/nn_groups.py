"""Keys of mindspore.nn: few, and two that torch does not use."""

import mindspore.nn as nn
from mindspore.nn import Momentum


def split(net):
    conv = [p for p in net.trainable_params() if "conv" in p.name]
    rest = [p for p in net.trainable_params() if "conv" not in p.name]
    return conv, rest


def build(net, lr):
    conv, rest = split(net)
    return [
        Momentum([{"params": conv, "weight_decay": 0.01}, {"params": rest, "lr": 0.01}], lr, 0.9),
        Momentum([{"params": conv, "momentum": 0.8}], lr, 0.9),  # MSC503: momentum
        Momentum([{"params": conv, "learning_rate": 0.1}], lr, 0.9),  # MSC503: learning_rate
        nn.Adam([{"params": conv, "betas": (0.9, 0.95)}], lr),  # MSC503: betas
        nn.Adam([{"params": conv, "beta1": 0.8}, {"params": rest}], lr),  # MSC503: beta1
        nn.Adam([{"params": conv}, {"params": rest}, {"order_params": net.trainable_params()}], lr),  # MSC503: order_params
        nn.Adam([{"params": conv, "grad_centralization": True}], lr),  # MSC503: grad_centralization
    ]


def own_filter(net, lr):
    return nn.AdamWeightDecay([{"params": net.trainable_params(), "grad_centralization": True}], lr)  # MSC503: grad_centralization


def named(net, lr):
    conv, rest = split(net)
    groups = [{"params": conv, "weight_decay": 0.01, "eps": 1e-6}, {"params": rest, "eps": 1e-6}]
    return nn.Adam(groups, learning_rate=lr)  # MSC503: eps


def adafactor(net):
    return nn.AdaFactor([{"params": net.trainable_params(), "weight_decay": 0.01}])  # MSC503: weight_decay


def no_counterpart(net, lr):
    return [
        nn.Lamb([{"params": net.trainable_params(), "weight_decay": 0.01}], lr),
        nn.Lamb([{"params": net.trainable_params(), "beta1": 0.8}], lr),  # MSC503: beta1
    ]
