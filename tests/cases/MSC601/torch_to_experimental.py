# options: --mindspore-api experimental
"""torch optimizers that the experimental family does not have."""

from torch import optim


def build(model):
    return [
        optim.Adafactor(model.parameters()),  # MSC601
        optim.SparseAdam(list(model.parameters())),  # MSC601
        optim.LBFGS(model.parameters()),  # MSC601
        optim.Muon(model.parameters()),  # MSC601
        optim.Adadelta(model.parameters()),
        optim.Adagrad(model.parameters()),
        optim.Adam(model.parameters()),
        optim.AdamW(model.parameters()),
        optim.Adamax(model.parameters()),
        optim.ASGD(model.parameters()),
        optim.NAdam(model.parameters()),
        optim.RAdam(model.parameters()),
        optim.RMSprop(model.parameters()),
        optim.Rprop(model.parameters()),
        optim.SGD(model.parameters(), lr=0.1),
    ]
