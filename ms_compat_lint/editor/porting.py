"""The port of one call to the other framework, as a refactoring."""

from __future__ import annotations

from collections.abc import Iterator

from ms_compat_lint.editor.actions import PORT, Client, workspace_edit
from ms_compat_lint.editor.checking import Checked
from ms_compat_lint.editor.hover import site_at
from ms_compat_lint.editor.positions import Json
from ms_compat_lint.editor.views import View
from ms_compat_lint.knowledge import load
from ms_compat_lint.model import Family, Fix, Framework, Site, Span
from ms_compat_lint.port import Refusal, port_site
from ms_compat_lint.settings import Settings
from ms_compat_lint.sites.modules import Modules

# The family in which most are equal comes first, as it does for ``ms-compat-lint port``.
FAMILIES = (Family.EXPERIMENTAL, Family.MINT, Family.NN)


def ports(checked: Checked, where: Span, uri: str) -> Iterator[Json]:
    """A port to each counterpart, without the edit: see :func:`ported`.

    The call is the one around the place where a range begins, else the first in it.
    """
    inside = (each for each in checked.sites if where[:2] <= each.span[:2] < where[2:])
    site = site_at(checked.sites, *where[:2]) or next(inside, None)
    if site is None or len(site.apis) != 1:
        return
    for family, counterpart in _counterparts(site.apis[0]):
        yield {
            "title": f"port to {counterpart}",
            "kind": PORT,
            "data": {"uri": uri, "line": site.span.line, "column": site.span.column, "family": family.value},
        }


def _counterparts(api: str) -> Iterator[tuple[Family, str]]:
    """The counterparts of an optimizer; the family means nothing on the way to PyTorch."""
    if load.optimizer(api).framework is not Framework.TORCH:
        pair = load.counterpart(api, Family.EXPERIMENTAL)
        if pair is not None:
            yield Family.EXPERIMENTAL, pair.torch
        return
    for family in FAMILIES:
        pair = load.counterpart(api, family)
        if pair is not None:
            yield family, pair.mindspore


def ported(
    view: View, checked: Checked, action: Json, client: Client, settings: Settings, modules: Modules | None
) -> Json | str:
    """The action with its edit, or why the call cannot be ported."""
    data = action.get("data") or {}
    site = next((each for each in checked.sites if each.span[:2] == (data.get("line"), data.get("column"))), None)
    if site is None or data.get("family") not in FAMILIES:
        return "the text has changed since"
    made = port_site(checked.source, site, _target(site), Family(data["family"]), settings, modules)
    if isinstance(made, Refusal):
        return made.reason
    return _with_edit(view, action, made, client)


def _target(site: Site) -> Framework:
    own = load.optimizer(site.apis[0]).framework
    return Framework.TORCH if own is Framework.MINDSPORE else Framework.MINDSPORE


def _with_edit(view: View, action: Json, fix: Fix, client: Client) -> Json:
    edit = workspace_edit(view.edits(fix.edits), view, client)
    return {**action, "title": fix.title, "edit": edit}
