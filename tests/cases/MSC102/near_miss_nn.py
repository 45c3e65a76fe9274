"""Near misses: nn.SGD has a default of its own (MSC101 compares it), and nothing of nn's counterparts is required."""

from torch import optim


def build(model):
    return [
        optim.SGD(model.parameters(), momentum=0.9),
        optim.Adagrad(model.parameters()),
        optim.RMSprop(model.parameters(), alpha=0.9),
    ]
