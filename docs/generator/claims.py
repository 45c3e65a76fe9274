"""What MindSpore's mapping pages claim, held against the signatures and the measurements."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from docs.generator.bare_calls import site_of
from ms_compat_lint.comparison import Comparison
from ms_compat_lint.counterparts import Row, compare
from ms_compat_lint.equality import standing
from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.measured import measurements
from ms_compat_lint.knowledge.schema import Difference, Pair, ParameterTraits, Signature
from ms_compat_lint.model import Family
from ms_compat_lint.settings import Settings

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

CLAIMS = Path(__file__).parents[1] / "vendors" / "claims.toml"
RIGHT, WRONG, SILENT, OPEN = "right", "wrong", "silent", "open"


class Verdict(NamedTuple):
    """How a claim stands, and what is so instead or besides."""

    word: str
    facts: tuple[str, ...]


class Subject(NamedTuple):
    """The two optimizers that a page speaks of, in the versions that it speaks of."""

    pair: Pair
    torch: Signature
    mindspore: Signature

    @property
    def rows(self) -> list[Row]:
        """The parameters side by side."""
        return compare(self.pair, self.torch, self.mindspore)


def read_claims() -> dict[str, Any]:
    """The claims as they are written down."""
    return tomllib.loads(CLAIMS.read_text(encoding="utf-8"))


def subject(torch: str, mindspore: str, torch_version: str, releases: list[str]) -> Subject | None:
    """What a page speaks of; None where the version of torch that it names does not have the optimizer."""
    pair = load.pair(torch, mindspore)
    own = load.signature(torch, torch_version)
    release = releases[-1].removeprefix("r")
    other = load.signature(mindspore, release if release[0].isdigit() else None)
    assert pair is not None
    assert other is not None, mindspore
    return None if own is None else Subject(pair, own, other)


def judge_row(about: Subject, torch: str, mindspore: str, claim: str, meaning: str = "") -> Verdict:
    """How one row of a page stands."""
    own, other = names(torch), names(mindspore)
    row = next(row for row in about.rows if row.own == own or (not own and row.other == other))
    wrong = list(_wrong(about, row, other, claim, meaning))
    silent = list(_silent(about, row, claim))
    return Verdict(WRONG if wrong else SILENT if silent else RIGHT, tuple(wrong + silent))


def names(text: str) -> tuple[str, ...]:
    """``"beta1, beta2"`` as two names."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _wrong(about: Subject, row: Row, other: tuple[str, ...], claim: str, meaning: str) -> Iterator[str]:
    if claim == "missing":
        if row.own and row.other:
            yield f"there is one: `{', '.join(row.other if row.own else row.own)}`"
        if meaning and any(_traits(about.mindspore, name).always_inert for name in other) and "lock" not in meaning:
            yield "measured to change nothing"
        return
    if row.other != other:
        yield f"the counterpart is {', '.join(row.other) or 'none'}"
    if "name" in claim and row.own == row.other:
        yield "the names are the same"
    if "default" in claim and not _defaults_differ(row):
        yield f"the defaults are the same, `{row.own_default}`"


def _silent(about: Subject, row: Row, claim: str) -> Iterator[str]:
    if claim != "missing" and "name" not in claim and row.own != row.other:
        yield "the names differ"
    if claim != "missing" and "default" not in claim and _defaults_differ(row):
        yield f"the defaults differ, `{row.own_default}` and `{row.other_default}`"
    if not (row.own and row.other):
        return
    for mine in row.own:
        for yours in row.other:
            yield from _refusals(_traits(about.torch, mine), _traits(about.mindspore, yours))
    if "weight_decay" in row.other and load.traits(about.mindspore.api).undecayed_names:
        skipped = " or ".join(f"`{name}`" for name in load.traits(about.mindspore.api).undecayed_names)
        yield f"MindSpore skips ungrouped parameters with {skipped} in their names"


def _defaults_differ(row: Row) -> bool:
    return bool({"default differs", "required here", "required there"}.intersection(row.remarks))


def _traits(signature: Signature, name: str) -> ParameterTraits:
    return load.traits(signature.api).parameters.get(name, ParameterTraits())


def _refusals(torch: ParameterTraits, mindspore: ParameterTraits) -> Iterator[str]:
    """Values that torch takes and MindSpore refuses."""
    both = torch.types and mindspore.types
    if both and "int" in torch.types and "int" not in mindspore.types and "float" in mindspore.types:
        yield "MindSpore refuses an int"
    if both and "list" in torch.types and "list" not in mindspore.types and "tuple" in mindspore.types:
        yield "MindSpore refuses a list"
    if torch.item_types and "int" in torch.item_types and mindspore.item_types and "int" not in mindspore.item_types:
        yield "MindSpore refuses an int in it"
    if mindspore.minimum == 0 and mindspore.exclusive_minimum and not torch.exclusive_minimum and torch.minimum == 0:
        yield "MindSpore refuses 0"


def unmentioned(about: Subject, rows: list[list[str]]) -> list[str]:
    """The parameters of the versions that a page speaks of which it does not list, with their owners."""
    torch = {name for row in rows for name in names(row[0])}
    mindspore = {name for row in rows for name in names(row[1])}
    missing = [f"torch's `{p.name}`" for p in about.torch.parameters if p.name not in torch]
    return missing + [f"MindSpore's `{p.name}`" for p in about.mindspore.parameters if p.name not in mindspore]


def newer(about: Subject) -> list[str]:
    """The parameters that torch's optimizer has got since."""
    newest = load.signature(about.torch.api, None)
    known = {parameter.name for parameter in about.torch.parameters}
    return [p.name for p in newest.parameters if p.name not in known] if newest else []


def differences_at_defaults(pair: Pair, settings: Settings) -> list[Difference]:
    """The differences that stand when torch's defaults are carried over."""
    family = pair.family if load.counterpart(pair.torch, pair.family) == pair else Family.NN
    settings = settings._replace(mindspore_api=family)
    site = site_of(pair.torch, settings)
    signature = load.signature(pair.torch, settings.torch_version)
    assert site is not None
    assert signature is not None
    comparison = Comparison(site, pair.torch, signature, settings)
    return [difference for difference, applies in comparison.differences(pair) if applies]


def judge_update(pair: Pair, claim: str, torch_version: str | None = None) -> Verdict:
    """How a page's statement about the update stands: ``same``, ``differs`` or ``differs where set``."""
    settings = Settings(torch_version=torch_version)
    always = _distinct(difference.summary for difference in differences_at_defaults(pair, settings))
    sometimes = _distinct(difference.summary for difference in standing(pair, settings))
    if claim == "same":
        return Verdict(WRONG if always else SILENT if sometimes else RIGHT, always or sometimes)
    if always:
        return Verdict(RIGHT, always)
    facts = ("with torch's defaults carried over the two are equal", *(f"elsewhere {each}" for each in sometimes))
    return Verdict(WRONG if claim == "differs" else SILENT, facts)


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def order(about: Subject) -> list[str]:
    """The places at which a positional argument means another thing on the other side."""
    partners = {row.own: row.other for row in about.rows}
    torch = [p.name for p in about.torch.parameters if not p.keyword_only]
    mindspore = [p.name for p in about.mindspore.parameters if not p.keyword_only]
    return [
        f"argument {place} is `{mine}` and `{yours}`"
        for place, (mine, yours) in enumerate(zip(torch, mindspore, strict=False), 1)
        if (yours,) != partners.get((mine,))
    ]


def judge_pair(about: Subject, excepted: list[str]) -> Verdict:
    """How the table's ``consistent`` stands: function, parameters, defaults and names."""
    facts = []
    for row in about.rows:
        name = row.own[0] if row.own else ""
        if row.own and row.other and row.own != row.other:
            facts.append(f"`{', '.join(row.own)}` is called `{', '.join(row.other)}`")
        if row.own and row.other and _defaults_differ(row):
            facts.append(f"`{name}` defaults to `{row.own_default}` and `{row.other_default}`")
        if row.own and not row.other and name not in excepted:
            facts.append(f"`{name}` has no counterpart")
        if "ignored there" in row.remarks:
            facts.append(f"MindSpore ignores `{name}`")
    facts += order(about)
    update = judge_update(about.pair, "same", about.torch.version)
    measured = measurements(about.pair)
    if facts or update.word != RIGHT or (measured is not None and measured.ran):
        return Verdict(WRONG if facts else update.word, (*facts, *update.facts))
    return Verdict(OPEN, ("the signatures agree; the update was not run",))
