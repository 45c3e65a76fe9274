"""Dropped only where it may go for every candidate."""

from torch import optim


def build(model, name):
    chosen = {"adam": optim.Adam, "adamw": optim.AdamW, "sgd": optim.SGD}[name]
    with_switch = chosen(model.parameters(), lr=1e-3, foreach=False)  # MSC202: foreach
    adaptive = optim.Adam if name == "adam" else optim.AdamW
    with_amsgrad = adaptive(model.parameters(), lr=1e-3, amsgrad=False)
    return with_switch, with_amsgrad
