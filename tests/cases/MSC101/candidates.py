"""Where the class may be one of several, a finding holds for all of them or is not given."""

import mindspore.nn as nn
from torch import optim


def either(model, adaptive: bool):
    if adaptive:
        optimizer_class = optim.Adamax
    else:
        optimizer_class = optim.SGD
    return optimizer_class(model.parameters())  # MSC101: lr


def differing_in_one_only(model, decoupled: bool):
    optimizer_class = optim.AdamW if decoupled else optim.Adam
    return optimizer_class(model.parameters(), lr=1e-3)


def from_a_table(model, name):
    table = {"rmsprop": optim.RMSprop, "asgd": optim.ASGD, "adagrad": optim.Adagrad}
    return table[name](model.parameters())  # MSC101: lr


def from_a_table_by_constant(model):
    table = {"adamw": optim.AdamW, "adam": optim.Adam}
    return table["adamw"](model.parameters(), eps=1e-8)  # MSC101: weight_decay


def of_two_frameworks(params, use_mindspore: bool):
    optimizer_class = nn.SGD if use_mindspore else optim.SGD
    return optimizer_class(params)


def with_the_same_parameter(params, use_mindspore: bool):
    optimizer_class = nn.AdamWeightDecay if use_mindspore else optim.AdamW
    return optimizer_class(params)  # MSC101: eps, weight_decay
