"""What is known about the optimizers, read from ``data/`` when first asked for.

Each function reads at most a few small files and keeps what it has read. Names of APIs are canonical
here, except in :func:`api_names`, which leads from every other name to the canonical one.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from functools import cache

from ms_compat_lint.knowledge.records import signature_from_json
from ms_compat_lint.knowledge.schema import Optimizer, Pair, Signature, Traits
from ms_compat_lint.lean import Any
from ms_compat_lint.model import Family, Framework

DATA = os.path.join(os.path.dirname(__file__), "data")

_VERSION = re.compile(r"\d+(\.\d+)+")


@cache
def api_names() -> Mapping[str, str]:
    """Every fully qualified name of every API, the canonical ones included, to the canonical name."""
    names: dict[str, str] = {}
    for api, entry in _index()["apis"].items():
        names[api] = api
        names.update(dict.fromkeys(entry["aliases"], api))
    return names


@cache
def optimizer(api: str) -> Optimizer:
    """The public API of this canonical name; KeyError if there is none."""
    entry = _index()["apis"][api]
    family = entry["family"]
    return Optimizer(
        api=api,
        framework=Framework(entry["framework"]),
        family=Family(family) if family else None,
        aliases=tuple(entry["aliases"]),
        versions=tuple(entry["versions"]),
    )


def known_versions(framework: Framework) -> tuple[str, ...]:
    """The versions ("X.Y") of a framework whose signatures were read, oldest first."""
    return tuple(_index()["versions"][framework.value])


@cache
def resolve_version(framework: Framework, version: str | None) -> str:
    """The known version that stands for a configured one: the newest that is not newer than it.

    None means the newest known, and so does every version beyond it. A version older than all known
    ones raises ValueError, as does a text that is no version.
    """
    known = known_versions(framework)
    if version is None:
        return known[-1]
    if not _VERSION.fullmatch(version):
        raise ValueError(f"{framework.value} version {version!r} is not of the form X.Y")
    candidates = [each for each in known if _numbers(each) <= _numbers(version)]
    if not candidates:
        raise ValueError(
            f"{framework.value} version {version} is older than the known versions, {known[0]} to {known[-1]}"
        )
    return candidates[-1]


@cache
def signature(api: str, version: str | None = None) -> Signature | None:
    """The signature in a version of the API's framework, see :func:`resolve_version`; None if it has no such API.

    Between two known versions, an API is taken to be there as soon as it is known from the later one.
    """
    found = _version_with(api, version)
    for record in _records(api):
        if found in record["versions"]:
            return signature_from_json(api, str(found), record)
    return None


@cache
def traits(api: str) -> Traits:
    """What an API does with its arguments; empty where nothing is known."""
    optimizer(api)
    path = os.path.join(DATA, "traits", f"{api}.toml")
    if not os.path.exists(path):
        return Traits(api, {}, (), None, (), "")
    from ms_compat_lint.knowledge.traits import read_traits

    return read_traits(path)


@cache
def pair(torch_api: str, mindspore_api: str) -> Pair | None:
    """The comparison of two APIs, or None where they are not counterparts."""
    found = (each for each in _pairs_naming(torch_api) if (each.torch, each.mindspore) == (torch_api, mindspore_api))
    return next(found, None)


@cache
def counterpart(api: str, family: Family) -> Pair | None:
    """The pair of an API and its counterpart.

    ``family`` chooses among the counterparts of a torch API. A MindSpore API has one at most, whatever its family.
    """
    if optimizer(api).framework is Framework.MINDSPORE:
        return next((each for each in _pairs_naming(api) if each.mindspore == api), None)
    pairs = (each for each in _pairs_naming(api) if each.torch == api and each.torch_to_mindspore)
    return next((each for each in pairs if each.family is family), None)


def read_json(path: str) -> Any:
    """The content of a JSON file."""
    with open(path, encoding="utf-8") as file:
        return json.load(file)


@cache
def _index() -> Any:
    return read_json(os.path.join(DATA, "index.json"))


def _version_with(api: str, version: str | None) -> str | None:
    """The version whose signature stands for the one in the configured version."""
    framework = optimizer(api).framework
    resolved = resolve_version(framework, version)
    own = optimizer(api).versions
    if resolved in own:
        return resolved
    if version is None or _numbers(version)[:2] == _numbers(resolved):
        return None
    later = [each for each in known_versions(framework) if _numbers(each) > _numbers(version)]
    if not later:
        return None
    gap = [each for each in own if _numbers(resolved) < _numbers(each) <= _numbers(later[0])]
    below = [each for each in gap if _numbers(each) <= _numbers(version)]
    return below[-1] if below else next(iter(gap), None)


def _records(api: str) -> list[Any]:
    records: list[Any] = read_json(os.path.join(DATA, "signatures", f"{api}.json"))["records"]
    return records


@cache
def _pairs_naming(api: str) -> tuple[Pair, ...]:
    """The pairs of every file that spells the name of the API."""
    folder = os.path.join(DATA, "pairs")
    paths = [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.endswith(".toml")]
    return tuple(each for path in paths if f'"{api}"' in _text(path) for each in _pairs_of(path))


@cache
def _text(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


@cache
def _pairs_of(path: str) -> tuple[Pair, ...]:
    from ms_compat_lint.knowledge.pairs import read_pairs

    return read_pairs(path)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
