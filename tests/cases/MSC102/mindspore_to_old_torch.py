# options: --torch-version 2.1
"""torch's SGD required a learning rate before 2.2."""

import mindspore.nn as nn
from mindspore.experimental import optim
from mindspore.nn import Momentum


def build(network, lr):
    params = network.trainable_params()
    plain = nn.SGD(params, momentum=0.9)  # MSC102: learning_rate
    decayed = nn.SGD(params, weight_decay=1e-4, nesterov=False, momentum=0.9)  # MSC102: learning_rate
    given = nn.SGD(params, lr, 0.9)
    required_here_too = [Momentum(params, lr, 0.9), optim.SGD(params, lr)]
    other = nn.Adam(params)
    return plain, decayed, given, required_here_too, other


class WarmSGD(nn.SGD):
    def __init__(self, params, momentum):
        super().__init__(params=params, momentum=momentum)  # MSC102: learning_rate
