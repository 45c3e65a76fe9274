"""The other families have torch's order, and its traps."""

from mindspore import mint
from mindspore.experimental import optim


def build(net, lr, momentum, weight_decay, eps, maximize):
    params = net.trainable_params()
    return [
        optim.SGD(params, lr, momentum, weight_decay),  # MSC303: dampening
        optim.AdamW(params, lr, (0.9, 0.999), eps, weight_decay),
        optim.AdamW(params, lr, (0.9, 0.999), weight_decay),  # MSC303: eps
        mint.optim.SGD(params, lr, weight_decay),  # MSC303: momentum
        mint.optim.Adam(params, lr, (0.9, 0.999), eps, weight_decay),
        optim.ASGD(params, lr, 1e-4, 0.75, 1e6, maximize),  # MSC303: weight_decay
    ]


def either(net, lr, weight_decay, adaptive: bool):
    chosen = optim.Adam if adaptive else optim.AdamW
    mixed = optim.Adam if adaptive else optim.SGD
    return chosen(net.trainable_params(), lr, weight_decay), mixed(net.trainable_params(), lr, weight_decay)  # MSC303: betas
