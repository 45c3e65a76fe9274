"""One page for each rule: its docstring, and what else is known of it."""

from __future__ import annotations

from collections.abc import Iterator

from docs.generator.bare_calls import APIS, findings_of
from docs.generator.markdown import code, codes, optimizer_link, page, rule_link, table, toctree
from ms_compat_lint.model import Family
from ms_compat_lint.rules.meta import Meta, Rule
from ms_compat_lint.rules.registry import all_rules

_WRONG_INPUT = "What every optimizer was seen to do with such input: [](../measurements/construction.md)."

#: Where the records stand that a rule says, beside the optimizers' own pages.
RECORDS = {
    "MSC401": _WRONG_INPUT,
    "MSC402": _WRONG_INPUT,
    "MSC403": _WRONG_INPUT,
    "MSC503": _WRONG_INPUT,
    "MSC501": "What changed from one version to the next: [](../measurements/versions.md).",
    "MSC502": "Which parameters each optimizer was seen to decay: [](../measurements/decay.md).",
}


def pages() -> Iterator[tuple[str, str]]:
    """The path and the text of every page."""
    yield "rules/index.md", _index()
    for rule in all_rules():
        yield f"rules/{rule.meta.code}.md", _page(rule)


def _page(rule: Rule) -> str:
    meta = rule.meta
    summary, _, rest = rule.documentation.strip().partition("\n")
    return page(f"# {meta.code} {meta.name}", summary, _identity(meta), rest.strip(), _evidence(meta))


def _identity(meta: Meta) -> str:
    rows = [
        ("Code", code(meta.code)),
        ("pylint", f"{code(meta.pylint_id)}, {code(meta.pylint_symbol)}"),
        ("Severity", meta.severity.value),
        ("On by default", "yes" if meta.on_by_default else "no"),
        ("Fixes", _fixes(meta)),
    ]
    return table(("Rule", code(meta.name)), rows)


def _fixes(meta: Meta) -> str:
    kinds = ", ".join(kind.value for kind in meta.fixes)
    return f"{kinds} ([what that means](../fixes.md))" if kinds else "none"


def _evidence(meta: Meta) -> str:
    introduction = (
        "What is known of each optimizer stands on its [page](../optimizers/index.md), the figures of both frameworks "
        "under [](../measurements/index.md), and where all of it comes from under [](../knowledge_sources.md)."
    )
    blocks = ["## Evidence", introduction]
    if meta.code in RECORDS:
        blocks.append(RECORDS[meta.code])
    bare = [(api, family) for api in APIS for family in _families(api) if _fires(meta, api, family)]
    if bare:
        blocks.append(
            "Called with nothing but what they require, and with the newest known versions, these optimizers have "
            "this finding:"
        )
        blocks.append(table(("optimizer", "counterparts in"), _by_api(bare)))
    return "\n\n".join(blocks)


def _families(api: str) -> tuple[Family, ...]:
    return tuple(Family) if api.startswith("torch.") else (Family.NN,)


def _fires(meta: Meta, api: str, family: Family) -> bool:
    return any(finding.code == meta.code for finding in findings_of(api, family))


def _by_api(bare: list[tuple[str, Family]]) -> Iterator[tuple[str, str]]:
    for api in dict.fromkeys(api for api, _ in bare):
        families = [family.value for other, family in bare if other == api]
        yield optimizer_link(api), codes(families) if api.startswith("torch.") else "`torch.optim`"


def _index() -> str:
    rows = [
        (
            rule_link(rule.meta.code, ""),
            code(rule.meta.name),
            rule.meta.severity.value,
            "on" if rule.meta.on_by_default else "off",
            ", ".join(kind.value for kind in rule.meta.fixes) or "none",
            rule.meta.summary,
        )
        for rule in all_rules()
    ]
    head = ("code", "name", "severity", "default", "fixes", "fires when")
    introduction = (
        "A rule that cannot be decided from the text is silent; [MSC901](MSC901.md), when it is on, says where. "
        "`ms-compat-lint rule CODE` prints the same pages. The code is flake8's; pylint's symbol is `ms-` and the name."
    )
    names = [rule.meta.code for rule in all_rules()]
    return page("# Rules", introduction, table(head, rows), toctree(names, ":hidden:"))
