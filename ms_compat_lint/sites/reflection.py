"""Names that are strings: ``getattr``, ``vars`` and modules imported by a call."""

from __future__ import annotations

from collections.abc import Iterator

from ms_compat_lint import syntax as ast
from ms_compat_lint.lean import TYPE_CHECKING
from ms_compat_lint.sites import containers, members
from ms_compat_lint.sites.referents import Context, External, Members, OwnModule, Referent, Text

if TYPE_CHECKING:
    from ms_compat_lint.sites.resolve import Resolver


def attribute_by_name(resolver: Resolver, call: ast.Call, context: Context) -> Iterator[Referent]:
    """What ``getattr`` may return."""
    if len(call.args) < 2:
        return
    for name in texts(resolver, call.args[1], context):
        for referent in resolver.evaluate(call.args[0], context):
            yield from members.attribute(resolver, referent, name)
    if len(call.args) > 2:
        yield from resolver.evaluate(call.args[2], context)


def members_of(resolver: Resolver, call: ast.Call, context: Context) -> Iterator[Referent]:
    """What ``vars`` may return."""
    if len(call.args) == 1:
        for referent in resolver.evaluate(call.args[0], context):
            yield Members(referent)


def member(resolver: Resolver, holder: Members, key: ast.expr, context: Context) -> Iterator[Referent]:
    """What such a dictionary holds under a key."""
    for name in texts(resolver, key, context):
        yield from members.attribute(resolver, holder.of, name)


def texts(resolver: Resolver, node: ast.expr, context: Context) -> list[str]:
    """The strings that an expression may stand for: the one that it surely is, else those that name an optimizer."""
    key = containers.constant(resolver, node, context)
    if key is not None:
        return [key.value] if isinstance(key.value, str) else []
    return [referent.value for referent in resolver.evaluate(node, context) if isinstance(referent, Text)]


def import_module(resolver: Resolver, call: ast.Call, context: Context) -> Iterator[Referent]:
    """What ``importlib.import_module`` returns for a name that the text shows."""
    name = _given(resolver, call, 0, "name", context)
    if name is not None and name.startswith("."):
        package = _given(resolver, call, 1, "package", context)
        name = f"{package}{name}" if package and not name.startswith("..") else None
    if name is not None:
        own = resolver.module(context.file, name, 0)
        yield OwnModule(own) if own else External(name)


def import_root(resolver: Resolver, call: ast.Call, context: Context) -> Iterator[Referent]:
    """What ``__import__`` returns: the outermost package, unless something is asked for from inside."""
    name = _given(resolver, call, 0, "name", context)
    if name is not None and len(call.args) < 4 and not any(keyword.arg == "fromlist" for keyword in call.keywords):
        yield External(name.partition(".")[0])


def _given(resolver: Resolver, call: ast.Call, position: int, keyword: str, context: Context) -> str | None:
    """A string that is handed to a function by position or keyword."""
    given = call.args[position : position + 1] or [word.value for word in call.keywords if word.arg == keyword]
    key = containers.constant(resolver, given[0], context) if given else None
    return key.value if key is not None and isinstance(key.value, str) else None
