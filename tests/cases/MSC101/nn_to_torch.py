"""Every mindspore.nn optimizer with a counterpart in torch, built with as little as it takes."""

import mindspore as ms
from mindspore import nn


def build_optimizer(name: str, network: nn.Cell) -> nn.Optimizer:
    params = network.trainable_params()
    if name == "adadelta":
        return nn.Adadelta(params)
    if name == "adagrad":
        return nn.Adagrad(params)  # MSC101: accum, learning_rate
    if name == "adam":
        return nn.Adam(params)
    if name == "adam_offload":
        return nn.AdamOffload(params)
    if name == "adamw":
        return nn.AdamWeightDecay(params)  # MSC101: eps, weight_decay
    if name == "adamax":
        return nn.AdaMax(params)  # MSC101: learning_rate
    if name == "asgd":
        return nn.ASGD(params)  # MSC101: learning_rate
    if name == "rmsprop":
        return nn.RMSProp(params)  # MSC101: learning_rate, decay, epsilon
    if name == "rprop":
        return nn.Rprop(params)  # MSC101: learning_rate
    if name == "sgd":
        return nn.SGD(params)  # MSC101: learning_rate
    if name == "momentum":
        return nn.Momentum(params, 0.1, 0.9)
    if name == "lazy_adam":
        return nn.LazyAdam(params)
    if name == "adafactor":
        return nn.AdaFactor(params)  # MSC101: eps
    if name == "lamb":
        return nn.Lamb(params, 1e-3)  # no counterpart: MSC601 says so
    raise ValueError(f"unknown optimizer {name}")


def written_out(network: nn.Cell) -> list:
    params = network.trainable_params()
    return [
        nn.Adagrad(params, accum=0.1, learning_rate=1e-3),
        nn.AdamWeightDecay(params, learning_rate=1e-3, eps=1e-6, weight_decay=0.0),
        nn.AdaMax(params, learning_rate=1e-3),
        nn.ASGD(params, learning_rate=0.1),
        nn.RMSProp(params, learning_rate=0.1, decay=0.9, epsilon=1e-10),
        nn.Rprop(params, learning_rate=0.1),
        nn.SGD(params, learning_rate=0.1),
        nn.AdaFactor(params, eps=(1e-30, 1e-3)),
    ]


def train(network: nn.Cell, dataset, epochs: int) -> None:
    loss_fn = nn.CrossEntropyLoss()
    optimizer = nn.RMSProp(  # MSC101: epsilon
        network.trainable_params(),
        learning_rate=nn.exponential_decay_lr(0.256, 0.97, 312 * epochs, 312, 2, is_stair=True),
        decay=0.9,
        momentum=0.9,
        weight_decay=1e-5,
    )
    grad_fn = ms.value_and_grad(lambda x, y: loss_fn(network(x), y), None, optimizer.parameters)
    for _ in range(epochs):
        for images, labels in dataset.create_tuple_iterator():
            _, grads = grad_fn(images, labels)
            optimizer(grads)
