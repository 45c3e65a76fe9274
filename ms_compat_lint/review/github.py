"""Findings as the body of GitHub's "create a review for a pull request"."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ms_compat_lint.model import Applicability, Finding, Severity
from ms_compat_lint.reporters.context import INFORMATION, Context, placed_message
from ms_compat_lint.review.changes import Changed, Range
from ms_compat_lint.review.markdown import block, code, plain
from ms_compat_lint.review.touched import lines_of
from ms_compat_lint.review.verify import Group, Offer, by_lines, offer
from ms_compat_lint.settings import Settings
from ms_compat_lint.source import SourceFile

LONGEST = 65_536  # characters of a body
MOST = 30  # comments of one review; with many more GitHub takes a client for one that spams
_BOM = b"\xef\xbb\xbf"
_GRAVEST = {severity: rank for rank, severity in enumerate(Severity)}


class Run(NamedTuple):
    """What a review is made from, beside the findings."""

    context: Context
    changes: Mapping[str, Changed]
    settings: Mapping[str, Settings]
    commit: str | None = None


class _Comment(NamedTuple):
    group: Group
    lines: Range
    body: str


def report(findings: Sequence[Finding], run: Run) -> str:
    """One review: a comment for each call that GitHub takes one on, the rest in the summary."""
    groups = by_lines(findings)
    comments = [comment for group in groups if (comment := _comment(group, findings, run)) is not None]
    comments = _most_important(comments, findings)
    spoken_of = {index for comment in comments for index in comment.group.members}
    left = [finding for index, finding in enumerate(findings) if index not in spoken_of]
    review: dict[str, Any] = {} if run.commit is None else {"commit_id": run.commit}
    review["event"] = "COMMENT"
    review["body"] = _summary(findings, left, run)
    review["comments"] = [_as_object(comment, run) for comment in comments]
    return json.dumps(review, indent=2) + "\n"


def _most_important(comments: list[_Comment], findings: Sequence[Finding]) -> list[_Comment]:
    ranked = sorted(
        comments, key=lambda comment: min(_GRAVEST[findings[index].severity] for index in comment.group.members)
    )
    kept = ranked[:MOST]
    return [comment for comment in comments if comment in kept]


def _as_object(comment: _Comment, run: Run) -> dict[str, Any]:
    first, last = comment.lines
    start = {"start_line": first, "start_side": "RIGHT"} if first < last else {}
    path = run.context.relative(comment.group.path)
    return {"path": path, **start, "line": last, "side": "RIGHT", "body": comment.body}


def _comment(group: Group, findings: Sequence[Finding], run: Run) -> _Comment | None:
    """The comment on a group; None where the diff shows no line of it."""
    source = run.context.source(group.path)
    changed = run.changes[group.path]
    of_group = [findings[index] for index in group.members]
    offered = None
    if source is not None and _replaceable(source):
        offered = offer(group, findings, source, run.settings[group.path], unsafe=run.context.unsafe)
    if offered is not None:
        lines = offered.suggestion.first_line, offered.suggestion.last_line
        body = _body(of_group, _suggestion(offered))
        if _shown(lines, changed) and len(body) <= LONGEST and not _first_of_marked(lines, source):
            return _Comment(group, lines, body)
    place = _place(group, of_group, source, changed)
    if place is None:
        return None
    return _Comment(group, place, _cut(_body(of_group, "" if offered is None else _hint(offered, group, run))))


def _replaceable(source: SourceFile) -> bool:
    """Whether GitHub's lines are the file's and what it writes, UTF-8, can be read in it."""
    if "\r" in source.text.replace("\r\n", "\n"):
        return False
    return source.encode(source.text).removeprefix(_BOM) == source.text.encode("utf-8", "surrogatepass")


def _first_of_marked(lines: Range, source: SourceFile | None) -> bool:
    """Whether a byte order mark, which is part of the first line to GitHub, would be replaced too."""
    return lines[0] == 1 and source is not None and source.encode("") != b""


def _shown(lines: Range, changed: Changed) -> bool:
    return any(first <= lines[0] and lines[1] <= last for first, last in changed.shown)


def _place(group: Group, findings: Sequence[Finding], source: SourceFile | None, changed: Changed) -> Range | None:
    """The lines to put a comment on: what the findings are about, as far as it is shown, else the call."""
    first, last = lines_of(group.span, source)
    narrow = [lines_of(finding.span, source) for finding in findings]
    for start, end in ((min(narrow)[0], max(line for _, line in narrow)), (first, last)):
        touched = changed.first_touched(start, end)
        parts = [(max(start, a), min(end, b)) for a, b in changed.shown if a <= end and b >= start]
        if parts:
            return next((part for part in parts if touched is not None and part[0] <= touched <= part[1]), parts[0])
    return None


def _body(findings: Sequence[Finding], ending: str) -> str:
    said = [f"**{finding.code}** {plain(placed_message(finding))} ([why]({finding.url}))" for finding in findings]
    return "\n\n".join([*said, *([ending] if ending else [])])


def _suggestion(offered: Offer) -> str:
    text = offered.suggestion.text.replace("\r\n", "\n")
    return f"Suggestion: {_titles(offered)}\n\n{block(text, 'suggestion')}"


def _titles(offered: Offer) -> str:
    """What a suggestion does; where that changes the program, it says so."""
    titles = {fix.title: fix.applicability is Applicability.UNSAFE for fix in offered.fixes}
    return "; ".join(
        f"{plain(title)}{' (**changes the program**)' if unsafe else ''}" for title, unsafe in titles.items()
    )


def _hint(offered: Offer, group: Group, run: Run) -> str:
    options = "--fix --unsafe-fixes" if run.context.unsafe else "--fix"
    command = code(f"ms-compat-lint check {options} {run.context.relative(group.path)}")
    return f"{command} can mend this: {_titles(offered)}. The lines to change are not all in this diff."


def _summary(findings: Sequence[Finding], left: Sequence[Finding], run: Run) -> str:
    count = f"{len(findings)} finding{'s' if len(findings) != 1 else ''}" if findings else "nothing"
    text = f"[ms-compat-lint]({INFORMATION}) found {count} in the calls that this change touches."
    if left:
        text += (
            "\n\nWithout a comment of their own, because the diff does not show their lines or there are too many:\n"
        )
    for number, finding in enumerate(left):
        line = f"\n- {_listed(finding, run)}"
        rest = f"\n\n… and {len(left) - number} more."
        if len(text) + len(line) + len(rest) > LONGEST:
            return text + rest
        text += line
    return text


def _listed(finding: Finding, run: Run) -> str:
    place = run.context.relative(finding.path)
    if finding.cell is None:
        place += f":{finding.span.line}"
    return f"{code(place)} **{finding.code}** {plain(placed_message(finding))} ([why]({finding.url}))"


def _cut(body: str) -> str:
    return body if len(body) <= LONGEST else f"{body[: LONGEST - 2]} …"
