"""Near misses: torch 2.2 and later fill the learning rate in, which MSC101 compares."""

from mindspore import nn


def build(network):
    return nn.SGD(network.trainable_params(), momentum=0.9)
