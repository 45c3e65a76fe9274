"""What the experimental and the mint family refuse."""

from mindspore import mint
from mindspore.experimental import optim


def build(net, lr):
    params = net.trainable_params()
    return [
        optim.SGD(params, lr, nesterov=True),  # MSC403: nesterov
        optim.SGD(params, lr, momentum=0.9, nesterov=True),
        optim.SGD(params, lr=-0.1),  # MSC403: lr
        optim.AdamW(params, lr, betas=(0.9, 1.0)),  # MSC403: betas
        optim.AdamW(params, lr, betas=(0.9, 0.999), eps=0.0),
        optim.AdamW(params, lr, eps=-1e-8),  # MSC403: eps
        optim.AdamW(params, lr, eps=0),  # MSC403: eps
        optim.Adam(params, lr, betas=(0, 0.999)),  # MSC403: betas
        optim.Adam(params, lr, (0.9, 0.999), 1),  # MSC403: eps
        optim.Adam(params, 1, weight_decay=1),
        optim.RMSprop(params, 1, eps=1),
        optim.Rprop(params, lr, etas=(1.2, 0.5)),  # MSC403: etas
        optim.Adam(params, lr, eps=-1),  # MSC403: eps
        mint.optim.SGD(params, lr, nesterov=True),  # MSC403: nesterov
    ]
