"""One optimizer in words: its signature, its counterparts argument by argument, and how equal they are."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from ms_compat_lint.counterparts import NOTHING, Row, compare
from ms_compat_lint.equality import figures, grouped, known_words, standing, verdict, version_of, where_words
from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.load import equal_words
from ms_compat_lint.knowledge.measured import measurements
from ms_compat_lint.knowledge.schema import GroupKeys, Pair, Signature
from ms_compat_lint.model import Family, Framework
from ms_compat_lint.settings import Settings

WIDTH = 100
TITLES = {Framework.TORCH: "PyTorch", Framework.MINDSPORE: "MindSpore"}
NAME_SPACES = {
    Family.NN: "mindspore.nn",
    Family.EXPERIMENTAL: "mindspore.experimental.optim",
    Family.MINT: "mindspore.mint.optim",
}


class UnknownOptimizerError(ValueError):
    """No optimizer, or more than one, has the name that was asked for."""


def find_api(name: str) -> str:
    """The canonical name of an optimizer: of a full name, an alias, or the end of a name that only one has.

    Raises :exc:`UnknownOptimizerError`.
    """
    wanted = name.strip()
    names = load.api_names()
    if wanted in names:
        return names[wanted]
    found = sorted({api for alias, api in names.items() if wanted and alias.endswith(f".{wanted}")})
    if not found:
        folded = wanted.lower().rpartition(".")[2]
        found = sorted({api for api in names.values() if folded and api.lower().endswith(f".{folded}")})
        hint = f"; did you mean {' or '.join(found)}?" if found else ""
        raise UnknownOptimizerError(f"no optimizer is called {name}{hint}")
    if len(found) > 1:
        raise UnknownOptimizerError(f"{name} may be {', '.join(found[:-1])} or {found[-1]}: write which")
    return found[0]


def explain(api: str, settings: Settings) -> str:
    """What is known of an optimizer, as text of at most 100 columns.

    ``api`` is any name that :func:`find_api` takes.
    """
    return "\n".join(line.rstrip() for line in _lines(find_api(api), settings)) + "\n"


def configured_signature(api: str, settings: Settings) -> Signature | None:
    """The signature of an optimizer in the configured version of its framework."""
    framework = load.optimizer(api).framework
    wanted = settings.torch_version if framework is Framework.TORCH else settings.mindspore_version
    return load.signature(api, wanted)


def pairs_of(api: str) -> Iterator[tuple[Family, Pair | None]]:
    """The counterparts of an optimizer: one for each family, or the one in PyTorch."""
    optimizer = load.optimizer(api)
    families = tuple(Family) if optimizer.family is None else (optimizer.family,)
    return ((family, load.counterpart(api, family)) for family in families)


# ------------------------------------------------------------------------------------------ text


def _lines(api: str, settings: Settings) -> Iterator[str]:
    optimizer = load.optimizer(api)
    title = TITLES[optimizer.framework]
    version = version_of(optimizer.framework, settings)
    yield f"{api}, {title} {version}"
    signature = configured_signature(api, settings)
    if signature is None:
        yield f"  Not in {title} {version}: it is known from {optimizer.versions[0]} to {optimizer.versions[-1]}."
        return
    yield from _indented(signature_text(signature), 2, 2 + len(api.rpartition(".")[2]) + 1)
    yield from _notes(signature)
    for family, pair in pairs_of(api):
        yield ""
        yield from _counterpart(signature, family, pair, settings)


def signature_text(signature: Signature) -> str:
    """A signature as a call is written: ``Adam(params, lr=0.001)``."""
    parts = []
    bare_star = False
    for parameter in signature.parameters:
        if parameter.keyword_only and not bare_star:
            parts.append("*")
            bare_star = True
        parts.append(parameter.name if parameter.default_text is None else f"{parameter.name}={parameter.default_text}")
    if signature.any_keyword:
        parts.append("**kwargs")
    return f"{signature.api.rpartition('.')[2]}({', '.join(parts)})"


def _notes(signature: Signature) -> Iterator[str]:
    if signature.deprecated:
        yield from _indented(f"Deprecated by its code: {signature.deprecated}", 2, 4)
    for name, notice in signature.deprecated_parameters.items():
        yield from _indented(f"{name} is deprecated by the code: {notice}", 2, 4)
    if signature.announced:
        yield from _indented(f"Announced by its docstring only: {signature.announced}", 2, 4)
    traits = load.traits(signature.api)
    if traits.undecayed_names:
        names = " or ".join(traits.undecayed_names)
        yield from _indented(f"Ungrouped parameters with {names} in their names are not decayed.", 2, 4)
    if traits.groups is not None:
        yield from _indented(f"Parameter groups: {group_words(traits.groups, signature)}.", 2, 4)


def group_words(groups: GroupKeys, signature: Signature) -> str:
    """What an optimizer does with the keys of a parameter group, named in the signature's order."""
    order = [parameter.name for parameter in signature.parameters]
    honoured = [key for key in order if key in groups.honoured] + sorted(groups.honoured.difference(order))
    words = f"uses {', '.join(honoured)}"
    for verb, keys in (("ignores", groups.ignored), ("rejects", groups.rejected)):
        if keys:
            words += f"; {verb} {'every other key' if '*' in keys else ', '.join(sorted(keys))}"
    return words


def _counterpart(signature: Signature, family: Family, pair: Pair | None, settings: Settings) -> Iterator[str]:
    from_torch = load.optimizer(signature.api).framework is Framework.TORCH
    if pair is None:
        yield f"No counterpart in {NAME_SPACES[family] if from_torch else 'torch.optim'}"
        return
    name = pair.mindspore if from_torch else pair.torch
    framework = Framework.MINDSPORE if from_torch else Framework.TORCH
    version = version_of(framework, settings)
    other = configured_signature(name, settings)
    if other is None:
        yield f"Counterpart {name}: not in {TITLES[framework]} {version}"
        return
    yield f"Counterpart {name}, {TITLES[framework]} {version}"
    if other.deprecated:
        yield from _indented(f"Deprecated by its code: {other.deprecated}", 2, 4)
    yield from _table(compare(pair, signature, other))
    yield from _equality(pair, settings)


def _table(rows: list[Row]) -> Iterator[str]:
    cells = [("argument", "default", "counterpart", "default", "remark")]
    for row in rows:
        own, other = ", ".join(row.own) or NOTHING, ", ".join(row.other) or NOTHING
        cells.append((own, row.own_default, other, row.other_default, "; ".join(row.remarks) or "same"))
    widths = [max(len(line[column]) for line in cells) for column in range(4)]
    indent = 2 + sum(widths) + 2 * len(widths)
    for line in cells:
        start = "  " + "".join(f"{cell:<{width}}  " for cell, width in zip(line, widths, strict=False))
        yield from textwrap.wrap(line[4], WIDTH, initial_indent=start, subsequent_indent=" " * indent)


def _equality(pair: Pair, settings: Settings) -> Iterator[str]:
    differences = standing(pair, settings)
    measured = measurements(pair)
    yield f"  {verdict(differences, measured)}"
    for (summary, cause), cases in grouped(differences):
        yield from _indented(f"- {summary}: {cause}", 4, 6)
        for case in cases:
            yield from _indented(f"{where_words(case)} ({known_words(case)})", 6, 8)
    if pair.equal_alternative:
        words = equal_words(pair.torch, pair.equal_alternative)
        yield from _indented(f"{pair.equal_alternative} {words} where this one is not.", 2, 4)
    for line in figures(measured) if measured else ():
        yield from _indented(line, 2, 4)


def _indented(text: str, first: int, rest: int) -> Iterable[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=" " * first, subsequent_indent=" " * rest, break_on_hyphens=False)
