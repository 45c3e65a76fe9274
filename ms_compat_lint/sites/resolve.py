"""What an expression may stand for: every candidate is kept, and nothing is executed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ms_compat_lint import syntax as ast
from ms_compat_lint.lean import TYPE_CHECKING, Any
from ms_compat_lint.model import Value
from ms_compat_lint.sites import members, names, results
from ms_compat_lint.sites.classes import constructed
from ms_compat_lint.sites.expressions import COMPREHENSIONS
from ms_compat_lint.sites.index import FileIndex, index_of
from ms_compat_lint.sites.later import containers, reflection
from ms_compat_lint.sites.prefilter import patterns_of
from ms_compat_lint.sites.referents import Context, Display, Members, OwnClass, OwnFunction, Referent, Referents, Text
from ms_compat_lint.source import SourceFile

if TYPE_CHECKING:
    from ms_compat_lint.sites.modules import Modules

_MOST_CANDIDATES = 64
_DEEPEST = 60  # expressions and names that lead to one another
_LEAST_STEPS = 20_000  # evaluations in one run; real files need a hundredth of it
UNCUT = 1_000_000


class Resolver:
    """Evaluates expressions of one file, and of the project's modules that it draws names from.

    ``apis`` maps every fully qualified name of an optimizer to its canonical one.
    """

    def __init__(self, source: SourceFile, apis: Mapping[str, str], modules: Modules | None) -> None:
        self.apis = apis
        self.modules = modules
        self.frameworks = frozenset(name.partition(".")[0] for name in apis)
        self.patterns = patterns_of(tuple(apis))
        _ = source.tree  # raises where the text is no Python
        self.file = index_of(source)
        self._files: dict[str, FileIndex] = {source.path: self.file}
        self.exports: dict[FileIndex, frozenset[str]] = {}  # filled by spread
        self.exports_of_all: dict[str, frozenset[str]] = getattr(modules, "exports", {})  # by path, for later files
        self.drawing: dict[str, bool] = {}  # by path; filled by reexports
        self.exporting: dict[FileIndex, int] = {}  # whose exports are being looked for, and how deep
        self.exports_cut = UNCUT  # the depth of the outermost of these that the present one came round to
        self.exports_asked = 0  # how often
        self.values: dict[tuple[ast.expr, Context], Value] = {}  # of names; filled by values
        self._known: dict[tuple[ast.AST, Context], Referents] = {}
        self._active: dict[tuple[ast.AST, Context], int] = {}  # what is being evaluated, and how deep
        self._cut = UNCUT  # the depth of the outermost evaluation that the present one came round to
        self._steps = 0
        self._most_steps = _LEAST_STEPS + len(source.text)

    def evaluate(self, node: ast.AST | None, context: Context) -> Referents:
        """What an expression may stand for; empty where nothing is known."""
        handler = _HANDLERS.get(type(node))
        if handler is None or node is None:
            return (Text(node.value),) if isinstance(node, ast.Constant) and node.value in self.patterns.classes else ()
        key = (node, context)
        found = self._known.get(key)
        if found is not None:
            return found
        depth = len(self._active)
        if key in self._active:
            self._cut = min(self._cut, self._active[key])
            return ()
        if depth > _DEEPEST or self._steps > self._most_steps:
            self._cut = 0
            return ()
        self._steps += 1
        self._active[key] = depth
        try:
            found = distinct(handler(self, node, context))
        except RecursionError:
            found, self._cut = (), 0
        finally:
            del self._active[key]
        if self._cut >= depth:  # else something is missing that is being looked up further out
            self._known[key] = found
            self._cut = UNCUT
        return found

    def module(self, importer: FileIndex, name: str, level: int) -> FileIndex | None:
        """A module of the project, indexed; None when it is not part of it, or a framework's."""
        if self.modules is None or (not level and name.partition(".")[0] in self.frameworks):
            return None
        source = self.modules.find(importer.source.path, name, level)
        if source is None:
            return None
        index = self._files.get(source.path)
        if index is None:
            index = self._files[source.path] = index_of(source)
        return index

    @property
    def is_exhausted(self) -> bool:
        """Whether evaluation was given up, so that something may be missing."""
        return self._steps > self._most_steps

    def apis_of(self, referents: Iterable[Referent]) -> list[str]:
        """The canonical names of those that are optimizers, or classes that pass through to one."""
        return sorted({api for referent in referents for api in constructed(self, referent)})


def distinct(referents: Iterable[Referent]) -> Referents:
    """Each candidate once, in the order found; nothing where there are too many to tell."""
    found = tuple(dict.fromkeys(referents))
    return found if len(found) <= _MOST_CANDIDATES else ()


def _name(resolver: Resolver, node: ast.Name, context: Context) -> Iterable[Referent]:
    return names.lookup(resolver, node.id, context, node)


def _attribute(resolver: Resolver, node: ast.Attribute, context: Context) -> Iterable[Referent]:
    chain = [node.attr]
    base = node.value
    while isinstance(base, ast.Attribute):  # a loop, for chains that are longer than Python's stack is deep
        chain.append(base.attr)
        base = base.value
    found = resolver.evaluate(base, context)
    while chain and found:
        attr = chain.pop()
        found = distinct(r for referent in found for r in members.attribute(resolver, referent, attr))
    return found


def _subscript(resolver: Resolver, node: ast.Subscript, context: Context) -> Iterable[Referent]:
    for referent in resolver.evaluate(node.value, context):
        if isinstance(referent, Members):
            yield from reflection.member(resolver, referent, node.slice, context)
        elif isinstance(referent, OwnClass):
            yield from members.of_enumeration(resolver, referent, containers.constant(resolver, node.slice, context))
        else:
            yield from containers.items(resolver, referent, containers.constant(resolver, node.slice, context))


def _either(resolver: Resolver, node: ast.IfExp, context: Context) -> Iterable[Referent]:
    yield from resolver.evaluate(node.body, context)
    yield from resolver.evaluate(node.orelse, context)


def _any_of(resolver: Resolver, node: ast.BoolOp, context: Context) -> Iterable[Referent]:
    # What stands before an ``and`` is only its result when it is false, which a class never is.
    values = node.values if isinstance(node.op, ast.Or) else node.values[-1:]
    for value in values:
        yield from resolver.evaluate(value, context)


def _walrus(resolver: Resolver, node: ast.NamedExpr, context: Context) -> Iterable[Referent]:
    return resolver.evaluate(node.value, context)


def _lambda(_: Resolver, node: ast.Lambda, context: Context) -> Iterable[Referent]:
    yield OwnFunction(node, context)


def _display(_: Resolver, node: Any, context: Context) -> Iterable[Referent]:
    yield Display(node, context)


def _joined(resolver: Resolver, node: ast.BinOp, context: Context) -> Iterable[Referent]:
    if not isinstance(node.op, (ast.Add, ast.BitOr)) or isinstance(node.left, ast.BinOp):
        return
    for referent in (*resolver.evaluate(node.left, context), *resolver.evaluate(node.right, context)):
        if isinstance(referent, Display) and isinstance(referent.node, (ast.Tuple, ast.List)):
            yield referent._replace(view="values")  # at other places than it has them
        else:
            yield referent


def _call(resolver: Resolver, node: ast.Call, context: Context) -> Iterable[Referent]:
    return results.result(resolver, node, context)


_HANDLERS: dict[type[Any], Callable[..., Iterable[Referent]]] = {
    ast.Name: _name,
    ast.Attribute: _attribute,
    ast.Subscript: _subscript,
    ast.IfExp: _either,
    ast.BoolOp: _any_of,
    ast.NamedExpr: _walrus,
    ast.Lambda: _lambda,
    ast.Tuple: _display,
    ast.List: _display,
    ast.Set: _display,
    ast.Dict: _display,
    ast.BinOp: _joined,
    ast.Call: _call,
    **dict.fromkeys(COMPREHENSIONS, _display),
}
