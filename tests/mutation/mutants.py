"""The mutants of a module, without those that no behaviour can tell from it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code

from tests.mutation.operators import operators

CACHE = re.compile(r"\s*@(lru_)?cache\b")  # that, or how large it is, changes nothing but the time


class Mutant(NamedTuple):
    """One wrong text of a module."""

    path: str
    operator: str
    occurrence: int
    line: int
    end_line: int
    was: str  # the line that is changed
    now: str
    text: str

    @property
    def lines(self) -> range:
        """Where it is."""
        return range(self.line, self.end_line + 1)

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What tells it from others, wherever its line moves."""
        return self.path, self.operator, self.was.strip(), self.now.strip()

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.operator}\n    {self.was.strip()}\n    {self.now.strip()}"


def mutants(path: str) -> Iterator[Mutant]:
    """Every mutant of a module that compiles to something else, in the order of the operators."""
    text = Path(path).read_text(encoding="utf-8")
    tree, original = get_ast(text), _behaviour(text)
    for name, operator in operators():
        places = [place for node in ast_nodes(tree) for place in operator.mutation_positions(node)]
        for occurrence, ((line, _), (end_line, _)) in enumerate(places):
            was = text.splitlines()[line - 1]
            try:
                mutated = mutate_code(text, operator, occurrence)
            except AttributeError:  # the operator for exceptions knows plain names only
                continue
            if mutated is None or CACHE.match(was):
                continue
            if _behaviour(mutated) not in (None, original):
                yield Mutant(path, name, occurrence, line, end_line, was, _changed_line(text, mutated), mutated)


def _changed_line(text: str, mutated: str) -> str:
    pairs = zip(text.splitlines(), mutated.splitlines(), strict=False)
    return next((new for old, new in pairs if old != new), "")


def _behaviour(text: str) -> str | None:
    """The syntax tree without annotations; None where the text does not compile."""
    try:
        tree = ast.parse(text)
        compile(text, "mutant", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return None
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            node.returns = None
        elif isinstance(node, ast.arg):
            node.annotation = None
        elif isinstance(node, ast.AnnAssign):
            node.annotation = ast.Constant(None)
    return ast.dump(tree)
