# options: --mindspore-version 2.7
"""What MindSpore 2.7 did not have, or not mark yet."""

import mindspore.nn as nn
from mindspore import mint
from mindspore.experimental import optim


def build(net, lr):
    params = net.trainable_params()
    return [
        mint.optim.FusedAdamW(params, lr),  # MSC602
        mint.optim.AdamW(params, lr),
        optim.AdamW(params, lr),
        nn.FTRL(params),
        nn.LazyAdam(params),  # MSC602
    ]
