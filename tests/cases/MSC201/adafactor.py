"""The learning rate of torch's Adafactor is a ceiling, which nn.AdaFactor has built in as 0.01."""

from torch.optim import Adafactor


def build(model, lr):
    return [
        Adafactor(model.parameters()),
        Adafactor(model.parameters(), lr=0.01),
        Adafactor(model.parameters(), lr=1e-3),  # MSC201: lr
        Adafactor(model.parameters(), lr),  # MSC201: lr
        Adafactor(model.parameters(), beta2_decay=-0.8, d=1.0, weight_decay=0.0),
    ]
