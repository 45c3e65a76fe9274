"""Reads ``data/pairs/<torch class name>.toml``: the counterparts of a torch optimizer, argument by argument."""

from __future__ import annotations

import os

from ms_compat_lint.knowledge.errors import KnowledgeError
from ms_compat_lint.knowledge.schema import Correspondence, Difference, Pair
from ms_compat_lint.knowledge.tables import Table, read_table
from ms_compat_lint.knowledge.traits import BASES
from ms_compat_lint.model import Family

CONVERSIONS = ("same", "negate")


def read_pairs(path: str) -> tuple[Pair, ...]:
    """The content of a file. Its name is that of the torch class."""
    table = read_table(path)
    torch = table.take("torch", str)
    if f"{torch.rpartition('.')[2]}.toml" != os.path.basename(path):
        raise KnowledgeError(f"{table.place}: torch is {torch}")
    pairs = tuple(_pair(torch, below) for below in table.tables("pair"))
    table.finish()
    return pairs


def _pair(torch: str, table: Table) -> Pair:
    table.provenance()
    result = Pair(
        torch=torch,
        mindspore=table.take("mindspore", str),
        family=Family(table.choice("family", tuple(family.value for family in Family))),
        parameters=tuple(map(_correspondence, table.tables("parameter"))),
        differences=tuple(map(_difference, table.tables("difference"))),
        equal_alternative=table.optional("equal_alternative", str),
        torch_to_mindspore=table.take("torch_to_mindspore", bool, True),
    )
    table.finish()
    _refuse_repetition(table.place, result)
    return result


def _correspondence(table: Table) -> Correspondence:
    result = Correspondence(
        torch=table.strings("torch"),
        mindspore=table.strings("mindspore"),
        convert=table.choice("convert", CONVERSIONS, "same"),
    )
    table.finish()
    if not result.torch and not result.mindspore:
        raise KnowledgeError(f"{table.place}: names no parameter")
    return result


def _difference(table: Table) -> Difference:
    result = Difference(
        when=table.conditions("when", []),
        summary=table.take("summary", str),
        cause=table.take("cause", str),
        distance=table.optional("distance", float),
        basis=table.choice("basis", BASES),
        cpu_kernel=table.take("cpu_kernel", bool, False),
        torch_versions=table.versions("torch_since", "torch_until"),
        mindspore_versions=table.versions("mindspore_since", "mindspore_until"),
        evidence=table.take("evidence", str, ""),
    )
    table.finish()
    return result


def _refuse_repetition(place: str, pair: Pair) -> None:
    for side in ("torch", "mindspore"):
        names = [name for row in pair.parameters for name in getattr(row, side)]
        repeated = {name for name in names if names.count(name) > 1}
        if repeated:
            raise KnowledgeError(f"{place}: {side} parameter {min(repeated)} is in two rows")
