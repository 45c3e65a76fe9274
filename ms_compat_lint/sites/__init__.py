"""From source text to optimizer constructions: own scopes and name binding on Python's ``ast``."""

from __future__ import annotations

from ms_compat_lint.sites.finder import find_sites
from ms_compat_lint.sites.modules import Modules
from ms_compat_lint.sites.prefilter import may_have_sites

__all__ = ["Modules", "find_sites", "may_have_sites"]
