"""Keywords of torch at mindspore.nn."""

import functools

from mindspore import nn
from mindspore.nn import Adam, AdamWeightDecay as AdamW

TORCH_SETTINGS = {"lr": 3e-4, "betas": (0.9, 0.95), "weight_decay": 0.1}


def build(network, lr, **kwargs):
    params = network.trainable_params()
    return [
        Adam(params, lr=lr),  # MSC401: lr
        Adam(params, lr=lr, betas=(0.9, 0.95)),  # MSC401: lr, betas
        Adam(params, learning_rate=lr, amsgrad=True),  # MSC401: amsgrad
        Adam(params, learning_rate=lr, beta1=0.9, beta2=0.95, use_amsgrad=True),
        AdamW(params, **TORCH_SETTINGS),  # MSC401: lr, betas
        AdamW(params, lr=lr, **kwargs),  # MSC401: lr
        AdamW(params, **kwargs),
        nn.RMSProp(params, learning_rate=lr, alpha=0.9, eps=1e-8),  # MSC401: alpha, eps
        nn.RMSProp(params, learning_rate=lr, decay=0.9, epsilon=1e-8),
        nn.Adagrad(params, initial_accumulator_value=0.1),  # MSC401: initial_accumulator_value
        nn.Adadelta(params, eps=1e-6),  # MSC401: eps
        nn.Momentum(params, lr, 0.9, nesterov=True),  # MSC401: nesterov
        nn.AdaFactor(params, beta2_decay=-0.8, d=1.0),  # MSC401: beta2_decay, d
        nn.SGD(params, lr=lr, momentum=0.9, nesterov=True),  # MSC401: lr
    ]


def foreign_to_both(network, lr):
    params = network.trainable_params()
    return [
        nn.Momentum(params, lr, momentun=0.9),  # MSC401: momentun
        nn.Lamb(params, lr=lr, weight_decay=0.01),  # MSC401: lr
        nn.FTRL(params, learning_rate=lr, beta=1.0),  # MSC401: beta
        nn.Adam(params, learning_rate=lr, fused=True),  # MSC401: fused
    ]


def given_twice(network):
    return Adam(network.trainable_params(), learning_rate=1e-3, lr=1e-3)  # MSC401: lr


def one_per_line(network):
    return nn.Adam(
        network.trainable_params(),
        lr=1e-3,  # MSC401: lr
        betas=(  # MSC401: betas
            0.9,
            0.95,
        ),
        eps=1e-8,
    )


class Lion(nn.Adam):
    def __init__(self, params, lr):
        super().__init__(params, lr=lr)  # MSC401: lr


make = functools.partial(nn.Adam, lr=1e-3)  # MSC401: lr


def of_the_project(network):
    class Adam:
        def __init__(self, params, lr):
            self.params, self.lr = params, lr

    return Adam(network.trainable_params(), lr=1e-3)
