"""The dictionaries of parameter groups, as far as a call shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ms_compat_lint.model import Constant, Dictionary, Entry, Items, Value


def dictionaries(value: Value) -> list[Dictionary]:
    """The groups in the value that is given for the parameters; none where it shows none."""
    return [item for item in value.items if isinstance(item, Dictionary)] if isinstance(value, Items) else []


def named_entries(groups: Iterable[Dictionary]) -> Iterator[tuple[str, Entry]]:
    """The entries of groups whose keys are known strings, with these."""
    for entry in (entry for group in groups for entry in group.entries):
        if isinstance(entry.key, Constant) and isinstance(entry.key.value, str):
            yield entry.key.value, entry
