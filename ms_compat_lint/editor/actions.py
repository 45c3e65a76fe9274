"""What an editor offers at a place: fixes, a comment that silences, a port to the other framework, all safe fixes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ms_compat_lint.editor.checking import Checked
from ms_compat_lint.editor.diagnostics import SOURCE, diagnostic
from ms_compat_lint.editor.positions import Json
from ms_compat_lint.editor.views import View
from ms_compat_lint.model import Applicability, Finding, Span
from ms_compat_lint.suppressions.silence import silencing_edit

QUICK_FIX = "quickfix"
PORT = "refactor.rewrite"
FIX_ALL = f"source.fixAll.{SOURCE}"
NOTEBOOK_FIX_ALL = f"notebook.{FIX_ALL}"
KINDS = (QUICK_FIX, PORT, FIX_ALL, NOTEBOOK_FIX_ALL)
SAFE = Applicability.SAFE
FIX_ALL_TITLE = f"Fix all that is safe to fix ({SOURCE})"


class Request(NamedTuple):
    """Where actions are asked for, and which."""

    uri: str
    range: Json
    diagnostics: Sequence[Json]
    only: Sequence[str] | None = None

    def wants(self, kind: str) -> bool:
        """Whether actions of a kind, or of one that holds it, are asked for."""
        return not self.only or any(kind == each or kind.startswith(f"{each}.") for each in self.only)

    def asks_for(self, kind: str) -> bool:
        """Whether they are asked for by name."""
        return bool(self.only) and self.wants(kind)


class Client(NamedTuple):
    """What the editor understands."""

    document_changes: bool = False
    resolves_edits: bool = False
    shows_disabled: bool = False


def workspace_edit(edits: dict[str, list[Json]], view: View, client: Client) -> Json:
    """Edits of documents; with their versions, so that an editor refuses what came too late."""
    if not client.document_changes:
        return {"changes": edits}
    changes = []
    for uri, own in edits.items():
        piece = view.piece_of(uri)
        document = {"uri": uri, "version": piece.version if piece else None}
        changes.append({"textDocument": document, "edits": own})
    return {"documentChanges": changes}


class Meant(NamedTuple):
    """A diagnostic that actions are asked for, what we put into it, and the finding of the text as it is now."""

    shown: Json
    data: Json
    finding: Finding | None


def quick_fixes(view: View, checked: Checked, request: Request, client: Client) -> Iterator[Json]:
    """The fixes of the diagnostics at a place, and for each the comment that silences it."""
    for shown, data, finding in _meant(view, checked, request):
        for fix in data["fixes"]:
            yield {
                "title": fix["title"],
                "kind": QUICK_FIX,
                "diagnostics": [shown],
                "isPreferred": fix["applicability"] == SAFE.value,
                "edit": workspace_edit({request.uri: fix["edits"]}, view, client),
            }
        edit = silencing_edit(checked.source, [finding]) if finding is not None else None
        if finding is not None and edit is not None:
            yield {
                "title": f"silence {finding.code} here with # noqa: {finding.code}",
                "kind": QUICK_FIX,
                "diagnostics": [shown],
                "edit": workspace_edit(view.edits([edit]), view, client),
            }


def _meant(view: View, checked: Checked, request: Request) -> Iterator[Meant]:
    """The diagnostics that the editor names; where it names none of ours, those in the range."""
    piece = view.piece_of(request.uri)
    if piece is None:
        return
    fresh = [
        (finding, diagnostic(finding, view.range_of, piece.version))
        for finding in checked.findings
        if view.piece_at(finding.span.line) is piece
    ]
    named = [each for each in request.diagnostics if each.get("source") == SOURCE]
    for shown in named:
        finding, own = next((pair for pair in fresh if _same(shown, pair[1])), (None, {}))
        data = _usable_data(shown, piece.version) or own.get("data")
        if data is not None:
            yield Meant(shown, data, finding)
    if not named:
        wanted = view.span_of(piece, request.range)
        for finding, own in fresh:
            if _overlap(finding.span, wanted):
                yield Meant(own, own["data"], finding)


def _same(shown: Json, own: Json) -> bool:
    return all(shown.get(key) == own[key] for key in ("code", "range", "message"))


def _overlap(first: Span, second: Span) -> bool:
    return first[:2] <= second[2:] and second[:2] <= first[2:]


def _usable_data(shown: Json, version: int | None) -> Json | None:
    """What we put into a diagnostic, if the editor gave it back and the text is still the one that it is about."""
    data: Any = shown.get("data")
    if not isinstance(data, dict) or data.get("version") != version:
        return None
    fixes = data.get("fixes")
    return data if isinstance(fixes, list) and all(map(_is_fix, fixes)) else None


def _is_fix(fix: Any) -> bool:
    return isinstance(fix, dict) and {"title", "applicability", "edits"} <= fix.keys()
