# options: --mindspore-api experimental
"""The experimental family is equal nearly everywhere."""

from torch import optim


def build(model, lr):
    return [
        optim.AdamW(model.parameters(), lr=lr, weight_decay=0.05),
        optim.AdamW(model.parameters(), lr=lr, eps=1e-3, amsgrad=True),
        optim.RMSprop(model.parameters(), lr=lr, centered=True, momentum=0.9),
        optim.SGD(model.parameters(), lr=lr, momentum=0.9, nesterov=True),
        optim.NAdam(model.parameters(), lr=lr),
        optim.RAdam(model.parameters(), lr=lr),
        optim.Adagrad(model.parameters(), lr=lr, lr_decay=1e-3),
        optim.Adamax(model.parameters(), lr=lr),
        optim.Adam(model.parameters(), lr=lr),
        optim.Adam(model.parameters(), lr=lr, eps=1e-3),  # MSC501
        optim.Adam(model.parameters(), lr=lr, amsgrad=True),  # MSC501
        optim.Adam(model.parameters(), lr=lr, amsgrad=False),
    ]
