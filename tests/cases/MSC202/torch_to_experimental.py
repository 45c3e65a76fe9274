# options: --mindspore-api experimental
"""What the experimental family takes is not redundant, whatever its value."""

import functools

from torch import optim


def build(model):
    return [
        optim.AdamW(model.parameters(), lr=1e-3, amsgrad=False, maximize=False),
        optim.AdamW(model.parameters(), lr=1e-3, foreach=False),  # MSC202: foreach
        optim.SGD(model.parameters(), lr=0.1, fused=None),  # MSC202: fused
        optim.NAdam(model.parameters(), lr=2e-3, maximize=False),  # MSC202: maximize
        optim.RAdam(model.parameters(), decoupled_weight_decay=False),  # MSC202: decoupled_weight_decay
        functools.partial(optim.RAdam, capturable=True),  # MSC202: capturable
    ]
