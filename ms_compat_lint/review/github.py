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
from ms_compat_lint.review.verify import Group, Offer, by_lines, offers
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
    comments = _comments(findings, run)
    spoken_of = {index for comment in comments for index in comment.group.members}
    left = [finding for index, finding in enumerate(findings) if index not in spoken_of]
    review: dict[str, Any] = {} if run.commit is None else {"commit_id": run.commit}
    review["event"] = "COMMENT"
    review["body"] = _summary(findings, left, run)
    review["comments"] = [_as_object(comment, run) for comment in comments]
    return json.dumps(review, indent=2) + "\n"


def _comments(findings: Sequence[Finding], run: Run) -> list[_Comment]:
    """The comments, as many as one review may have; those on what is worst go first."""
    placed = [(group, place) for group in by_lines(findings) if (place := _place(group, findings, run)) is not None]
    gravest = sorted(placed, key=lambda each: min(_GRAVEST[findings[index].severity] for index in each[0].members))
    kept = [each for each in placed if each in gravest[:MOST]]
    offered = _offers([group for group, _ in kept], findings, run)
    return [_comment(group, place, offered.get(group), findings, run) for group, place in kept]


def _offers(groups: Sequence[Group], findings: Sequence[Finding], run: Run) -> dict[Group, Offer]:
    of_files: dict[str, list[Group]] = {}
    for group in groups:
        of_files.setdefault(group.path, []).append(group)
    found: dict[Group, Offer] = {}
    for path, same in of_files.items():
        source = run.context.source(path)
        if source is not None and _replaceable(source):
            found |= offers(same, findings, source, run.settings[path], unsafe=run.context.unsafe)
    return found


def _as_object(comment: _Comment, run: Run) -> dict[str, Any]:
    first, last = comment.lines
    start = {"start_line": first, "start_side": "RIGHT"} if first < last else {}
    path = run.context.relative(comment.group.path)
    return {"path": path, **start, "line": last, "side": "RIGHT", "body": comment.body}


def _comment(group: Group, place: Range, offered: Offer | None, findings: Sequence[Finding], run: Run) -> _Comment:
    """The comment on a group: at the lines of its suggestion if GitHub takes that, else where the diff shows it."""
    of_group = [findings[index] for index in group.members]
    if offered is None:
        return _Comment(group, place, _cut(_body(of_group, "")))
    lines = offered.suggestion.first_line, offered.suggestion.last_line
    body = _body(of_group, _suggestion(offered))
    if _shown(lines, run.changes[group.path]) and len(body) <= LONGEST and not _is_marked(lines, group, run):
        return _Comment(group, lines, body)
    return _Comment(group, place, _cut(_body(of_group, _hint(offered, group, run))))


def _replaceable(source: SourceFile) -> bool:
    """Whether GitHub's lines are the file's and what it writes, UTF-8, can be read in it."""
    if "\r" in source.text.replace("\r\n", "\n"):
        return False
    return source.encode(source.text).removeprefix(_BOM) == source.text.encode("utf-8", "surrogatepass")


def _is_marked(lines: Range, group: Group, run: Run) -> bool:
    """Whether a byte order mark, which is part of the first line to GitHub, would be replaced too."""
    source = run.context.source(group.path)
    return lines[0] == 1 and source is not None and source.encode("") != b""


def _shown(lines: Range, changed: Changed) -> bool:
    return any(first <= lines[0] and lines[1] <= last for first, last in changed.shown)


def _place(group: Group, findings: Sequence[Finding], run: Run) -> Range | None:
    """The lines to put a comment on: what the findings are about, as far as it is shown, else the calls.

    None where the diff shows no line of these.
    """
    changed = run.changes[group.path]
    spans = [findings[index].span for index in group.members]
    narrow = [lines_of(group.path, group.cell, span, run.context) for span in spans]
    whole = lines_of(group.path, group.cell, group.span, run.context)
    for start, end in ((min(narrow)[0], max(line for _, line in narrow)), whole):
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
