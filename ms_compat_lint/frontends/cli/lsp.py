"""``ms-compat-lint lsp``: the language server."""

from __future__ import annotations

import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the subcommand."""
    parser.add_argument("--stdio", action="store_true", help="serve on standard input and output, as it does anyway")


def run(arguments: argparse.Namespace) -> int:
    """Serve one editor."""
    del arguments
    from ms_compat_lint.frontends.lsp import main

    return main()
