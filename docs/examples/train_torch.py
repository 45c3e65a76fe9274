"""Train a small convolutional network with PyTorch: a script that is about to be ported to MindSpore."""

import argparse

import torch
from torch import nn, optim

LEARNING_RATE = 1e-3
WEIGHT_DECAY = 0.05


def build_network(classes):
    return nn.Sequential(
        nn.Conv2d(3, 16, 3, padding=1),
        nn.BatchNorm2d(16),
        nn.ReLU(),
        nn.AdaptiveAvgPool2d(1),
        nn.Flatten(),
        nn.Linear(16, classes),
    )


def build_optimizer(name, network):
    if name == "adamw":
        decayed = [p for p in network.parameters() if p.ndim > 1]
        undecayed = [p for p in network.parameters() if p.ndim <= 1]
        groups = [
            {"params": decayed, "weight_decay": WEIGHT_DECAY},
            {"params": undecayed, "weight_decay": 0.0, "betas": (0.9, 0.95)},
        ]
        return optim.AdamW(groups, lr=LEARNING_RATE)
    if name == "sgd":
        return optim.SGD(network.parameters(), 0.1, 0.9, weight_decay=1e-4)
    if name == "rmsprop":
        return optim.RMSprop(network.parameters(), lr=LEARNING_RATE, alpha=0.9, eps=1e-3, momentum=0.9)
    return optim.RAdam(network.parameters(), lr=LEARNING_RATE)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--optimizer", default="adamw", choices=("adamw", "sgd", "rmsprop", "radam"))
    parser.add_argument("--steps", type=int, default=100)
    options = parser.parse_args()

    torch.manual_seed(0)
    network = build_network(classes=10)
    optimizer = build_optimizer(options.optimizer, network)
    criterion = nn.CrossEntropyLoss()
    images, labels = torch.randn(32, 3, 16, 16), torch.randint(10, (32,))
    for step in range(options.steps):
        optimizer.zero_grad()
        loss = criterion(network(images), labels)
        loss.backward()
        optimizer.step()
        if step % 10 == 0:
            print(f"step {step}: loss {loss.item():.4f}")


if __name__ == "__main__":
    main()
