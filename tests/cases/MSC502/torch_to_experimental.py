# options: --mindspore-api experimental
"""Near misses: the experimental family decays all parameters, as torch does."""

from torch import optim


def build(model, lr):
    return [
        optim.SGD(model.parameters(), lr=lr, momentum=0.9, weight_decay=1e-4),
        optim.AdamW(model.parameters(), lr=lr),
    ]
