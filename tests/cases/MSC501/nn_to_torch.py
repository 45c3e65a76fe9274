"""The same, read from MindSpore."""

from mindspore import nn
from mindspore.experimental import optim


def adam(net, lr, **kwargs):
    params = net.trainable_params()
    return [
        nn.AdamWeightDecay(params, lr, eps=1e-8, weight_decay=0.01),  # MSC501
        nn.AdamWeightDecay(params, lr, **kwargs),  # MSC501
        nn.Adam(params, lr, eps=1e-8),
        nn.Adam(params, lr, eps=1e-3),  # MSC501
        nn.Adam(params, lr, beta2=0.99, eps=1e-6),
        nn.Adam(params, lr, **kwargs),
        nn.AdamOffload(params, lr, eps=1e-3),  # MSC501
        nn.LazyAdam(params, lr),
    ]


def momentum(net, lr, nesterov):
    params = net.trainable_params()
    return [
        nn.Momentum(params, lr, 0.9),
        nn.Momentum(params, lr, 0.9, use_nesterov=True),  # MSC501
        nn.Momentum(params, lr, 0.9, use_nesterov=False),
        nn.Momentum(params, lr, 0.9, use_nesterov=nesterov),
        nn.Momentum(params, lr, 0.0, use_nesterov=True),
        nn.SGD(params, lr, 0.9, nesterov=True),
    ]


def rmsprop(net, lr):
    return nn.RMSProp(net.trainable_params(), learning_rate=lr, decay=0.99, epsilon=1e-8)  # MSC501


def adafactor(net):
    params = net.trainable_params()
    return [
        nn.AdaFactor(params),  # MSC501
        nn.AdaFactor(params, beta1=0.0, eps=(1e-30, 1e-3)),
        nn.AdaFactor(params, beta1=0.0, scale_parameter=False),  # MSC501
        nn.AdaFactor(params, beta1=0.0, warmup_init=True),  # MSC501
    ]


def experimental(net, lr):
    params = net.trainable_params()
    return [
        optim.AdamW(params, lr, amsgrad=True),
        optim.Adam(params, lr),
        optim.Adam(params, lr, amsgrad=True),  # MSC501
        optim.Adam(params, lr, eps=1e-4),  # MSC501
        optim.RMSprop(params, lr, centered=True),
        optim.SGD(params, lr, 0.9),
    ]


def no_counterpart(net, lr):
    return nn.Lamb(net.trainable_params(), lr)


class LayerwiseAdamW(nn.AdamWeightDecay):
    def __init__(self, params, learning_rate, weight_decay):
        super().__init__(params, learning_rate, weight_decay=weight_decay)  # MSC501
