# options: --mindspore-version 2.1
"""Near misses: between two versions that were read, an API counts as there as soon as the later one has it."""

from mindspore.experimental import optim
from mindspore.nn.optim_ex import AdamW


def build(net, lr):
    return AdamW(net.trainable_params(), lr), optim.AdamW(net.trainable_params(), lr)
