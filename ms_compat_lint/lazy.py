"""What is loaded or compiled when it is first used: a check of one small file needs little."""

from __future__ import annotations

import sys

from ms_compat_lint.lean import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from types import ModuleType
    from typing import Any, AnyStr


def module_named(name: str) -> ModuleType:
    """The module of a full name, as ``importlib.import_module`` gives it, without what that loads itself."""
    __import__(name)
    return sys.modules[name]


def modules(package: str, *names: str) -> Iterator[Any]:
    """Modules of one package, each of which is loaded when something of it is first used."""
    return (_Module(f"{package}.{name}") for name in names)


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What ``re.compile`` gives, as far as its methods go: to compile one takes longer than to search a file."""
    return _Pattern(source, flags)  # type: ignore[return-value]  # it does as one


class _Module:
    """A module whose functions are looked up when they are first used."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        found = getattr(module_named(self._name), name)
        setattr(self, name, found)
        return found


class _Pattern:
    """A regular expression whose methods are looked up when they are first called."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        import re

        method = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, method)
        return method
