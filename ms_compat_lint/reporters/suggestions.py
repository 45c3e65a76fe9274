"""One suggestion for each call: its lines as they would be with every fix of its findings.

Review services take whole lines, and show no two suggestions for the same lines as one.
"""

from __future__ import annotations

from collections.abc import Sequence

from ms_compat_lint.fixes.apply import apply, choose
from ms_compat_lint.lean import NamedTuple
from ms_compat_lint.model import Finding, Fix, Span
from ms_compat_lint.reporters.context import Context
from ms_compat_lint.source import SourceFile


class Suggestion(NamedTuple):
    """Lines, the last one included, and the text to write instead, without the end of its last line."""

    first_line: int
    last_line: int
    text: str
    titles: tuple[str, ...]
    done: tuple[int, ...]  # the places, in the list that was handed in, of the fixes that it makes


def suggestions(findings: Sequence[Finding], context: Context) -> dict[int, Suggestion]:
    """The suggestions, each under the place, in the list, of the first of its call's findings that has a fix."""
    calls: dict[tuple[str, Span], dict[int, Fix]] = {}
    for index, finding in enumerate(findings):
        fix = choose(finding, context.unsafe)
        if fix is not None and finding.cell is None:
            calls.setdefault((finding.path, finding.site), {})[index] = fix
    result = {}
    for (path, site), fixes in calls.items():
        source = context.source(path)
        suggestion = None if source is None else suggest(source, site, list(fixes.values()))
        if suggestion is not None:
            result[next(iter(fixes))] = suggestion
    return result


def suggest(
    source: SourceFile, site: Span, fixes: Sequence[Fix], sites: Sequence[Span] | None = None
) -> Suggestion | None:
    """The lines of a call with its fixes, as far as they go together; None where that changes nothing there.

    ``sites`` are the calls of the fixes, where ``site`` holds several.
    """
    edits = [edit.span for fix in fixes for edit in fix.edits]
    first = min([site.line, *(span.line for span in edits)])
    last = max([site.end_line, *(span.end_line for span in edits)])
    before, behind = source.text[: source.offset(first, 1)], source.text[source.offset(last + 1, 1) :]
    applied = apply(source, fixes, sites or [site] * len(fixes))
    new = applied.text
    if new == source.text or not (new.startswith(before) and new.endswith(behind)):
        return None
    text = _without_line_end(new[len(before) : len(new) - len(behind)])
    titles = dict.fromkeys(fixes[index].title for index in applied.done)
    return Suggestion(first, last, text, tuple(titles), applied.done)


def _without_line_end(text: str) -> str:
    for end in ("\r\n", "\n", "\r"):
        if text.endswith(end):
            return text[: -len(end)]
    return text
