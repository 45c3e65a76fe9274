# options: --torch-version 2.0
"""An int among the betas is refused since torch 2.6 only."""

from torch import optim


def build(model):
    return [
        optim.Adam(model.parameters(), betas=(0, 0.999)),
        optim.Adam(model.parameters(), betas=(0.9, 1.0)),  # MSC403: betas
        optim.LBFGS(model.parameters(), lr=-1.0),
    ]
