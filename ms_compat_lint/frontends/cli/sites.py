"""``ms-compat-lint sites``: list every recognised optimizer construction."""

from __future__ import annotations

import sys

from ms_compat_lint.engine import counterpart_of
from ms_compat_lint.frontends.cli.common import add_comparison_options, add_path_options, prepare, results, tell
from ms_compat_lint.frontends.cli.plain import Arguments, Parser
from ms_compat_lint.frontends.cli.status import COULD_NOT_RUN, NOTHING_FOUND
from ms_compat_lint.project import checking
from ms_compat_lint.project.options import choice
from ms_compat_lint.reporters.sites import Listed, as_json, as_text


def configure(parser: Parser) -> None:
    """Add the options of the subcommand."""
    add_path_options(parser)
    add_comparison_options(parser)
    parser.add_argument(
        "--format", default="text", dest="style", metavar="text|json", help="how sites are printed (default: text)"
    )


def run(arguments: Arguments) -> int:
    """List the sites and return the exit status."""
    style = choice("text", "json")("--format", arguments.style)
    prepared = prepare(arguments)
    rows: list[Listed] = []
    problems = list(prepared.problems)
    for job, result in zip(prepared.jobs, results(prepared, checking.sites), strict=True):
        problems += result.problems
        for site in result.sites:
            rows += (Listed(job.path, site, api, counterpart_of(api, job.settings)) for api in site.apis)
    rows.sort(key=lambda row: (row.path, row.site.cell or 0, row.site.span, row.api))
    sys.stdout.write(as_json(rows) if style == "json" else as_text(rows))
    sys.stdout.flush()
    tell(problems)
    return COULD_NOT_RUN if problems else NOTHING_FOUND
