"""mindspore.nn's order of arguments at torch."""

from torch import optim
from torch.optim import Adam, AdamW

B1, B2 = 0.9, 0.98


def build(model, lr, beta1):
    params = list(model.parameters())
    return [
        Adam(params, lr, 0.9, 0.98, 1e-9),  # MSC402: betas
        AdamW(params, lr, B1, B2),  # MSC402: betas
        optim.Adamax(params, lr, 0.9),  # MSC402: betas
        Adam(params, lr, (B1, B2), 1e-9),
        AdamW(params, lr, betas=(B1, B2)),
        AdamW(params, lr, beta1),
    ]
