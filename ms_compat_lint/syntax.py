"""The classes of Python's syntax trees, without ``ast``: to load that takes longer than to parse a small file.

To be imported as ``ast``. For a type checker this is ``ast``; what else that has is loaded when it is asked for.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from ast import *  # noqa: F403  all of them, by their own names
    from ast import AST as AST
else:
    from _ast import *  # noqa: F403  likewise
    from collections import deque

    def iter_child_nodes(node):
        """The direct children of a node, as ``ast.iter_child_nodes`` gives them."""
        for name in node._fields:
            field = getattr(node, name, None)
            if isinstance(field, AST):
                yield field
            elif isinstance(field, list):
                for item in field:
                    if isinstance(item, AST):
                        yield item

    def walk(node):
        """A node and all below it, in the order of ``ast.walk``."""
        pending = deque([node])
        while pending:
            node = pending.popleft()
            pending.extend(iter_child_nodes(node))
            yield node

    def __getattr__(name):
        if name[:1].isupper() and not name.startswith("Node"):  # a class of an earlier or a later Python
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        import ast

        return getattr(ast, name)
