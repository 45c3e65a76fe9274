# options: --mindspore-api mint
"""The mint family."""

from torch import optim


def build(model, lr):
    return [
        optim.Adam(model.parameters(), lr=lr, eps=1e-8),
        optim.AdamW(model.parameters(), lr=lr),
        optim.SGD(model.parameters(), lr=lr, momentum=0.9),
    ]
