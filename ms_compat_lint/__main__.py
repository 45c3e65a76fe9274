"""``python -m ms_compat_lint``: the command."""

from __future__ import annotations

import os
import sys

if __name__ == "__main__":
    # Python looks for modules in the working directory first, where the project is that is checked and never executed.
    if sys.path[0] == os.getcwd() and not __file__.startswith(os.path.join(sys.path[0], "ms_compat_lint")):
        del sys.path[0]
    from ms_compat_lint.frontends.cli import command

    sys.exit(command())
