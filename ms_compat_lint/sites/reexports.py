"""Which imports could bring something that leads to an optimizer, told by as little of the project as possible.

A module that names no optimizer can only hand on what it imports itself: that is followed from module to
module, and the large ones on the way need not be parsed.
"""

from __future__ import annotations

import ast

from ms_compat_lint.lean import TYPE_CHECKING
from ms_compat_lint.sites.bindings import Binding
from ms_compat_lint.sites.index import FileIndex

if TYPE_CHECKING:
    from ms_compat_lint.sites.resolve import Resolver

_DEEPEST = 8  # modules that hand on a name


def may_lead(resolver: Resolver, file: FileIndex, binding: Binding, depth: int = 0) -> bool:
    """Whether an import could bind its name to an optimizer, or to something that holds or makes one."""
    alias, part = binding.value, binding.part
    if not isinstance(part, ast.ImportFrom) or not isinstance(alias, ast.alias) or depth > _DEEPEST:
        return True
    module, level = part.module or "", part.level
    own = resolver.module(file, module, level)
    if own is None or _may_hold(resolver, own, alias.name, depth):
        return True
    return resolver.module(file, f"{module}.{alias.name}" if module else alias.name, level) is not None


def _may_hold(resolver: Resolver, file: FileIndex, name: str, depth: int) -> bool:
    """Whether a module could bind a name to something that leads to an optimizer."""
    hints = file.exports(resolver.patterns)
    if hints.may_hold_one or not hints.may_lead(name):
        return hints.may_lead(name)
    bindings = [binding for scope in file.bindings(name).values() for binding in scope]
    return any(may_lead(resolver, file, binding, depth + 1) for binding in bindings)
