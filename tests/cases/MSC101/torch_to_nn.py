"""Every torch optimizer with a counterpart in mindspore.nn, built with its defaults."""

import torch
from torch import nn, optim


def build_optimizer(name: str, model: nn.Module) -> optim.Optimizer:
    params = list(model.parameters())
    if name == "adadelta":
        return optim.Adadelta(params)
    if name == "adagrad":
        return optim.Adagrad(params)  # MSC101: lr, initial_accumulator_value
    if name == "adam":
        return optim.Adam(params)
    if name == "adamw":
        return optim.AdamW(params)  # MSC101: eps, weight_decay
    if name == "adamax":
        return optim.Adamax(params)  # MSC101: lr
    if name == "asgd":
        return optim.ASGD(params)  # MSC101: lr
    if name == "rmsprop":
        return optim.RMSprop(params)  # MSC101: lr, alpha, eps
    if name == "rprop":
        return optim.Rprop(params)  # MSC101: lr
    if name == "sgd":
        return optim.SGD(params)  # MSC101: lr
    if name == "sparse_adam":
        return optim.SparseAdam(params)
    if name == "adafactor":
        return optim.Adafactor(params)  # MSC101: eps
    if name == "nadam":
        return optim.NAdam(params)  # no counterpart there: MSC601 says so
    raise ValueError(f"unknown optimizer {name}")


def written_out(model: nn.Module) -> list[optim.Optimizer]:
    return [
        optim.Adagrad(model.parameters(), lr=0.01, initial_accumulator_value=0),
        optim.AdamW(model.parameters(), eps=1e-8, weight_decay=0.01),
        optim.Adamax(model.parameters(), lr=2e-3),
        optim.ASGD(model.parameters(), lr=1e-2),
        optim.RMSprop(model.parameters(), lr=1e-2, alpha=0.99, eps=1e-8),
        optim.Rprop(model.parameters(), lr=1e-2),
        optim.SGD(model.parameters(), lr=1e-3),
        optim.Adafactor(model.parameters(), eps=(None, 1e-3)),
    ]


def train(model: nn.Module, loader, epochs: int) -> None:
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.RMSprop(  # MSC101: eps
        model.parameters(),
        lr=0.256,
        alpha=0.9,
        momentum=0.9,
        weight_decay=1e-5,
    )
    for _ in range(epochs):
        for images, labels in loader:
            optimizer.zero_grad()
            criterion(model(images), labels).backward()
            optimizer.step()
