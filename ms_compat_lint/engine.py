"""Text in, findings out."""

from __future__ import annotations

from collections.abc import Iterable

from ms_compat_lint.comparison import Comparison
from ms_compat_lint.knowledge import load
from ms_compat_lint.lean import TYPE_CHECKING, NamedTuple
from ms_compat_lint.model import Draft, Finding, Fix, Framework, Problem, Site, Span
from ms_compat_lint.rules.meta import Rule
from ms_compat_lint.rules.version import META as VERSION
from ms_compat_lint.rules.version import missing
from ms_compat_lint.selection import selected_rules
from ms_compat_lint.settings import Settings
from ms_compat_lint.sites.finder import find_sites
from ms_compat_lint.source import SourceFile

if TYPE_CHECKING:
    from ms_compat_lint.sites.modules import Modules

Key = tuple[str, Span, "str | None"]


class Statement(NamedTuple):
    """What one rule says of a site, were it a construction of one of its candidate APIs."""

    rule: Rule
    draft: Draft
    counterpart: str | None


class Report(NamedTuple):
    """What was found in one text. ``problems`` are rules that failed; the others' findings are kept."""

    findings: list[Finding]
    problems: list[Problem]


def check(source: SourceFile, settings: Settings, modules: Modules | None = None) -> list[Finding]:
    """The findings of one text, suppressed ones included, sorted by place and code. See :func:`inspect`."""
    return inspect(source, settings, modules).findings


def inspect(
    source: SourceFile, settings: Settings, modules: Modules | None = None, *, with_fixes: bool = True
) -> Report:
    """Check one text.

    ``modules`` finds the project's own modules, for names imported from them. Raises SourceError where the
    text is no Python.
    """
    return inspect_sites(source, sites_of(source, settings, modules), settings, with_fixes=with_fixes)


def sites_of(source: SourceFile, settings: Settings, modules: Modules | None = None) -> list[Site]:
    """The optimizer constructions of one text, in the configured direction."""
    return [site for site in find_sites(source, load.api_names(), modules) if _in_direction(site, settings)]


def inspect_sites(source: SourceFile, sites: Iterable[Site], settings: Settings, *, with_fixes: bool = True) -> Report:
    """Check the given sites of one text."""
    report = Report([], [])
    rules = selected_rules(settings)
    for site in sites:
        statements = [_statements(site, api, settings, rules, source.path, report.problems) for api in site.apis]
        for key, statement in statements[0].items():
            if all(key in other for other in statements[1:]):
                fixes = _fixes(source, site, [each[key] for each in statements]) if with_fixes else ()
                report.findings.append(_finding(source, site, statement, fixes))
    report.findings.sort(key=lambda f: (f.cell or 0, f.span.line, f.span.column, f.code))
    return report


def _in_direction(site: Site, settings: Settings) -> bool:
    if settings.direction == "both":
        return True
    return any(load.optimizer(api).framework is Framework(settings.direction) for api in site.apis)


def _statements(
    site: Site, api: str, settings: Settings, rules: tuple[Rule, ...], path: str, problems: list[Problem]
) -> dict[Key, Statement]:
    """What each rule says of a site, were it a construction of ``api``."""
    framework = load.optimizer(api).framework
    version = settings.torch_version if framework is Framework.TORCH else settings.mindspore_version
    signature = load.signature(api, version)
    if signature is None:
        draft = missing(site, api, version)
        counterpart = counterpart_of(api, settings)
        return {
            (rule.meta.code, draft.span, None): Statement(rule, draft, counterpart)
            for rule in rules
            if rule.meta is VERSION
        }
    comparison = Comparison(site, api, signature, settings)
    found: dict[Key, Statement] = {}
    for rule in rules:
        if rule.meta.needs_counterpart and comparison.pair is None:
            continue
        try:
            for draft in rule.check(comparison):
                key = (rule.meta.code, draft.span, draft.parameter)
                found.setdefault(key, Statement(rule, draft, comparison.counterpart))
        except Exception as error:  # noqa: BLE001  see below
            # One rule's mistake must not cost the findings of the others, nor go unseen.
            message = f"{rule.meta.code} failed on {api}: {type(error).__name__}: {error}; please report this"
            problems.append(Problem(path, site.span.line, site.span.column, message))
    return found


def _fixes(source: SourceFile, site: Site, statements: list[Statement]) -> tuple[Fix, ...]:
    """The fixes that are right whichever of the candidate APIs it is."""
    repairs = statements[0].draft.repairs
    if any(statement.draft.repairs != repairs for statement in statements[1:]):
        return ()
    from ms_compat_lint.fixes.plan import to_fix  # which only some reports show

    fixes = (to_fix(source, site, repair) for repair in repairs)
    return tuple(fix for fix in fixes if fix is not None)


def _finding(source: SourceFile, site: Site, statement: Statement, fixes: tuple[Fix, ...]) -> Finding:
    rule, draft, counterpart = statement
    return Finding(
        path=source.path,
        span=draft.span,
        code=rule.meta.code,
        name=rule.meta.name,
        severity=rule.meta.severity,
        api=site.apis[0],
        counterpart=counterpart,
        parameter=draft.parameter,
        message=draft.message,
        url=rule.meta.url,
        site=site.span,
        fixes=fixes,
        cell=site.cell,
    )


def counterpart_of(api: str, settings: Settings) -> str | None:
    """The counterpart of an API in the chosen family, if its configured version has it."""
    pair = load.counterpart(api, settings.mindspore_api)
    if pair is None:
        return None
    torch = load.optimizer(api).framework is Framework.TORCH
    other = pair.mindspore if torch else pair.torch
    version = settings.mindspore_version if torch else settings.torch_version
    return None if load.signature(other, version) is None else other
