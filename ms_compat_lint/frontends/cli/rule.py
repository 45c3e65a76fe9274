"""``ms-compat-lint rule CODE``: explain one rule."""

from __future__ import annotations

from ms_compat_lint.frontends.cli.plain import Arguments, Parser
from ms_compat_lint.frontends.cli.status import NOTHING_FOUND
from ms_compat_lint.project.errors import UsageError
from ms_compat_lint.project.options import nearest
from ms_compat_lint.rules.registry import all_rules, find


def configure(parser: Parser) -> None:
    """Add the arguments of the subcommand."""
    parser.add_argument("rule", metavar="CODE", help="a rule's code or name, or pylint's id or symbol for it")


def run(arguments: Arguments) -> int:
    """Print the documentation of the rule."""
    rule = find(arguments.rule)
    if rule is None:
        names = [name for each in all_rules() for name in (each.meta.code, each.meta.name)]
        wanted = arguments.rule
        hint = nearest(wanted.upper(), names) or nearest(wanted.lower(), names)
        raise UsageError(f"no rule is called {wanted}{hint}")
    meta = rule.meta
    state = "on" if meta.on_by_default else "off"
    print(f"{meta.code} {meta.name} ({meta.severity.value}, {state} by default)")
    print(f"pylint: {meta.pylint_id} {meta.pylint_symbol}")
    print(f"{meta.url}\n")
    print(rule.documentation.strip())
    return NOTHING_FOUND
