"""Arguments of mindspore.nn that torch has no place for."""

import mindspore as ms
import mindspore.nn as nn
from mindspore.nn import Adam, Momentum

LOSS_SCALE = 1024.0


def loss_scale(net, scale):
    params = net.trainable_params()
    return [
        Momentum(params, 0.1, 0.9, loss_scale=1024.0),  # MSC201: loss_scale
        Momentum(params, 0.1, 0.9, 1e-4, LOSS_SCALE),  # MSC201: loss_scale
        Momentum(params, 0.1, 0.9, loss_scale=scale),  # MSC201: loss_scale
        Momentum(params, 0.1, 0.9, loss_scale=1.0),
        nn.RMSProp(params, learning_rate=0.1, loss_scale=1),
        nn.SGD(params, 0.1, loss_scale=128.0),  # MSC201: loss_scale
        nn.Adadelta(params, loss_scale=2.0),  # MSC201: loss_scale
    ]


def adam(net, lazy: bool):
    params = net.trainable_params()
    return [
        Adam(params, use_nesterov=True),  # MSC201: use_nesterov
        Adam(params, use_nesterov=False, use_locking=True),
        Adam(params, use_lazy=True),  # MSC201: use_lazy
        Adam(params, use_lazy=lazy),  # MSC201: use_lazy
        Adam(params, use_amsgrad=True),
    ]


def adagrad(net):
    return [
        nn.Adagrad(net.trainable_params(), update_slots=False),  # MSC201: update_slots
        nn.Adagrad(net.trainable_params(), update_slots=True, accum=0.1),
    ]


def adafactor(net):
    params = net.trainable_params()
    return [
        nn.AdaFactor(params, scale_parameter=True, relative_step=True, compression=False),
        nn.AdaFactor(params, scale_parameter=False),  # MSC201: scale_parameter
        nn.AdaFactor(params, learning_rate=1e-3, relative_step=False),  # MSC201: learning_rate, relative_step
        nn.AdaFactor(params, beta1=0.9),  # MSC201: beta1
        nn.AdaFactor(params, beta1=0.0),
        nn.AdaFactor(params, clip_threshold=1.0, decay_rate=0.8),
    ]


def no_decay_in_torch(net):
    return [
        nn.Rprop(net.trainable_params(), learning_rate=0.01, weight_decay=1e-4),  # MSC201: weight_decay
        nn.Rprop(net.trainable_params(), learning_rate=0.01, weight_decay=0.0),
        nn.LazyAdam(net.trainable_params(), weight_decay=0.01),  # MSC201: weight_decay
    ]


class ScaledMomentum(nn.Momentum):
    def __init__(self, params, learning_rate, momentum=0.9):
        super().__init__(params, learning_rate, momentum, loss_scale=ms.amp.FixedLossScaleManager().get_loss_scale())  # MSC201: loss_scale
