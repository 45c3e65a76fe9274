"""The updates of MindSpore that shrink weights towards zero: FTRL and ProximalAdagrad. PyTorch has neither."""

from __future__ import annotations

import numpy as np

from ms_compat_lint.updates.rule import Array, Model, Rule, scaled


class FTRL(Rule):
    """``mindspore.nn.FTRL``, as its CPU kernel is: there l1 shrinks positive sums alone and grows negative ones."""

    def start(self) -> None:
        """The accumulator starts at a value that can be given."""
        self.accumulator, self.linear = self.zeros + self.number("initial_accum"), self.zeros

    def update(self, weight: Array, gradient: Array, lr: float) -> Array:
        """The weight follows from the sums of the gradients alone."""
        l1, power = self.number("l1"), -self.number("lr_power")
        before = self.accumulator**power
        self.accumulator = self.accumulator + gradient * gradient
        now = self.accumulator**power
        self.linear = self.linear + gradient - (now - before) / lr * weight
        kept: Array = np.where(np.abs(self.linear) > l1, l1 - self.linear, self.zeros)
        return kept / (now / lr + 2 * self.number("l2"))


class ProximalAdagrad(Rule):
    """``mindspore.nn.ProximalAdagrad``."""

    def start(self) -> None:
        """The accumulator starts at a value that can be given."""
        self.accumulator = self.zeros + self.number("accum")

    def update(self, weight: Array, gradient: Array, lr: float) -> Array:
        """Adagrad's step, then the shrinking, both at Adagrad's rate."""
        self.accumulator = self.accumulator + gradient * gradient
        rate: Array = lr / np.sqrt(self.accumulator)
        stepped: Array = weight - rate * gradient
        shrunk: Array = np.sign(stepped) * np.maximum(np.abs(stepped) - rate * self.number("l1"), 0)
        return shrunk / (1 + rate * self.number("l2"))


_NN = {"learning_rate": "lr"}

MODELS = {
    "mindspore.nn.FTRL": Model(FTRL, scaled, _NN),
    "mindspore.nn.ProximalAdagrad": Model(ProximalAdagrad, scaled, _NN),
}
