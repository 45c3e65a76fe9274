# options: --mindspore-api experimental --torch-version 1.12
"""Two updates of torch were mended since, the one in 1.13 and the other in 2.0."""

from torch import optim


def build(model, lr, decay):
    params = model.parameters()
    return [
        optim.NAdam(params, lr=lr),  # MSC501
        optim.RAdam(params, lr=lr),
        optim.SGD(params, lr=lr, weight_decay=1e-4, maximize=True),  # MSC501
        optim.SGD(params, lr=lr, weight_decay=1e-4),
        optim.SGD(params, lr=lr, maximize=True),
        optim.SGD(params, lr=lr, weight_decay=decay, maximize=True),
        optim.AdamW(params, lr=lr, weight_decay=1e-4, maximize=True),
    ]
