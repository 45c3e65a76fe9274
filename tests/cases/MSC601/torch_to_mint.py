# options: --mindspore-api mint
"""The mint family has three."""

from torch import optim


def build(model):
    return [
        optim.Adam(model.parameters()),
        optim.AdamW(model.parameters()),
        optim.SGD(model.parameters(), lr=0.1),
        optim.Adadelta(model.parameters()),  # MSC601
        optim.Adafactor(model.parameters()),  # MSC601
        optim.Adagrad(model.parameters()),  # MSC601
        optim.Adamax(model.parameters()),  # MSC601
        optim.ASGD(model.parameters()),  # MSC601
        optim.LBFGS(model.parameters()),  # MSC601
        optim.Muon(model.parameters()),  # MSC601
        optim.NAdam(model.parameters()),  # MSC601
        optim.RAdam(model.parameters()),  # MSC601
        optim.RMSprop(model.parameters()),  # MSC601
        optim.Rprop(model.parameters()),  # MSC601
        optim.SparseAdam(list(model.parameters())),  # MSC601
    ]
