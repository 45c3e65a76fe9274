"""One page for each optimizer: its signatures, its counterparts argument by argument, and how equal they are."""

from __future__ import annotations

from collections.abc import Iterator

from docs.generator.bare_calls import APIS, findings_of, text_of
from docs.generator.behaviour import behaviour
from docs.generator.markdown import code, codes, optimizer_link, page, rule_link, table, toctree
from docs.generator.pictures import environment, panels, picture_of
from ms_compat_lint.counterparts import compare
from ms_compat_lint.equality import figures, grouped, known_words, standing, verdict, where_words
from ms_compat_lint.explain import NAME_SPACES, TITLES, pairs_of, signature_text
from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.load import equal_words
from ms_compat_lint.knowledge.measured import measurements
from ms_compat_lint.knowledge.schema import Difference, Pair, Signature
from ms_compat_lint.model import Family, Framework
from ms_compat_lint.settings import Settings

NEWEST = Settings()


def pages() -> Iterator[tuple[str, str]]:
    """The path and the text of every page."""
    yield "optimizers/index.md", _index()
    for api in APIS:
        yield f"optimizers/{api}.md", _page(api)


def _page(api: str) -> str:
    newest = _newest(api)
    signatures = list(_signatures(api))
    blocks = [f"# {api}", _aliases(api), "## Signature", *signatures[:2], *_notices(newest), *_bare_call(api)]
    for family, pair in pairs_of(api):
        blocks += _counterpart(newest, family, pair)
    blocks += behaviour(newest)
    if signatures[2:]:
        blocks += ["## Earlier signatures", *signatures[2:]]
    return page(*blocks)


def _newest(api: str) -> Signature:
    signature = load.signature(api, load.optimizer(api).versions[-1])
    assert signature is not None
    return signature


def _aliases(api: str) -> str:
    aliases = load.optimizer(api).aliases
    return f"Also known as {codes(aliases)}." if aliases else ""


def _signatures(api: str) -> Iterator[str]:
    """Each signature with the versions that have it, the newest first."""
    optimizer = load.optimizer(api)
    runs: list[tuple[str, list[str]]] = []
    for version in optimizer.versions:
        signature = load.signature(api, version)
        text = wrapped(signature_text(signature)) if signature else ""
        if runs and runs[-1][0] == text:
            runs[-1][1].append(version)
        else:
            runs.append((text, [version]))
    for text, versions in reversed(runs):
        span = versions[0] if len(versions) == 1 else f"{versions[0]} to {versions[-1]}"
        yield f"{TITLES[optimizer.framework]} {span}:"
        yield f"```python\n{text}\n```"


def wrapped(text: str) -> str:
    """A signature, one parameter a line where it is long."""
    if len(text) <= 88:
        return text
    name, _, rest = text.partition("(")
    parts, depth = [""], 0
    for character in rest[:-1]:
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(character, 0)
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return "\n".join([f"{name}(", *(f"    {part.strip()}," for part in parts), ")"])


def _notices(signature: Signature) -> Iterator[str]:
    if signature.deprecated:
        yield f"Deprecated by its code: {signature.deprecated}"
    for name, notice in signature.deprecated_parameters.items():
        yield f"{code(name)} is deprecated by the code: {notice}"
    if signature.announced:
        yield f"Announced by its docstring only, not by its code: {signature.announced}"


def _bare_call(api: str) -> Iterator[str]:
    findings = findings_of(api)
    if findings:
        call = text_of(_newest(api)).splitlines()[-1]
        against = " (counterparts in `mindspore.nn`)" if api.startswith("torch.") else ""
        yield "## What is found"
        yield f"`ms-compat-lint check --select ALL` says of `{call}`{against}:"
        yield table(("rule", "message"), [(rule_link(f.code), f.message) for f in findings])


def _counterpart(signature: Signature, family: Family, pair: Pair | None) -> Iterator[str]:
    from_torch = load.optimizer(signature.api).framework is Framework.TORCH
    if pair is None:
        name_space = NAME_SPACES[family] if from_torch else "torch.optim"
        yield f"## Counterpart in {name_space}"
        yield f"None ({rule_link('MSC601')})."
        return
    name = pair.mindspore if from_torch else pair.torch
    other = _newest(name)
    yield f"## Counterpart {name}"
    yield f"See {optimizer_link(name, '')}. The defaults are those of {_version(signature)} and {_version(other)}."
    head = ("argument", "default", "counterpart", "default", "remark")
    rows = [
        (codes(row.own), _value(row.own_default), codes(row.other), _value(row.other_default), "; ".join(row.remarks))
        for row in compare(pair, signature, other)
    ]
    yield table(head, rows)
    yield from _equality(pair)


def _value(text: str) -> str:
    return "" if text == "-" else text if text == "required" else code(text)


def _version(signature: Signature) -> str:
    return f"{TITLES[load.optimizer(signature.api).framework]} {signature.version}"


def _equality(pair: Pair) -> Iterator[str]:
    yield "### How equal the updates are"
    differences = standing(pair, NEWEST)
    measured = measurements(pair)
    yield verdict(differences, measured)
    yield "\n".join(line for group in grouped(differences) for line in _difference(*group))
    if differences:
        yield "[MSC501](../rules/MSC501.md) is about these."
    others = [difference for difference in pair.differences if difference not in differences]
    if others:
        yield "In other versions than the newest:"
        yield "\n".join(line for group in grouped(others) for line in _difference(*group))
    if pair.equal_alternative:
        words = equal_words(pair.torch, pair.equal_alternative)
        yield f"{optimizer_link(pair.equal_alternative, '')} {words} where this one is not."
    if measured:
        yield "\n\n".join(figures(measured))
        yield f"[All {len(measured.cases)} cases](../measurements/{pair.torch}.md)"
    if panels(pair):
        yield from _picture(pair)


def _picture(pair: Pair) -> Iterator[str]:
    here = environment(pair)
    versions = f"torch {here['torch'].partition('+')[0]} and MindSpore {here['mindspore']} on the {here['device']}"
    yield (
        "One weight of the run, the one that torch moved farthest, step by step, with the same gradients for both: "
        f"{versions}."
    )
    yield f"![One weight under {pair.torch} and {pair.mindspore}](../{picture_of(pair)})"


def _difference(words: tuple[str, str], cases: list[Difference]) -> Iterator[str]:
    summary, cause = words
    yield f"- **{summary}**: {cause}."
    for case in cases:
        yield f"  - {where_words(case)}: {known_words(case)}"


def _index() -> str:
    blocks = [
        "# Optimizers",
        "Every optimizer of both frameworks, each with its signatures in the versions that were read, its "
        "counterparts argument by argument, and what is known of how equal they are. `ms-compat-lint explain API` "
        "prints the same facts for the configured versions.",
    ]
    torch = [api for api in APIS if api.startswith("torch.")]
    rows = [[optimizer_link(api, ""), *(_name_of(load.counterpart(api, family)) for family in Family)] for api in torch]
    blocks += ["## From PyTorch", table(("torch.optim", *(f.value for f in Family)), rows)]
    others = [api for api in APIS if api not in torch]
    rows = [[optimizer_link(api, ""), _torch_name(api)] for api in others]
    blocks += ["## From MindSpore", table(("MindSpore", "torch.optim"), rows)]
    return page(*blocks, toctree(APIS, ":hidden:"))


def _name_of(pair: Pair | None) -> str:
    return "" if pair is None else f"[`{pair.mindspore.rpartition('.')[2]}`]({pair.mindspore}.md)"


def _torch_name(api: str) -> str:
    pair = next((pair for _, pair in pairs_of(api)), None)
    return "none" if pair is None else f"[`{pair.torch.rpartition('.')[2]}`]({pair.torch}.md)"
