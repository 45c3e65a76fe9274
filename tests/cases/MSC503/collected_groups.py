"""Keys of groups that are not written in the call: the finding stands on the argument."""

import mindspore.nn as nn
from torch import optim


def comprehension(model, lr):
    return optim.SGD(
        [{"params": block.parameters(), "momentum": 0.8} for block in model.blocks],  # MSC503: momentum
        lr=lr,
    )


def grown(model, lr):
    groups = []
    for block in model.blocks:
        groups.append({"params": block.parameters(), "lr": lr, "dampening": 0.1})
    groups.append({"params": model.head.parameters(), "dampening": 0.0})
    return optim.SGD(groups, lr=lr, momentum=0.9)  # MSC503: dampening


def resumed(model, lr):
    """What torch's schedulers ask for when they begin behind the first epoch; nn has none that read it."""
    groups = [{"params": model.parameters(), "initial_lr": lr}]
    return optim.SGD(groups, lr=lr, momentum=0.9)  # MSC503: initial_lr


def in_a_dictionary(net, lr):
    decayed = {"params": net.trainable_params(), "weight_decay": 1e-4, "momentum": 0.9}
    return nn.Momentum([decayed], lr, 0.9)  # MSC503: momentum


def by_name(net, lr, groups):
    return nn.Momentum(groups, lr, 0.9), nn.Momentum(params=groups, learning_rate=lr, momentum=0.9)
