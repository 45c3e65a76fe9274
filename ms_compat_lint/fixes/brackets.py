"""Where the arguments of one call, or the entries of a dictionary in it, stand in the call's text.

Python's own parser says where each argument is; what stands between two arguments is then only white
space, commas, comments and parentheses, and is scanned by hand. All offsets are indexes into the call's text.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache

from ms_compat_lint.lean import NamedTuple
from ms_compat_lint.model import Passing
from ms_compat_lint.source import Located, SourceError, SourceFile

_BETWEEN = re.compile(r"#[^\r\n]*|[,()*]")
_SIGN = re.compile(r"#[^\r\n]*|[=:]")  # what stands between a keyword or a key and its value


class Range(NamedTuple):
    """A stretch of the call's text."""

    start: int
    end: int


class Slot(NamedTuple):
    """One argument, or one entry of a dictionary, with the parentheses around it and without its comma."""

    passing: Passing
    start: int
    end: int
    comma: int | None  # where the comma behind it is
    name: Range | None  # of the keyword, or of the key
    value: Range  # with the parentheses around it


class Bracket(NamedTuple):
    """An argument list or a dictionary display."""

    text: str  # of the whole call
    start: int  # behind the opening bracket
    end: int  # of what is inside: where the closing bracket is
    slots: tuple[Slot, ...]
    comments: tuple[Range, ...]  # between the slots, never inside one
    bare_generator: bool = False  # its one slot is a generator without parentheses of its own


class _Core(NamedTuple):
    """A slot as the parser sees it: without the parentheses around it."""

    passing: Passing
    start: int
    end: int
    name: Range | None = None
    value_start: int | None = None  # None: the value is all of it


@lru_cache(maxsize=32)
def argument_list(text: str) -> Bracket | None:
    """The argument list of a call; None where the text is not one whole call."""
    call = call_node(text)
    if call is None:
        return None
    opening = _opening(text, _end(text, call.func))
    if opening is None:
        return None
    cores, generator = _arguments(text, call, opening)
    return _bracket(text, opening, len(text) - 1, cores, generator)


def entry_list(text: str, key: Range) -> tuple[Bracket, int] | None:
    """The dictionary (``{...}`` or ``dict(...)``) in a call that has this key, and the key's slot."""
    call = call_node(text)
    for node in ast.walk(call) if call is not None else ():
        bracket = None
        if isinstance(node, ast.Dict) and any(k is not None and range_in(text, k) == key for k in node.keys):
            span = range_in(text, node)
            bracket = _bracket(text, span.start + 1, span.end - 1, list(_entries(text, node)))
        elif isinstance(node, ast.Call) and any(_keyword_name(text, k) == key for k in node.keywords):
            bracket = _inner_call(text, node)
        for index, slot in enumerate(bracket.slots if bracket else ()):
            if bracket is not None and slot.name == key:
                return bracket, index
    return None


# ------------------------------------------------------------------------------- from the tree


@lru_cache(maxsize=8)
def _parsed(text: str) -> tuple[SourceFile, ast.expr | None]:
    """The text inside parentheses, so that its line breaks and indentation mean nothing, and its tree."""
    source = SourceFile.from_text("", f"({text})")
    try:
        body = source.tree.body
    except SourceError:
        return source, None
    only = body[0] if len(body) == 1 else None
    return source, only.value if isinstance(only, ast.Expr) else None


def call_node(text: str) -> ast.Call | None:
    """The tree of the text of one whole call."""
    node = _parsed(text)[1]
    return node if isinstance(node, ast.Call) and range_in(text, node) == (0, len(text)) else None


def range_in(text: str, node: Located) -> Range:
    """Where a node of the call's tree stands in the call's text."""
    source = _parsed(text)[0]
    span = source.span(node)
    return Range(source.offset(span.line, span.column) - 1, source.offset(span.end_line, span.end_column) - 1)


def _end(text: str, node: Located) -> int:
    return range_in(text, node).end


def _opening(text: str, start: int) -> int | None:
    """The offset behind the bracket that opens the argument list, looked for behind the callee."""
    return next((match.end() for match in _BETWEEN.finditer(text, start) if match[0] == "("), None)


def _arguments(text: str, call: ast.Call, opening: int) -> tuple[list[_Core], bool]:
    if len(call.args) == 1 and isinstance(call.args[0], ast.GeneratorExp):
        generator = call.args[0]
        if range_in(text, generator).start == opening - 1:
            return [_bare_generator(text, generator)], True
    cores = [_keyword(text, keyword) for keyword in call.keywords]
    for argument in call.args:
        passing = Passing.STAR if isinstance(argument, ast.Starred) else Passing.POSITIONAL
        cores.append(_Core(passing, *range_in(text, argument)))
    return sorted(cores, key=lambda core: core.start), False


def _bare_generator(text: str, generator: ast.GeneratorExp) -> _Core:
    """The one argument that borrows the call's parentheses; the parser counts these to it."""
    comprehension = generator.generators[-1]
    last = [comprehension.iter, *comprehension.ifs][-1]
    return _Core(Passing.POSITIONAL, range_in(text, generator.elt).start, _end(text, last))


def _keyword(text: str, keyword: ast.keyword) -> _Core:
    start, end = range_in(text, keyword)
    name = _keyword_name(text, keyword)
    if name is None:
        return _Core(Passing.DOUBLE_STAR, start, end)
    return _Core(Passing.KEYWORD, start, end, name, _behind_sign(text, name.end))


def _behind_sign(text: str, start: int) -> int:
    return next(match.end() for match in _SIGN.finditer(text, start) if match[0] in "=:")


def _keyword_name(text: str, keyword: ast.keyword) -> Range | None:
    """Where the name is, as it is spelled: the parser normalises it."""
    if keyword.arg is None:
        return None
    start = range_in(text, keyword).start
    spelled = re.compile(r"\w+").match(text, start)
    return Range(start, spelled.end()) if spelled else None


def _entries(text: str, node: ast.Dict) -> Iterator[_Core]:
    for key, value in zip(node.keys, node.values, strict=True):
        span = range_in(text, value)
        if key is None:
            yield _Core(Passing.DOUBLE_STAR, *span)
        else:
            name = range_in(text, key)
            yield _Core(Passing.KEYWORD, name.start, span.end, name, _behind_sign(text, name.end))


def _inner_call(text: str, call: ast.Call) -> Bracket | None:
    opening = _opening(text, _end(text, call.func))
    if opening is None:
        return None
    cores, generator = _arguments(text, call, opening)
    return _bracket(text, opening, _end(text, call) - 1, cores, generator)


# ------------------------------------------------------------------------------- between slots


def _bracket(text: str, start: int, end: int, cores: list[_Core], generator: bool = False) -> Bracket:
    """Give each slot its parentheses and its comma."""
    slots: list[Slot] = []
    comments: list[Range] = []
    position = start
    for index in range(len(cores) + 1):
        gap_end = cores[index].start if index < len(cores) else end
        begin = gap_end
        for match in _BETWEEN.finditer(text, position, gap_end):
            if match[0] == ")" and slots:
                slots[-1] = _closed(slots[-1], match.end())
            elif match[0] == "," and slots:
                slots[-1] = slots[-1]._replace(comma=match.start())
            elif match[0] in "(*":
                begin = min(begin, match.start())
            else:
                comments.append(Range(*match.span()))
        if index < len(cores):
            slots.append(_slot(text, cores[index], begin))
            position = cores[index].end
    comments = [c for c in comments if not any(slot.start <= c.start < slot.end for slot in slots)]
    return Bracket(text, start, end, tuple(slots), tuple(comments), generator)


def _slot(text: str, core: _Core, begin: int) -> Slot:
    value = begin if core.value_start is None else core.value_start
    value += len(text[value : core.end]) - len(text[value : core.end].lstrip(" \t\f\r\n\\"))
    return Slot(core.passing, begin, core.end, None, core.name, Range(value, core.end))


def _closed(slot: Slot, end: int) -> Slot:
    """The slot with one more closing parenthesis."""
    return slot._replace(end=end, value=Range(slot.value.start, end))


def holds_comment(code: str) -> bool:
    """Whether there is a comment inside an expression or an argument."""
    if "#" not in code:
        return False
    import tokenize
    from io import StringIO

    try:
        tokens = tokenize.generate_tokens(StringIO(f"({code}\n)", newline="").readline)
        return any(token.type == tokenize.COMMENT for token in tokens)
    except (tokenize.TokenError, SyntaxError):
        return True  # not understood: nothing may be lost
