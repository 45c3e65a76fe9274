"""What is known about the optimizers, loaded from ``compiled/`` when first asked for.

Each function loads at most a few small modules. Names of APIs are canonical here, except in :func:`api_names`, which
leads from every other name to the canonical one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cache

from ms_compat_lint.lazy import module_named
from ms_compat_lint.lean import TYPE_CHECKING, Any
from ms_compat_lint.model import Family, Framework

if TYPE_CHECKING:
    from ms_compat_lint.knowledge.schema import Optimizer, Pair, Signature, Traits

AS_READ = "is equal as its source reads"
DATA = os.path.join(os.path.dirname(__file__), "data")


def api_names() -> Mapping[str, str]:
    """Every fully qualified name of every API, the canonical ones included, to the canonical name."""
    from ms_compat_lint.knowledge.compiled.index import NAMES

    return NAMES


def schedules() -> frozenset[str]:
    """The fully qualified names of the framework calls that make a learning rate which changes with the step.

    They stand under ``mindspore.nn`` and under the modules that define them.
    """
    from ms_compat_lint.knowledge.compiled.index import SCHEDULES

    return SCHEDULES


def optimizer(api: str) -> Optimizer:
    """The public API of this canonical name; KeyError if there is none."""
    found: Optimizer = _compiled(api).OPTIMIZER
    return found


def known_versions(framework: Framework) -> tuple[str, ...]:
    """The versions ("X.Y") of a framework whose signatures were read, oldest first."""
    from ms_compat_lint.knowledge.compiled.index import VERSIONS

    return VERSIONS[framework]


@cache
def resolve_version(framework: Framework, version: str | None) -> str:
    """The known version that stands for a configured one: the newest that is not newer than it.

    None means the newest known, and so does every version beyond it. A version older than all known
    ones raises ValueError, as does a text that is no version.
    """
    known = known_versions(framework)
    if version is None:
        return known[-1]
    if not _is_version(version):
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
    signatures: tuple[tuple[tuple[str, ...], Signature], ...] = _compiled(api).SIGNATURES
    for versions, each in signatures:
        if found is not None and found in versions:
            return each._replace(version=found)
    return None


def versions_with(api: str, parameter: str) -> Iterator[str]:
    """The versions, oldest first, whose signature of an API has a parameter."""
    for version in optimizer(api).versions:
        found = signature(api, version)
        if found is not None and any(each.name == parameter for each in found.parameters):
            yield version


def traits(api: str) -> Traits:
    """What an API does with its arguments; empty where nothing is known."""
    found: Traits = _compiled(api).TRAITS
    return found


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


def equal_words(torch_api: str, mindspore_api: str) -> str:
    """``is equal``, with how that is known where it is not measured in both of MindSpore's modes."""
    if pair(torch_api, mindspore_api) is None:
        return AS_READ
    words: str = _module(module_of(torch_api.rpartition(".")[2], "pairs")).EQUAL[mindspore_api]
    return words


def read_json(path: str) -> Any:
    """The content of a JSON file."""
    import json

    with open(path, encoding="utf-8") as file:
        return json.load(file)


def module_of(name: str, kind: str = "") -> str:
    """The name of the compiled module of an API, or with ``kind`` ``pairs`` of the pairs of a torch class."""
    return "_".join([*filter(None, [kind]), *name.split(".")])


@cache
def _compiled(api: str) -> Any:
    """The module of an API of this canonical name; KeyError if there is none."""
    if api_names().get(api) != api:
        raise KeyError(api)
    return _module(module_of(api))


def _module(name: str) -> Any:
    return module_named(f"ms_compat_lint.knowledge.compiled.{name}")


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


@cache
def _pairs_naming(api: str) -> tuple[Pair, ...]:
    """The pairs of every torch class that the API is, or is a counterpart of."""
    names = _compiled(api).PAIRS if api_names().get(api) == api else ()
    return tuple(each for name in names for each in _module(name).PAIRS)


def _is_version(text: str) -> bool:
    """Whether a text is numbers with points between them."""
    numbers = text.split(".")
    return len(numbers) > 1 and all(map(str.isdecimal, numbers))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
