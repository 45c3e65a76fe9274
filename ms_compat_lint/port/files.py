"""All calls of one text: planned, named, written, and read again to see that they stand for what they should."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ms_compat_lint.binding import bind
from ms_compat_lint.fixes.apply import Accepted
from ms_compat_lint.fixes.changes import Change, changed, settled
from ms_compat_lint.knowledge import load
from ms_compat_lint.model import Framework, Site
from ms_compat_lint.port.alignment import aligned
from ms_compat_lint.port.calls import PlannedCall
from ms_compat_lint.port.imports import Statements
from ms_compat_lint.port.names import ImportedName, Names
from ms_compat_lint.port.refused import RefusedError
from ms_compat_lint.port.spelling import NewImport, spell
from ms_compat_lint.rules.wording import one_line
from ms_compat_lint.settings import Settings
from ms_compat_lint.sites.finder import find_sites
from ms_compat_lint.sites.modules import Modules
from ms_compat_lint.source import SourceError, SourceFile

_DOTTED = re.compile(r"[^\W\d]\w*(\s*\.\s*[^\W\d]\w*)*")


class Written(NamedTuple):
    """What became of some planned calls."""

    changes: tuple[Change, ...]
    done: tuple[PlannedCall, ...]
    refused: tuple[tuple[Site, str], ...]
    deferred: tuple[PlannedCall, ...]  # inside what another call's port rewrites


def write_calls(
    source: SourceFile, planned: Sequence[PlannedCall], settings: Settings, modules: Modules | None
) -> Written:
    """The changes that write planned calls, their classes' names and the imports."""
    refused: list[tuple[Site, str]] = []
    remaining = list(planned)
    while remaining:
        file = _File(source, remaining)
        failed = file.failed() or _misread(source, file, settings, modules)
        if not failed:
            return Written(tuple(file.changes), tuple(file.done), tuple(refused), tuple(file.deferred))
        refused += [(call.site, reason) for call, reason in failed]
        gone = {id(call) for call, _ in failed}
        remaining = [call for call in remaining if id(call) not in gone]
    return Written((), (), tuple(refused), ())


class _File:
    """One text with the calls that are to be written into it."""

    def __init__(self, source: SourceFile, planned: Sequence[PlannedCall]) -> None:
        self.source = source
        self.planned = planned
        self.names = Names(source)
        self.statements = Statements(source, self.names)
        self.changes: list[Change] = []
        self.done: list[PlannedCall] = []
        self.deferred: list[PlannedCall] = []

    def failed(self) -> list[tuple[PlannedCall, str]]:
        """Write everything, or say which calls cannot be written."""
        failed = [(call, reason) for call in self.planned if (reason := self._why_not(call.site))]
        if failed:
            return failed
        unused = self._unused()
        freed = {imported.name for imported in unused}
        new: list[NewImport] = []
        accepted = Accepted()
        for call in self.planned:
            site = call.site
            visible = [each for each in self.names.visible(*site.span[:2]) if each not in unused]
            try:
                free = _Free(self.names, freed)
                spelling = spell(call.counterpart, site.callee_text, self._anchor(site), visible, free)
                self.statements.check(spelling.new, unused)
            except RefusedError as error:
                failed.append((call, str(error)))
                continue
            if not accepted.add(self._call_changes(call, spelling.text)):
                self.deferred.append(call)
                continue
            self.done.append(call)
            new += [spelling.new] if spelling.new else []
        if not failed:
            unused = self._unused(self.done)  # a call that waits still needs its import
            self.changes = [*accepted.changes, *self.statements.changes(new, unused)]
        return failed

    def _why_not(self, site: Site) -> str:
        """Why the class cannot be named anew: its name is more than an import's. Empty where it can."""
        callee = site.callee_text
        if _DOTTED.fullmatch(callee) is None:
            return f"its class is named by {one_line(callee)}; port that by hand"
        root, place = _root(callee), site.callee_span[:2]
        imported = self.names.behind(root, *place)
        assigned = self.names.assigned(root, *place)
        if self.names.bound_otherwise(root, *place) or (assigned and ("." in callee or imported)):
            return f"{callee} may be changed elsewhere; port that by hand"
        if not imported and any(each.name == root for each in self.names.imports):
            return f"{callee} comes from an import elsewhere; port that by hand"
        if len({each.stands_for for each in imported}) > 1 or (
            len(imported) > 1 and not all(each.unconditional for each in imported)
        ):
            return f"{callee} comes from one of several imports; port that by hand"
        return ""

    def _anchor(self, site: Site) -> ImportedName | None:
        """The import through which the class is named; None where that is a star import or an assignment."""
        behind = self.names.behind(_root(site.callee_text), *site.callee_span[:2])
        before = [each for each in behind if each.statement.lineno < site.callee_span.line]
        return (before or behind)[-1] if behind else None

    def _unused(self, planned: Sequence[PlannedCall] | None = None) -> list[ImportedName]:
        """The imports that only these calls use, and that can be taken away."""
        if os.path.basename(self.source.path) == "__init__.py":
            return []  # other modules may import the name from here
        ported: dict[str, set[int]] = {}
        for call in self.planned if planned is None else planned:
            place = self.source.offset(*call.site.callee_span[:2])
            ported.setdefault(_root(call.site.callee_text), set()).add(place)
        found: list[ImportedName] = []
        for name, places in ported.items():
            imports = [each for each in self.names.imports if each.name == name]
            used_else = set(self.names.uses.get(name, ())) - places or not self.names.is_only_imported(name)
            if not used_else and all(self.statements.can_go(each) for each in imports):
                found += imports
        return found

    def _call_changes(self, call: PlannedCall, name: str) -> list[Change]:
        start = self.source.offset(*call.site.span[:2])
        old = call.site.callee_text
        shift = len(name) - len(old) if call.site.callee_span[:2] == call.site.span[:2] else 0
        changes = aligned(self.source.text_of(call.site.span), call.site.span.column, shift, call.changes)
        moved = [Change(start + c.start, start + c.end, c.text, c.order) for c in changes]
        place = [self.source.offset(*call.site.callee_span[:2]), self.source.offset(*call.site.callee_span[2:])]
        return settled(moved if name == old else [Change(place[0], place[1], name), *moved])


class _Free:
    """Whether a name can be bound anew."""

    def __init__(self, names: Names, freed: set[str]) -> None:
        self.names = names
        self.freed = freed

    def __call__(self, name: str) -> bool:
        return name in self.freed or self.names.is_free(name)


def _root(callee: str) -> str:
    return callee.partition(".")[0].strip()


def _misread(
    source: SourceFile, file: _File, settings: Settings, modules: Modules | None
) -> list[tuple[PlannedCall, str]]:
    """The calls that, read again in the new text, are not what they should be."""
    new = SourceFile.from_text(source.path, changed(source.text, file.changes))
    try:
        found = {new.offset(*site.span[:2]): site for site in find_sites(new, load.api_names(), modules)}
    except SourceError:
        return [(call, "the new text would not be Python") for call in file.planned]
    failed = []
    for call in file.done:
        site = found.get(moved(source.offset(*call.site.span[:2]), file.changes))
        if site is None or site.apis != (call.counterpart,):
            failed.append((call, f"{call.counterpart} cannot be named there: its name means something else"))
        elif not _binds(site, call.counterpart, settings):
            failed.append((call, f"{call.counterpart} would not take the arguments"))
    return failed


def _binds(site: Site, api: str, settings: Settings) -> bool:
    torch = load.optimizer(api).framework is Framework.TORCH
    signature = load.signature(api, settings.torch_version if torch else settings.mindspore_version)
    if signature is None:
        return False
    call = bind(site, signature)
    return not (call.foreign or call.excess or call.stars)


def moved(place: int, changes: Iterable[Change]) -> int:
    """Where the text from an offset on begins after changes."""
    return place + sum(len(c.text) - (c.end - c.start) for c in changes if c.start < place)
