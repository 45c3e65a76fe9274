# options: --mindspore-api mint
"""So it is in the mint family."""

from torch import optim


def configure_optimizers(model):
    head = optim.SGD(model.head.parameters(), momentum=0.9)  # MSC102: lr
    backbone = optim.SGD(model.backbone.parameters(), lr=1e-3, momentum=0.9)
    return head, backbone
