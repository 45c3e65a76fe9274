"""How many findings each rule has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ms_compat_lint.model import Finding
from ms_compat_lint.reporters.colours import Colours
from ms_compat_lint.reporters.context import Context


def report(findings: Sequence[Finding], context: Context) -> str:
    """One line for each rule, the one with most findings first: the number, the code and the name."""
    counts = Counter((finding.code, finding.name) for finding in findings)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    width = max((len(str(count)) for count in counts.values()), default=0)
    colours = Colours(context.colour)
    return "".join(f"{count:>{width}}  {colours.code(code)}  {name}\n" for (code, name), count in rows)
