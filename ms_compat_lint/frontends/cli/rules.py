"""``ms-compat-lint rules``: list the rules."""

from __future__ import annotations

from ms_compat_lint.frontends.cli.plain import Arguments, Parser
from ms_compat_lint.frontends.cli.status import NOTHING_FOUND
from ms_compat_lint.project.options import choice
from ms_compat_lint.rules.meta import Meta
from ms_compat_lint.rules.registry import all_rules


def configure(parser: Parser) -> None:
    """Add the options of the subcommand."""
    parser.add_argument("--format", default="text", metavar="text|json", help="how rules are printed (default: text)")


def run(arguments: Arguments) -> int:
    """Print all rules."""
    metas = [rule.meta for rule in all_rules()]
    if choice("text", "json")("--format", arguments.format) == "json":
        import json

        print(json.dumps([_as_object(meta) for meta in metas], indent=2))
        return NOTHING_FOUND
    width = max(len(meta.name) for meta in metas)
    for meta in metas:
        state = "on" if meta.on_by_default else "off"
        print(f"{meta.code}  {meta.name:<{width}}  {meta.severity.value:<10}  {state:<3}  {meta.summary}")
    return NOTHING_FOUND


def _as_object(meta: Meta) -> dict[str, object]:
    return {
        "code": meta.code,
        "name": meta.name,
        "severity": meta.severity.value,
        "on_by_default": meta.on_by_default,
        "summary": meta.summary,
        "fixes": [kind.value for kind in meta.fixes],
        "pylint_id": meta.pylint_id,
        "pylint_symbol": meta.pylint_symbol,
        "url": meta.url,
    }
