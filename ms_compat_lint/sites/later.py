"""The parts of the recognition that few calls need: each is loaded when something of it is first used."""

from __future__ import annotations

from ms_compat_lint import lazy
from ms_compat_lint.lean import TYPE_CHECKING

if TYPE_CHECKING:
    from ms_compat_lint.sites import arithmetic as arithmetic
    from ms_compat_lint.sites import attribute_values as attribute_values
    from ms_compat_lint.sites import attributes as attributes
    from ms_compat_lint.sites import changes as changes
    from ms_compat_lint.sites import containers as containers
    from ms_compat_lint.sites import fstrings as fstrings
    from ms_compat_lint.sites import operations as operations
    from ms_compat_lint.sites import reflection as reflection
else:
    arithmetic, attribute_values, attributes, changes, containers, fstrings, operations, reflection = lazy.modules(
        "ms_compat_lint.sites",
        "arithmetic",
        "attribute_values",
        "attributes",
        "changes",
        "containers",
        "fstrings",
        "operations",
        "reflection",
    )
