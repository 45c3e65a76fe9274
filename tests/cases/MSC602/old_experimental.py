# options: --mindspore-version 2.0
"""The experimental and the mint family came after MindSpore 2.0."""

import mindspore.nn as nn
from mindspore import mint
from mindspore.experimental import optim


def build(net, lr):
    params = net.trainable_params()
    return [
        optim.Adam(params, lr),  # MSC602
        mint.optim.AdamW(params, lr),  # MSC602
        nn.Adam(params, lr),
    ]
