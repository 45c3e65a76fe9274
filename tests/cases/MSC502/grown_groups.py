"""Groups that are collected one by one, as layer-wise decay does it."""

import mindspore.nn as nn
import torch


def layer_wise(model, lr, decay):
    groups = []
    for depth, block in enumerate(model.blocks):
        groups.append({"params": block.parameters(), "lr": lr * decay**depth})
    return torch.optim.AdamW(groups, lr=lr, weight_decay=0.05)


def split(net, lr):
    groups = [{"params": [], "weight_decay": 1e-4}]
    groups += [{"params": [p], "weight_decay": 0.0} for p in net.trainable_params() if p.ndim == 1]
    return nn.Momentum(groups, lr, 0.9, weight_decay=1e-4)


def single_parameters(net, lr):
    params = []
    for p in net.trainable_params():
        params.append(p)
    return nn.Momentum(params, lr, 0.9, weight_decay=1e-4)  # MSC502: weight_decay


def from_elsewhere(net, lr, get_groups):
    # Nothing shows that these are groups.
    return nn.Momentum(get_groups(net), lr, 0.9, weight_decay=1e-4)  # MSC502: weight_decay
