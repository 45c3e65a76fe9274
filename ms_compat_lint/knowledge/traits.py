"""Reads ``data/traits/<api>.toml``: what one API does with its arguments."""

from __future__ import annotations

import os

from ms_compat_lint.knowledge.errors import KnowledgeError
from ms_compat_lint.knowledge.schema import GroupKeys, JointRefusal, ParameterTraits, Traits
from ms_compat_lint.knowledge.tables import TYPES, Table, read_table
from ms_compat_lint.model import Constant

BASES = ("measured", "read")


def read_traits(path: str) -> Traits:
    """The content of a file. Its name is the API's, and it says so once more inside."""
    table = read_table(path)
    api = table.take("api", str)
    if f"{api}.toml" != os.path.basename(path):
        raise KnowledgeError(f"{table.place}: api is {api}")
    table.provenance()
    groups = table.table("groups")
    result = Traits(
        api=api,
        parameters={name: _parameter(below) for name, below in table.named_tables("parameters")},
        joint=tuple(map(_joint, table.tables("joint"))),
        groups=None if groups is None else _groups(groups),
        undecayed_names=table.strings("undecayed_names"),
        basis=table.choice("basis", BASES),
    )
    table.finish()
    return result


def _parameter(table: Table) -> ParameterTraits:
    none = (Constant(None),) if table.take("inert_none", bool, False) else ()
    result = ParameterTraits(
        inert=table.values("inert") + none,
        always_inert=table.take("always_inert", bool, False),
        ignored=table.take("ignored", bool, False),
        types=table.strings("types", TYPES),
        minimum=table.optional("minimum", float),
        maximum=table.optional("maximum", float),
        exclusive_minimum=table.take("exclusive_minimum", bool, False),
        exclusive_maximum=table.take("exclusive_maximum", bool, False),
        length=table.optional("length", int),
        item_types=table.strings("item_types", TYPES),
        item_minimum=table.optional("item_minimum", float),
        item_maximum=table.optional("item_maximum", float),
        item_exclusive_minimum=table.take("item_exclusive_minimum", bool, False),
        item_exclusive_maximum=table.take("item_exclusive_maximum", bool, False),
        choices=table.strings("choices"),
        error=table.take("error", str, ""),
        schedule=table.take("schedule", bool, False),
        idle=table.strings("idle", TYPES),
        rising=table.take("rising", bool, False),
    )
    table.finish()
    return result


def _joint(table: Table) -> JointRefusal:
    result = JointRefusal(
        parameter=table.take("parameter", str),
        when=table.conditions("when"),
        error=table.take("error", str),
        versions=table.versions("since", "until"),
    )
    table.finish()
    return result


def _groups(table: Table) -> GroupKeys:
    result = GroupKeys(
        honoured=frozenset(table.strings("honoured")),
        ignored=frozenset(table.strings("ignored")),
        rejected=frozenset(table.strings("rejected")),
        error=table.take("error", str, ""),
        most=table.optional("most", int),
        values={name: _parameter(below) for name, below in table.named_tables("values")},
    )
    table.finish()
    return result
