"""Which of cosmic-ray's operators are used, and three that it does not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import parso
from cosmic_ray import plugins
from cosmic_ray.operators.operator import Operator
from parso.tree import BaseNode, NodeOrLeaf

Place = tuple[tuple[int, int], tuple[int, int]]

# One wrong operator for each: ten of cosmic-ray's eleven fail in the same way, most with a TypeError.
ARITHMETIC = (
    "Add_Sub",
    "Sub_Add",
    "Mul_Div",
    "Div_Mul",
    "FloorDiv_Mul",
    "Mod_Mul",
    "Pow_Mul",
    "BitOr_BitAnd",
    "BitAnd_BitOr",
)
# The opposite, and the neighbour at the boundary. Not `is` to `==`: of None, enums and truth values they say the same.
COMPARISONS = (
    "Eq_NotEq", "NotEq_Eq", "Is_IsNot", "IsNot_Is",
    "Lt_LtE", "Lt_GtE", "LtE_Lt", "LtE_Gt", "Gt_GtE", "Gt_LtE", "GtE_Gt", "GtE_Lt",
)  # fmt: skip
SIGNS = ("USub_UAdd", "Delete_USub", "Delete_Not", "Delete_Invert")
NAMES = (
    *(f"ReplaceBinaryOperator_{name}" for name in ARITHMETIC),
    *(f"ReplaceComparisonOperator_{name}" for name in COMPARISONS),
    *(f"ReplaceUnaryOperator_{name}" for name in SIGNS),
    "AddNot",
    "ReplaceTrueWithFalse",
    "ReplaceFalseWithTrue",
    "ReplaceAndWithOr",
    "ReplaceOrWithAnd",
    "ReplaceBreakWithContinue",
    "ReplaceContinueWithBreak",
    "ExceptionReplacer",
    "NumberReplacer",
    "RemoveDecorator",
    "ZeroIterationForLoop",
)


class _Replacing(Operator):
    """Writes one other text for a node."""

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[Place]:
        if self.replacement(node) is not None:
            yield node.start_pos, node.end_pos

    def mutate(self, node: NodeOrLeaf, index: int) -> NodeOrLeaf:
        text = self.replacement(node)
        assert text is not None
        assert index == 0
        return parso.parse(node.get_first_leaf().prefix + text)

    def replacement(self, node: NodeOrLeaf) -> str | None:
        raise NotImplementedError

    @classmethod
    def examples(cls) -> Iterable[object]:
        return ()


class NegateMembership(_Replacing):
    """``in`` to ``not in`` and back; the ``in`` of a ``for`` stays."""

    def replacement(self, node: NodeOrLeaf) -> str | None:
        if node.parent is None or node.parent.type != "comparison":
            return None
        words = " ".join(node.get_code().split())
        return {"in": "not in", "not in": "in"}.get(words) if node.type in ("keyword", "comp_op") else None


class NegateFilter(_Replacing):
    """The condition of a comprehension to its opposite."""

    def replacement(self, node: NodeOrLeaf) -> str | None:
        if node.type != "comp_if" or not isinstance(node, BaseNode):
            return None
        return f"if not ({node.children[1].get_code(include_prefix=False)})"


class DropCall(_Replacing):
    """A statement that is one call, to nothing."""

    def replacement(self, node: NodeOrLeaf) -> str | None:
        if node.parent is None or node.parent.type != "simple_stmt" or node.type != "atom_expr":
            return None
        return "pass"


def operators() -> Iterator[tuple[str, Operator]]:
    """Every operator with its name."""
    for name in NAMES:
        yield name, plugins.get_operator(f"core/{name}")()
    for own in (NegateMembership, NegateFilter, DropCall):
        yield own.__name__, own()
