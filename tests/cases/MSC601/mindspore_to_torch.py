"""MindSpore optimizers that torch does not have."""

import mindspore.nn as nn
from mindspore import mint
from mindspore.nn import FTRL, Lamb, Momentum, thor


def build(net, lr, damping):
    params = net.trainable_params()
    return [
        Lamb(params, learning_rate=lr),  # MSC601
        FTRL(params),  # MSC601
        nn.ProximalAdagrad(params),  # MSC601
        nn.LARS(Momentum(params, lr, 0.9), epsilon=1e-8, coefficient=0.001),  # MSC601
        thor(net, lr, damping, 0.9),  # MSC601
        nn.LazyAdam(params),
        nn.AdaFactor(params),
        nn.AdamOffload(params),
        mint.optim.FusedAdamW(params),
    ]
