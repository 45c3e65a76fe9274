"""The language server."""

from __future__ import annotations

import sys

_COULD_NOT_RUN = 2


def main() -> int:
    """Serve one editor on standard input and output, until it says goodbye."""
    try:
        import pygls  # noqa: F401
    except ImportError:
        print(
            "ms-compat-lint: error: the language server needs pygls: pip install 'ms-compat-lint[lsp]'", file=sys.stderr
        )
        return _COULD_NOT_RUN
    from ms_compat_lint.frontends.lsp.features import serve

    serve()
    return 0
