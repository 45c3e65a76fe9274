"""As it is found in published training scripts: the decay on beta1, on dampening, on accum."""

from mindspore import nn
from mindspore.nn import Adam, AdamWeightDecay, Momentum, SGD


def create_optimizer(name, params, lr, momentum, weight_decay, loss_scale, eps):
    if name == "sgd":
        return SGD(params, lr, momentum, weight_decay)  # MSC303: dampening
    if name == "momentum":
        return Momentum(params, lr, momentum, weight_decay, loss_scale)
    if name == "adam":
        return Adam(params, lr, weight_decay)  # MSC303: beta1
    if name == "adamw":
        return AdamWeightDecay(params, lr, 0.9, 0.999, weight_decay, eps)  # MSC303: eps, weight_decay
    if name == "adagrad":
        return nn.Adagrad(params, lr)  # MSC303: accum
    if name == "rmsprop":
        return nn.RMSProp(params, lr, momentum)  # MSC303: decay
    if name == "adadelta":
        return nn.Adadelta(params, lr, 0.9, eps, weight_decay)  # MSC303: loss_scale
    return nn.ASGD(params, lr, weight_decay)  # MSC303: lambd


def from_configuration(net, cfg, args):
    params = net.trainable_params()
    return [
        Adam(params, cfg.lr, cfg.weight_decay),  # MSC303: beta1
        Adam(params, args.lr, args.wd),  # MSC303: beta1
        Momentum(params, cfg.lr, cfg.momentum, cfg.weight_decay),
        Momentum(params, cfg.momentum, cfg.lr),  # MSC303: learning_rate, momentum
        SGD(params, cfg.base_lr, cfg.optimizer.momentum, cfg.optimizer.weight_decay),  # MSC303: dampening
        Momentum(params, cfg["lr"], cfg["momentum"], cfg["weight_decay"]),
    ]


def behind_a_step(net, epoch_size, lr_schedule, decay):
    # None of these names is that of a parameter.
    return Momentum(net.trainable_params(), lr_schedule, 0.9, decay, epoch_size)


class Trainer:
    WEIGHT_DECAY = 1e-4

    def __init__(self, network, lr):
        self._lr = lr
        self.optimizer = nn.Adam(network.trainable_params(), self._lr, self.WEIGHT_DECAY)  # MSC303: beta1


def without_counterpart(params, lr, weight_decay, l1):
    return [
        nn.FTRL(params, lr),  # MSC303: initial_accum
        nn.Lamb(params, lr, weight_decay),  # MSC303: beta1
        nn.ProximalAdagrad(params, 0.1, lr, l1),
    ]


def by_keyword(params, lr, weight_decay):
    return Adam(params, lr, weight_decay=weight_decay)


def behind_a_star(params, rest, weight_decay):
    return Adam(params, *rest, weight_decay)


def unpacked(net, lr, weight_decay):
    return Adam(*(net.trainable_params(), lr, weight_decay))  # MSC303: beta1
