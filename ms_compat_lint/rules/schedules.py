"""Learning rates that are visibly no single number."""

from __future__ import annotations

from ms_compat_lint.knowledge.load import schedules
from ms_compat_lint.model import Items, Unknown, Value


def schedule_kind(value: Value) -> str | None:
    """What a value is, for a message, where it is visibly a list or a schedule; else None."""
    if isinstance(value, Items):
        return f"a {value.kind}"
    if isinstance(value, Unknown) and value.callee is not None and value.callee in schedules():
        return "a schedule"
    return None
