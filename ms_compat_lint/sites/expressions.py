"""Walks over the expressions of one statement, the blocks inside it left out."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from ms_compat_lint import syntax as ast
from ms_compat_lint.lean import Any, NamedTuple
from ms_compat_lint.sites.locate import Part

Comprehension = ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp)
Inner = tuple[ast.Lambda | Comprehension, ...]  # the scopes inside a statement, innermost last

Pair = tuple[ast.expr | None, ast.expr]  # of a dictionary; without a key, ``**other``

# Until Python 3.12 what is inside an f-string has no reliable line.
FSTRINGS_HAVE_PLACES = sys.version_info >= (3, 12)


class Visit(NamedTuple):
    """An expression, the lambdas and comprehensions around it, and the f-string around it."""

    node: ast.AST
    inner: Inner
    fstring: ast.JoinedStr | None


def header(part: Part) -> list[ast.AST]:
    """The expressions of a statement that are evaluated with it; annotations are not."""
    choose = _HEADERS.get(type(part))
    return [node for node in choose(part) if node is not None] if choose else [part]


_HEADERS: dict[type[Any], Callable[[Any], list[ast.AST | None]]] = {
    **dict.fromkeys(
        (ast.FunctionDef, ast.AsyncFunctionDef),
        lambda part: [*part.decorator_list, *part.args.defaults, *part.args.kw_defaults],
    ),
    ast.ClassDef: lambda part: [*part.decorator_list, *part.bases, *part.keywords],
    **dict.fromkeys((ast.If, ast.While), lambda part: [part.test]),
    **dict.fromkeys((ast.For, ast.AsyncFor), lambda part: [part.iter, part.target]),
    **dict.fromkeys((ast.With, ast.AsyncWith), lambda part: [*part.items]),
    ast.Match: lambda part: [part.subject],
    ast.match_case: lambda part: [part.guard],
    ast.ExceptHandler: lambda part: [part.type],
    ast.AnnAssign: lambda part: [part.target, part.value],
    ast.Try: lambda _: [],
}
if hasattr(ast, "TryStar"):  # Python 3.11
    _HEADERS[ast.TryStar] = _HEADERS[ast.Try]


def walk(roots: Iterable[ast.AST], lines: Iterable[int] | None = None) -> Iterator[Visit]:
    """Every expression below the roots, outermost first; only those that touch one of the lines, if given.

    The lines are in order.
    """
    wanted = None if lines is None else list(lines)
    pending = [Visit(root, (), None) for root in roots]
    while pending:
        visit = pending.pop()
        yield visit
        node, inner, fstring = visit
        if isinstance(node, ast.JoinedStr):
            fstring = fstring or node
        for child, around in _children(node, inner):
            placed = fstring is None or FSTRINGS_HAVE_PLACES
            if wanted is None or not placed or _touches(child, wanted):
                pending.append(Visit(child, around, fstring))


def _touches(node: ast.AST, lines: list[int]) -> bool:
    start: int | None = getattr(node, "lineno", None)
    if start is None:
        return True
    end: int = getattr(node, "end_lineno", None) or start
    index = bisect_left(lines, start)
    return index < len(lines) and lines[index] <= end


def _children(node: ast.AST, inner: Inner) -> Iterator[tuple[ast.AST, Inner]]:
    """What is directly inside an expression, with the lambdas and comprehensions around that."""
    if isinstance(node, ast.Lambda):
        for default in (*node.args.defaults, *node.args.kw_defaults):
            if default:
                yield default, inner
        yield node.body, (*inner, node)
    elif isinstance(node, COMPREHENSIONS):
        first = node.generators[0]
        yield first.iter, inner  # evaluated before the comprehension's own names exist
        for child in comprehension_parts(node):
            if child is not first.iter:
                yield child, (*inner, node)
    else:
        for part in _parts(node):
            yield part, inner


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    for field in node._fields:
        value = getattr(node, field, None)
        if isinstance(value, list):
            for item in value:
                if isinstance(item, ast.AST):
                    yield item
        elif isinstance(value, ast.AST) and not isinstance(value, ast.expr_context):
            yield value


def comprehension_parts(node: Comprehension) -> Iterator[ast.expr]:
    """What a comprehension evaluates: its element, and its generators' targets, iterables and conditions."""
    if isinstance(node, ast.DictComp):
        yield from (node.key, node.value)
    else:
        yield node.elt
    for generator in node.generators:
        yield generator.target
        yield generator.iter
        yield from generator.ifs


def pairs_of(node: ast.expr) -> list[Pair]:
    """The keys and values of a dictionary that is written as a display or a call of ``dict``."""
    if isinstance(node, ast.Dict):
        return list(zip(node.keys, node.values, strict=True))
    if not isinstance(node, ast.Call):
        return []
    unpacked = [*node.args, *(keyword.value for keyword in node.keywords if keyword.arg is None)]
    # ``dict(a=1, **other)`` fails where the other has an ``a`` too, so what is named is not overridden.
    named = [(_named(keyword), keyword.value) for keyword in node.keywords if keyword.arg is not None]
    return [*((None, value) for value in unpacked), *named]


def _named(keyword: ast.keyword) -> ast.Constant:
    """The key that a keyword of ``dict`` makes, at the place of its name."""
    name = keyword.arg or ""
    end = keyword.col_offset + len(name.encode())
    line = keyword.lineno
    return ast.Constant(name, lineno=line, col_offset=keyword.col_offset, end_lineno=line, end_col_offset=end)
