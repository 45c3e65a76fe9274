"""How an argument is handed over decides whether it is omitted."""

import functools

from torch import optim
from torch.optim import AdamW, RMSprop as TorchRMSprop

LEARNING_RATE = 5e-4
DECAY = 0.05
OPTIONS = {"lr": LEARNING_RATE, "eps": 1e-8}


def positional(params):
    return AdamW(params, 5e-4, (0.9, 0.95), 1e-8, 0.05)


def positional_up_to_betas(params):
    return AdamW(params, 5e-4, (0.9, 0.95))  # MSC101: eps, weight_decay


def shuffled(params):
    return AdamW(weight_decay=DECAY, params=params, lr=LEARNING_RATE)  # MSC101: eps


def mixed(params):
    return AdamW(params, LEARNING_RATE, eps=1e-8)  # MSC101: weight_decay


def known_star(params):
    positional_part = (LEARNING_RATE, (0.9, 0.95), 1e-8)
    return AdamW(params, *positional_part)  # MSC101: weight_decay


def unknown_star(params, *rest):
    return AdamW(params, *rest)


def unknown_star_before_keywords(params, *rest):
    return TorchRMSprop(params, *rest, alpha=0.99)


def literal_double_star(params):
    return AdamW(params, **{"lr": 5e-4, "weight_decay": 0.05})  # MSC101: eps


def named_double_star(params):
    return AdamW(params, **OPTIONS)  # MSC101: weight_decay


def unknown_double_star(params, **kwargs):
    return AdamW(params, lr=LEARNING_RATE, **kwargs)


def partial(model):
    factory = functools.partial(AdamW, lr=LEARNING_RATE)
    return factory(model.parameters(), weight_decay=DECAY)


def alias(model):
    optimizer_class = optim.Adamax
    return optimizer_class(model.parameters())  # MSC101: lr


class Decoupled(optim.AdamW):
    """Passes its arguments on, and leaves some out."""

    def __init__(self, params, lr=LEARNING_RATE, betas=(0.9, 0.95)):
        super().__init__(params, lr=lr, betas=betas)  # MSC101: eps, weight_decay


class PassesEverything(optim.AdamW):
    def __init__(self, params, **kwargs):
        super().__init__(params, **kwargs)


def shadowed(model, AdamW):
    return AdamW(model.parameters())


def of_the_project(model):
    class SGD:
        def __init__(self, params):
            self.params = params

    return SGD(model.parameters())
