"""The light stand-in for ``ast`` has the same classes, and walks a tree in the same order."""

from __future__ import annotations

import _ast
import ast
import inspect

import pytest

from ms_compat_lint import syntax


def test_the_classes_are_the_same() -> None:
    names = [name for name, each in vars(_ast).items() if isinstance(each, type) and issubclass(each, ast.AST)]
    assert len(names) > 80
    assert all(getattr(syntax, name) is getattr(ast, name) for name in names)
    assert syntax.unparse is ast.unparse


def test_a_tree_is_walked_in_the_same_order() -> None:
    tree = ast.parse(inspect.getsource(inspect))
    assert list(syntax.walk(tree)) == list(ast.walk(tree))
    assert list(syntax.iter_child_nodes(tree)) == list(ast.iter_child_nodes(tree))


def test_what_neither_has() -> None:
    for name in ("nothing", "Nothing"):
        with pytest.raises(AttributeError, match=name):
            getattr(syntax, name)
    assert syntax.NodeVisitor is ast.NodeVisitor
