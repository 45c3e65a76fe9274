"""More positional arguments than there are places."""

import mindspore.nn as nn
from mindspore import mint
from mindspore.experimental import optim as experimental
from torch import optim


def torch_sites(model, lr, args):
    params = list(model.parameters())
    return [
        optim.Adam(params, lr, (0.9, 0.98), 1e-9, 0, False),
        optim.Adam(params, lr, (0.9, 0.98), 1e-9, 0, False, None),  # MSC402
        optim.Adam(params, lr, (0.9, 0.98), 1e-9, 0, False, None, False),  # MSC402
        optim.Rprop(params, lr, (0.5, 1.2), (1e-6, 50), False),  # MSC402
        optim.SGD(params, lr, 0.9, 0, 1e-4, True, *args),
        optim.ASGD(params, lr, 1e-4, 0.75, 1e6, 0, None, False, False, False),
        optim.SparseAdam(params, lr, (0.9, 0.999), 1e-8, False),
    ]


def mindspore_sites(net, lr):
    params = net.trainable_params()
    return [
        nn.Momentum(params, lr, 0.9, 1e-4, 1.0, False),
        nn.Momentum(params, lr, 0.9, 0.0, 1e-4, False, 1.0),  # MSC402
        nn.AdamWeightDecay(params, lr, 0.9, 0.999, 1e-8, 0.01, False),  # MSC402
        nn.Adam(params, lr, 0.9, 0.999, 1e-8, False, False, 0.0, 1.0, False, False),  # MSC402
        experimental.AdamW(params, lr, (0.9, 0.999), 1e-8, 0.01, False),
        experimental.AdamW(params, lr, (0.9, 0.999), 1e-8, 0.01, False, False),  # MSC402
        mint.optim.SGD(params, lr, 0.9, 0, 0, False, True),  # MSC402
        nn.Lamb(params, lr, 0.9, 0.999, 1e-6, 0.01, 1.0),  # MSC402
    ]
