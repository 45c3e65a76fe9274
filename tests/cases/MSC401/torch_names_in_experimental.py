"""The experimental and the mint family have torch's names, and not all of its arguments."""

from mindspore import mint
from mindspore.experimental import optim


def build(net, lr, on_ascend: bool):
    params = net.trainable_params()
    return [
        optim.AdamW(params, lr=lr, betas=(0.9, 0.95), eps=1e-8, weight_decay=0.1, maximize=False),
        optim.AdamW(params, lr=lr, fused=on_ascend),  # MSC401: fused
        optim.AdamW(params, learning_rate=lr),  # MSC401: learning_rate
        optim.NAdam(params, lr=lr, decoupled_weight_decay=True),  # MSC401: decoupled_weight_decay
        optim.SGD(params, lr=lr, foreach=None),  # MSC401: foreach
        mint.optim.AdamW(params, lr=lr, beta1=0.9, beta2=0.95),  # MSC401: beta1, beta2
        mint.optim.SGD(params, lr=lr, momentum=0.9, nesterov=True),
    ]
