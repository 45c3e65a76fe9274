"""What is visibly made by the old framework and would stay in the arguments of a ported call."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ms_compat_lint.fixes.brackets import call_node, range_in
from ms_compat_lint.fixes.changes import changed
from ms_compat_lint.model import Site, SiteKind
from ms_compat_lint.port.calls import PlannedCall
from ms_compat_lint.port.names import Names
from ms_compat_lint.port.refused import RefusedError
from ms_compat_lint.rules.wording import one_line
from ms_compat_lint.source import SourceFile


class Others:
    """What else a file holds: its names, and the calls that are ported along with the one at hand."""

    def __init__(self, source: SourceFile, sites: Iterable[Site]) -> None:
        self.source = source
        self.names = Names(source)
        self.callees = frozenset(source.offset(*site.callee_span[:2]) for site in sites)


class _Found(NamedTuple):
    """An expression that an import of the framework begins."""

    name: str  # the qualified one
    text: str
    called: bool


def refuse_mixed(text: str, planned: PlannedCall, others: Others) -> None:
    """Raise :exc:`RefusedError` where the ported call would mix the two frameworks. ``text`` is the call's."""
    after = changed(text, planned.changes)
    left = {each.name for each in _foreign(after, planned, others.names)}
    if not left:
        return
    start = others.source.offset(*planned.site.span[:2])
    skipped = frozenset(place - start for place in others.callees)
    found = next((each for each in _foreign(text, planned, others.names, skipped) if each.name in left), None)
    if found is not None:
        made = f"made by {found.name}, which is not" if found.called else "not"
        raise RefusedError(f"{one_line(found.text)} is {made} of that framework")


def _foreign(text: str, planned: PlannedCall, names: Names, skipped: frozenset[int] = frozenset()) -> Iterator[_Found]:
    """The expressions of the old framework in a call's arguments, but those that begin at some offsets."""
    call = call_node(text)
    if call is None:
        return
    own = 1 if planned.site.kind is SiteKind.PARTIAL else 0
    pending: list[ast.AST] = [*call.args[own:], *call.keywords][::-1]
    while pending:
        node = pending.pop()
        function = node.func if isinstance(node, ast.Call) else None
        chain = function if isinstance(function, (ast.Name, ast.Attribute)) else node
        name = _qualified(chain, planned, names)
        place = None if name is None else range_in(text, node)  # type: ignore[arg-type]
        if name is None or place is None or place.start in skipped:
            pending += list(ast.iter_child_nodes(node))[::-1]
        else:
            yield _Found(name, text[slice(*place)], chain is not node)


def _qualified(node: ast.AST, planned: PlannedCall, names: Names) -> str | None:
    """What a dotted name stands for, where an import of the old framework surely brought it."""
    rest = ""
    while isinstance(node, ast.Attribute):
        rest = f".{node.attr}{rest}"
        node = node.value
    if not isinstance(node, ast.Name):
        return None
    line, column = planned.site.span[:2]
    if names.bound_otherwise(node.id, line, column) or names.assigned(node.id, line, column):
        return None
    framework = planned.api.partition(".")[0]
    for imported in names.behind(node.id, line, column):
        if imported.stands_for.partition(".")[0] == framework:
            return imported.stands_for + rest
    return None
