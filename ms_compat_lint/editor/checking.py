"""One text of an editor: what is found in it, whatever state it is in."""

from __future__ import annotations

from typing import NamedTuple

from ms_compat_lint import engine
from ms_compat_lint.editor.incremental import Parser
from ms_compat_lint.editor.recovery import parsable
from ms_compat_lint.model import Finding, Problem, Site
from ms_compat_lint.settings import Settings
from ms_compat_lint.sites.candidates import is_candidate
from ms_compat_lint.sites.modules import Project
from ms_compat_lint.source import SourceError, SourceFile
from ms_compat_lint.suppressions import unsuppressed


class Checked(NamedTuple):
    """What was found. ``source`` is the text that was read: with ``problems`` some of its lines may be blank."""

    source: SourceFile
    sites: tuple[Site, ...] = ()
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()


def check(source: SourceFile, settings: Settings, modules: Project | None, parser: Parser | None = None) -> Checked:
    """The sites and the findings that no comment silences. Never raises: what goes wrong is a problem.

    ``parser`` is that of the states of this text.
    """
    if not is_candidate(source.text.encode("utf-8", "surrogatepass"), source.path, modules):
        return Checked(source)
    try:
        return _check(source, settings, modules, parser)
    except SourceError as error:
        problem = error.problem
    except (RecursionError, MemoryError):
        problem = Problem(source.path, None, None, "nested too deeply to be checked")
    except Exception as error:  # noqa: BLE001  a server outlives a mistake of ours
        message = f"internal error: {type(error).__name__}: {' '.join(str(error).split())}; please report this"
        problem = Problem(source.path, None, None, message)
    return Checked(source, problems=(problem,))


def _check(source: SourceFile, settings: Settings, modules: Project | None, parser: Parser | None) -> Checked:
    source, problems = parsable(source) if parser is None else parser.parse(source)
    sites = engine.sites_of(source, settings, modules)
    report = engine.inspect_sites(source, sites, settings)
    findings = unsuppressed(source, report.findings)
    return Checked(source, tuple(sites), tuple(findings), (*problems, *report.problems))
