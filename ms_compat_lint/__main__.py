"""``python -m ms_compat_lint``: the command."""

from __future__ import annotations

import os
import sys


def _looks_here_first() -> bool:
    """Whether Python looks for modules in the working directory first, unless this program itself is there."""
    try:
        here = os.getcwd()
    except OSError:  # it is gone
        return False
    return sys.path[0] == here and not __file__.startswith(os.path.join(here, "ms_compat_lint"))


if __name__ == "__main__":
    if _looks_here_first():  # where the project is that is checked and never executed
        del sys.path[0]
    from ms_compat_lint.frontends.cli import command

    sys.exit(command())
