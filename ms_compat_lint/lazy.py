"""Regular expressions that are compiled when they are first used: to compile one takes longer than to search a file."""

from __future__ import annotations

import re

from ms_compat_lint.lean import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any, AnyStr


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What ``re.compile`` gives, as far as its methods go."""
    return _Pending(source, flags)  # type: ignore[return-value]  # it does as one


class _Pending:
    """A regular expression whose methods are looked up when they are first called."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        method = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, method)
        return method
