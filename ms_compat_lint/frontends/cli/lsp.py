"""``ms-compat-lint lsp``: the language server."""

from __future__ import annotations

from ms_compat_lint.frontends.cli.plain import Arguments, Parser


def configure(parser: Parser) -> None:
    """Add the options of the subcommand."""
    parser.add_argument("--stdio", action="store_true", help="serve on standard input and output, as it does anyway")


def run(arguments: Arguments) -> int:
    """Serve one editor."""
    del arguments
    from ms_compat_lint.frontends.lsp import main

    return main()
