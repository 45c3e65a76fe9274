"""MindSpore takes a learning rate for each step, torch a number and a scheduler beside the optimizer."""

import mindspore as ms
import mindspore.nn as nn
from mindspore import Tensor
from mindspore.nn import CosineDecayLR, cosine_decay_lr


def lists(net, total_step, step_per_epoch):
    params = net.trainable_params()
    rates = cosine_decay_lr(0.0, 0.1, total_step, step_per_epoch, 90)
    return [
        nn.Momentum(params, rates, 0.9),  # MSC201: learning_rate
        nn.Momentum(params, learning_rate=cosine_decay_lr(0.0, 0.1, total_step, step_per_epoch, 90), momentum=0.9),  # MSC201: learning_rate
        nn.SGD(params, [0.1, 0.05, 0.025]),  # MSC201: learning_rate
        nn.Adam(params, learning_rate=nn.dynamic_lr.piecewise_constant_lr([100, 200], [1e-3, 1e-4])),  # MSC201: learning_rate
    ]


def schedules(net, total_step):
    params = net.trainable_params()
    schedule = CosineDecayLR(min_lr=0.0, max_lr=0.1, decay_steps=total_step)
    return [
        nn.AdamWeightDecay(params, schedule, eps=1e-8, weight_decay=0.01),  # MSC201: learning_rate
        nn.RMSProp(params, learning_rate=nn.learning_rate_schedule.PolynomialDecayLR(0.1, 0.01, 4, 0.5)),  # MSC201: learning_rate
    ]


class Warm(nn.learning_rate_schedule.LearningRateSchedule):
    def __init__(self, rate):
        super().__init__()
        self.rate = rate


class Slow(Warm):
    pass


class Number(nn.Cell):
    pass


def of_the_project(net):
    params = net.trainable_params()
    warm = Warm(0.1)
    return [
        nn.Momentum(params, warm, 0.9),  # MSC201: learning_rate
        nn.Momentum(params, Slow(0.1), 0.9),  # MSC201: learning_rate
        nn.Momentum(params, Number(), 0.9),
    ]


def numbers(net, lr):
    params = net.trainable_params()
    return [
        nn.Momentum(params, 0.1, 0.9),
        nn.Momentum(params, lr, 0.9),
        nn.Momentum(params, Tensor(0.1, ms.float32), 0.9),
        nn.Momentum(params, float(lr), 0.9),
    ]


def written_in_python(net, lr, steps, gamma):
    params = net.trainable_params()
    rates = [lr * gamma**step for step in range(steps)]
    warm = []
    for step in range(steps):
        warm.append(lr * step / steps)
    return [
        nn.Momentum(params, rates, 0.9),  # MSC201: learning_rate
        nn.Momentum(params, learning_rate=[lr * 0.1**epoch for epoch in range(3)], momentum=0.9),  # MSC201: learning_rate
        nn.Momentum(params, warm, 0.9),  # MSC201: learning_rate
    ]
