# options: --torch-version 1.8
"""What torch 1.8 did not have."""

import functools

from torch import optim


def build(model, lr):
    return [
        optim.NAdam(model.parameters(), lr=lr),  # MSC602
        optim.RAdam(model.parameters(), lr=lr),  # MSC602
        optim.Adafactor(model.parameters()),  # MSC602
        optim.Muon(model.parameters()),  # MSC602
        optim.Adam(model.parameters(), lr=lr, maximize=False),  # MSC602: maximize
        optim.Adam(model.parameters(), lr=lr, fused=True, foreach=False),  # MSC602: fused, foreach
        optim.AdamW(model.parameters(), lr=lr, **{"capturable": True}),  # MSC602: capturable
        optim.SGD(model.parameters(), lr, 0.9, nesterov=True),
        optim.Adam(model.parameters(), lr=lr, amsgrad=True),
        optim.Adam(model.parameters(), learning_rate=lr),
    ]


class FusedAdamW(optim.AdamW):
    def __init__(self, params, lr):
        super().__init__(params, lr=lr, fused=True)  # MSC602: fused


make = functools.partial(optim.NAdam, lr=2e-3)  # MSC602


def either(model, rectified: bool):
    chosen = optim.RAdam if rectified else optim.NAdam
    mixed = optim.RAdam if rectified else optim.Adam
    return chosen(model.parameters()), mixed(model.parameters())  # MSC602
