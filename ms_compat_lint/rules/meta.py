"""What a rule says about itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ms_compat_lint.comparison import Comparison
from ms_compat_lint.lean import NamedTuple
from ms_compat_lint.model import Applicability, Draft, Severity

DOCUMENTATION = "https://ms-compat-lint.readthedocs.io/en/latest/rules/"


class Meta(NamedTuple):
    """The identity of a rule. ``fixes`` are the kinds that it may propose; empty for none."""

    code: str
    name: str
    severity: Severity
    on_by_default: bool
    summary: str
    fixes: tuple[Applicability, ...] = ()
    needs_counterpart: bool = True  # whether it compares, and so is silent where there is nothing to compare with

    @property
    def url(self) -> str:
        """The rule's page."""
        return f"{DOCUMENTATION}{self.code}.html"

    @property
    def pylint_symbol(self) -> str:
        """The name that pylint's users see."""
        return f"ms-{self.name}"

    @property
    def pylint_id(self) -> str:
        """Severity letter, 97, then the code's first and last digit."""
        return f"{self.severity.value[0].upper()}97{self.code[3]}{self.code[-1]}"


class Rule(NamedTuple):
    """A rule: its identity, its documentation page and its check."""

    meta: Meta
    documentation: str
    check: Callable[[Comparison], Iterator[Draft]]
