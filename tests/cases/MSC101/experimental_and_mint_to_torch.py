"""Near misses: what the experimental and the mint family leave out, torch fills in with the same values."""

from mindspore import mint
from mindspore.experimental import optim


def optimizers(net, lr):
    params = net.trainable_params()
    return [
        optim.Adadelta(params),
        optim.Adagrad(params),
        optim.Adam(params),
        optim.AdamW(params),
        optim.Adamax(params),
        optim.ASGD(params),
        optim.NAdam(params),
        optim.RAdam(params),
        optim.RMSprop(params),
        optim.Rprop(params),
        optim.SGD(params, lr),
        mint.optim.Adam(params),
        mint.optim.AdamW(params),
        mint.optim.FusedAdamW(params),
        mint.optim.SGD(params, lr),
    ]
