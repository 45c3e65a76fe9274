"""Values in the dictionaries of parameter groups, and how many groups there are: part of MSC403."""

from __future__ import annotations

from collections.abc import Iterator

from ms_compat_lint.comparison import Comparison
from ms_compat_lint.knowledge.schema import GroupKeys
from ms_compat_lint.model import Draft, Entry
from ms_compat_lint.refusal import is_idle, refused
from ms_compat_lint.rules.groups import dictionaries, named_entries
from ms_compat_lint.rules.wording import fit, shown, written

IDLE = "leaves its weights as they are (on the CPU backend)"


def group_drafts(comparison: Comparison) -> Iterator[Draft]:
    """One finding for each refused value, at its key where that is written in the call, else at the argument.

    Of several at one place the first is told, as of all findings.
    """
    argument = comparison.call.parameters[comparison.params_name].argument
    groups = comparison.traits.groups
    if groups is None or argument is None:
        return
    shown_groups = dictionaries(argument.value)
    if groups.most is not None and len(shown_groups) > groups.most:
        message = f"{comparison.api}: {len(shown_groups)} parameter groups are refused: {groups.error}"
        yield Draft(argument.span, comparison.params_name, message)
    for key, entry in named_entries(shown_groups):
        message = _message(comparison, groups, key, entry)
        if message:
            yield Draft(entry.key_span or argument.span, key, message)


def _message(comparison: Comparison, groups: GroupKeys, key: str, entry: Entry) -> str:
    """What is wrong with a value; empty where it is not known to be."""
    traits = groups.values.get(key)
    reason = None if traits is None else refused(entry.value, traits)
    if traits is None or reason is None:
        return ""
    idle = is_idle(entry.value, traits)
    if not idle:  # the argument says more narrowly what is wanted
        reason = refused(entry.value, comparison.trait(key)) or reason
    fitted = fit(entry.value, traits)
    usable = written(fitted) if refused(fitted, traits) is None else None
    advice = f"; write {usable}" if usable is not None and usable != written(entry.value) else ""
    outcome = IDLE if idle else "is refused"
    return f"{comparison.api}: {key}={shown(entry.value, '?')} in a parameter group {outcome}: {reason}{advice}"
