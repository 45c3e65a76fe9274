"""What an optimizer does with its arguments: the part of its page that is made from its traits."""

from __future__ import annotations

from collections.abc import Iterator

from docs.generator.markdown import code, codes, rule_link, table
from ms_compat_lint.equality import condition_words, range_words
from ms_compat_lint.evidence.construction import read
from ms_compat_lint.explain import group_words
from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.schema import JointRefusal, ParameterTraits, Signature, Traits
from ms_compat_lint.rules.wording import written

BASES = {"measured": "by running it", "read": "by reading its source; it was not run"}


def behaviour(signature: Signature) -> Iterator[str]:
    """The blocks of the page."""
    traits = load.traits(signature.api)
    if not traits.parameters and traits.groups is None:
        return
    yield "## What it does with its arguments"
    yield f"Known {BASES[traits.basis]}.{_untrained(traits)}"
    if traits.undecayed_names:
        names = " or ".join(map(code, traits.undecayed_names))
        yield f"Ungrouped parameters with {names} in their names are not decayed ({rule_link('MSC502')})."
    if traits.groups is not None:
        yield f"Parameter groups ({rule_link('MSC503')}): {group_words(traits.groups, signature)}."
    rows = [_row(p.name, traits.parameters[p.name]) for p in signature.parameters if p.name in traits.parameters]
    yield table(("argument", "takes", "changes nothing", "what it raises otherwise"), rows) if rows else ""
    if traits.joint:
        yield f"Refused together, or in some versions only ({rule_link('MSC403')}):"
        yield table(("argument", "where", "error", "versions"), map(_joint, traits.joint))


def _untrained(traits: Traits) -> str:
    """What was not run though the optimizer was constructed."""
    if traits.basis != "measured" or read(traits.api).uses is not None:
        return ""
    fate = "No weight moved" if read(traits.api).stepped else "It took no step"
    return f" {fate} in that run, on the CPU in PyNative mode: what shows in the weights alone was read in its source."


def _row(name: str, traits: ParameterTraits) -> tuple[str, str, str, str]:
    return (code(name), "; ".join(_accepted(traits)), _inert(traits), code(traits.error.replace("`", "'")))


def _accepted(traits: ParameterTraits) -> Iterator[str]:
    if traits.choices:
        yield f"one of {codes(traits.choices)}"
    elif traits.types:
        yield ", ".join(traits.types)
    limits = _limits(traits.minimum, traits.exclusive_minimum, traits.maximum, traits.exclusive_maximum)
    if limits:
        yield limits
    if traits.length is not None:
        yield f"{traits.length} items"
    if traits.item_types:
        yield f"items {', '.join(traits.item_types)}"
    limits = _limits(
        traits.item_minimum, traits.item_exclusive_minimum, traits.item_maximum, traits.item_exclusive_maximum
    )
    if limits:
        yield f"items {limits}"
    if traits.rising:
        yield "none less than the one before it"
    if traits.schedule:
        yield "a list or a schedule as well"
    if traits.idle:
        yield f"{', '.join(traits.idle)}: accepted, and no weight moves (on the CPU)"


def _limits(minimum: float | None, above: bool, maximum: float | None, below: bool) -> str:
    low = f"{'more than' if above else 'from'} {minimum:g}" if minimum is not None else ""
    high = f"{'less than' if below else 'to'} {maximum:g}" if maximum is not None else ""
    return " ".join(filter(None, (low, high)))


def _inert(traits: ParameterTraits) -> str:
    if traits.ignored:
        return "every value: it is accepted and never used"
    if traits.always_inert:
        return "every value: a performance switch"
    return codes(text for text in map(written, traits.inert) if text)


def _joint(refusal: JointRefusal) -> tuple[str, str, str, str]:
    where = " and ".join(map(condition_words, refusal.when))
    return (code(refusal.parameter), where, code(refusal.error.replace("`", "'")), range_words("", refusal.versions))
