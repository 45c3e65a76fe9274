"""Which rules are on under which settings."""

from __future__ import annotations

from functools import lru_cache

from ms_compat_lint.rules.meta import Meta, Rule
from ms_compat_lint.rules.registry import all_rules
from ms_compat_lint.settings import Settings

ALL = "ALL"


@lru_cache(maxsize=64)
def selected_rules(settings: Settings) -> tuple[Rule, ...]:
    """The rules that are on, sorted by code."""
    return tuple(rule for rule in all_rules() if is_selected(rule.meta, settings))


def is_selected(meta: Meta, settings: Settings) -> bool:
    """Whether a rule is on: the longest prefix of its code that is named decides, and ``ignore`` wins a tie."""
    if settings.select is None:
        chosen = 0 if meta.on_by_default else -1
    else:
        chosen = longest_prefix(meta.code, settings.select)
    chosen = max(chosen, longest_prefix(meta.code, settings.extend_select))
    return chosen > longest_prefix(meta.code, settings.ignore)


def longest_prefix(code: str, names: tuple[str, ...]) -> int:
    """The length of the longest of ``names`` that the code starts with; 0 for ``ALL``, -1 for none."""
    lengths = [0 if name == ALL else len(name) for name in names if name == ALL or (name and code.startswith(name))]
    return max(lengths, default=-1)
