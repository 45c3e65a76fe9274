"""Finds every optimizer construction of a file, from the lines that name one outwards."""

from __future__ import annotations

from collections.abc import Mapping

from ms_compat_lint import syntax as ast
from ms_compat_lint.lean import TYPE_CHECKING
from ms_compat_lint.model import Site, SiteKind
from ms_compat_lint.sites.arguments import Arguments
from ms_compat_lint.sites.classes import constructed_by_bases
from ms_compat_lint.sites.expressions import Visit
from ms_compat_lint.sites.later import fstrings
from ms_compat_lint.sites.referents import Context, External, OwnClass, Partial, Super
from ms_compat_lint.sites.resolve import Resolver
from ms_compat_lint.sites.spread import Spread
from ms_compat_lint.sites.values import Values
from ms_compat_lint.source import SourceFile

if TYPE_CHECKING:
    from ms_compat_lint.sites.modules import Modules


def find_sites(source: SourceFile, names: Mapping[str, str], modules: Modules | None = None) -> list[Site]:
    """Every optimizer construction in a file, in the order of the text.

    ``names`` maps every qualified name of an optimizer to its canonical one. Raises
    :exc:`~ms_compat_lint.source.SourceError` where the text is no Python.
    """
    return _Finder(Resolver(source, names, modules)).sites()


class _Finder:
    """Recognises the calls that the spread comes by."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self.file = resolver.file
        self.spread = Spread(resolver, self.file, self._call)
        self.found: dict[int, Site] = {}

    def sites(self) -> list[Site]:
        self.spread.run()
        self.spread.on_call = None  # no reference back: all of this goes when the last of it is let go
        return sorted(self.found.values(), key=lambda site: (site.span, site.callee_span))

    def _call(self, call: ast.Call, context: Context, visit: Visit) -> None:
        if id(call) in self.found:
            return
        try:
            recognised = self._recognise(call, context)
        except RecursionError:
            return
        if recognised is not None:
            kind, apis, callee, skip = recognised
            self.found[id(call)] = self._site(call, context, visit.fstring, kind, apis, callee, skip)

    def _recognise(self, call: ast.Call, context: Context) -> tuple[SiteKind, list[str], ast.expr, int] | None:
        """The kind of site, the candidates, the class as written, and how many arguments are not its own."""
        callee = call.func
        if isinstance(callee, ast.Attribute) and callee.attr == "__init__":
            return self._initialises(call, callee, context)
        if self.spread.is_worth_a_look(callee):
            apis = self.resolver.apis_of(self.resolver.evaluate(callee, context))
            if apis:
                return SiteKind.CALL, apis, callee, 0
        if call.args and self._is_partial(callee, context):
            return self._partial(call, context)
        return None

    def _is_partial(self, callee: ast.expr, context: Context) -> bool:
        if not isinstance(callee, (ast.Name, ast.Attribute)):
            return False
        return External("functools.partial") in self.resolver.evaluate(callee, context)

    def _partial(self, call: ast.Call, context: Context) -> tuple[SiteKind, list[str], ast.expr, int] | None:
        apis: set[str] = set()
        pending = list(self.resolver.evaluate(call.args[0], context))
        while pending:
            referent = pending.pop()
            if isinstance(referent, Partial):
                pending += referent.of
            else:
                apis.update(self.resolver.apis_of([referent]))
        return (SiteKind.PARTIAL, sorted(apis), call.args[0], 1) if apis else None

    def _initialises(
        self, call: ast.Call, callee: ast.Attribute, context: Context
    ) -> tuple[SiteKind, list[str], ast.expr, int] | None:
        """``super().__init__(...)`` and ``Base.__init__(self, ...)``."""
        for referent in self.resolver.evaluate(callee.value, context):
            if isinstance(referent, Super):
                apis = constructed_by_bases(self.resolver, referent.of)
                if apis and (call.args or call.keywords):
                    return SiteKind.SUPER_INIT, list(apis), self._base(referent.of), 0
        apis = tuple(self.resolver.apis_of(self.resolver.evaluate(callee.value, context)))
        own = bool(call.args) and not isinstance(call.args[0], ast.Starred)
        if apis and (len(call.args) > own or call.keywords):
            return SiteKind.SUPER_INIT, list(apis), callee.value, int(own)
        return None

    def _base(self, of: OwnClass) -> ast.expr:
        """The base in the class statement through which an optimizer is reached."""
        for base in of.node.bases:
            if self.resolver.apis_of(self.resolver.evaluate(base, of.context)):
                return base
        return of.node.bases[0]

    def _site(
        self,
        call: ast.Call,
        context: Context,
        fstring: ast.JoinedStr | None,
        kind: SiteKind,
        apis: list[str],
        callee: ast.expr,
        skip: int,
    ) -> Site:
        source = self.file.source
        inside = fstring is not None
        whole = None if fstring is None or fstrings.is_placed(source, call, fstring) else source.span(fstring)
        arguments = Arguments(Values(self.resolver, in_call=whole is None), call, context, whole).read(skip)
        if whole is not None:
            return Site(kind, tuple(apis), whole, whole, fstrings.unparsed(callee), arguments, inside)
        span, callee_span = source.span(call), source.span(callee)
        return Site(kind, tuple(apis), span, callee_span, source.text_of(callee_span), arguments, inside)
