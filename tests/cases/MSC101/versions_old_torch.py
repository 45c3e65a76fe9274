# options: --torch-version 1.8
"""SGD had no default for its learning rate before torch 2.2: there is nothing that could differ."""

import mindspore.nn as mnn
import torch.optim as optim


def optimizers(model, network):
    return [
        optim.SGD(model.parameters(), lr=0.1),
        mnn.SGD(network.trainable_params()),
        optim.Adamax(model.parameters()),  # MSC101: lr
        optim.AdamW(model.parameters(), 1e-3),  # MSC101: eps, weight_decay
    ]
