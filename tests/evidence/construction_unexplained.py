"""Calls that were refused though the traits do not say so, each with the reason why they need not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from ms_compat_lint.evidence.construction_probes import Special
from ms_compat_lint.evidence.construction_run import Outcome


class Refusal(NamedTuple):
    """One recorded refusal."""

    api: str
    name: str  # of the probe
    arguments: dict[str, Any]
    outcome: Outcome


def _values(refusal: Refusal) -> Iterator[Any]:
    for value in refusal.arguments.values():
        yield value
        if isinstance(value, (tuple, list)) and not isinstance(value, Special):
            yield from value


def _on(apis: str, names: str) -> Callable[[Refusal], bool]:
    def applies(refusal: Refusal) -> bool:
        return bool(re.fullmatch(apis, refusal.api) and re.fullmatch(names, refusal.name))

    return applies


REASONS: tuple[tuple[str, Callable[[Refusal], bool]], ...] = (
    (
        "tensors, arrays and the like are not judged: the text does not show what they hold",
        lambda refusal: any(isinstance(value, Special) for value in _values(refusal)),
    ),
    (
        "a bool is compared with no range",
        lambda refusal: (
            any(isinstance(value, bool) for value in _values(refusal))
            and refusal.outcome.error in ("ValueError", "TypeError")
            and len(refusal.arguments) == 1
        ),
    ),
    ("torch cannot scale by True", _on(r"torch\..*", "weight_decay=True|lr=True")),
    (
        "a schedule of one rate has none for the second step",
        _on(r"mindspore\.nn\..*", r"learning_rate=[\[(]0\.5,?[\])].*"),
    ),
    (
        "a type of dampening matters only where there is momentum",
        _on(r"torch\.optim\.SGD", "dampening=.*, momentum=0.9"),
    ),
    (
        "momentum is missing beside the tuple",
        _on(r"mindspore\.nn\.Momentum", "tuple of two floats as second positional argument"),
    ),
    ("nothing is said of empty lists", lambda refusal: any(value in ((), [], {}) for value in _values(refusal))),
    ("nothing is said of what is in params", _on(".*", r"params=\[1\.0\]")),
    ("capturable depends on the device", lambda refusal: bool(refusal.arguments.get("capturable"))),
    (
        "differentiable is refused for leaves only",
        lambda refusal: bool(refusal.arguments.get("differentiable")) and "leaf Variable" in refusal.outcome.message,
    ),
    (
        "a text that is true is no truth value to the linter",
        _on(r"torch\.optim\.SGD", r"nesterov=('yes'|\(0\.5, 0\.5\))"),
    ),
    ("a text of two characters passes for a pair", _on(r"mindspore\.experimental\.optim\.Rprop", "step_sizes='0.5'")),
    (
        "the fused kernel of the CPU refuses what the constructor accepts",
        _on(r"mindspore\.nn\.AdaFactor", r"(clip_threshold|beta1)=.*"),
    ),
    ("there is no kernel for the CPU", _on(r"mindspore\..*", "")),
)


def reason(refusal: Refusal) -> str | None:
    """Why a refusal need not be explained; None where it should be."""
    return next((text for text, applies in REASONS if applies(refusal)), None)
