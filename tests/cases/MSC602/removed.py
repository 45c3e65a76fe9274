"""And MindSpore 2.10 has them no more."""

from mindspore.nn.optim_ex import SGD, Adam


def build(net, lr):
    return SGD(net.trainable_params(), lr), Adam(net.trainable_params(), lr)  # MSC602 # MSC602
