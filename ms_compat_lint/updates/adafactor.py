"""The updates of Adafactor, which keeps row and column averages of the squared gradient of a matrix."""

from __future__ import annotations

import math

import numpy as np

from ms_compat_lint.updates.rule import Array, Model, Rule, ascended, unscaled


def _rms(values: Array) -> float:
    return float(np.sqrt(np.mean(values * values)))


def _averages(zeros: Array) -> tuple[Array, Array, Array]:
    """Of the rows and columns of a matrix, and of a vector."""
    return (zeros.sum(-1), zeros.sum(-2), zeros) if zeros.ndim > 1 else (zeros, zeros, zeros)


class Adafactor(Rule):
    """``torch.optim.Adafactor``: eps bounds the variance, the weight decay is scaled with the learning rate alone."""

    def start(self) -> None:
        """Zero averages."""
        self.row, self.column, self.variance = _averages(self.zeros)

    def update(self, weight: Array, gradient: Array, lr: float) -> Array:
        """Clipped by its root mean square, scaled with that of the weight."""
        lower, scale = self.bounds(weight)
        fresh = self.step ** self.number("beta2_decay")
        size = max(scale, _rms(weight)) * min(lr, 1 / math.sqrt(self.step))
        weight = weight * (1 - lr * self.number("weight_decay"))
        change: Array = gradient / np.sqrt(np.maximum(self.estimate(gradient, fresh, lower), lower * lower))
        return weight - size / max(1.0, _rms(change) / self.number("d")) * change

    def bounds(self, weight: Array) -> tuple[float, float]:
        """Of the variance, which is as fine as the type unless given, and of the scale."""
        lower, scale = self.values["eps"]
        return float(np.finfo(weight.dtype).eps if lower is None else lower), float(scale)

    def estimate(self, gradient: Array, fresh: float, lower: float) -> Array:
        """The variance, of a matrix from the averages of its rows and columns."""
        square = gradient * gradient
        if gradient.ndim < 2:
            self.variance = self.variance + fresh * (square - self.variance)
            return self.variance
        self.row = self.row + fresh * (square.mean(-1) - self.row)
        self.column = self.column + fresh * (square.mean(-2) - self.column)
        mean = np.maximum(self.row.mean(-1, keepdims=True), lower)
        return np.asarray(self.row[..., :, None] * self.column[..., None, :] / mean[..., None])


class AdaFactor(Rule):
    """``mindspore.nn.AdaFactor``: eps is added to the square, the update is averaged, the decay carries its size."""

    def start(self) -> None:
        """Zero averages."""
        self.row, self.column, self.variance = _averages(self.zeros)
        self.first = self.zeros

    def update(self, weight: Array, gradient: Array, lr: float) -> Array:
        """Relative step sizes take the place of a learning rate that is not given."""
        values = self.values
        size = self.size(lr)
        if values["scale_parameter"]:
            size *= max(values["eps"][1], _rms(weight))
        kept = 1 - self.step ** -self.number("decay_rate")
        change: Array = gradient * self.inverse_root(gradient * gradient + values["eps"][0], kept)
        change = change / max(1.0, _rms(change) / self.number("clip_threshold")) * size
        beta1 = float(values["beta1"] or 0.0)
        if beta1:
            self.first = change = beta1 * self.first + (1 - beta1) * change
        return weight - size * self.number("weight_decay") * weight - change

    def size(self, lr: float | None) -> float:
        """The learning rate of a step."""
        if not self.values["relative_step"]:
            return float(lr or 0.0)
        return min(1e-6 * self.step if self.values["warmup_init"] else 1e-2, 1 / math.sqrt(self.step))

    def inverse_root(self, square: Array, kept: float) -> Array:
        """Of the variance."""
        if square.ndim < 2:
            variance = kept * self.variance + (1 - kept) * square
            if self.values["compression"]:
                variance = variance.astype(np.float16).astype(square.dtype)
            self.variance = variance
            return np.asarray(1 / np.sqrt(variance))
        self.row = kept * self.row + (1 - kept) * square.mean(-1)
        self.column = kept * self.column + (1 - kept) * square.mean(-2)
        rows = self.row / self.row.mean(-1, keepdims=True)
        return np.asarray(1 / np.sqrt(rows)[..., :, None] / np.sqrt(self.column)[..., None, :])


MODELS = {
    "torch.optim.Adafactor": Model(Adafactor, ascended),
    "mindspore.nn.AdaFactor": Model(AdaFactor, unscaled, {"learning_rate": "lr"}),
}
