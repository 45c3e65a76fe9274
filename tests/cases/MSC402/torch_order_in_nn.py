"""torch's order of arguments at mindspore.nn."""

import functools

import mindspore.nn as nn
from mindspore.nn import Adam, AdamWeightDecay

BETAS = (0.9, 0.98)
SPEC = [1e-3, (0.9, 0.98), 1e-9]


def build(network, lr, betas):
    params = network.trainable_params()
    return [
        Adam(params, lr, (0.9, 0.98)),  # MSC402: beta1
        Adam(params, lr, (0.9, 0.98), 1e-9),  # MSC402: beta1
        Adam(params, lr, BETAS),  # MSC402: beta1
        Adam(params, lr, [0.9, 0.98]),  # MSC402: beta1
        Adam(params, lr, (0.9, betas[1])),  # MSC402: beta1
        Adam(params, *SPEC),  # MSC402: beta1
        Adam(params, lr, 0.9, 0.98, 1e-9),
        Adam(params, lr, beta1=0.9, beta2=0.98),
        AdamWeightDecay(params, lr, (0.9, 0.98), 1e-8, 0.01),  # MSC402: beta1
        nn.AdaMax(params, lr, BETAS),  # MSC402: beta1
        nn.LazyAdam(params, lr, BETAS),  # MSC402: beta1
    ]


def not_known(network, lr, betas, rest):
    params = network.trainable_params()
    return [Adam(params, lr, betas), Adam(params, *rest), Adam(*rest)]


def one_per_line(network, lr):
    return nn.Adam(
        network.trainable_params(),
        lr,
        (0.9, 0.98),  # MSC402: beta1
        1e-9,
    )


class WarmAdam(nn.Adam):
    def __init__(self, params, lr):
        super().__init__(params, lr, (0.9, 0.98))  # MSC402: beta1


def prepared(params, lr):
    return functools.partial(nn.Adam, params, lr, (0.9, 0.98))  # MSC402: beta1


def either(params, lr, decoupled: bool):
    chosen = AdamWeightDecay if decoupled else Adam
    return chosen(params, lr, (0.9, 0.98))  # MSC402: beta1


def by_keyword(network, lr):
    # The value is refused (MSC403), but not for its place.
    return Adam(network.trainable_params(), lr, beta1=(0.9, 0.98))  # MSC403: beta1


def refused_by_both(network, lr):
    # A string is no decay for torch either: MSC403.
    return Adam(network.trainable_params(), lr, "0.9")  # MSC403: beta1
