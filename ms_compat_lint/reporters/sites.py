"""The recognised optimizer constructions, as text and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from ms_compat_lint.lean import NamedTuple
from ms_compat_lint.model import Site
from ms_compat_lint.reporters.text import printable


class Listed(NamedTuple):
    """One candidate API of a site."""

    path: str
    site: Site
    api: str
    counterpart: str | None


def as_text(rows: Sequence[Listed]) -> str:
    """One line for each: ``path:line:column: api kind, counterpart ...``."""
    return "".join(f"{printable(_line(row))}\n" for row in rows)


def as_json(rows: Sequence[Listed]) -> str:
    """An array of objects."""
    import json

    from ms_compat_lint.reporters.json_array import place

    objects = [
        {
            "path": row.path,
            **({} if row.site.cell is None else {"cell": row.site.cell}),
            **place(row.site.span),
            "api": row.api,
            "kind": row.site.kind.value,
            "counterpart": row.counterpart,
        }
        for row in rows
    ]
    return json.dumps(objects, indent=2) + "\n"


def _line(row: Listed) -> str:
    path = row.path if row.site.cell is None else f"{row.path}:cell {row.site.cell}"
    span = row.site.span
    return f"{path}:{span.line}:{span.column}: {row.api} ({row.site.kind.value}), counterpart {row.counterpart or '-'}"
