"""Near misses: the newest version has all of it."""

from torch import optim


def build(model, lr):
    return [
        optim.Adam(model.parameters(), lr=lr, fused=True, decoupled_weight_decay=True),
        optim.NAdam(model.parameters(), lr=lr, decoupled_weight_decay=True, maximize=True),
        optim.Muon(model.parameters(), lr=lr),
        optim.Adafactor(model.parameters()),
    ]
