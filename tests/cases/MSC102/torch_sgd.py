# options: --mindspore-api experimental
"""The experimental SGD has no default for its learning rate, torch's has one since 2.2."""

import functools

import torch
from torch.optim import SGD

SETTINGS = {"momentum": 0.9, "weight_decay": 5e-4}
WITH_RATE = {"lr": 0.1, "momentum": 0.9}


def omitted(model):
    return torch.optim.SGD(model.parameters(), momentum=0.9, nesterov=True)  # MSC102: lr


def params_by_keyword(model):
    return SGD(weight_decay=1e-4, params=model.parameters())  # MSC102: lr


def known_double_star(model):
    return SGD(model.parameters(), **SETTINGS)  # MSC102: lr


def known_double_star_with_rate(model):
    return SGD(model.parameters(), **WITH_RATE)


def given(model, lr):
    return [SGD(model.parameters(), lr), SGD(model.parameters(), lr=lr), SGD(lr=0.1, params=model.parameters())]


def unknown_star(model, *args):
    return SGD(model.parameters(), *args)


def unknown_double_star(model, **kwargs):
    return SGD(model.parameters(), momentum=0.9, **kwargs)


def partial(model):
    make = functools.partial(torch.optim.SGD, momentum=0.9)
    return make(model.parameters(), lr=0.1)


class NesterovSGD(SGD):
    def __init__(self, params, momentum=0.9):
        super().__init__(params, momentum=momentum, nesterov=True)  # MSC102: lr


def named_as_in_mindspore_nn(model):
    # An error when run (MSC401), but the learning rate is not left out.
    return SGD(model.parameters(), learning_rate=0.1)


def candidates(model, plain: bool):
    optimizer_class = torch.optim.SGD if plain else torch.optim.Adam
    return optimizer_class(model.parameters())


def others_have_a_default(model):
    return [torch.optim.Adam(model.parameters()), torch.optim.AdamW(model.parameters())]
