# options: --mindspore-api mint
"""The mint family."""

from torch.optim import SGD, Adam, AdamW


def build(model, adaptive: bool):
    momentum = SGD(model.parameters(), lr=0.1, momentum=0.9, dampening=0.1, nesterov=False, maximize=True)
    traced = SGD(model.parameters(), lr=0.1, differentiable=True)  # MSC201: differentiable
    decoupled = Adam(model.parameters(), decoupled_weight_decay=True, weight_decay=0.1)  # MSC201: decoupled_weight_decay
    optimizer_class = Adam if adaptive else AdamW
    chosen = optimizer_class(model.parameters(), lr=1e-3, differentiable=True)  # MSC201: differentiable
    return momentum, traced, decoupled, chosen
