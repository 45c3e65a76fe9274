# options: --mindspore-api experimental
"""The experimental family has torch's names."""

from mindspore.experimental import optim as ms_optim
from torch import optim


def build(model, net):
    return [
        optim.Adam(model.parameters(), lr=1e-3, betas=(0.9, 0.95), eps=1e-8, weight_decay=0.1, amsgrad=False),
        optim.RMSprop(model.parameters(), lr=0.01, alpha=0.9, eps=1e-8, momentum=0.9, centered=True),
        optim.Adagrad(model.parameters(), lr=0.01, lr_decay=0.1, initial_accumulator_value=0.1, eps=1e-10),
        ms_optim.Adam(net.trainable_params(), lr=1e-3, betas=(0.9, 0.95)),
        ms_optim.NAdam(net.trainable_params(), lr=1e-3, momentum_decay=4e-3),
    ]
