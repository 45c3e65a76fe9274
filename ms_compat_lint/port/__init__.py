"""Optimizer constructions rewritten for the other framework: arguments, defaults, names and imports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ms_compat_lint.fixes.changes import Places, changed, combined
from ms_compat_lint.knowledge import load
from ms_compat_lint.model import Applicability, Family, Fix, Framework, Site, Span
from ms_compat_lint.port.calls import PlannedCall, plan_call
from ms_compat_lint.port.files import moved, write_calls
from ms_compat_lint.port.mixed import Others, refuse_mixed
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
    staying: dict[Span, str] = {}
    while True:
        work = _Work(source, settings, modules)
        work.run(sites, staying)
        result = PortResult(work.source.text, tuple(sorted(work.ported)), tuple(sorted(work.refused)))
        stranded = dict(_stranded(result))
        if not stranded:
            return result
        staying.update(stranded)  # each time there are more of them


def _stranded(result: PortResult) -> Iterator[tuple[Span, str]]:
    """The ported calls inside or around one that stays, which must stay too, and that one; each with the reason."""
    for refusal in result.refused:
        around = [each.span for each in result.ported if _contains(each.span, refusal.span)]
        inside = [each.span for each in result.ported if _contains(refusal.span, each.span)]
        yield from dict.fromkeys(around, f"its argument constructs {_cannot_be_ported(refusal.apis)}").items()
        yield from dict.fromkeys(inside, _is_inside(refusal.apis)).items()
        if around or inside:
            yield refusal.span, refusal.reason


def _is_inside(apis: tuple[str, ...]) -> str:
    return f"it is an argument of {_cannot_be_ported(apis)}"


def _cannot_be_ported(apis: tuple[str, ...]) -> str:
    return f"{' or '.join(apis)}, which cannot be ported"


def _contains(outer: Span, inner: Span) -> bool:
    """Whether a call stands inside of another one."""
    return outer != inner and outer[:2] <= inner[:2] and inner[2:] <= outer[2:]


class _Work:
    """A text on its way. ``spans`` are the sites that wait, by their offsets now, with their spans in the old text."""

    def __init__(self, source: SourceFile, settings: Settings, modules: Modules | None) -> None:
        self.source = source
        self.settings = settings
        self.modules = modules
        self.spans: dict[int, Span] = {}
        self.ported: list[Ported] = []
        self.refused: list[Refusal] = []

    def place(self, site: Site) -> int:
        """Where a site begins."""
        return self.source.offset(*site.span[:2])

    def run(self, sites: Iterable[Site], staying: Mapping[Span, str]) -> None:
        """Port what can be ported, but those calls that stay, with the reasons."""
        for site in sites:
            self.spans[self.place(site)] = site.span
            if site.span in staying:
                self._refuse(site, staying[site.span])
        sites = [site for site in sites if site.span not in staying]
        self.spans = {self.place(site): site.span for site in sites}
        for _ in range(_ROUNDS):
            if not self.spans:
                break
            self.round(sites)
            found = find_sites(self.source, load.api_names(), self.modules)
            sites = [site for site in found if self.place(site) in self.spans]

    def round(self, sites: Sequence[Site]) -> None:
        """Write what can be written together; the rest waits, or is refused."""
        others = Others(self.source, sites)
        results = [(site, _plan_or_refusal(self.source, site, self.settings, others)) for site in sites]
        for site, result in results:
            if isinstance(result, Refusal):
                self._refuse(site, result.reason)
        planned = [result for _, result in results if isinstance(result, PlannedCall)]
        written = write_calls(self.source, planned, self.settings, self.modules)
        for call in written.done:
            span = self.spans[self.place(call.site)]
            self.ported.append(Ported(span, call.api, call.counterpart, call.note, call.site.cell))
        waiting = [call.site for call in written.deferred]
        for site, reason in written.refused:
            if written.done:  # what was written may help it: an import that it can use
                waiting.append(site)
            else:
                self._refuse(site, reason)
        places = [self.place(site) for site in waiting]
        self.spans = {moved(place, written.changes): self.spans[place] for place in places}
        self.source = SourceFile.from_text(self.source.path, changed(self.source.text, written.changes))

    def _refuse(self, site: Site, reason: str) -> None:
        self.refused.append(Refusal(self.spans[self.place(site)], site.apis, reason, site.cell))


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
    if not _is_foreign(site, to):
        return _refusal(site, f"it is {to.value}'s already")
    planned = _plan_or_refusal(source, site, settings, Others(source, ()))
    if isinstance(planned, Refusal):
        return planned
    for other in find_sites(source, load.api_names(), modules):
        if _is_foreign(other, to) and _contains(other.span, site.span) and not _is_portable(source, other, settings):
            return _refusal(site, _is_inside(other.apis))
    written = write_calls(source, [planned], settings, modules)
    if written.refused:
        return _refusal(site, written.refused[0][1])
    (call,) = written.done
    places = Places(source.text, _WHOLE)
    edits = tuple(places.edit(change) for change in combined(source.text, written.changes))
    return Fix(_title(call.counterpart, call.note), Applicability.PORT, edits)


def _is_foreign(site: Site, to: Framework) -> bool:
    """Whether the call is, or may be, of the other framework."""
    return any(load.optimizer(api).framework is not to for api in site.apis)


def _plan_or_refusal(source: SourceFile, site: Site, settings: Settings, others: Others) -> PlannedCall | Refusal:
    try:
        planned = plan_call(source, site, settings)
        refuse_mixed(source.text_of(site.span), planned, others)
    except RefusedError as error:
        return _refusal(site, str(error))
    return planned


def _is_portable(source: SourceFile, site: Site, settings: Settings) -> bool:
    """Whether a call can be ported once its arguments are."""
    try:
        plan_call(source, site, settings)
    except RefusedError:
        return False
    return True


def _refusal(site: Site, reason: str) -> Refusal:
    return Refusal(site.span, site.apis, reason, site.cell)


def _title(counterpart: str, note: str) -> str:
    return f"port to {counterpart}" + (f" ({note})" if note else "")
