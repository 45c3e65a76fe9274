# options: --mindspore-api experimental
"""The experimental family takes torch's defaults over, but for the learning rate of SGD (MSC102)."""

from torch import optim


def optimizers(model):
    return {
        "adadelta": optim.Adadelta(model.parameters()),
        "adagrad": optim.Adagrad(model.parameters()),
        "adam": optim.Adam(model.parameters()),
        "adamw": optim.AdamW(model.parameters()),
        "adamax": optim.Adamax(model.parameters()),
        "asgd": optim.ASGD(model.parameters()),
        "nadam": optim.NAdam(model.parameters()),
        "radam": optim.RAdam(model.parameters()),
        "rmsprop": optim.RMSprop(model.parameters()),
        "rprop": optim.Rprop(model.parameters()),
        "sgd": optim.SGD(model.parameters()),
    }
