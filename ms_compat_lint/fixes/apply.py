"""Many fixes on one text: which of them go together, and rounds until nothing is left to fix."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Sequence

from ms_compat_lint.fixes.changes import Change, changed
from ms_compat_lint.lean import NamedTuple
from ms_compat_lint.model import Applicability, Finding, Fix, Span
from ms_compat_lint.source import SourceError, SourceFile

_KEYWORD = re.compile(r"(?<![\w.])([^\W\d]\w*)(?=\s*=(?!=)|\Z)")
_FixOfCall = tuple[Fix, "Span | None"]
ROUNDS = 25  # more than any call has arguments that can go one at a time


class Applied(NamedTuple):
    """A new text and the places, in the list that was handed in, of the fixes that made it."""

    text: str
    done: tuple[int, ...]


class FixResult(NamedTuple):
    """A text to which every fix was applied that could be, and what is still found in it."""

    text: str
    applied: tuple[Finding, ...]
    remaining: tuple[Finding, ...]


def choose(finding: Finding, unsafe: bool) -> Fix | None:
    """The fix of a finding that a run may apply: a safe one, or the unsafe one first where these are allowed."""
    wanted = (Applicability.UNSAFE, Applicability.SAFE) if unsafe else (Applicability.SAFE,)
    for applicability in wanted:
        for fix in finding.fixes:
            if fix.applicability is applicability:
                return fix
    return None


def fix_source(source: SourceFile, check: Callable[[SourceFile], Sequence[Finding]], unsafe: bool = False) -> FixResult:
    """Fix, check again, and fix what is left, until a check finds nothing that can be fixed.

    ``check`` gives the findings of a text without those that are suppressed in it.
    """
    applied: list[Finding] = []
    findings = tuple(check(source))
    seen = {source.text}
    for _ in range(ROUNDS):
        fixable = [(finding, fix) for finding in findings if (fix := choose(finding, unsafe)) is not None]
        fixes = [(fix, finding.site) for finding, fix in fixable]
        new, done = _round(source, fixes, range(len(fixes)))
        if new.text in seen:
            break
        source = new
        seen.add(source.text)
        applied += [fixable[index][0] for index in done]
        findings = tuple(check(source))
    return FixResult(source.text, tuple(applied), findings)


def apply(source: SourceFile, fixes: Sequence[Fix], sites: Sequence[Span] | None = None) -> Applied:
    """Apply every fix that overlaps none before it. The new text parses; a fix that prevents that is left out.

    ``sites`` are the calls that the fixes are for; without them two fixes may write one keyword into a call.
    """
    spans: Sequence[Span | None] = [None] * len(fixes) if sites is None else sites
    of_calls = list(zip(fixes, spans, strict=True))
    new, done = _round(source, of_calls, range(len(fixes)))
    return Applied(new.text, done)


def _round(
    source: SourceFile, fixes: Sequence[_FixOfCall], candidates: Sequence[int]
) -> tuple[SourceFile, tuple[int, ...]]:
    accepted = Accepted()
    done = tuple(index for index in candidates if accepted.add(_changes(source, fixes[index][0]), fixes[index][1]))
    if not done:
        return source, ()
    new = SourceFile.from_text(source.path, changed(source.text, accepted.changes))
    if _parses(new):
        return new, done
    if len(done) == 1:
        return source, ()
    first = _round(source, fixes, done[: len(done) // 2])
    second = _round(source, fixes, done[len(done) // 2 :])[1]
    if len(first[1]) + len(second) == len(done):
        return first  # each half is right and both together are not
    return _round(source, fixes, first[1] + second)


def _changes(source: SourceFile, fix: Fix) -> list[Change]:
    return [
        Change(source.offset(*edit.span[:2]), source.offset(*edit.span[2:]), edit.text, edit.order)
        for edit in fix.edits
    ]


def _parses(source: SourceFile) -> bool:
    try:
        return bool(source.tree)
    except SourceError:
        return False


def _keywords(change: Change) -> list[str]:
    """The keywords that a change writes, with what only looks like one: that costs a round, and no more."""
    return _KEYWORD.findall(change.text)


class Accepted:
    """The changes that go into one text."""

    def __init__(self) -> None:
        self._taken: set[Change] = set()
        self._replaced: list[tuple[int, int]] = []  # sorted, without overlaps
        self._inserted: dict[int, dict[int, str]] = {}  # by place and order
        self._keywords: dict[tuple[Span, str], Change] = {}  # that are written into a call
        self._places: list[int] = []  # of insertions, sorted

    @property
    def changes(self) -> Iterable[Change]:
        """All of them."""
        return self._taken

    def add(self, changes: Iterable[Change], call: Span | None = None) -> bool:
        """Take all changes of a fix, or none where one of them overlaps what is there.

        Two that write the same keyword into one call overlap too, wherever they stand.
        """
        changes = list(changes)
        if self._taken.issuperset(changes):
            return True  # another finding asks for the very same
        keywords = {} if call is None else {(call, name): change for change in changes for name in _keywords(change)}
        if any(self._keywords.get(key, change) != change for key, change in keywords.items()):
            return False
        if any(self._overlaps(change) for change in changes):
            return False
        self._keywords.update(keywords)
        for change in changes:
            self._take(change)
        return True

    def _overlaps(self, change: Change) -> bool:
        """Whether the change cannot stand beside the others.

        An insertion that touches a replacement counts: beside a dropped argument, whose comma is whose
        depends on which is there in the end. It comes in the next round.
        """
        start, end = change.start, change.end
        if start == end:
            text = self._inserted.get(start, {}).get(change.order)
            if text is not None:
                return text != change.text
            return self._touches_replaced(start)
        before = bisect_left(self._places, start)
        if before < len(self._places) and self._places[before] <= end:
            return True
        index = bisect_right(self._replaced, (start, end))
        neighbours = self._replaced[max(index - 1, 0) : index + 1]
        return any(first < end and start < last for first, last in neighbours)

    def _touches_replaced(self, place: int) -> bool:
        index = bisect_right(self._replaced, (place, place))
        return any(first <= place <= last for first, last in self._replaced[max(index - 1, 0) : index + 1])

    def _take(self, change: Change) -> None:
        self._taken.add(change)
        if change.start < change.end:
            insort(self._replaced, (change.start, change.end))
            return
        if change.start not in self._inserted:
            insort(self._places, change.start)
        self._inserted.setdefault(change.start, {})[change.order] = change.text
