# options: --mindspore-api experimental
"""The experimental family has torch's order, but for what torch inserted lately."""

import functools

from torch import optim


def build(model, lr):
    params = list(model.parameters())
    return [
        optim.Adam(params, lr, (0.9, 0.98), 1e-9, 1e-4, False),
        optim.AdamW(params, lr, (0.9, 0.98), 1e-9, 1e-4),
        optim.Adagrad(params, lr, 0, 1e-4, 0.1, 1e-10),
        optim.RMSprop(params, lr, 0.99, 1e-8, 1e-4, 0.9, True),
        optim.SGD(params, lr, 0.9, 0.1, 1e-4, False),
        optim.NAdam(params, lr, (0.9, 0.98), 1e-8, 0, 4e-3),
        optim.ASGD(params, lr, 1e-4, 0.75, 1e6, 0, None),  # MSC302: foreach
        optim.RMSprop(params, lr, 0.99, 1e-8, 0, 0, False, False),  # MSC302: capturable
        functools.partial(optim.ASGD, params, lr, 1e-4, 0.75, 1e6, 0, None),  # MSC302: foreach
    ]
