"""Which imports could bring something that leads to an optimizer, told by as little of the project as possible.

A module that names no optimizer can only hand on what it imports itself, or builds from that: it is followed from
module to module, and the large ones on the way need not be parsed.
"""

from __future__ import annotations

from ms_compat_lint import syntax as ast
from ms_compat_lint.lean import TYPE_CHECKING
from ms_compat_lint.sites.bindings import Binding
from ms_compat_lint.sites.candidates import Node, targets
from ms_compat_lint.sites.imported import STAR
from ms_compat_lint.sites.index import FileIndex

if TYPE_CHECKING:
    from ms_compat_lint.sites.modules import Modules
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
    if hints.may_hold_one:
        return hints.may_lead(name)
    if not hints.may_lead(name):
        return may_derive(resolver, file, name)
    bindings = [binding for scope in file.bindings(name).values() for binding in scope]
    return any(may_lead(resolver, file, binding, depth + 1) for binding in bindings)


def may_derive(resolver: Resolver, file: FileIndex, name: str) -> bool:
    """Whether a module that names no optimizer could bind a name to something that is made of an imported one."""
    return name in file.text and draws(resolver, file)


def draws(resolver: Resolver, file: FileIndex) -> bool:
    """Whether the imports of a module could bring an optimizer, by the bytes of the modules that they lead to."""
    path = file.source.path
    found = resolver.drawing.get(path)
    if found is None:
        found = resolver.drawing[path] = resolver.modules is not None and _reaches_one(path, resolver.modules, resolver)
    return found


def _reaches_one(path: str, modules: Modules, resolver: Resolver) -> bool:
    """Whether a module's imports lead to an optimizer; not asked in a framework's own files."""
    if modules.package(path) in resolver.frameworks:
        return False
    pending: list[Node] = [(path, None)]
    seen = set(pending)
    while pending:
        at, name = pending.pop()
        outline = modules.outline(at)
        if outline.holds_one:
            known = resolver.exports_of_all.get(at)
            if known is None or (name in known if name else known):
                return True
            continue
        bound = [clause for clause in outline.clauses if clause.bound == name]
        for clause in bound or outline.clauses:
            for target, wanted in targets(at, clause, modules):
                node = (target, name if clause.name == STAR else wanted)
                if node not in seen:
                    seen.add(node)
                    pending.append(node)
    return False
