"""The tables of the page about the vendors' mapping documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from docs.generator.claims import (
    OPEN,
    RIGHT,
    SILENT,
    WRONG,
    Subject,
    Verdict,
    judge_pair,
    judge_row,
    judge_update,
    newer,
    order,
    read_claims,
    subject,
    unmentioned,
)
from docs.generator.markdown import code, codes, page, table

SAYS = {"same": "the same", "name": "other name", "default": "other default", "missing": "only here"}
PAGES = "https://gitee.com/mindspore/docs/blob/{release}/docs/mindspore/source_en/note/api_mapping/{file}"


def pages() -> Iterator[tuple[str, str]]:
    """The path and the text of every page."""
    yield "_generated/vendor_documents.md", _document()


def _document() -> str:
    claims = read_claims()
    counts: Counter[str] = Counter()
    blocks = [block for each in claims["page"] for block in _page(each, counts)]
    tables = list(_mapping_table(claims["table"], counts))
    summary = (
        f"Of the {counts.total()} statements of these pages {counts[RIGHT]} are right, {counts[WRONG]} are wrong, "
        f"{counts[SILENT]} are silent and {counts[OPEN]} are open."
    )
    return page(summary, *blocks, *tables)


def _page(claim: dict[str, Any], counts: Counter[str]) -> Iterator[str]:
    about = subject(claim["torch"], claim["mindspore"], "1.8", claim["releases"])
    assert about is not None
    yield f"## {claim['torch']} and {claim['mindspore']}"
    yield f"Page: {_links(claim)}."
    if "torch_called" in claim:
        counts[WRONG] += 1
        yield f"It calls the class {code(claim['torch_called'])}, which does not exist."
    yield table(("PyTorch", "MindSpore", "the page says", "", "what is so"), _rows(about, claim["rows"], counts))
    update = judge_update(about.pair, claim["update"], about.torch.version)
    counts[update.word] += 1
    yield f"Of the update it says: {claim['reason']}. {_sentence(update)}"
    missing = unmentioned(about, claim["rows"])
    if missing:
        counts[SILENT] += 1
        yield f"It leaves out {', '.join(missing)}."
    places = order(about)
    if places:
        counts[SILENT] += 1
        yield f"It does not speak of the order: by position {', '.join(places)}."
    if newer(about):
        yield f"It speaks of torch 1.8; the newest torch has also {codes(newer(about))}."
    yield (
        f"See [`{claim['torch']}`](optimizers/{claim['torch']}.md) and "
        f"[`{claim['mindspore']}`](optimizers/{claim['mindspore']}.md)."
    )


def _links(claim: dict[str, Any]) -> str:
    return ", ".join(f"[{r}]({PAGES.format(release=r, file=claim['file'])})" for r in claim["releases"])


def _rows(about: Subject, rows: list[list[str]], counts: Counter[str]) -> Iterator[tuple[str, ...]]:
    for torch, mindspore, claim, *meaning in rows:
        verdict = judge_row(about, torch, mindspore, claim, *meaning)
        counts[verdict.word] += 1
        says = ", ".join([*(SAYS[word] for word in claim.split()), *meaning])
        yield code(torch), code(mindspore), says, verdict.word, "; ".join(verdict.facts)


def _sentence(verdict: Verdict) -> str:
    word = {RIGHT: "That is right", WRONG: "**That is wrong**", SILENT: "That is not all"}[verdict.word]
    return f"{word}{': ' if verdict.facts else ''}{'; '.join(verdict.facts)}."


def _mapping_table(tables: list[dict[str, Any]], counts: Counter[str]) -> Iterator[str]:
    yield "## The mapping table"
    yield (
        "`pytorch_api_mapping.md` calls these pairs consistent, which by its own criteria means the same function, "
        "number and order of parameters, types, default values and names (performance switches aside)."
    )
    rows = []
    for each in tables:
        for torch, mindspore in each["pairs"]:
            about = subject(torch, mindspore, each["torch_version"], each["releases"])
            verdict = (
                judge_pair(about, each.get("except", []))
                if about
                else Verdict(WRONG, (f"torch {each['torch_version']}, which the table is about, has no such class",))
            )
            counts[verdict.word] += 1
            links = [f"[`{name}`](optimizers/{name}.md)" for name in (torch, mindspore)]
            rows.append((*links, ", ".join(each["releases"]), verdict.word, "; ".join(verdict.facts)))
    yield table(("PyTorch", "MindSpore", "releases", "", "what is so"), rows)
