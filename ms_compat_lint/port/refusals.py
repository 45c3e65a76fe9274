"""What the counterpart refuses though each value alone would do."""

from __future__ import annotations

from collections.abc import Iterator

from ms_compat_lint.comparison import Comparison
from ms_compat_lint.conditions import in_range
from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.schema import JointRefusal, ParameterTraits
from ms_compat_lint.port.refused import RefusedError
from ms_compat_lint.rules.wording import joined


def counterpart_trait(comparison: Comparison, parameter: str) -> ParameterTraits:
    """What the counterpart takes, without the types that its configured version refuses.

    torch refuses whole numbers among the betas since 2.6, which its traits for all versions cannot say.
    """
    trait = comparison.counterpart_trait(parameter)
    for refusal in _standing(comparison):
        if len(refusal.when) == 1 and refusal.when[0].operator == "is":
            (condition,) = refusal.when
            name, _, index = condition.parameter.partition("[")
            if name == parameter and index:
                trait = trait._replace(item_types=tuple(kind for kind in trait.item_types if kind != condition.value))
            elif name == parameter:
                trait = trait._replace(types=tuple(kind for kind in trait.types if kind != condition.value))
    return trait


def refuse_together(comparison: Comparison) -> None:
    """Raise :exc:`RefusedError` where the values that are passed on are refused together."""
    for refusal in _standing(comparison):
        if all(condition.operator == "is" for condition in refusal.when) or not comparison.decide(refusal.when):
            continue
        names = dict.fromkeys(condition.parameter.partition("[")[0] for condition in refusal.when)
        raise RefusedError(f"these values of {joined(tuple(names))} are refused there: {refusal.error}")


def _standing(comparison: Comparison) -> Iterator[JointRefusal]:
    """The refusals of the counterpart's configured version."""
    framework = comparison.other_framework
    version = comparison.version_of(framework) or load.known_versions(framework)[-1]
    return (refusal for refusal in comparison.counterpart_traits.joint if in_range(version, refusal.versions))
