"""Train a small convolutional network with MindSpore: a script that was ported from PyTorch by hand."""

import argparse

import mindspore
import numpy as np
from mindspore import Tensor, nn

LEARNING_RATE = 1e-3


def build_network(classes):
    return nn.SequentialCell(
        nn.Conv2d(3, 16, 3, has_bias=True),
        nn.BatchNorm2d(16),
        nn.ReLU(),
        nn.Flatten(),
        nn.Dense(16 * 16 * 16, classes),
    )


def build_optimizer(name, network, weight_decay):
    params = network.trainable_params()
    if name == "adamw":
        return nn.AdamWeightDecay(params, learning_rate=LEARNING_RATE, weight_decay=weight_decay)
    if name == "adam":
        return nn.Adam(params, LEARNING_RATE, weight_decay)
    if name == "rmsprop":
        return nn.RMSProp(params, learning_rate=LEARNING_RATE, decay=0.99, epsilon=1e-8, momentum=0)
    return nn.SGD(params, lr=LEARNING_RATE, momentum=0.9)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--optimizer", default="adamw", choices=("adamw", "adam", "rmsprop", "sgd"))
    parser.add_argument("--weight-decay", type=float, default=0.05)
    parser.add_argument("--steps", type=int, default=100)
    options = parser.parse_args()

    mindspore.set_seed(0)
    network = build_network(classes=10)
    optimizer = build_optimizer(options.optimizer, network, options.weight_decay)
    criterion = nn.CrossEntropyLoss()
    step_network = nn.TrainOneStepCell(nn.WithLossCell(network, criterion), optimizer)
    step_network.set_train()
    generator = np.random.default_rng(0)
    images = Tensor(generator.normal(size=(32, 3, 16, 16)).astype(np.float32))
    labels = Tensor(generator.integers(0, 10, 32).astype(np.int32))
    for step in range(options.steps):
        loss = step_network(images, labels)
        if step % 10 == 0:
            print(f"step {step}: loss {float(loss.asnumpy()):.4f}")


if __name__ == "__main__":
    main()
