"""What an editor shows beside an optimizer: its counterpart, argument by argument, and how equal the two are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ms_compat_lint.counterparts import NOTHING, Row, compare
from ms_compat_lint.equality import figures, grouped, known_words, standing, verdict, where_words
from ms_compat_lint.explain import configured_signature, explain, pairs_of
from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.load import equal_words
from ms_compat_lint.knowledge.measured import measurements
from ms_compat_lint.knowledge.schema import Pair, Signature
from ms_compat_lint.model import Argument, Family, Framework, Passing, Site, Span
from ms_compat_lint.settings import Settings

PAGES = "https://ms-compat-lint.readthedocs.io/en/latest/optimizers/"


def site_at(sites: Iterable[Site], line: int, column: int) -> Site | None:
    """The innermost call around a place."""
    around = [site for site in sites if contains(site.span, line, column)]
    return max(around, key=lambda site: site.span[:2], default=None)


def contains(span: Span, line: int, column: int) -> bool:
    """Whether a place is inside a span or at its end."""
    return span[:2] <= (line, column) <= span[2:]


def hover(site: Site, line: int, column: int, settings: Settings, *, markdown: bool = True) -> tuple[str, Span] | None:
    """The text for a place in a call, and what it is about: the class, or one argument."""
    api = site.apis[0]
    if contains(site.callee_span, line, column):
        text = "\n\n".join(_optimizer(api, settings)) if markdown else explain(api, settings)
        return text + _candidates(site), site.callee_span
    argument = next((a for a in site.arguments if a.written and contains(a.span, line, column)), None)
    if argument is None:
        return None
    text = "\n".join(_argument(api, argument, settings))
    return (text, argument.span) if text else None


def _candidates(site: Site) -> str:
    if len(site.apis) == 1:
        return ""
    return f"\n\nIt may also be {' or '.join(site.apis[1:])}."


def _pair(api: str, settings: Settings) -> tuple[Pair | None, str, Signature | None]:
    """The counterpart in the configured family, its name, and its signature in the configured version."""
    pair = load.counterpart(api, settings.mindspore_api)
    if pair is None:
        return None, "", None
    name = pair.mindspore if _is_torch(api) else pair.torch
    return pair, name, configured_signature(name, settings)


def _is_torch(api: str) -> bool:
    return load.optimizer(api).framework is Framework.TORCH


def _optimizer(api: str, settings: Settings) -> Iterator[str]:
    pair, name, other = _pair(api, settings)
    own = configured_signature(api, settings)
    if pair is None or other is None or own is None:
        yield f"**{api}** has no counterpart in {_where(api, settings)}."
    else:
        yield f"**{api}** → **{name}**"
        yield _table(compare(pair, own, other))
        yield from _equality(pair, settings)
    others = _other_families(api, settings)
    if others:
        yield f"In other families: {', '.join(f'`{other}`' for other in others)}."
    yield f"[{api}]({PAGES}{api}.html)"


def _where(api: str, settings: Settings) -> str:
    return f"the family {settings.mindspore_api.value}" if _is_torch(api) else "PyTorch"


def _other_families(api: str, settings: Settings) -> list[str]:
    if not _is_torch(api):
        return []
    pairs: list[tuple[Family, Pair | None]] = list(pairs_of(api))
    return [pair.mindspore for family, pair in pairs if pair is not None and family is not settings.mindspore_api]


def _table(rows: Iterable[Row]) -> str:
    lines = ["| argument | default | counterpart | default | |", "| --- | --- | --- | --- | --- |"]
    for row in rows:
        cells = (_code(row.own), _code_text(row.own_default), _code(row.other), _code_text(row.other_default))
        lines.append(f"| {' | '.join(cells)} | {'; '.join(row.remarks)} |")
    return "\n".join(lines)


def _code(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names) or NOTHING


def _code_text(text: str) -> str:
    return text if text in (NOTHING, "required") else f"`{text}`"


def _prose(text: str) -> str:
    """Text in which nothing is a mark of Markdown."""
    return re.sub(r"([\\*<|`\[])", r"\\\1", text)


def _equality(pair: Pair, settings: Settings) -> Iterator[str]:
    differences = standing(pair, settings)
    measured = measurements(pair)
    lines = [_prose(verdict(differences, measured)), ""]
    for (summary, cause), cases in grouped(differences):
        lines.append(f"- {_prose(summary)}: {_prose(cause)}")
        lines += [f"  - {_prose(where_words(case))} ({_prose(known_words(case))})" for case in cases]
    yield "\n".join(lines)
    if pair.equal_alternative:
        yield f"`{pair.equal_alternative}` {equal_words(pair.torch, pair.equal_alternative)} where this one is not."
    if measured:
        yield from map(_prose, figures(measured))


def _argument(api: str, argument: Argument, settings: Settings) -> Iterator[str]:
    """One parameter beside what it is in the counterpart."""
    pair, name, other = _pair(api, settings)
    own = configured_signature(api, settings)
    parameter = None if own is None else _parameter(own, argument)
    if pair is None or other is None or own is None or parameter is None:
        return
    for row in compare(pair, own, other):
        if parameter in row.own:
            there = f"{_code(row.other)} of {name}, default {_code_text(row.other_default)}"
            remarks = "; ".join(row.remarks) or "same"
            yield f"`{parameter}` of {api}, default {_code_text(row.own_default)}  "
            yield f"{there if row.other else f'nothing in {name}'}: {remarks}"


def _parameter(signature: Signature, argument: Argument) -> str | None:
    """The parameter that an argument is for."""
    if argument.passing is Passing.KEYWORD:
        return argument.keyword
    if argument.passing is Passing.POSITIONAL and argument.position is not None:
        names = [p.name for p in signature.parameters if not p.keyword_only]
        return names[argument.position] if argument.position < len(names) else None
    return None
