"""How an argument is handed over decides whether it is omitted."""

from functools import partial

import mindspore.nn as nn
from mindspore.nn import AdamWeightDecay
from mindspore.nn.optim import RMSProp

BASE_LR = 1e-3
WEIGHT_DECAY = 1e-2
OPTIONS = dict(learning_rate=BASE_LR, weight_decay=WEIGHT_DECAY)


def positional(net):
    return AdamWeightDecay(net.trainable_params(), 1e-3, 0.9, 0.999, 1e-6, 0.01)


def positional_up_to_beta1(net):
    return AdamWeightDecay(net.trainable_params(), 1e-3, 0.9)  # MSC101: eps, weight_decay


def shuffled(net):
    return AdamWeightDecay(weight_decay=WEIGHT_DECAY, learning_rate=BASE_LR, params=net.trainable_params())  # MSC101: eps


def one_of_two_betas(net):
    return nn.AdaMax(net.trainable_params(), BASE_LR, beta2=0.99)


def known_star(net):
    lr_and_betas = [BASE_LR, 0.9, 0.999]
    return AdamWeightDecay(net.trainable_params(), *lr_and_betas)  # MSC101: eps, weight_decay


def unknown_star(net, rest):
    return AdamWeightDecay(net.trainable_params(), *rest, weight_decay=0.01)


def unknown_star_hides_only_what_it_reaches(net, rest):
    return RMSProp(net.trainable_params(), 0.1, 0.9, *rest)


def known_double_star(net):
    return AdamWeightDecay(net.trainable_params(), **OPTIONS)  # MSC101: eps


def changed_double_star(net, cfg):
    options = {"learning_rate": BASE_LR}
    options.update(cfg.optimizer)
    return AdamWeightDecay(net.trainable_params(), **options)


def prepared(net):
    make = partial(nn.AdamWeightDecay, learning_rate=BASE_LR)
    return make(net.trainable_params())


class LayerDecay(nn.AdamWeightDecay):
    def __init__(self, params, learning_rate):
        super(LayerDecay, self).__init__(params, learning_rate, weight_decay=WEIGHT_DECAY)  # MSC101: eps


class Explicit(nn.RMSProp):
    def __init__(self, params, learning_rate, epsilon=1e-8):
        nn.RMSProp.__init__(self, params, learning_rate, epsilon=epsilon)  # MSC101: decay


def written_with_torch_names(net):
    # MSC401 says that the call fails; what a torch name gives does not count as omitted.
    return nn.RMSProp(net.trainable_params(), lr=0.01, alpha=0.99)  # MSC101: epsilon
