"""``ms-compat-lint measure``: both installed frameworks against the stored measurements."""

from __future__ import annotations

import sys
from importlib.util import find_spec

from ms_compat_lint.evidence import options
from ms_compat_lint.frontends.cli.plain import Arguments
from ms_compat_lint.frontends.cli.status import COULD_NOT_RUN
from ms_compat_lint.project.memory import resume_collector

configure = options.configure


def run(arguments: Arguments) -> int:
    """Run what is asked for; the other subcommands need none of what this one does."""
    resume_collector()
    if find_spec("numpy") is None:
        print("ms-compat-lint measure: it needs NumPy and both frameworks, see the extra [evidence]", file=sys.stderr)
        return COULD_NOT_RUN
    from ms_compat_lint.evidence.measure import execute

    return execute(arguments, sys.stdout)
