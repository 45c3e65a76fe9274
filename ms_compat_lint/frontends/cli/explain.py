"""``ms-compat-lint explain API``: show an optimizer beside its counterparts."""

from __future__ import annotations

import sys

from ms_compat_lint.explain import UnknownOptimizerError, explain
from ms_compat_lint.frontends.cli.common import given
from ms_compat_lint.frontends.cli.plain import Arguments, Parser
from ms_compat_lint.frontends.cli.status import NOTHING_FOUND
from ms_compat_lint.project.configuration import Configurations
from ms_compat_lint.project.errors import UsageError


def configure(parser: Parser) -> None:
    """Add the arguments of the subcommand."""
    parser.add_argument("api", metavar="API", help="a name of the optimizer: torch.optim.AdamW, nn.Adam, LazyAdam")
    parser.add_argument("--torch-version", metavar="X.Y", help="the version of torch (default: the newest known)")
    parser.add_argument("--mindspore-version", metavar="X.Y", help="the version of MindSpore (likewise)")


def run(arguments: Arguments) -> int:
    """Print what is known of the optimizer."""
    settings = Configurations(given(arguments)).of_start().settings
    try:
        sys.stdout.write(explain(arguments.api, settings))
    except UnknownOptimizerError as error:
        raise UsageError(str(error)) from None
    return NOTHING_FOUND
