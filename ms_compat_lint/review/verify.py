"""Suggestions, each tried on the text that it is for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
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
Key = tuple[str, str, "str | None"]  # what a finding is about, wherever it stands


class Group(NamedTuple):
    """Findings that are spoken of together: those of one call, or of calls that share lines."""

    path: str
    cell: int | None  # of a notebook
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
    return [Group(path, cell, span, tuple(members)) for (path, cell, span), members in places.items()]


def by_lines(findings: Sequence[Finding]) -> list[Group]:
    """One group for calls that share a line: of two suggestions for one line only one can be accepted."""
    result: list[Group] = []
    for group in sorted(calls(findings), key=lambda group: (group.path, group.cell or 0, group.span)):
        last = result[-1] if result else None
        if last is not None and last[:2] == group[:2] and group.span.line <= last.span.end_line:
            span = Span(*last.span[:2], *max(last.span[2:], group.span[2:]))
            result[-1] = last._replace(span=span, members=tuple(sorted(last.members + group.members)))
        else:
            result.append(group)
    return result


def offers(
    groups: Sequence[Group], findings: Sequence[Finding], source: SourceFile, settings: Settings, *, unsafe: bool
) -> dict[Group, Offer]:
    """The suggestions that hold, for groups of one file.

    One holds where the text with it parses, what it mends is found no more, and no other line is another.
    """
    tried = [(group, made) for group in groups if (made := _made(group, findings, source, unsafe)) is not None]
    trial = _Trial(source, settings)
    apart: list[tuple[Group, _Made]] = []
    alone: list[tuple[Group, _Made]] = []
    for group, made in tried:
        behind = not apart or apart[-1][1].suggestion.last_line < made.suggestion.first_line
        (apart if behind else alone).append((group, made))
    holding = trial.holding(apart)
    for each in alone:
        holding += trial.holding([each])
    return {group: Offer(made.suggestion, made.fixes) for group, made in holding}


def verified(
    findings: Sequence[Finding], source: Source, settings: Mapping[str, Settings], *, unsafe: bool
) -> list[Finding]:
    """The findings, those of a call whose suggestion does not hold without their fixes."""
    result = list(findings)
    of_files: dict[str, list[Group]] = {}
    for group in calls(findings):
        of_files.setdefault(group.path, []).append(group)
    for path, groups in of_files.items():
        text = source(path)
        held = {} if text is None else offers(groups, findings, text, settings[path], unsafe=unsafe)
        for index in (index for group in groups if group not in held for index in group.members):
            result[index] = result[index]._replace(fixes=())
    return result


class _Made(NamedTuple):
    """A suggestion that has not been tried yet."""

    suggestion: Suggestion
    fixes: tuple[Fix, ...]
    mended: tuple[Finding, ...]


def _made(group: Group, findings: Sequence[Finding], source: SourceFile, unsafe: bool) -> _Made | None:
    chosen = [(findings[index], choose(findings[index], unsafe)) for index in group.members]
    fixable = [(finding, fix) for finding, fix in chosen if fix is not None and finding.cell is None]
    if not fixable:
        return None
    suggestion = suggest(source, group.span, [fix for _, fix in fixable], [finding.site for finding, _ in fixable])
    if suggestion is None:
        return None
    done = [fixable[index] for index in suggestion.done]
    return _Made(suggestion, tuple(fix for _, fix in done), tuple(finding for finding, _ in done))


class _Trial:
    """Suggestions tried on one text: many at once, and fewer where those do not all hold."""

    def __init__(self, source: SourceFile, settings: Settings) -> None:
        self._source = source
        self._settings = settings

    def holding(self, tried: list[tuple[Group, _Made]]) -> list[tuple[Group, _Made]]:
        """Those that hold, of suggestions that stand one behind the other."""
        if not tried or self._hold([made for _, made in tried]):
            return tried
        if len(tried) == 1:
            return []
        middle = len(tried) // 2
        return self.holding(tried[:middle]) + self.holding(tried[middle:])

    def _hold(self, tried: list[_Made]) -> bool:
        text = accepted(self._source, [made.suggestion for made in tried])
        try:
            after = self._keys(SourceFile.from_text(self._source.path, text))
            self._source.encode(text)
        except (SourceError, RecursionError, MemoryError):
            return False
        gone = _keys(finding for made in tried for finding in made.mended)
        return all(after[key] <= self._before[key] - count for key, count in gone.items())

    @cached_property
    def _before(self) -> Counter[Key]:
        return self._keys(self._source)

    def _keys(self, source: SourceFile) -> Counter[Key]:
        report = inspect(source, self._settings, project_modules(), with_fixes=False)
        return _keys(unsuppressed(source, report.findings))


def accepted(source: SourceFile, suggestions: Iterable[Suggestion]) -> str:
    """The text after a reviewer has accepted suggestions, in their order, as services replace whole lines."""
    pieces: list[str] = []
    done = 0
    for suggestion in suggestions:
        last = source.lines[suggestion.last_line - 1]
        pieces += [*source.lines[done : suggestion.first_line - 1], suggestion.text, last[len(last.rstrip("\r\n")) :]]
        done = suggestion.last_line
    return "".join([*pieces, *source.lines[done:]])


def _keys(findings: Iterable[Finding]) -> Counter[Key]:
    return Counter((finding.code, finding.api, finding.parameter) for finding in findings)
