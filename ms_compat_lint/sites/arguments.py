"""The arguments of a call, with ``*`` and ``**`` of known content unpacked."""

from __future__ import annotations

from collections.abc import Iterator

from ms_compat_lint import syntax as ast
from ms_compat_lint.lazy import pattern
from ms_compat_lint.model import Argument, Constant, Passing, Span, Unknown
from ms_compat_lint.sites.constants import Written
from ms_compat_lint.sites.expressions import pairs_of
from ms_compat_lint.sites.later import fstrings
from ms_compat_lint.sites.referents import Context
from ms_compat_lint.sites.values import Values
from ms_compat_lint.source import SourceFile

_MOST_ITEMS = 16  # of a tuple or list whose texts are kept
_COMMENT = pattern(r"#[^\r\n]*")
_GAP = pattern(r"(?:[\s\\]|#[^\r\n]*)*")


class Arguments:
    """Reads the arguments of one call. ``whole`` is the place of all of them, where Python has none for each."""

    def __init__(self, values: Values, call: ast.Call, context: Context, whole: Span | None) -> None:
        self.values = values
        self.call = call
        self.context = context
        self.source: SourceFile = context.file.source
        self.whole = whole

    def read(self, skip: int) -> tuple[Argument, ...]:
        """All arguments but the first ``skip`` positional ones."""
        found: list[Argument] = []
        position: int | None = 0
        for node in self.call.args[skip:]:
            if isinstance(node, ast.Starred):
                items = self._star(node)
                for argument in items:
                    known = argument.passing is Passing.POSITIONAL and position is not None
                    found.append(argument._replace(position=position if known else None))
                    position = position + 1 if known and position is not None else None
            else:
                found.append(self._given(node, position))
                position = None if position is None else position + 1
        for keyword in self.call.keywords:
            if keyword.arg is None:
                found += self._double_star(keyword)
            else:
                found.append(self._keyword(keyword, keyword.arg))
        return tuple(found)

    def _given(self, node: ast.expr, position: int | None) -> Argument:
        value = self.values.value_of(node, self.context)
        span = self.whole or self._with_parentheses(node)
        return Argument(
            Passing.POSITIONAL,
            None,
            position,
            value,
            span,
            self._span(node),
            self._text(node),
            spelling(node),
            items=self._items(node),
        )

    def _keyword(self, keyword: ast.keyword, name: str) -> Argument:
        node = keyword.value
        value = self.values.value_of(node, self.context)
        span = self._span(keyword)
        return Argument(
            Passing.KEYWORD,
            name,
            None,
            value,
            span,
            self._span(node),
            self._text(node),
            spelling(node),
            items=self._items(node),
        )

    def _star(self, node: ast.Starred) -> Iterator[Argument]:
        span = self._span(node)
        written = self.values.settle(node.value, self.context)
        if isinstance(written, Written) and isinstance(written.node, (ast.Tuple, ast.List)):
            for element in written.node.elts:
                if isinstance(element, ast.Starred):
                    yield self._unknown(Passing.STAR, element, written.context, node, span)
                else:
                    yield self._unpacked(None, Written(element, written.context), node.value, span)
        else:
            yield self._unknown(Passing.STAR, node, self.context, node, span)

    def _double_star(self, keyword: ast.keyword) -> Iterator[Argument]:
        span = self._span(keyword)
        entries, complete = self._entries(keyword.value, self.context)
        for name, written in entries.items():
            yield self._unpacked(name, written, keyword.value, span)
        if not complete:
            yield self._unknown(Passing.DOUBLE_STAR, keyword.value, self.context, keyword, span)

    def _entries(self, node: ast.expr, context: Context, depth: int = 0) -> tuple[dict[str, Written], bool]:
        """The keywords that a dictionary surely holds, and whether these are all."""
        written = self.values.settle(node, context)
        if isinstance(written, Unknown) or depth > 10:
            return {}, False
        pairs = pairs_of(written.node)
        if not isinstance(written.node, (ast.Dict, ast.Call)) or not self._is_dict(written):
            return {}, False
        found: dict[str, Written] = {}
        complete = True
        for key, value in pairs:
            if key is None:
                inner, known = self._entries(value, written.context, depth + 1)
            else:
                name = self.values.value_of(key, written.context)
                known = isinstance(name, Constant) and isinstance(name.value, str)
                inner = {str(name.value): Written(value, written.context)} if isinstance(name, Constant) else {}
            if not known:  # what stands before may be overridden
                found.clear()
                complete = False
            found.update(inner)
        return found, complete

    def _is_dict(self, written: Written) -> bool:
        if isinstance(written.node, ast.Call):
            referents = self.values.resolver.evaluate(written.node.func, written.context)
            return [getattr(referent, "name", "") for referent in referents] == ["builtins.dict"]
        return True

    def _unpacked(self, name: str | None, written: Written, starred: ast.expr, span: Span) -> Argument:
        node, context = written
        inside = context.file is self.context.file and _contains(starred, node) and not self.whole
        place = self._span(node) if inside else span
        passing = Passing.POSITIONAL if name is None else Passing.KEYWORD
        value = self.values.value_of(node, context)
        text, items = self._text(node, context), self._items(node, context)
        return Argument(passing, name, None, value, place, place, text, spelling(node), written=False, items=items)

    def _unknown(self, passing: Passing, node: ast.expr, context: Context, written: ast.AST, span: Span) -> Argument:
        expression = node.value if isinstance(node, ast.Starred) else node
        reason = self.values.settle(expression, context)
        value = reason if isinstance(reason, Unknown) else Unknown("content that is not known")
        own = getattr(written, "value", None) is expression
        place = self._span(expression) if own else span
        return Argument(
            passing, None, None, value, span, place, self._text(expression, context), spelling(expression), own
        )

    def _span(self, node: ast.expr | ast.keyword) -> Span:
        return self.whole or self.source.span(node)

    def _text(self, node: ast.expr, context: Context | None = None) -> str:
        source = context.file.source if context else self.source
        if self.whole and source is self.source:
            return fstrings.unparsed(node)
        return source.text_of(source.span(node))

    def _items(self, node: ast.expr, context: Context | None = None) -> tuple[str, ...]:
        """The texts of the items of a tuple or list that is written out."""
        if not isinstance(node, (ast.Tuple, ast.List)) or any(isinstance(item, ast.Starred) for item in node.elts):
            return ()
        return tuple(self._text(item, context) for item in node.elts[:_MOST_ITEMS])

    def _with_parentheses(self, node: ast.expr) -> Span:
        """The span of a positional argument with the parentheses that stand around it alone."""
        source, span = self.source, self.source.span(node)
        text = source.text
        start, end = source.offset(span.line, span.column), source.offset(span.end_line, span.end_column)
        last = source.span(self.call)
        closing = source.offset(last.end_line, last.end_column) - 1  # the call's own
        while True:
            after = _skip(text, end)
            if after >= closing or text[after] != ")":
                return span
            before = _opening(text, start)
            if before is None:
                return span
            start, end = before, after + 1
            span = Span(*self.context.file.position(start), *self.context.file.position(end))


def spelling(node: ast.expr) -> str | None:
    """The last identifier of a bare name or attribute."""
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else None


def _contains(outer: ast.expr, node: ast.expr) -> bool:
    first = (outer.lineno, outer.col_offset)
    last = (outer.end_lineno or 0, outer.end_col_offset or 0)
    return first <= (node.lineno, node.col_offset) and (node.end_lineno or 0, node.end_col_offset or 0) <= last


def _skip(text: str, offset: int) -> int:
    """Behind the blanks and comments at an offset."""
    found = _GAP.match(text, offset)
    return found.end() if found else offset


def _opening(text: str, offset: int) -> int | None:
    """Where the parenthesis stands that opens just before an offset, comments in between left out."""
    while True:
        line_start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
        before = text[line_start:offset]
        stripped = before.rstrip(" \t\f\\")
        if stripped:
            return line_start + len(stripped) - 1 if stripped.endswith("(") else None
        if line_start == 0:
            return None
        offset = line_start - 1
        comment = _COMMENT.search(text, max(text.rfind("\n", 0, offset) + 1, 0), offset)
        if comment:
            offset = comment.start()
