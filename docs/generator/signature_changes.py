"""What changed in the signatures from one version to the next, from what was extracted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from docs.generator.bare_calls import APIS
from docs.generator.markdown import code, codes, optimizer_link, table
from ms_compat_lint.explain import TITLES
from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.schema import Parameter, Signature
from ms_compat_lint.model import Framework


def blocks() -> Iterator[str]:
    """The part of the page, a table for each framework."""
    yield "## Signatures"
    yield "What is new or gone is so beside the version that was read before, of which there may be some between."
    for framework, title in TITLES.items():
        known = load.known_versions(framework)
        rows = [row for api in APIS if load.optimizer(api).framework is framework for row in _rows(api, framework)]
        yield f"{title}, read in {codes(known)}:"
        yield table(("optimizer", "version", "what changed"), rows)


def _rows(api: str, framework: Framework) -> Iterator[tuple[str, str, str]]:
    known = load.known_versions(framework)
    versions = load.optimizer(api).versions
    if versions[0] != known[0]:
        yield optimizer_link(api), versions[0], "it is new"
    for before, now in pairwise(versions):
        old, new = load.signature(api, before), load.signature(api, now)
        assert old is not None
        assert new is not None
        found = list(changes(old, new))
        if found:
            yield optimizer_link(api), now, "; ".join(found)
    if versions[-1] != known[-1]:
        yield optimizer_link(api), _next(known, versions[-1]), "it is gone"


def _next(known: tuple[str, ...], version: str) -> str:
    """The version that was read after one; versions between them may not have been."""
    return known[known.index(version) + 1] if version in known else f"after {version}"


def changes(old: Signature, new: Signature) -> Iterator[str]:
    """What is not as it was."""
    before, now = ({p.name: p for p in signature.parameters} for signature in (old, new))
    added = [name for name in now if name not in before]
    gone = [name for name in before if name not in now]
    yield from (f"{code(name)} is new{_how(now[name])}" for name in added)
    yield from (f"{code(name)} is gone" for name in gone)
    for name in now:
        if name in before:
            yield from _parameter(before[name], now[name])
    yield from _moved(old, new)
    if new.announced and not old.announced:
        yield f"announced by its docstring: {new.announced}"
    if new.deprecated and not old.deprecated:
        yield "deprecated by its code"
    yield from (
        f"{code(n)} is deprecated by the code" for n in new.deprecated_parameters if n not in old.deprecated_parameters
    )


def _how(parameter: Parameter) -> str:
    default = "" if parameter.default_text is None else f", {code(parameter.default_text)}"
    return default + (", by keyword only" if parameter.keyword_only else "")


def _parameter(old: Parameter, new: Parameter) -> Iterator[str]:
    if old.default_text != new.default_text:
        texts = (code(p.default_text) if p.default_text is not None else "required" for p in (old, new))
        yield f"{code(new.name)} was {' and is '.join(texts)}"
    if old.keyword_only is not new.keyword_only:
        yield f"{code(new.name)} is taken by {'keyword only' if new.keyword_only else 'position as well'}"


def _moved(old: Signature, new: Signature) -> Iterator[str]:
    """The parameters that another position leads to, though they were there."""
    places = [
        {p.name: place for place, p in enumerate(signature.parameters) if not p.keyword_only}
        for signature in (old, new)
    ]
    moved = [name for name, place in places[1].items() if places[0].get(name, place) != place]
    if moved:
        yield f"the position of {codes(moved)} is another"
