"""What each optimizer does with wrong input, and which parameters it decays: from the stored records alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docs.generator.markdown import cell, code, codes, optimizer_link, page, rule_link, table
from ms_compat_lint.evidence import decay
from ms_compat_lint.evidence.construction import DATA, Record, read
from ms_compat_lint.evidence.construction_run import OK, Outcome
from ms_compat_lint.evidence.construction_whole import UNMOVED

#: A column's head, and the names of the calls that it is about, of which an optimizer has one.
COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("foreign keyword", ("no_such_parameter=1",)),
    ("one position too many", ("one positional argument too many",)),
    ("betas in third place", ("tuple of two floats as third positional argument",)),
    ("betas as a list", ("betas=[0.9, 0.999]",)),
    ("eps of zero", ("eps=0.0", "epsilon=0.0")),
)

INTRODUCTION = f"""
Every optimizer was constructed with each of a few hundred arguments, right and wrong ones, and took two steps. This is
what came of the usual mistakes: an exception's name, and "ok" where nothing is raised. What only the first steps raise
says so; "no step" stands where not even the plain call takes one on the CPU. {rule_link("MSC401")},
{rule_link("MSC402")}, {rule_link("MSC403")} and {rule_link("MSC503")} say what is recorded here.
"""

WHOLE = """
A whole number is refused where a fraction is wanted, or accepted and then no weight moves; the others do as the same
number with a point. Each was trained with for a few steps beside the float.
"""

DECAY = f"""
The weight decay was 0.1, and a parameter counts as decayed if it moves otherwise than without. {rule_link("MSC502")}
says what is recorded here. The parameters were named `w`, `bn.gamma` and `ln.beta`, and handed over as a list, in a
group, and in a group with a decay of its own. [What changed between versions](versions.md) tells where other versions
differ.
"""


def pages() -> Iterator[tuple[str, str]]:
    """The path and the text of every page."""
    yield "measurements/construction.md", _construction()
    yield "measurements/decay.md", _decay()


def _construction() -> str:
    records = [read(path.stem) for path in sorted(DATA.glob("*.json"))]
    head = ("optimizer", *(title for title, _ in COLUMNS), "unknown group key")
    versions = sorted({f"{record.api.partition('.')[0]} {record.version.partition('+')[0]}" for record in records})
    return page(
        "# Wrong input",
        INTRODUCTION,
        f"Measured with {' and '.join(versions)} on the CPU.",
        table(head, map(_row, records)),
        "## Whole numbers",
        WHOLE,
        table(("optimizer", "refused", "no weight moves"), filter(None, map(_whole, records))),
    )


def _row(record: Record) -> tuple[str, ...]:
    cells = []
    for _, names in COLUMNS:
        outcome = next((record.outcomes[name] for name in names if name in record.outcomes), None)
        cells.append("" if outcome is None else _words(outcome, record.stepped))
    key = record.uses.group_keys.get("no_such_key") if record.uses else None
    return (optimizer_link(record.api), *cells, _key_words(key))


def _words(outcome: Outcome, stepped: bool) -> str:
    if outcome.stage == OK:
        return "ok" if stepped else "ok, no step"
    return outcome.error + (", in the first steps" if outcome.stage == "step" else "")


def _key_words(outcome: Outcome | None) -> str:
    if outcome is None:
        return "not trained"
    return outcome.error or {"unused": "ignored"}.get(outcome.stage, outcome.stage)


def _whole(record: Record) -> tuple[str, ...] | None:
    found = record.whole_numbers or {}
    refused = [name for name, outcome in found.items() if outcome.stage == "refused"]
    silent = [name for name, outcome in found.items() if outcome.stage == UNMOVED]
    return (optimizer_link(record.api), codes(refused), codes(silent)) if refused or silent else None


def _decay() -> str:
    content = decay.read()
    blocks = ["# Which parameters are decayed", DECAY]
    here = content["environments"][0]
    torch = here["torch"].partition("+")[0]
    blocks.append(f"Measured with torch {torch} and MindSpore {here['mindspore']} on the {here['device']}.")
    rows = [(api, row[0]) for api, row in content["apis"].items() if row[0]]
    return page(*blocks, table(("optimizer", *decay.WAYS), (_decay_row(api, found) for api, found in rows)))


def _decay_row(api: str, found: dict[str, Any]) -> tuple[str, ...]:
    if "error" in found:
        return (optimizer_link(api), f"not run: {cell(found['error'])}", *[""] * (len(decay.WAYS) - 1))
    return (optimizer_link(api), *(_names(found[way]) for way in decay.WAYS))


def _names(found: dict[str, bool]) -> str:
    decayed = [name for name, is_decayed in found.items() if is_decayed]
    return "all" if len(decayed) == len(found) else ", ".join(map(code, decayed)) or "none"
