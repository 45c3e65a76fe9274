# options: --torch-version 2.0
"""torch's Adafactor came with 2.5."""

from mindspore import nn


def build(net):
    params = net.trainable_params()
    return nn.AdaFactor(params), nn.Adam(params)  # MSC601
