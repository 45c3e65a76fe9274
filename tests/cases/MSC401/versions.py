# options: --torch-version 1.10
"""A keyword of another version is MSC602's."""

from torch import optim


def build(model, lr):
    return [
        optim.AdamW(model.parameters(), lr=lr, fused=True),
        optim.AdamW(model.parameters(), lr=lr, maximize=False),
        optim.AdamW(model.parameters(), learning_rate=lr),  # MSC401: learning_rate
        optim.SGD(model.parameters(), lr=lr, foreach=False),
    ]
