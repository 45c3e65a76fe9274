"""The updates that divide by accumulated squares: Adagrad, Adadelta, RMSprop."""

from __future__ import annotations

import numpy as np

from ms_compat_lint.updates.rule import Array, Model, Rule, decayed, scaled


class Adagrad(Rule):
    """``torch.optim.Adagrad``, ``mindspore.experimental.optim.Adagrad``."""

    def start(self) -> None:
        """The accumulator starts at a value that can be given."""
        self.accumulator = self.zeros + self.number("initial_accumulator_value")

    def update(self, weight: Array, gradient: Array, lr: float) -> Array:
        """The learning rate falls with the steps."""
        self.accumulator = self.accumulator + gradient * gradient
        rate = lr / (1 + (self.step - 1) * self.number("lr_decay"))
        root: Array = np.sqrt(self.accumulator)
        return weight - rate * gradient / (root + self.number("eps"))


class AdagradWithoutEps(Adagrad):
    """``mindspore.nn.Adagrad``: no eps, save the 1e-8 that its kernel adds under the root on the CPU."""

    def update(self, weight: Array, gradient: Array, lr: float) -> Array:
        """The kernel updates the accumulator whatever ``update_slots`` says."""
        self.accumulator = self.accumulator + gradient * gradient
        root: Array = np.sqrt(self.accumulator + 1e-8)
        return weight - lr * gradient / root


class Adadelta(Rule):
    """``Adadelta`` of both frameworks and all families."""

    def start(self) -> None:
        """Zero averages."""
        self.squares, self.changes = self.zeros, self.zeros

    def update(self, weight: Array, gradient: Array, lr: float) -> Array:
        """The step is as large as the steps before it were."""
        rho, eps = self.number("rho"), self.number("eps")
        self.squares = rho * self.squares + (1 - rho) * gradient * gradient
        change: Array = np.sqrt(self.changes + eps) / np.sqrt(self.squares + eps) * gradient
        self.changes = rho * self.changes + (1 - rho) * change * change
        return weight - lr * change


class RMSprop(Rule):
    """``torch.optim.RMSprop``, ``mindspore.experimental.optim.RMSprop``."""

    def start(self) -> None:
        """Zero averages."""
        self.squares, self.mean, self.momentum = self.zeros, self.zeros, self.zeros

    def update(self, weight: Array, gradient: Array, lr: float) -> Array:
        """Eps is added to the root."""
        alpha = self.number("alpha")
        self.squares = alpha * self.squares + (1 - alpha) * gradient * gradient
        variance = self.squares
        if self.values["centered"]:
            self.mean = self.mean + (1 - alpha) * (gradient - self.mean)
            variance = self.squares - self.mean * self.mean
        change = gradient / (np.sqrt(variance) + self.number("eps"))
        momentum = self.number("momentum")
        if momentum > 0:
            self.momentum = change = momentum * self.momentum + change
        return weight - lr * change


class RMSProp(Rule):
    """``mindspore.nn.RMSProp``: the mean square starts at 1; centered, eps is added under the root."""

    def start(self) -> None:
        """The mean square starts with ones."""
        self.squares, self.mean, self.momentum = self.zeros + 1, self.zeros, self.zeros

    def update(self, weight: Array, gradient: Array, lr: float) -> Array:
        """The momentum holds the learning rate."""
        alpha, eps = self.number("alpha"), self.number("eps")
        if self.values["centered"]:
            self.squares = alpha * self.squares + (1 - alpha) * gradient * gradient
            self.mean = alpha * self.mean + (1 - alpha) * gradient
            root = np.sqrt(self.squares - self.mean * self.mean + eps)
        else:
            self.squares = self.squares + (gradient * gradient - self.squares) * (1 - alpha)
            root = np.sqrt(self.squares) + eps
        self.momentum = self.number("momentum") * self.momentum + lr * gradient / root
        return weight - self.momentum


_NN = {"learning_rate": "lr", "epsilon": "eps", "decay": "alpha", "accum": "initial_accumulator_value"}

MODELS = {
    "torch.optim.Adagrad": Model(Adagrad, decayed),
    "mindspore.nn.Adagrad": Model(AdagradWithoutEps, scaled, _NN),
    "mindspore.experimental.optim.Adagrad": Model(Adagrad, decayed),
    "torch.optim.Adadelta": Model(Adadelta, decayed),
    "mindspore.nn.Adadelta": Model(Adadelta, scaled, _NN),
    "mindspore.experimental.optim.Adadelta": Model(Adadelta, decayed),
    "torch.optim.RMSprop": Model(RMSprop, decayed),
    "mindspore.nn.RMSProp": Model(RMSProp, scaled, _NN),
    "mindspore.experimental.optim.RMSprop": Model(RMSprop, decayed),
}
