"""Holds the files under ``data/`` against each other: what one names has to exist in the others.

Loading refuses what is wrong within a file. This looks across files, for the tests and for whoever edits the data.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.errors import KnowledgeError
from ms_compat_lint.knowledge.pairs import read_pairs
from ms_compat_lint.knowledge.schema import Condition, Pair, Traits
from ms_compat_lint.knowledge.traits import read_traits
from ms_compat_lint.model import Framework


def problems() -> Iterator[str]:
    """Everything that is wrong with the stored knowledge, one sentence each."""
    apis = set(load.api_names().values())
    yield from _unexpected("signatures", {f"{api}.json" for api in apis}, complete=True)
    yield from _unexpected("traits", {f"{api}.toml" for api in apis}, complete=False)
    for path in _files("traits", ".toml"):
        yield from _in_file(path, lambda path: _of_traits(read_traits(path)))
    for path in _files("pairs", ".toml"):
        yield from _in_file(path, lambda path: (text for pair in read_pairs(path) for text in _of_pair(pair, apis)))


def parameter_names(api: str) -> frozenset[str]:
    """The parameters that an API has in any version."""
    signatures = (load.signature(api, version) for version in load.optimizer(api).versions)
    return frozenset(each.name for signature in signatures if signature for each in signature.parameters)


def _in_file(path: str, check: Callable[[str], Iterable[str]]) -> Iterator[str]:
    try:
        yield from check(path)
    except KnowledgeError as error:
        yield str(error)


def _of_traits(traits: Traits) -> Iterator[str]:
    place = f"traits/{traits.api}.toml"
    known = parameter_names(traits.api)
    conditions = [condition for joint in traits.joint for condition in joint.when]
    used = {*traits.parameters, *(joint.parameter for joint in traits.joint), *map(_owner, conditions)}
    yield from (f"{place}: {traits.api} has no parameter {name} in any version" for name in sorted(used - known))
    framework = load.optimizer(traits.api).framework
    if any(condition.framework is not framework for condition in conditions):
        yield f"{place}: a condition is about the other framework"


def _of_pair(pair: Pair, apis: set[str]) -> Iterator[str]:
    place = f"pairs/{pair.torch.rpartition('.')[2]}.toml"
    named = [pair.torch, pair.mindspore, *([pair.equal_alternative] if pair.equal_alternative else [])]
    missing = [api for api in named if api not in apis]
    if missing:
        yield from (f"{place}: there is no {api}" for api in missing)
        return
    if load.optimizer(pair.mindspore).family is not pair.family:
        yield f"{place}: {pair.mindspore} is not of the family {pair.family.value}"
    unproven = [each.summary for each in pair.differences if each.basis == "measured" and not each.evidence]
    yield from (f"{place}: {pair.mindspore}: no evidence that {summary}" for summary in unproven)
    for framework, api in ((Framework.TORCH, pair.torch), (Framework.MINDSPORE, pair.mindspore)):
        rows = [name for row in pair.parameters for name in getattr(row, framework.value)]
        conditions = [condition for difference in pair.differences for condition in difference.when]
        used = {*rows, *(_owner(condition) for condition in conditions if condition.framework is framework)}
        unknown = sorted(used - parameter_names(api))
        yield from (f"{place}: {api} has no parameter {name} in any version" for name in unknown)
        unmatched = sorted(parameter_names(api) - set(rows))
        yield from (f"{place}: no row of {pair.mindspore} has the parameter {name} of {api}" for name in unmatched)


def _owner(condition: Condition) -> str:
    """The parameter that a condition is about, without the index of an item."""
    return condition.parameter.partition("[")[0]


def _unexpected(folder: str, expected: set[str], *, complete: bool) -> Iterator[str]:
    found = {os.path.basename(path) for path in _files(folder, "")}
    yield from (f"{folder}/{name} belongs to no API" for name in sorted(found - expected))
    if complete:
        yield from (f"{folder}/{name} is missing" for name in sorted(expected - found))


def _files(folder: str, suffix: str) -> list[str]:
    path = os.path.join(load.DATA, folder)
    return [os.path.join(path, name) for name in sorted(os.listdir(path)) if name.endswith(suffix)]
