"""The updates of the Adam family."""

from __future__ import annotations

import math

import numpy as np

from ms_compat_lint.updates.rule import Array, Model, Rule, ascended, decayed, scaled, unscaled


class Adam(Rule):
    """``torch.optim.Adam`` and, with decoupled weight decay, ``AdamW``."""

    def start(self) -> None:
        """Zero moments."""
        self.first, self.second, self.largest = self.zeros, self.zeros, self.zeros

    def update(self, weight: Array, gradient: Array, lr: float) -> Array:
        """Eps is added to the square root of the bias-corrected second moment."""
        beta1, beta2 = self.betas
        if self.decoupled:
            weight = weight * (1 - lr * self.number("weight_decay"))
        self.first = self.first + (1 - beta1) * (gradient - self.first)
        self.second = beta2 * self.second + (1 - beta2) * gradient * gradient
        moment = self.second
        if self.amsgrad:
            self.largest = moment = np.maximum(self.largest, self.second)
        denominator = np.sqrt(moment) / math.sqrt(1 - beta2**self.step) + self.number("eps")
        return weight - lr / (1 - beta1**self.step) * self.first / denominator

    @property
    def decoupled(self) -> bool:
        """Whether the weights decay by themselves and not through the gradient."""
        return bool(self.values.get("decoupled_weight_decay"))

    @property
    def amsgrad(self) -> bool:
        """Whether the largest second moment so far is used."""
        return bool(self.values.get("amsgrad"))


class AdamW(Adam):
    """``torch.optim.AdamW``, ``mindspore.experimental.optim.AdamW``."""

    decoupled = True


class AdamWithoutMaximum(Adam):
    """``mindspore.mint.optim.Adam``: the maximum of amsgrad is computed and never written back."""

    amsgrad = False


class EpsBeforeCorrection(Rule):
    """MindSpore's Adam: the bias correction multiplies the learning rate, so eps is not corrected with the moment."""

    def start(self) -> None:
        """Zero moments."""
        self.first, self.second, self.largest = self.zeros, self.zeros, self.zeros

    def update(self, weight: Array, gradient: Array, lr: float) -> Array:
        """With amsgrad in ``nn.Adam`` alone."""
        values = self.values
        beta1, beta2 = self.betas
        self.first = self.first + (1 - beta1) * (gradient - self.first)
        self.second = self.moved(gradient * gradient, beta2)
        moment = self.second
        if values.get("amsgrad") and self.keeps_maximum:
            self.largest = moment = np.maximum(self.largest, self.second)
        rate = lr * math.sqrt(1 - beta2**self.step) / (1 - beta1**self.step)
        ahead = beta1 * self.first + (1 - beta1) * gradient if values.get("use_nesterov") else self.first
        return weight - rate * ahead / (np.sqrt(moment) + self.number("eps"))

    keeps_maximum = True

    def moved(self, square: Array, beta2: float) -> Array:
        """As the kernel computes it on the CPU; it cancels where beta2 is almost 0."""
        return self.second + (square - self.second) * (1 - beta2)


class ExperimentalAdam(EpsBeforeCorrection):
    """``mindspore.experimental.optim.Adam``, which takes amsgrad and uses it nowhere."""

    keeps_maximum = False


class OffloadedAdam(EpsBeforeCorrection):
    """``mindspore.nn.AdamOffload``."""

    def moved(self, square: Array, beta2: float) -> Array:
        """The other kernel, which does not cancel."""
        return beta2 * self.second + (1 - beta2) * square


class AdamWeightDecay(Rule):
    """``mindspore.nn.AdamWeightDecay``: no bias correction."""

    def start(self) -> None:
        """Zero moments."""
        self.first, self.second = self.zeros, self.zeros

    def update(self, weight: Array, gradient: Array, lr: float) -> Array:
        """Decay and step are added up before the learning rate."""
        beta1, beta2 = self.betas
        self.first = beta1 * self.first + (1 - beta1) * gradient
        self.second = beta2 * self.second + (1 - beta2) * gradient * gradient
        change: Array = self.first / (np.sqrt(self.second) + self.number("eps")) + self.number("weight_decay") * weight
        return weight - lr * change


class SparseAdam(EpsBeforeCorrection):
    """``torch.optim.SparseAdam`` and ``nn.LazyAdam`` on sparse gradients: rows of zeros are left alone."""

    def update(self, weight: Array, gradient: Array, lr: float) -> Array:
        """Only the rows of the gradient that hold something."""
        before = self.first, self.second
        changed = super().update(weight, gradient, lr)
        rows = gradient.reshape(len(gradient), -1).any(axis=1).reshape((-1,) + (1,) * (gradient.ndim - 1))
        self.first, self.second = (
            np.where(rows, new, old) for new, old in zip((self.first, self.second), before, strict=True)
        )
        return np.where(rows, changed, weight)


_NN = {"learning_rate": "lr", "use_amsgrad": "amsgrad"}

MODELS = {
    "torch.optim.Adam": Model(Adam, decayed),
    "torch.optim.AdamW": Model(AdamW, ascended),
    "torch.optim.SparseAdam": Model(SparseAdam, ascended),
    "mindspore.nn.Adam": Model(EpsBeforeCorrection, scaled, _NN),
    "mindspore.nn.LazyAdam": Model(EpsBeforeCorrection, scaled, _NN, sparse=SparseAdam),
    "mindspore.nn.AdamOffload": Model(OffloadedAdam, scaled, _NN),
    "mindspore.nn.AdamWeightDecay": Model(AdamWeightDecay, unscaled, _NN),
    "mindspore.experimental.optim.Adam": Model(ExperimentalAdam, decayed),
    "mindspore.experimental.optim.AdamW": Model(AdamW, ascended),
    "mindspore.mint.optim.Adam": Model(AdamWithoutMaximum, decayed),
    "mindspore.mint.optim.AdamW": Model(AdamW, ascended),
    "mindspore.mint.optim.FusedAdamW": Model(AdamW, ascended),
}
