"""How the counterpart's class is named in a file: by an import that is there, or by a new one in the file's style."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ms_compat_lint.knowledge import load
from ms_compat_lint.port.names import ImportedName
from ms_compat_lint.port.refused import RefusedError


class NewImport(NamedTuple):
    """An import statement to be added behind, or in the place of, another one."""

    text: str
    anchor: ImportedName | None  # None: behind the module's last import


class Spelling(NamedTuple):
    """The text that names the class, and the import that it needs."""

    text: str
    new: NewImport | None = None


class _Form(NamedTuple):
    """One way to import a class: the statement, with ``{}`` for a name of one's own, and what follows that name."""

    plain: str
    named: str
    name: str  # that the plain statement binds
    rest: str  # behind the name


def spell(
    api: str, callee: str, anchor: ImportedName | None, visible: list[ImportedName], free: Callable[[str], bool]
) -> Spelling:
    """Name ``api`` where ``callee`` stood, which was brought by the import ``anchor``.

    ``visible`` are imports that hold there. ``free`` tells of a name whether it can be bound anew: also the
    old name, if nothing else uses it.
    """
    known = _known(api, visible)
    if known is not None:
        return Spelling(known)
    old = callee.partition(".")[0]
    for form in _forms(api, callee, anchor):
        for name in _names(form, old, api, anchor):
            if free(name):
                text = form.plain if name == form.name else form.named.format(name)
                return Spelling(name + form.rest, NewImport(text, anchor))
    raise RefusedError(f"no name is free for an import of {api}")


def _known(api: str, visible: list[ImportedName]) -> str | None:
    """The class by the import that leads nearest to it."""
    found = []
    for qualified in _qualified(api):
        for imported in visible:
            if qualified == imported.stands_for or qualified.startswith(f"{imported.stands_for}."):
                rest = qualified[len(imported.stands_for) :]
                found.append((rest.count("."), qualified != api, len(imported.name), imported.name + rest))
    return min(found)[-1] if found else None


def _qualified(api: str) -> Iterator[str]:
    """The names of a class under which an import may have brought it."""
    yield api
    yield from load.optimizer(api).aliases


def _forms(api: str, callee: str, anchor: ImportedName | None) -> Iterator[_Form]:
    """The ways to import a class, the one like the old import first."""
    module, _, cls = api.rpartition(".")
    package, _, last = module.rpartition(".")
    root = api.partition(".")[0]
    by_class = _Form(f"from {module} import {cls}", f"from {module} import {cls} as {{}}", cls, "")
    from_module = _Form(f"from {package} import {last}", f"from {package} import {last} as {{}}", last, f".{cls}")
    plain_module = _Form(f"import {module} as {last}", f"import {module} as {{}}", last, f".{cls}")
    by_root = _Form(f"import {root}", f"import {root} as {{}}", root, api[len(root) :])
    by_module = plain_module if anchor is not None and isinstance(anchor.statement, ast.Import) else from_module
    if "." not in callee and anchor is not None:
        yield by_class
    elif anchor is not None and isinstance(anchor.statement, ast.Import) and "." not in anchor.stands_for:
        yield by_root
    yield by_module


def _names(form: _Form, old: str, api: str, anchor: ImportedName | None) -> Iterator[str]:
    """Names to try: the old one where it stays fitting, the class's or module's own, one with the framework's name."""
    root, rest = api.partition(".")[0], form.rest
    kept_by_user = anchor is not None and anchor.alias.asname == old and anchor.stands_for.rpartition(".")[2] != old
    if kept_by_user and form.rest.count(".") < 2:
        yield old
    yield form.name
    if form.rest.count(".") >= 2:
        return
    prefix = "mint" if ".mint." in api else {"mindspore": "ms"}.get(root, root)
    own = f"{prefix.title() if not rest else prefix}{'' if not rest else '_'}{form.name}"
    yield own
    yield from (f"{own}{number}" for number in range(2, 10))
