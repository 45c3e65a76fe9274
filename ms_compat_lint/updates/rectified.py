"""The updates of Adam's relatives: Adamax, NAdam, RAdam."""

from __future__ import annotations

import math

import numpy as np

from ms_compat_lint.updates.rule import Array, Model, Rule, decayed, scaled, single


class Adamax(Rule):
    """``torch.optim.Adamax``: eps is added to the gradient and decays with the norm."""

    def start(self) -> None:
        """Zero moment and norm."""
        self.first, self.norm = self.zeros, self.zeros

    def update(self, weight: Array, gradient: Array, lr: float) -> Array:
        """The running norm is the larger of its decayed self and the gradient."""
        beta1, beta2 = self.betas
        self.first = self.first + (1 - beta1) * (gradient - self.first)
        self.norm = np.maximum(beta2 * self.norm, np.abs(gradient) + self.eps_of_gradient)
        return weight - lr / (1 - beta1**self.step) * self.first / (self.norm + self.eps_of_norm)

    @property
    def eps_of_gradient(self) -> float:
        """Torch adds eps here."""
        return float(self.number("eps"))

    eps_of_norm = 0.0


class AdaMax(Adamax):
    """``mindspore.nn.AdaMax``: eps is added to the norm, and to it alone."""

    eps_of_gradient = 0.0

    @property
    def eps_of_norm(self) -> float:  # type: ignore[override]  # a constant of the class in torch
        """MindSpore adds eps here."""
        return float(self.number("eps"))


class NAdam(Rule):
    """``NAdam`` of both frameworks."""

    def start(self) -> None:
        """Zero moments; the product of the momenta starts at 1."""
        self.first, self.second, self.product = self.zeros, self.zeros, 1.0

    def update(self, weight: Array, gradient: Array, lr: float) -> Array:
        """A step along the gradient and one along the momentum."""
        values = self.values
        beta1, beta2 = self.betas
        if values.get("decoupled_weight_decay"):
            weight = weight * (1 - lr * self.number("weight_decay"))
        now, following = self.momentum(self.step), self.momentum(self.step + 1)
        self.product = single(self.product * now)
        self.first = self.first + (1 - beta1) * (gradient - self.first)
        self.second = beta2 * self.second + (1 - beta2) * gradient * gradient
        denominator: Array = np.sqrt(self.second / (1 - beta2**self.step)) + self.number("eps")
        weight = weight - lr * (1 - now) / (1 - self.product) * gradient / denominator
        return weight - lr * following / self.share(now, following) * self.first / denominator

    def share(self, now: float, following: float) -> float:  # noqa: ARG002 - older versions need both
        """What the momentum's part is divided by."""
        return 1 - self.product * following

    def momentum(self, step: int) -> float:
        """It grows with the steps."""
        return self.betas[0] * (1 - 0.5 * math.pow(0.96, step * self.number("momentum_decay")))


class NAdamTo113(NAdam):
    """``torch.optim.NAdam`` up to torch 1.13, where the next product has the newest momentum in it twice."""

    def share(self, now: float, following: float) -> float:
        """What the momentum's part is divided by."""
        return 1 - self.product * now * following


class RAdam(Rule):
    """``torch.optim.RAdam``."""

    number_type: type[float | np.float32] = float

    def start(self) -> None:
        """Zero moments."""
        self.first, self.second = self.zeros, self.zeros

    def update(self, weight: Array, gradient: Array, lr: float) -> Array:
        """Adam's step, rectified, once the moving average is long enough."""
        beta1, beta2 = self.betas
        fresh1, fresh2 = (float(self.number_type(1) - self.number_type(beta)) for beta in self.betas)
        if self.values.get("decoupled_weight_decay"):
            weight = weight * (1 - lr * self.number("weight_decay"))
        self.first = beta1 * self.first + fresh1 * gradient
        self.second = beta2 * self.second + fresh2 * gradient * gradient
        change: Array = lr * (self.first / self.correction(beta1))
        rectification = self.rectification(beta2)
        if rectification is not None:
            change = change * (rectification / (np.sqrt(self.second) + self.number("eps")))
        return weight - change

    def correction(self, beta: float) -> float:
        """What a moment is divided by to take its bias away."""
        number = self.number_type
        return float(number(1) - number(float(number(beta)) ** self.step))

    def rectification(self, beta2: float) -> float | None:
        """The factor of the adaptive step, bias correction included; None while the average is too short."""
        number = self.number_type
        power, correction = number(float(number(beta2)) ** self.step), number(self.correction(beta2))
        longest = number(2) / (number(1) - number(beta2)) - number(1)
        length = longest - number(2 * self.step) * power / correction
        if length <= 5:
            return None
        above = (length - number(4)) * (length - number(2)) * longest
        below = (longest - number(4)) * (longest - number(2)) * length
        return math.sqrt(above / below) * math.sqrt(correction)


class SingleRAdam(RAdam):
    """``mindspore.experimental.optim.RAdam``, which rectifies in single precision.

    Near beta2 = 1 the length of the average is the small difference of two large numbers.
    """

    number_type = np.float32


MODELS = {
    "torch.optim.Adamax": Model(Adamax, decayed),
    "mindspore.nn.AdaMax": Model(AdaMax, scaled, {"learning_rate": "lr"}),
    "mindspore.experimental.optim.Adamax": Model(Adamax, decayed),
    "torch.optim.NAdam": Model(NAdam, decayed),
    "mindspore.experimental.optim.NAdam": Model(NAdam, decayed),
    "torch.optim.RAdam": Model(RAdam, decayed),
    "mindspore.experimental.optim.RAdam": Model(SingleRAdam, decayed),
}

#: The models of older versions, up to the one that is named.
MODELS_UNTIL = {"torch.optim.NAdam": ("1.13", Model(NAdamTo113, decayed))}
