"""Suggestions, each tried on the text that it is for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from io import StringIO
from typing import NamedTuple

from ms_compat_lint.engine import inspect
from ms_compat_lint.fixes.apply import choose
from ms_compat_lint.model import Finding, Fix, Span
from ms_compat_lint.project.checking import project_modules
from ms_compat_lint.reporters.suggestions import Suggestion, suggest
from ms_compat_lint.settings import Settings
from ms_compat_lint.source import SourceError, SourceFile
from ms_compat_lint.suppressions import unsuppressed

Source = Callable[[str], "SourceFile | None"]


class Group(NamedTuple):
    """Findings that are spoken of together: those of one call, or of calls that share lines."""

    path: str
    span: Span  # of all the calls
    members: tuple[int, ...]  # the places of the findings in the list


class Offer(NamedTuple):
    """What is suggested for a group, and what mends its findings."""

    suggestion: Suggestion
    fixes: tuple[Fix, ...]


def calls(findings: Sequence[Finding]) -> list[Group]:
    """One group for each call."""
    places: dict[tuple[str, int | None, Span], list[int]] = {}
    for index, finding in enumerate(findings):
        places.setdefault((finding.path, finding.cell, finding.site), []).append(index)
    return [Group(path, span, tuple(members)) for (path, _, span), members in places.items()]


def by_lines(findings: Sequence[Finding]) -> list[Group]:
    """One group for calls that share a line: of two suggestions for one line only one can be accepted."""
    result: list[Group] = []
    for group in sorted(calls(findings), key=lambda group: (group.path, group.span)):
        last = result[-1] if result else None
        if last is not None and last.path == group.path and group.span.line <= last.span.end_line:
            end = max(last.span[2:], group.span[2:])
            result[-1] = Group(last.path, Span(*last.span[:2], *end), tuple(sorted(last.members + group.members)))
        else:
            result.append(group)
    return result


def offer(
    group: Group, findings: Sequence[Finding], source: SourceFile, settings: Settings, *, unsafe: bool
) -> Offer | None:
    """The suggestion for a group, if there is one that holds.

    It holds where the text with it parses, what it mends is found no more, and no other line is another.
    """
    chosen = [(findings[index], choose(findings[index], unsafe)) for index in group.members]
    fixable = [(finding, fix) for finding, fix in chosen if fix is not None and finding.cell is None]
    fixes = [fix for _, fix in fixable]
    suggestion = suggest(source, group.span, fixes, [finding.site for finding, _ in fixable]) if fixes else None
    if suggestion is None or not _holds(source, suggestion, [fixable[index][0] for index in suggestion.done], settings):
        return None
    return Offer(suggestion, tuple(fixes[index] for index in suggestion.done))


def verified(
    findings: Sequence[Finding], source: Source, settings: Mapping[str, Settings], *, unsafe: bool
) -> list[Finding]:
    """The findings, those of a call whose suggestion does not hold without their fixes."""
    result = list(findings)
    for group in calls(findings):
        text = source(group.path)
        if text is None or offer(group, findings, text, settings[group.path], unsafe=unsafe) is None:
            for index in group.members:
                result[index] = result[index]._replace(fixes=())
    return result


def _holds(source: SourceFile, suggestion: Suggestion, mended: Sequence[Finding], settings: Settings) -> bool:
    text = accepted(source, suggestion)
    new = SourceFile.from_text(source.path, text)
    try:
        before = _keys(_found(source, settings))
        after = _keys(_found(new, settings))
        source.encode(text)
    except (SourceError, RecursionError, MemoryError):
        return False
    wanted = _keys(mended)
    return all(after[key] <= before[key] - count for key, count in wanted.items())


def accepted(source: SourceFile, suggestion: Suggestion) -> str:
    """The text after a reviewer has accepted a suggestion, as services replace whole lines."""
    lines = source.lines
    last = lines[suggestion.last_line - 1]
    end = last[len(last.rstrip("\r\n")) :]
    new = suggestion.text + end
    return "".join([*lines[: suggestion.first_line - 1], *StringIO(new, newline=""), *lines[suggestion.last_line :]])


def _found(source: SourceFile, settings: Settings) -> list[Finding]:
    return unsuppressed(source, inspect(source, settings, project_modules(), with_fixes=False).findings)


def _keys(findings: Sequence[Finding]) -> Counter[tuple[str, str, str | None]]:
    return Counter((finding.code, finding.api, finding.parameter) for finding in findings)
