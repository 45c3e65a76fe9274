"""One parameter group, a dictionary in the call, as the counterpart takes it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ms_compat_lint.comparison import Comparison
from ms_compat_lint.fixes.brackets import Range, entry_list, range_in
from ms_compat_lint.fixes.changes import Change
from ms_compat_lint.fixes.plan import spelled_like
from ms_compat_lint.fixes.removal import removal
from ms_compat_lint.inert import is_inert
from ms_compat_lint.knowledge.schema import GroupKeys
from ms_compat_lint.model import Constant, Unknown, Value
from ms_compat_lint.port.refused import RefusedError
from ms_compat_lint.port.values import Given, carried, negated
from ms_compat_lint.rules.wording import one_line

PARAMS = "params"
_KEYS = {"learning_rate": "lr"}  # parameters whose key in a group has another name in mindspore.nn
_INERT_KEYS = {"grad_centralization": False}  # of mindspore.nn, with the value that changes nothing


class _Key(NamedTuple):
    """One entry of the dictionary as it is written."""

    name: str
    place: Range
    value: ast.expr


def group_changes(
    comparison: Comparison, text: str, node: ast.expr, values: Mapping[int, Value], changes: list[Change]
) -> ast.expr:
    """Add the changes of one group; returns the expression of its parameters. Raises :exc:`RefusedError`.

    ``values`` are what is known of the entries, by the places of their keys.
    """
    keys = list(_keys(text, node))
    dropped = set()
    for key in keys:
        if key.name != PARAMS and not _translate(comparison, text, key, values, changes):
            dropped.add(key.name)
    if dropped:
        found = entry_list(text, keys[0].place)
        assert found is not None
        indexes = frozenset(index for index, key in enumerate(keys) if key.name in dropped)
        changes += removal(found[0], indexes)
    parameters = next((key.value for key in keys if key.name == PARAMS), None)
    if parameters is None:
        raise RefusedError(f"the group {_text(text, node)} has no visible parameters")
    return parameters


def _text(text: str, node: ast.expr) -> str:
    return one_line(text[slice(*range_in(text, node))])


def _keys(text: str, node: ast.expr) -> Iterator[_Key]:
    if isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            if not (isinstance(key, ast.Constant) and isinstance(key.value, str)):
                raise RefusedError(f"the group {_text(text, node)} has a key that is not known")
            yield _Key(key.value, range_in(text, key), value)
    elif isinstance(node, ast.Call):
        if node.args or any(keyword.arg is None for keyword in node.keywords):
            raise RefusedError(f"the group {_text(text, node)} may have any key")
        for keyword in node.keywords:
            start = range_in(text, keyword).start
            yield _Key(keyword.arg or "", Range(start, start + len(keyword.arg or "")), keyword.value)


def _translate(
    comparison: Comparison, text: str, key: _Key, values: Mapping[int, Value], changes: list[Change]
) -> bool:
    """Write one entry for the counterpart; false where it is to be dropped."""
    _refuse_unused(comparison, key.name)
    value = _value(text, key, values)
    parameter = _parameter(key.name, tuple(comparison.call.parameters))
    others = comparison.counterparts_of(parameter) if parameter else ()
    honoured = _honoured(comparison.counterpart_traits.groups)
    new = _KEYS.get(others[0], others[0]) if len(others) == 1 else None
    if new is not None and others[0] in honoured:
        new = others[0]
    if parameter is None and key.name in honoured:
        return True  # what a scheduler of the learning rate reads in both frameworks
    if parameter is None or new not in honoured:
        return _refuse_lost(comparison, key.name, parameter, value)
    row = comparison.row(parameter)
    given = negated(value) if row is not None and row.convert == "negate" else value
    passed = _carried(key.name, given, comparison, parameter, others[0])
    if new != key.name:
        found = entry_list(text, key.place)
        assert found is not None
        changes.append(Change(*key.place, spelled_like(found[0], key.place, new or "")))
    if passed != value.text:
        changes.append(Change(*range_in(text, key.value), passed))
    return True


def _refuse_unused(comparison: Comparison, key: str) -> None:
    """What is ignored or refused here has no meaning that could be carried over."""
    own = _honoured(comparison.traits.groups)
    if own and key not in own:
        raise RefusedError(f"{comparison.api} does not use the group key {key!r}; take it out first (MSC503)")


def _refuse_lost(comparison: Comparison, key: str, parameter: str | None, value: Given) -> bool:
    inert = parameter is not None and is_inert(value.value, comparison.trait(parameter))
    if inert or (isinstance(value.value, Constant) and value.value.value is _INERT_KEYS.get(key, ...)):
        return False
    raise RefusedError(f"the group key {key!r} would be lost: {comparison.counterpart} does not use it")


def _carried(key: str, given: Given, comparison: Comparison, parameter: str, other: str) -> str:
    try:
        return carried(given, comparison.trait(parameter), comparison.counterpart_trait(other))
    except RefusedError as error:
        raise RefusedError(f"the group key {key!r}: {error}") from None


def _parameter(key: str, names: tuple[str, ...]) -> str | None:
    """The parameter that a key sets for its group."""
    if key in names:
        return key
    return next((name for name, short in _KEYS.items() if short == key and name in names), None)


def _honoured(groups: GroupKeys | None) -> frozenset[str]:
    return frozenset() if groups is None else groups.honoured


def _value(text: str, key: _Key, values: Mapping[int, Value]) -> Given:
    """What is known of an entry's value, and its text."""
    written = text[slice(*range_in(text, key.value))]
    known = values.get(key.place.start)
    if known is None and isinstance(key.value, ast.Constant):
        known = Constant(key.value.value) if key.value.value is not Ellipsis else None
    return Given(known if known is not None else Unknown("an entry of a group"), written)
