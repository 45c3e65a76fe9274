"""The value of an argument, as far as the text shows it."""

from __future__ import annotations

from collections.abc import Callable

from ms_compat_lint import syntax as ast
from ms_compat_lint.lean import TYPE_CHECKING, Any
from ms_compat_lint.model import Constant, Dictionary, Entry, Items, Unknown, Value, same_value
from ms_compat_lint.sites import constants
from ms_compat_lint.sites.classes import framework_base
from ms_compat_lint.sites.constants import Written
from ms_compat_lint.sites.expressions import COMPREHENSIONS, Pair, pairs_of
from ms_compat_lint.sites.later import arithmetic, operations
from ms_compat_lint.sites.referents import Context, External, OwnClass

if TYPE_CHECKING:
    from ms_compat_lint.sites.resolve import Resolver

_DEEPEST = 50  # names and brackets that lead to one another
_MOST_BINDINGS = 10
_TOO_DEEP = Unknown("nested too deeply")


class Values:
    """Evaluates the expressions of one call. ``call`` is the call in which keys of dictionaries get a place."""

    def __init__(self, resolver: Resolver, in_call: bool = False) -> None:
        self.resolver = resolver
        self._in_call = in_call
        self._depth = 0
        self._cut = False  # the expression at hand was too deep: what is left of it stays unknown

    def value_of(self, node: ast.expr, context: Context) -> Value:
        """The value of an expression; unknown, with the reason, where the text does not show it."""
        if self._depth == 0:
            self._cut = False
        if self._depth > _DEEPEST or self._cut:
            self._cut = True
            return _TOO_DEEP
        self._depth += 1
        try:
            handler = _HANDLERS.get(type(node))
            return handler(self, node, context) if handler else Unknown(_reason(node))
        except RecursionError:
            self._cut = True
            return _TOO_DEEP
        finally:
            self._depth -= 1

    def settle(self, node: ast.expr, context: Context) -> Written | Unknown:
        """Follow names to the expression that they surely stand for."""
        return constants.settle(self.resolver, node, context)

    def _named(self, node: ast.expr, context: Context) -> Value:
        found = self.settle(node, context)
        in_call, self._in_call = self._in_call, False
        try:
            if isinstance(found, Unknown):
                return self._grown(node, context) or self._called(node, context, found)
            value = self.resolver.values.get(found)
            if value is None:
                value = self.value_of(found.node, found.context)
                value = Unknown("too much to look through") if operations.is_vast(value) else value
                if self._depth <= 1 or not self._cut:  # else it would be known were it not for the name that led here
                    self.resolver.values[found] = value
            return value
        finally:
            self._in_call = in_call

    def _called(self, node: ast.expr, context: Context, found: Unknown) -> Unknown:
        """An unknown value that is, wherever it was bound last, the result of one function of a framework."""
        pieces = constants.last_bound(node, context) if isinstance(node, ast.Name) else []
        values = [self.value_of(piece.node, piece.context) for piece in pieces[:_MOST_BINDINGS]]
        callees = {value.callee if isinstance(value, Unknown) else None for value in values}
        return found._replace(callee=callees.pop()) if len(callees) == 1 else found

    def _grown(self, node: ast.expr, context: Context) -> Items | None:
        """A list to which items are added after it was made: some of its items."""
        pieces = constants.grown_list(node, context) if isinstance(node, ast.Name) else []
        items: list[Value] = []
        for piece in pieces:
            value = self.value_of(piece.node, piece.context)
            items += value.items if piece.spread and isinstance(value, Items) else () if piece.spread else (value,)
        return Items("list", tuple(items), complete=False) if items else None

    def _constant(self, node: ast.Constant, _: Context) -> Value:
        if node.value is Ellipsis:
            return Unknown("an ellipsis")
        return Constant(node.value)

    def _unary(self, node: ast.UnaryOp, context: Context) -> Value:
        operand = self.value_of(node.operand, context)
        if isinstance(operand, Constant):
            result = arithmetic.unary(node.op, operand.value)
            if result is not None:
                return Constant(result)
        return Unknown("a computed value", number=operations.is_number(operand))

    def _binary(self, node: ast.BinOp, context: Context) -> Value:
        right: list[ast.BinOp] = []
        left: ast.expr = node
        while isinstance(left, ast.BinOp):  # a loop, for sums of thousands of terms
            right.append(left)
            left = left.left
        value = self.value_of(left, context)
        while right:
            operation = right.pop()
            value = operations.combined(operation.op, value, self.value_of(operation.right, context))
        return value

    def _items(self, node: ast.Tuple | ast.List, context: Context) -> Value:
        items: list[Value] = []
        complete = len(node.elts) <= operations.MOST_ITEMS
        for element in node.elts[: operations.MOST_ITEMS]:
            if isinstance(element, ast.Starred):
                inside = self.value_of(element.value, context)
                if not isinstance(inside, Items) or not inside.complete:
                    complete = False
                    break
                items += inside.items
            else:
                items.append(self.value_of(element, context))
        return Items("tuple" if isinstance(node, ast.Tuple) else "list", tuple(items), complete)

    def _comprehension(self, node: ast.ListComp, context: Context) -> Value:
        """A list of unknown length; its one item stands for all of them."""
        element = self.value_of(node.elt, context._replace(inner=(*context.inner, node)))
        return Items("list", (element,), complete=False)

    def _dictionary(self, node: ast.Dict, context: Context) -> Value:
        return self._entries(pairs_of(node), context, len(node.keys))

    def _entries(self, pairs: list[Pair], context: Context, length: int) -> Value:
        entries: list[Entry] = []
        complete = length <= operations.MOST_ITEMS
        for key, value in pairs[: operations.MOST_ITEMS]:
            if key is None:
                inside = self.value_of(value, context)
                found = inside.entries if isinstance(inside, Dictionary) else ()
                known = isinstance(inside, Dictionary) and inside.complete
            else:
                name = self.value_of(key, context)
                span = context.file.source.span(key) if self._in_call and hasattr(key, "lineno") else None
                found = (Entry(name, self.value_of(value, context), span),)
                known = isinstance(name, Constant)
            if not known:  # what stands before may be overridden
                complete = False
                entries = [entry._replace(value=Unknown("a value that may be overridden")) for entry in entries]
            entries = [entry for entry in entries if not any(same_value(entry.key, new.key) for new in found)]
            entries += found
        return Dictionary(tuple(entries), complete)

    def _either(self, node: ast.IfExp, context: Context) -> Value:
        first, second = self.value_of(node.body, context), self.value_of(node.orelse, context)
        if same_value(first, second) and type(getattr(first, "value", 0)) is type(getattr(second, "value", 0)):
            return first
        return Unknown("a choice between values", number=operations.is_number(first) and operations.is_number(second))

    def _walrus(self, node: ast.NamedExpr, context: Context) -> Value:
        return self.value_of(node.value, context)

    def _subscript(self, node: ast.Subscript, context: Context) -> Value:
        holder = self.value_of(node.value, context)
        key = self.value_of(node.slice, context)
        if isinstance(key, Constant):
            if isinstance(holder, Dictionary):
                for entry in holder.entries:
                    if same_value(entry.key, key):
                        return entry.value
            elif isinstance(holder, Items) and holder.complete and type(key.value) is int:
                inside = -len(holder.items) <= key.value < len(holder.items)
                return holder.items[key.value] if inside else Unknown("an item that is not there")
        return Unknown("an item of something that is not known")

    def _call(self, node: ast.Call, context: Context) -> Value:
        for referent in self.resolver.evaluate(node.func, context):
            if isinstance(referent, OwnClass):
                return Unknown("the result of a call", callee=framework_base(self.resolver, referent))
            if not isinstance(referent, External):
                continue
            if referent.name.startswith("builtins."):
                return self._builtin(referent.name, node, context)
            if referent.name.partition(".")[0] in self.resolver.frameworks:
                return Unknown("the result of a call", callee=self.resolver.apis.get(referent.name, referent.name))
        return Unknown("the result of a call")

    def _builtin(self, name: str, node: ast.Call, context: Context) -> Value:
        if name == "builtins.dict":
            pairs = pairs_of(node)
            return self._entries(pairs, context, len(pairs))
        arguments = [self.value_of(argument, context) for argument in node.args]
        if len(arguments) == 1 and not node.keywords:
            argument = arguments[0]
            if isinstance(argument, Items) and name in ("builtins.tuple", "builtins.list"):
                return argument._replace(kind=name.partition(".")[2])
            if isinstance(argument, Constant):
                result = arithmetic.converted(name, argument.value)
                if result is not None:
                    return Constant(result)
        return Unknown("the result of a call", number=name in _NUMBERS)


_NUMBERS = frozenset(f"builtins.{name}" for name in ("int", "float", "len", "abs", "round", "sum", "ord", "hash"))


def _reason(node: ast.expr) -> str:
    return _REASONS.get(type(node), "an expression")


_REASONS: dict[type[Any], str] = {
    **dict.fromkeys(COMPREHENSIONS, "a comprehension"),
    ast.JoinedStr: "a formatted string",
    ast.Lambda: "a function",
    ast.Compare: "a comparison",
    ast.BoolOp: "a choice between values",
}

_Handler = Callable[[Values, Any, Context], Value]
_HANDLERS: dict[type[Any], _Handler] = {
    ast.Constant: Values._constant,
    ast.Name: Values._named,
    ast.Attribute: Values._named,
    ast.UnaryOp: Values._unary,
    ast.BinOp: Values._binary,
    ast.Tuple: Values._items,
    ast.List: Values._items,
    ast.ListComp: Values._comprehension,
    ast.Dict: Values._dictionary,
    ast.IfExp: Values._either,
    ast.NamedExpr: Values._walrus,
    ast.Subscript: Values._subscript,
    ast.Call: Values._call,
}
