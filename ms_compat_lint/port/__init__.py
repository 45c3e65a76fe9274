"""Optimizer constructions rewritten for the other framework: arguments, defaults, names and imports."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ms_compat_lint.fixes.changes import Places, changed, combined
from ms_compat_lint.knowledge import load
from ms_compat_lint.model import Applicability, Family, Fix, Framework, Site, Span
from ms_compat_lint.port.calls import PlannedCall, plan_call
from ms_compat_lint.port.files import moved, write_calls
from ms_compat_lint.port.refused import RefusedError
from ms_compat_lint.settings import Settings
from ms_compat_lint.sites.finder import find_sites
from ms_compat_lint.sites.modules import Modules
from ms_compat_lint.source import SourceFile

_ROUNDS = 10  # calls inside the arguments of one another
_WHOLE = Span(1, 1, 1, 1)  # where the text of a file begins


class Ported(NamedTuple):
    """One call that was rewritten. ``note`` says what stays unequal, or may; empty where nothing does."""

    span: Span  # in the old text
    api: str
    counterpart: str
    note: str
    cell: int | None = None

    @property
    def title(self) -> str:
        """What was done, in one line."""
        return _title(self.counterpart, self.note)


class Refusal(NamedTuple):
    """One call that is left as it is, and why."""

    span: Span
    apis: tuple[str, ...]
    reason: str
    cell: int | None = None


class PortResult(NamedTuple):
    """A text with every call ported that could be."""

    text: str
    ported: tuple[Ported, ...]
    refused: tuple[Refusal, ...]


def port_source(
    source: SourceFile,
    to: Framework,
    family: Family = Family.EXPERIMENTAL,
    settings: Settings = Settings(),  # noqa: B008
    modules: Modules | None = None,
) -> PortResult:
    """Port every optimizer construction of a text to the framework ``to``, for MindSpore in the given family.

    Raises :exc:`~ms_compat_lint.source.SourceError` where the text is no Python.
    """
    settings = settings._replace(mindspore_api=family)
    sites = [site for site in find_sites(source, load.api_names(), modules) if _is_foreign(site, to)]
    spans = {source.offset(*site.span[:2]): site.span for site in sites}  # by the offsets in the text as it gets
    ported: list[Ported] = []
    refused: list[Refusal] = []
    for _ in range(_ROUNDS):
        planned = _planned(source, sites, settings, refused)
        written = write_calls(source, planned, settings, modules)
        refused += [_refusal(site, reason) for site, reason in written.refused]
        for call in written.done:
            old = spans[source.offset(*call.site.span[:2])]
            ported.append(Ported(old, call.api, call.counterpart, call.note, call.site.cell))
        waiting = {
            moved(place, written.changes): spans[place]
            for place in (source.offset(*call.site.span[:2]) for call in written.deferred)
        }
        source = SourceFile.from_text(source.path, changed(source.text, written.changes))
        if not waiting:
            break
        spans = waiting
        sites = [s for s in find_sites(source, load.api_names(), modules) if source.offset(*s.span[:2]) in waiting]
    return PortResult(source.text, tuple(sorted(ported)), tuple(sorted(refused)))


def port_site(
    source: SourceFile,
    site: Site,
    to: Framework,
    family: Family = Family.EXPERIMENTAL,
    settings: Settings = Settings(),  # noqa: B008
    modules: Modules | None = None,
) -> Fix | Refusal:
    """Port one call; the fix holds the imports too. For an editor."""
    settings = settings._replace(mindspore_api=family)
    refused: list[Refusal] = []
    if not _is_foreign(site, to):
        return _refusal(site, f"it is {to.value}'s already")
    planned = _planned(source, [site], settings, refused)
    written = write_calls(source, planned, settings, modules)
    refused += [_refusal(each, reason) for each, reason in written.refused]
    if refused:
        return refused[0]
    (call,) = written.done
    places = Places(source.text, _WHOLE)
    edits = tuple(places.edit(change) for change in combined(source.text, written.changes))
    return Fix(_title(call.counterpart, call.note), Applicability.PORT, edits)


def _is_foreign(site: Site, to: Framework) -> bool:
    """Whether the call is, or may be, of the other framework."""
    return any(load.optimizer(api).framework is not to for api in site.apis)


def _planned(
    source: SourceFile, sites: Iterable[Site], settings: Settings, refused: list[Refusal]
) -> list[PlannedCall]:
    """The plans of the calls that have one; the others' refusals are added to ``refused``."""
    results = [_plan_or_refusal(source, site, settings) for site in sites]
    refused += [result for result in results if isinstance(result, Refusal)]
    return [result for result in results if isinstance(result, PlannedCall)]


def _plan_or_refusal(source: SourceFile, site: Site, settings: Settings) -> PlannedCall | Refusal:
    try:
        return plan_call(source, site, settings)
    except RefusedError as error:
        return _refusal(site, str(error))


def _refusal(site: Site, reason: str) -> Refusal:
    return Refusal(site.span, site.apis, reason, site.cell)


def _title(counterpart: str, note: str) -> str:
    return f"port to {counterpart}" + (f" ({note})" if note else "")
