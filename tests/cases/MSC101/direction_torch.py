# options: --direction torch
"""Only the sites of one framework, for a project that holds both."""

from mindspore import nn
from torch import optim


def pair(model, network):
    return (
        optim.AdamW(model.parameters(), eps=1e-8),  # MSC101: weight_decay
        nn.AdamWeightDecay(network.trainable_params(), eps=1e-6),
    )
