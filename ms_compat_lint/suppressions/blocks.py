"""The stretches of code that a pylint comment reaches, as pylint draws them.

A comment belongs to the innermost piece of the syntax tree around its line; where several lie side by
side on the line, to the first. pylint works on astroid's tree, which has its own view of where some pieces
begin and end; that view is kept here, oddities included, so that a comment silences the same lines in the
command as in pylint.
"""

from __future__ import annotations

import ast
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from ms_compat_lint.lean import NamedTuple

_SCOPES = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_TRIES: tuple[type[ast.AST], ...] = (ast.Try, getattr(ast, "TryStar", ast.Try))
_WITH_ELSE: tuple[type[ast.AST], ...] = (ast.For, ast.AsyncFor, ast.While, ast.If, ast.With, ast.AsyncWith, *_TRIES)


class Piece(NamedTuple):
    """A node, or something that astroid makes a node of."""

    first: int
    last: int
    node: ast.AST | None
    children: tuple[Piece, ...] = ()  # where there is no node
    low: int | None = None  # the first line of decorators, where ``first`` is below them


class Block(NamedTuple):
    """The piece that a comment belongs to."""

    piece: Piece
    first: int
    last: int
    first_statement: int
    is_module: bool

    def reach(self, line: int) -> tuple[int, int]:
        """The first and last line that a comment on ``line`` speaks of."""
        node = self.piece.node
        if isinstance(node, _SCOPES):
            return self.first, self.last
        if isinstance(node, _TRIES):
            found = _reach_in_try(node, line)
            if found is not None:
                return found
        if isinstance(node, _WITH_ELSE):
            return _reach_with_else(node, line)
        return line, self.last


def owners(tree: ast.Module, lines: Iterable[int]) -> dict[int, Block]:
    """The block that each of some lines belongs to."""
    pending = sorted(lines)
    found: dict[int, Block] = {}
    stack = [(_piece(tree), False)]
    while stack and pending:
        piece, children_done = stack.pop()
        start = bisect_left(pending, piece.first if children_done or piece.low is None else piece.low)
        end = bisect_left(pending, piece.last + 1)
        if start == end:
            continue
        if children_done:
            found.update(dict.fromkeys(pending[start:end], _block(piece)))
            del pending[start:end]
            continue
        stack.append((piece, True))
        stack.extend((child, False) for child in reversed(list(_children(piece))))
    return found


def _block(piece: Piece) -> Block:
    node = piece.node
    first_statement = piece.last
    if isinstance(node, _SCOPES):
        body = _body(node)
        if body:
            first_statement = _piece(body[0]).first
    return Block(piece, piece.first, piece.last, first_statement, isinstance(node, ast.Module))


def _body(node: ast.AST) -> list[ast.stmt]:
    """The statements of a scope without its docstring."""
    body: list[ast.stmt] = getattr(node, "body", [])
    if body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        return body[1:] if isinstance(body[0].value.value, str) else body
    return body


def _piece(node: ast.AST) -> Piece:
    if isinstance(node, ast.Module):
        body = _body(node)
        return Piece(0, _piece(body[-1]).last if body else 0, node)
    if isinstance(node, ast.comprehension):
        return Piece(node.target.lineno, _piece((node.ifs or [node.iter])[-1]).last, None)
    if isinstance(node, ast.match_case):
        return Piece(_lines(node.pattern)[0], _piece(node.body[-1]).last, None)
    first, last = _lines(node)
    if isinstance(node, _FUNCTIONS) and node.decorator_list:
        # astroid adds the decorators' lines up, so that blank lines between them count for nothing
        low = node.decorator_list[0].lineno
        height = sum(end - start + 1 for start, end in map(_lines, node.decorator_list))
        return Piece(low + height, last, node, low=low)
    if isinstance(node, ast.ClassDef) and node.decorator_list:
        return Piece(first, last, node, low=node.decorator_list[0].lineno)
    return Piece(first, last, node)


def _lines(node: ast.AST) -> tuple[int, int]:
    first: int = getattr(node, "lineno", 0)
    return first, getattr(node, "end_lineno", None) or first


def _children(piece: Piece) -> Iterator[Piece]:
    """What lies inside a piece, in astroid's order; pieces on one line are not looked into."""
    node = piece.node
    if node is None:
        yield from piece.children
    elif isinstance(node, ast.Module):
        yield from map(_piece, _body(node))
    elif (piece.low or piece.first) == piece.last and not isinstance(node, ast.ClassDef):
        return
    elif isinstance(node, _FUNCTIONS):
        yield from _decorators(node)
        yield _arguments(node.args, piece)
        yield from _pieces([node.returns], getattr(node, "type_params", []), _body(node))
    elif isinstance(node, ast.ClassDef):
        if _lines(node)[0] != piece.last:
            yield from _decorators(node)
            keywords = [keyword for keyword in node.keywords if keyword.arg != "metaclass"]
            yield from _pieces(node.bases, keywords, getattr(node, "type_params", []), _body(node))
    elif isinstance(node, ast.Lambda):
        yield _arguments(node.args, piece)
        yield _piece(node.body)
    else:
        yield from _other_children(node)


def _other_children(node: ast.AST) -> Iterator[Piece]:
    if isinstance(node, ast.Dict):
        for key, value in zip_longest(node.keys, node.values):
            yield Piece(*_lines(value if key is None else key), key)
            yield _piece(value)
    elif isinstance(node, ast.ExceptHandler):
        yield from _pieces([node.type])
        if node.name is not None:
            yield Piece(*_lines(node), None)  # astroid gives the name the extent of the whole handler
        yield from _pieces(node.body)
    elif isinstance(node, (ast.With, ast.AsyncWith)):
        for item in node.items:
            yield from _pieces([item.context_expr, item.optional_vars])
        yield from _pieces(node.body)
    elif isinstance(node, (ast.Import, ast.ImportFrom)):
        return
    else:
        yield from _pieces(ast.iter_child_nodes(node))
        if getattr(node, "name", None) is not None or getattr(node, "rest", None) is not None:
            yield Piece(*_lines(node), None)  # a name that a pattern binds, likewise


def _pieces(*groups: Iterable[ast.AST | None]) -> Iterator[Piece]:
    for group in groups:
        for node in group:
            if node is not None and (hasattr(node, "lineno") or isinstance(node, (ast.comprehension, ast.match_case))):
                yield _piece(node)


def _decorators(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> Iterator[Piece]:
    decorators = node.decorator_list
    if decorators:
        first, last = decorators[0].lineno, _lines(decorators[-1])[1]
        yield Piece(first, last, None, () if first == last else tuple(map(_piece, decorators)))


def _arguments(node: ast.arguments, parent: Piece) -> Piece:
    """The arguments of a function; without any they lie on the line of the definition."""
    named = [*node.args, *node.posonlyargs, *node.kwonlyargs, *filter(None, (node.vararg, node.kwarg))]
    if not named:
        return Piece(parent.first, parent.first, None)
    first = min(argument.lineno for argument in named)
    last = max(_lines(argument)[1] for argument in named)
    inside = () if first == last else tuple(_argument_pieces(node))
    return Piece(max(first, parent.first), last, None, inside, low=first)


def _argument_pieces(node: ast.arguments) -> Iterator[Piece]:
    stars = [argument for argument in (node.vararg, node.kwarg) if argument is not None]
    yield from _names(node.posonlyargs)
    yield from _annotations(node.posonlyargs)
    yield from _names(node.args)
    yield from _pieces(node.defaults)
    yield from _names(node.kwonlyargs)
    yield from _pieces(node.kw_defaults)
    yield from _annotations([*node.args, *stars, *node.kwonlyargs])


def _names(arguments: list[ast.arg]) -> Iterator[Piece]:
    """The names of arguments, which reach over their annotations."""
    return (Piece(*_lines(argument), None) for argument in arguments)


def _annotations(arguments: list[ast.arg]) -> Iterator[Piece]:
    return _pieces([argument.annotation for argument in arguments])


def _extent(statements: list[ast.stmt]) -> tuple[int, int]:
    return _piece(statements[0]).first, _piece(statements[-1]).last


def _reach_in_try(node: ast.AST, line: int) -> tuple[int, int] | None:
    """The reach of a comment in a handler or a ``finally``."""
    for handler in getattr(node, "handlers", []):
        first, last = _extent(handler.body)
        if handler.type is not None and line == handler.type.lineno:
            return line, _lines(handler)[1]
        if first <= line <= last:
            return line, last
    finally_body: list[ast.stmt] = getattr(node, "finalbody", [])
    if finally_body:
        first, last = _extent(finally_body)
        if line == first - 1:
            return line, _piece(finally_body[0]).last
        if first <= line <= last:
            return line, last
    return None


def _reach_with_else(node: ast.AST, line: int) -> tuple[int, int]:
    """The reach of a comment in a statement that has, or might have, an ``else``."""
    first, last = _extent(getattr(node, "body"))  # noqa: B009
    if line == first:
        return line, line
    if _lines(node)[0] <= line <= last:
        return line, last
    if line < _lines(node)[0]:
        return line, _lines(node)[1]
    return _reach_in_else(node, line, first - 1)


def _reach_in_else(node: ast.AST, line: int, before_body: int | None = None) -> tuple[int, int]:
    body: list[ast.stmt] = getattr(node, "body", [])
    orelse: list[ast.stmt] = getattr(node, "orelse", [])
    if line == _lines(node)[1]:
        return line, line
    if not orelse:
        return line, before_body or _lines(node)[1]
    if line <= _extent(body)[1]:
        return line, _extent(body)[1]
    if isinstance(orelse[0], _WITH_ELSE):
        return _reach_in_else(orelse[0], line)
    return line, _extent(orelse)[1]
