"""Tuples, lists and dictionaries of classes: what may come out of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ms_compat_lint import syntax as ast
from ms_compat_lint.lean import TYPE_CHECKING
from ms_compat_lint.sites.expressions import COMPREHENSIONS
from ms_compat_lint.sites.referents import Context, Display, Held, Referent

if TYPE_CHECKING:
    from ms_compat_lint.sites.resolve import Resolver

_MOST_ITEMS = 256  # of one container that are looked at under an unknown key


def constant(resolver: Resolver, node: ast.expr, context: Context) -> ast.Constant | None:
    """A subscript or name that the text shows; None where it does not."""
    from ms_compat_lint.model import Constant
    from ms_compat_lint.sites.values import Values

    value = Values(resolver).value_of(node, context)
    return ast.Constant(value.value) if isinstance(value, Constant) else None


def items(resolver: Resolver, referent: Referent, key: ast.Constant | None) -> Iterator[Referent]:
    """What a container may hold under a key; under any key where that is None."""
    if isinstance(referent, Held):
        if key is None or referent.key is None or _may_equal(referent.key, key):
            yield from resolver.evaluate(referent.value, referent.context)
    elif isinstance(referent, Display) and referent.view in _ROWS:
        yield from _rows(resolver, referent)
    elif isinstance(referent, Display):
        for value, context in _values(resolver, referent, None if referent.view else key):
            yield from resolver.evaluate(value, context)


def each(resolver: Resolver, referents: Iterable[Referent]) -> Iterator[Referent]:
    """What a loop over containers may come by."""
    for referent in referents:
        view = referent.view if isinstance(referent, Display) else ""
        if isinstance(referent, Display) and view in _ROWS:
            yield from _rows(resolver, referent)
        elif not isinstance(referent, Display) or view or not is_mapping(referent):  # a mapping is its keys
            yield from items(resolver, referent, None)


_ROWS = frozenset({"items", "enumerate", "zip"})  # views whose items are tuples


def _rows(resolver: Resolver, display: Display) -> Iterator[Referent]:
    """The tuples of a view, each with one item that may matter, and nothing in the other places."""
    if display.view == "items":
        for _, value, context in _pairs(display):
            yield _row(1, 2, value, context)
    elif isinstance(display.node, ast.Call):
        first = 1 if display.view == "enumerate" else 0
        for column, argument in enumerate(display.node.args, first):
            for referent in resolver.evaluate(argument, display.context):
                if isinstance(referent, Display) and not referent.view:
                    for value, context in _values(resolver, referent, None):
                        yield _row(column, len(display.node.args) + first, value, context)


def _row(column: int, length: int, value: ast.expr, context: Context) -> Display:
    items: list[ast.expr] = [ast.Constant(None) for _ in range(length)]
    items[column] = value
    return Display(ast.Tuple(items, ast.Load()), context)


def each_value(resolver: Resolver, display: Display, is_worth_a_look: Callable[[ast.expr], bool]) -> Iterator[Referent]:
    """What a display holds, those expressions left out that are not worth a look."""
    for value, context in _values(resolver, display, None):
        if is_worth_a_look(value):
            yield from resolver.evaluate(value, context)


def is_mapping(display: Display) -> bool:
    """Whether a display is a dictionary."""
    node = display.node
    return isinstance(node, (ast.Dict, ast.DictComp)) or (isinstance(node, ast.Call) and not display.view)


def _values(resolver: Resolver, display: Display, key: ast.Constant | None) -> Iterator[tuple[ast.expr, Context]]:
    """The expressions that may stand under a key, those of displays that are unpacked into this one included."""
    pending, seen = [(display, False)], {display}
    while pending:
        current, of_pairs = pending.pop()
        for value, context, unpacked in _paired(current, key) if of_pairs else _entries(current, key):
            if not unpacked:
                yield value, context
                continue
            for referent in resolver.evaluate(value, context):
                if isinstance(referent, Display) and referent not in seen:
                    seen.add(referent)
                    is_sequence = isinstance(referent.node, (ast.Tuple, ast.List))
                    pending.append((referent, is_sequence and is_mapping(current)))


def _paired(display: Display, key: ast.Constant | None) -> Iterator[tuple[ast.expr, Context, bool]]:
    """The values in a sequence of pairs from which a dictionary is made."""
    assert isinstance(display.node, (ast.Tuple, ast.List))
    for pair in display.node.elts[:_MOST_ITEMS]:
        if not isinstance(pair, (ast.Tuple, ast.List)) or len(pair.elts) != 2:
            continue
        if key is None or _may_equal(pair.elts[0], key):
            yield pair.elts[1], display.context, False


def _entries(display: Display, key: ast.Constant | None) -> Iterator[tuple[ast.expr, Context, bool]]:
    """The expressions of one display that may stand under a key, and whether each is unpacked into it."""
    node, context = display.node, display.context
    if isinstance(node, COMPREHENSIONS):
        element = node.value if isinstance(node, ast.DictComp) else node.elt
        yield element, context._replace(inner=(*context.inner, node)), False
    elif isinstance(node, (ast.Tuple, ast.List, ast.Set)):
        for element in _elements(node, key):
            starred = isinstance(element, ast.Starred)
            yield element.value if isinstance(element, ast.Starred) else element, context, starred
    else:
        pairs = [(k, v) for k, v, _ in _pairs(display) if k is None or key is None or _may_equal(k, key)]
        if key is not None and pairs and isinstance(pairs[-1][0], ast.Constant):
            pairs = pairs[-1:]
        for found, value in pairs:
            yield value, context, found is None


def _elements(node: ast.Tuple | ast.List | ast.Set, key: ast.Constant | None) -> list[ast.expr]:
    known = not any(isinstance(element, ast.Starred) for element in node.elts)
    if key is None or not isinstance(key.value, int) or not known:
        return node.elts[:_MOST_ITEMS]
    return [node.elts[key.value]] if -len(node.elts) <= key.value < len(node.elts) else []


def _pairs(display: Display) -> Iterator[tuple[ast.expr | None, ast.expr, Context]]:
    """The keys and values of a dictionary; the key of ``**other`` is None."""
    node, context = display.node, display.context
    if isinstance(node, ast.Dict):
        for key, value in zip(node.keys[:_MOST_ITEMS], node.values, strict=False):
            yield key, value, context
    elif isinstance(node, ast.Call):
        for value in node.args:
            yield None, value, context
        for keyword in node.keywords[:_MOST_ITEMS]:
            yield ast.Constant(keyword.arg) if keyword.arg else None, keyword.value, context


def _may_equal(first: ast.expr, second: ast.Constant) -> bool:
    return not isinstance(first, ast.Constant) or bool(first.value == second.value)
