# options: --torch-version 1.12
"""One version later or earlier decides."""

from torch import optim


def build(model, lr):
    return [
        optim.Adam(model.parameters(), lr=lr, foreach=True, maximize=True, capturable=False),
        optim.Adam(model.parameters(), lr=lr, fused=True),  # MSC602: fused
        optim.SGD(model.parameters(), lr=lr, differentiable=True),  # MSC602: differentiable
        optim.RMSprop(model.parameters(), lr=lr, maximize=True),  # MSC602: maximize
        optim.NAdam(model.parameters(), lr=lr),
        optim.NAdam(model.parameters(), lr=lr, decoupled_weight_decay=True),  # MSC602: decoupled_weight_decay
    ]
