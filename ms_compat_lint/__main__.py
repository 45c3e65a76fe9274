"""``python -m ms_compat_lint``: the command."""

from __future__ import annotations

import sys

from ms_compat_lint.frontends.cli import main

if __name__ == "__main__":
    sys.exit(main())
