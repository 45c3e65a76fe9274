"""The network's parameters as the other framework names and takes them."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from ms_compat_lint.comparison import Comparison
from ms_compat_lint.fixes.brackets import Range, argument_list, call_node, range_in
from ms_compat_lint.fixes.changes import ENCLOSING, PARENTHESIS, PREFIX, Change
from ms_compat_lint.model import Constant, Framework, Value
from ms_compat_lint.port.groups import group_changes
from ms_compat_lint.port.refused import RefusedError
from ms_compat_lint.rules.wording import WEIGHT_DECAY, is_grouped

_RENAMED = {
    Framework.TORCH: {"parameters": "trainable_params"},
    Framework.MINDSPORE: {"trainable_params": "parameters", "get_parameters": "parameters"},
}
_WITHOUT_COUNTERPART = {  # names of parameters differ between the frameworks, and so does what is chosen by them
    Framework.TORCH: ("named_parameters",),
    Framework.MINDSPORE: ("parameters_and_names", "parameters_dict", "untrainable_params"),
}
_ITERATING = ("filter", "map", "list", "tuple", "set", "sorted", "iter", "enumerate", "zip", "chain", "from_iterable")
_ITERATORS = ("filter", "map", "zip", "iter", "reversed", "chain", "from_iterable", "get_parameters")
_GENERATORS = (ast.ListComp, ast.SetComp, ast.GeneratorExp)


class Parameters:
    """The argument that takes the network's parameters, in the text of one call."""

    def __init__(self, comparison: Comparison, text: str, value: Range, known: Mapping[int, Value]) -> None:
        """``value`` is where the argument's value stands in the call's text.

        ``known`` are the values of entries of groups, by the places of their keys.
        """
        self.known = known
        self.comparison = comparison
        self.text = text
        self.changes: list[Change] = []
        self.grouped = False  # whether the parameters were put into a group
        node = _node_at(text, value)
        if node is None:
            return
        self._whole(node)
        self.grouped = self._needs_group(node)
        if self.grouped:
            self._group(node)

    # ------------------------------------------------------------------------------ renaming

    def _whole(self, node: ast.expr) -> None:
        """A whole list of parameters or of groups."""
        if isinstance(node, (ast.List, ast.Tuple)):
            for element in node.elts:
                self._element(element)
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            for part in (node.left, node.right):
                if isinstance(part, (ast.List, ast.Tuple, ast.BinOp)):
                    self._whole(part)
                else:
                    self._rename(part, iterated=False)
        else:
            self._rename(node, iterated=True)

    def _element(self, node: ast.expr) -> None:
        if isinstance(node, ast.Starred):
            self._whole(node.value)
        elif isinstance(node, ast.Dict) or _called(node) == "dict":
            parameters = group_changes(self.comparison, self.text, node, self.known, self.changes)
            self._rename(parameters, iterated=True)
            if self._takes_lists_only and _is_iterator(parameters):
                self._as_list(parameters)
        else:
            self._rename(node, iterated=False)

    def _rename(self, node: ast.AST, *, iterated: bool) -> None:
        """Exchange the methods. ``iterated``: what comes out is only iterated, so that it need not be a list."""
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            self._method(node, node.func, iterated=iterated)
        within = _called(node) in _ITERATING or isinstance(node, (ast.Starred, ast.comprehension))
        passes = isinstance(node, (ast.IfExp, ast.BoolOp, ast.NamedExpr))
        for child in ast.iter_child_nodes(node):
            self._rename(child, iterated=within or (passes and iterated))

    def _method(self, call: ast.Call, function: ast.Attribute, *, iterated: bool) -> None:
        name = function.attr
        framework = self.comparison.framework
        if name in _WITHOUT_COUNTERPART[framework]:
            raise RefusedError(f"{name}() is {framework.value}'s; choose the parameters by hand")
        new = _RENAMED[framework].get(name)
        end = range_in(self.text, function).end
        if new is None or self.text[end - len(name) : end] != name:
            return
        self.changes.append(Change(end - len(name), end, new))
        if framework is Framework.MINDSPORE and not iterated:
            self._as_list(call)  # it was a list, and becomes an iterator

    def _as_list(self, node: ast.expr) -> None:
        start, end = range_in(self.text, node)
        self.changes += [Change(start, start, "list(", PREFIX), Change(end, end, ")", PARENTHESIS)]

    # ------------------------------------------------------------------------------ grouping

    @property
    def _takes_lists_only(self) -> bool:
        """Whether the counterpart walks over a group's parameters more than once."""
        return bool((self.comparison.counterpart or "").startswith("mindspore.nn."))

    def _needs_group(self, node: ast.expr) -> bool:
        """Whether only a group makes the weight decay reach every parameter, as it does here."""
        if not skips_names(self.comparison):
            return False
        return self.comparison.framework is Framework.TORCH and _is_of_parameters(node)

    def _group(self, node: ast.expr) -> None:
        bracket = argument_list(self.text)
        start, end = range_in(self.text, node)
        quote = "'" if "'" in self.text and '"' not in self.text else '"'
        before, behind = f"[{{{quote}params{quote}: ", "}]"
        if bracket is not None and bracket.bare_generator:
            start, end = bracket.slots[0].value
        if _is_iterator(node):
            before, behind = f"{before}list(", f"){behind}"
        self.changes += [Change(start, start, before, PREFIX), Change(end, end, behind, ENCLOSING)]


def skips_names(comparison: Comparison) -> bool:
    """Whether a weight decay would reach all parameters in one framework and skip some in the other."""
    if WEIGHT_DECAY not in comparison.call.parameters or is_grouped(comparison):
        return False
    value = comparison.value(WEIGHT_DECAY)
    if isinstance(value, Constant) and not value.value:
        return False
    return bool(comparison.traits.undecayed_names) is not bool(comparison.counterpart_traits.undecayed_names)


def _node_at(text: str, place: Range) -> ast.expr | None:
    call = call_node(text)
    values = [] if call is None else [*call.args, *(keyword.value for keyword in call.keywords)]
    return next((node for node in values if range_in(text, node) == place), None)


def _called(node: ast.AST) -> str | None:
    """The last name of what is called."""
    if not isinstance(node, ast.Call):
        return None
    if isinstance(node.func, ast.Name):
        return node.func.id
    return node.func.attr if isinstance(node.func, ast.Attribute) else None


def _is_iterator(node: ast.expr) -> bool:
    """Whether this is visibly something that can be walked over once only."""
    return isinstance(node, ast.GeneratorExp) or _called(node) in _ITERATORS


def _is_of_parameters(node: ast.expr) -> bool:
    """Whether these are visibly parameters, and no groups."""
    if _called(node) in ("parameters", "trainable_params"):
        return True
    if isinstance(node, ast.Call) and _called(node) in ("filter", "list", "tuple"):
        return any(_is_of_parameters(argument) for argument in node.args)
    if isinstance(node, _GENERATORS) and isinstance(node.elt, ast.Name):
        first = node.generators[0]
        return isinstance(first.target, ast.Name) and first.target.id == node.elt.id and _is_of_parameters(first.iter)
    return False
