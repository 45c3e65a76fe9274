"""The updates of plain, averaged and resilient descent: SGD, ASGD, Rprop."""

from __future__ import annotations

import numpy as np

from ms_compat_lint.updates.rule import Array, Model, Rule, decayed, descended, scaled


class SGD(Rule):
    """``SGD`` of both frameworks and all families."""

    def start(self) -> None:
        """No momentum yet."""
        self.momentum = self.zeros

    def update(self, weight: Array, gradient: Array, lr: float) -> Array:
        """The first step knows no dampening."""
        momentum = self.number("momentum")
        if not momentum:
            return weight - lr * gradient
        dampening = self.values.get("dampening", 0.0) if self.step > 1 else 0.0
        self.momentum = momentum * self.momentum + (1 - dampening) * gradient
        return weight - lr * (gradient + momentum * self.momentum if self.nesterov else self.momentum)

    @property
    def nesterov(self) -> bool:
        """Whether the step looks ahead."""
        return bool(self.values["nesterov"])


class Momentum(SGD):
    """``mindspore.nn.Momentum``, whose kernel ignores nesterov on the CPU."""

    nesterov = False


class ASGD(Rule):
    """``ASGD`` of both frameworks. The averages that t0 steers are no weights, and are left out."""

    def start(self) -> None:
        """The first step takes the learning rate as it is."""
        self.eta: float | None = None

    def update(self, weight: Array, gradient: Array, lr: float) -> Array:
        """The step size falls with the steps."""
        eta = lr if self.eta is None else self.eta
        self.eta = lr / (1 + self.number("lambd") * lr * self.step) ** self.number("alpha")
        return weight * (1 - self.number("lambd") * eta) - eta * gradient


class Rprop(Rule):
    """``Rprop`` of both frameworks."""

    def start(self) -> None:
        """No gradient before the first."""
        self.before = self.zeros
        self.size: Array | None = None

    def update(self, weight: Array, gradient: Array, lr: float) -> Array:
        """Each weight has a step size of its own, which grows until the gradient's sign turns."""
        minus, plus = self.values["etas"]
        sign = np.sign(gradient * self.before)
        factor = np.where(sign > 0, plus, np.where(sign < 0, minus, 1.0)).astype(weight.dtype)
        size = self.zeros + lr if self.size is None else self.size
        self.size = np.clip(size * factor, *self.values["step_sizes"]).astype(weight.dtype)
        self.before = np.where(sign < 0, self.zeros, gradient)
        return weight - np.sign(self.before) * self.size


_NN = {"learning_rate": "lr", "use_nesterov": "nesterov"}

MODELS = {
    "torch.optim.SGD": Model(SGD, decayed),
    "mindspore.nn.SGD": Model(SGD, scaled, _NN),
    "mindspore.nn.Momentum": Model(Momentum, scaled, _NN),
    "mindspore.experimental.optim.SGD": Model(SGD, decayed),
    "mindspore.mint.optim.SGD": Model(SGD, decayed),
    "torch.optim.ASGD": Model(ASGD, decayed),
    "mindspore.nn.ASGD": Model(ASGD, scaled, _NN),
    "mindspore.experimental.optim.ASGD": Model(ASGD, decayed),
    "torch.optim.Rprop": Model(Rprop, decayed),
    "mindspore.nn.Rprop": Model(Rprop, scaled, _NN),
    "mindspore.experimental.optim.Rprop": Model(Rprop, decayed),
}

#: The models of older versions, up to the one that is named.
MODELS_UNTIL = {"torch.optim.SGD": ("1.12", Model(SGD, descended))}
