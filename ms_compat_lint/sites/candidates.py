"""Which files may construct an optimizer: by their bytes, and by what they draw from the project's own modules.

``from src.o import Opt`` names no optimizer; ``src/o.py`` does. A module that names none can only hand on what it
imports itself: that is followed from module to module, by their bytes. Only those that do name one are parsed.
What comes from a module that names a framework may also be an optimizer under its own name.
"""

from __future__ import annotations

from collections.abc import Iterator

from ms_compat_lint.lean import TYPE_CHECKING
from ms_compat_lint.sites.imported import STAR, Clause, Outline, outline_of
from ms_compat_lint.sites.prefilter import may_have_sites, occurs, stored_patterns
from ms_compat_lint.sites.prose import Prose
from ms_compat_lint.sites.words import occurrences
from ms_compat_lint.source import SourceError

if TYPE_CHECKING:
    from ms_compat_lint.sites.modules import Modules, Project

Node = tuple[str, "str | None"]  # a module's path, and the name that is imported from it; None: all of it
_Edges = list[tuple[Clause, Node]]
_NOTHING: frozenset[str] = frozenset()
_OWN_NAME = ""  # stands for the name of every optimizer's class
_OWN_NAMES = frozenset({_OWN_NAME})
_DERIVED = ""  # stands for what a module makes of what it imports, beside the names that are imported from it
_UBIQUITOUS = frozenset({"__init__", "__class__", "cls"})  # they lead on from a class that has another name


def is_candidate(data: bytes, path: str, modules: Project | None, prose: Prose | None = None) -> bool:
    """Whether a file could construct an optimizer, by its bytes and those of the modules that it imports.

    ``prose`` is what of it to pass over; that of Python if not given.
    """
    if modules is None or modules.package(path) in stored_patterns().roots:  # a framework's own files
        return may_have_sites(data, prose)
    outline = outline_of(data, prose) if prose else modules.outline(path, data)
    return outline.holds_one or _draws_one(data, path, outline, modules, prose)


def _draws_one(data: bytes, path: str, outline: Outline, modules: Project, prose: Prose | None) -> bool:
    """Whether a file has an identifier by which a module that it imports leads to an optimizer."""
    nodes = dict.fromkeys(node for clause in outline.clauses for node in targets(path, clause, modules))
    drawn = [_handed_on((node[0], None), modules) and _handed_on(node, modules) for node in nodes]
    names = _NOTHING.union(*dict.fromkeys(drawn))
    if _OWN_NAME in names and outline.names_class:
        return True
    prose = prose or Prose(data)
    return any(occurs(name.encode("utf-8", "surrogatepass"), data, prose) for name in names - _OWN_NAMES)


def targets(importer: str, clause: Clause, modules: Modules) -> Iterator[Node]:
    """What an import could take a name from."""
    if clause.is_whole:
        parts = clause.module.split(".")
        for end in range(len(parts), 0, -1):
            path = modules.locate(importer, ".".join(parts[:end]), 0)
            if path is not None:
                yield path, None
        return
    path = modules.locate(importer, clause.module, clause.level)
    if path is not None:
        yield path, None if clause.name == STAR else clause.name
    if clause.name != STAR and (path is None or path.endswith("__init__.py")):
        name = f"{clause.module}.{clause.name}" if clause.module else clause.name
        submodule = modules.locate(importer, name, clause.level)
        if submodule is not None:
            yield submodule, None


def _handed_on(start: Node, modules: Project) -> frozenset[str]:
    """The identifiers by which what is imported leads to optimizers."""
    known = modules.handed_on
    if start not in known:
        edges = _closure(start, modules)
        own_names = {node: _own_names(node, modules) for node in edges}
        found = _settled(edges, own_names, known)
        derived: dict[str, frozenset[str]] = {}
        while fresh := {path for (path, _), names in found.items() if path not in derived and len(names) > 1}:
            for path in sorted(fresh):
                derived[path] = _derived(path, found.get((path, None), _NOTHING), modules)
            for path, name in edges:
                if path in fresh and not _is_imported(name, path, modules):
                    own_names[path, name] |= derived[path]
            found = _settled(edges, own_names, known)
        known.update(found)
        known.update({(path, _DERIVED): names for path, names in derived.items()})
    return known[start]


def _is_imported(name: str | None, path: str, modules: Project) -> bool:
    """Whether a module binds a name by an import that names it."""
    return any(clause.bound == name for clause in modules.outline(path).clauses)


def _own_names(node: Node, modules: Project) -> frozenset[str]:
    """What a module hands on by itself, as far as that is known before its imports are."""
    path, name = node
    derived = modules.handed_on.get((path, _DERIVED), _NOTHING)
    if derived and not _is_imported(name, path, modules):
        return derived  # it is made of what is imported
    return _OWN_NAMES if modules.outline(path).names_framework else _NOTHING


def _settled(
    edges: dict[Node, _Edges], own_names: dict[Node, frozenset[str]], known: dict[Node, frozenset[str]]
) -> dict[Node, frozenset[str]]:
    """What each module hands on, of its own and of what it imports."""
    found = dict(own_names)
    changed = any(found.values()) or any(known.get(target) for own in edges.values() for _, target in own)
    while changed:  # modules may import one another
        changed = False
        for node, own in edges.items():
            names = own_names[node] | _joined(own, found, known)
            changed = changed or names != found[node]
            found[node] = names
    return found


def _derived(path: str, imported: frozenset[str], modules: Project) -> frozenset[str]:
    """What a module makes of the names that it imports, if it does more than hand them on."""
    clauses, source = modules.outline(path).clauses, modules.read(path)
    if source is None:
        return _NOTHING
    clear = not any(clause.name == STAR for clause in clauses)
    bound = imported - _OWN_NAMES if not clear else imported & {clause.bound for clause in clauses}
    for name in bound:
        mentions = sum((clause.name == name) + (clause.bound == name != clause.name) for clause in clauses)
        if len(occurrences(source.text, name)) > mentions:
            return _exports(path, modules)
    return _NOTHING


def _closure(start: Node, modules: Project) -> dict[Node, _Edges]:
    """The imports that lead on from a module, and those of the modules there, up to what is known."""
    edges: dict[Node, _Edges] = {}
    to_follow = [start]
    while to_follow:
        node = to_follow.pop()
        if node in edges or node in modules.handed_on:
            continue
        path, name = node
        outline = modules.outline(path)
        if outline.holds_one or outline.names_class:
            modules.handed_on[node] = _exports(path, modules)
            continue
        edges[node] = [
            (clause, target)
            for clause in outline.clauses
            if name is None or clause.bound == name or clause.name == STAR
            for target in targets(path, clause, modules)
        ]
        to_follow += [target for _, target in edges[node]]
        if name is not None and not any(clause.bound == name for clause in outline.clauses):
            to_follow.append((path, None))  # what it may be made of
    return edges


def _joined(edges: _Edges, found: dict[Node, frozenset[str]], known: dict[Node, frozenset[str]]) -> frozenset[str]:
    """What some imports hand on together, under the names that they give it too."""
    names: frozenset[str] = _NOTHING
    for clause, target in edges:
        of_target = found[target] if target in found else known[target]
        names = names | of_target if names else of_target
        if clause.bound not in names and _leads(clause.name, of_target):
            names |= {clause.bound}
    return names


def _leads(name: str, handed_on: frozenset[str]) -> bool:
    """Whether a name that is imported may be an optimizer, or lead to one."""
    return name in handed_on or (_OWN_NAME in handed_on and name in stored_patterns().classes)


def _exports(path: str, modules: Project) -> frozenset[str]:
    """The identifiers by which a module that names an optimizer leads to one."""
    whole = path, None
    if whole not in modules.handed_on:
        identifiers = _searched(path, modules) - stored_patterns().classes - _UBIQUITOUS
        modules.handed_on[whole] = identifiers | _OWN_NAMES
    return modules.handed_on[whole]


def _searched(path: str, modules: Project) -> frozenset[str]:
    from ms_compat_lint.knowledge.load import api_names
    from ms_compat_lint.sites.resolve import Resolver
    from ms_compat_lint.sites.spread import exports

    source = modules.read(path)
    if source is None:
        return _NOTHING
    try:
        resolver = Resolver(source, api_names(), modules)
        return exports(resolver, resolver.file)
    except SourceError:
        return _NOTHING
