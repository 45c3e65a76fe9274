# options: --mindspore-api experimental
"""The experimental family uses the keys that torch uses, nearly all of them."""

from torch import optim


def build(model, lr):
    return [
        optim.SGD([{"params": model.parameters(), "momentum": 0.8, "nesterov": False}], lr=lr),
        optim.AdamW([{"params": model.parameters(), "betas": (0.9, 0.95), "eps": 1e-6}], lr=lr),
        optim.Adam([{"params": model.parameters(), "amsgrad": True}], lr=lr),  # MSC503: amsgrad
        optim.NAdam([{"params": model.parameters(), "decoupled_weight_decay": True}], lr=lr),  # MSC503: decoupled_weight_decay
    ]
