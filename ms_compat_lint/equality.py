"""How equal two updates are, in words: what is known of a pair, and how."""

from __future__ import annotations

from collections.abc import Iterator

from ms_compat_lint.conditions import in_range
from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.measured import OTHER_MODE, Environment, Measurements
from ms_compat_lint.knowledge.schema import Condition, Difference, Pair, Versions
from ms_compat_lint.model import Framework
from ms_compat_lint.settings import Settings

_SUBJECT = "With every argument carried over the updates"
_FIGURES = {
    "defaults": "with both defaults",
    "carried": "with every argument carried over",
    "carried [small]": "with small gradients",
    "carried [decaying]": "with decaying gradients",
    "carried [zeros]": "with gradients that are partly zero",
    "carried [rows]": "with sparse gradients",
    OTHER_MODE: "in {mode} mode",
}


def version_of(framework: Framework, settings: Settings) -> str:
    """The version of a framework whose signatures are read under these settings."""
    wanted = settings.torch_version if framework is Framework.TORCH else settings.mindspore_version
    return load.resolve_version(framework, wanted)


def standing(pair: Pair, settings: Settings) -> list[Difference]:
    """The differences of a pair that hold in the configured versions."""
    torch, mindspore = (version_of(framework, settings) for framework in Framework)
    return [
        difference
        for difference in pair.differences
        if in_range(torch, difference.torch_versions) and in_range(mindspore, difference.mindspore_versions)
    ]


def condition_words(condition: Condition) -> str:
    """``torch's eps > 1e-05``."""
    owner = "torch" if condition.framework is Framework.TORCH else "MindSpore"
    operator = {"==": "=", "!=": "other than"}.get(condition.operator, condition.operator)
    return f"{owner}'s {condition.parameter} {operator} {condition.value}"


def grouped(differences: list[Difference]) -> list[tuple[tuple[str, str], list[Difference]]]:
    """Differences by what they say and why, each with the cases in which they arise."""
    groups: dict[tuple[str, str], list[Difference]] = {}
    for difference in differences:
        groups.setdefault((difference.summary, difference.cause), []).append(difference)
    return list(groups.items())


def where_words(difference: Difference) -> str:
    """The values under which a difference arises: ``where torch's eps > 1e-05``, or ``always``."""
    conditions = " and ".join(map(condition_words, difference.when))
    return f"where {conditions}" if conditions else "always"


def known_words(difference: Difference) -> str:
    """How a difference is known and in which versions it holds, and no more than that."""
    ranges = (range_words("torch", difference.torch_versions), range_words("MindSpore", difference.mindspore_versions))
    return ", ".join(filter(None, (_basis_words(difference), *ranges)))


def _basis_words(difference: Difference) -> str:
    if difference.basis != "measured":
        return "read in both sources, not run"
    words = "measured"
    if difference.distance is not None:
        words += f", weights apart by {difference.distance:.2g} of the distance moved"
    return words + (", on the CPU backend" if difference.cpu_kernel else "")


def range_words(title: str, versions: Versions) -> str:
    """``torch from 2.6 to 2.9``; empty where every version is meant."""
    ends = [f"{word} {end}" for word, end in zip(("from", "to"), versions, strict=True) if end is not None]
    return f"{title} {' '.join(ends)}" if ends else ""


def verdict(differences: list[Difference], measured: Measurements | None) -> str:
    """What holds when every argument is carried over, as far as it is known."""
    ran = measured is not None and measured.ran
    if not differences:
        return f"{_SUBJECT} are equal." if ran else "The updates were not run. As the sources read they are equal."
    if not ran:
        return "The updates were not run. From the sources they differ:"
    always = any(not difference.when for difference in differences)
    return f"{_SUBJECT} differ:" if always else f"{_SUBJECT} are equal, except:"


def figures(measured: Measurements) -> Iterator[str]:
    """The main figures of a pair, one line for each environment that it was measured in."""
    for place, environment in enumerate(measured.environments):
        parts = []
        for name, words in _FIGURES.items():
            case = measured.case(name)
            distance = case.distances[place] if case else None
            if distance is not None:
                parts.append(f"{words.format(mode=_other(environment.mode))} {distance:.2g}")
        if parts:
            yield f"Measured with {environment_words(environment)}, weights apart by: {', '.join(parts)}."


def _other(mode: str) -> str:
    return "PyNative" if mode == "graph" else "graph"


def environment_words(environment: Environment) -> str:
    """``torch 2.13.0 and MindSpore 2.10.0 on the CPU (PyNative mode)``."""
    mode = f" ({environment.mode} mode)" if environment.mode else ""
    return f"torch {environment.torch} and MindSpore {environment.mindspore} on the {environment.device}{mode}"
