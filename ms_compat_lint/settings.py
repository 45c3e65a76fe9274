"""What a user can set, the same in every front end."""

from __future__ import annotations

from ms_compat_lint.lean import NamedTuple
from ms_compat_lint.model import Family


class Settings(NamedTuple):
    """How to check. The names are those of the command's options and of ``[tool.ms-compat-lint]``.

    ``select`` of None means the rules that are on by default. Codes may be prefixes; ``ALL`` is every rule.
    Versions of None mean the newest known.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    direction: str = "both"  # both, torch or mindspore: whose sites are checked
    mindspore_api: Family = Family.NN  # the counterparts' family for torch sites
    torch_version: str | None = None  # "X.Y"
    mindspore_version: str | None = None
