"""What MindSpore 2.10 has marked as deprecated in its code; a docstring alone does not count."""

import mindspore.nn as nn
from mindspore import mint


def build(net, lr):
    params = net.trainable_params()
    return [
        nn.LazyAdam(params),  # MSC602
        nn.AdamOffload(params, lr),  # MSC602
        nn.FTRL(params),  # MSC602
        nn.ProximalAdagrad(params, learning_rate=lr),  # MSC602
        nn.LARS(nn.Momentum(params, lr, 0.9)),  # MSC602
        nn.AdamWeightDecay(params, lr),
        nn.Momentum(params, lr, 0.9),
        nn.Lamb(params, lr),
        mint.optim.FusedAdamW(params),
    ]


class Ranker(nn.FTRL):
    def __init__(self, params):
        super().__init__(params, learning_rate=1e-2)  # MSC602
