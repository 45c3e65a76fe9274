"""The experimental and the mint family take any key, and use their own parameters' names."""

from mindspore import mint
from mindspore.experimental import optim


def build(net, lr):
    params = net.trainable_params()
    return [
        optim.SGD([{"params": params, "momentum": 0.8}], lr),
        optim.AdamW([{"params": params, "betas": (0.9, 0.95), "amsgrad": True}], lr),
        optim.Adam([{"params": params, "amsgrad": True}], lr),  # MSC503: amsgrad
        optim.AdamW([{"params": params, "learning_rate": 1e-4}], lr),  # MSC503: learning_rate
        mint.optim.SGD([{"params": params, "momentum": 0.8}], lr),
        mint.optim.AdamW([{"params": params, "order_params": params}], lr),  # MSC503: order_params
    ]
