"""Finds every optimizer construction of a file, from the lines that name one outwards."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from ms_compat_lint.model import Site, SiteKind, Span
from ms_compat_lint.sites import names as lookups
from ms_compat_lint.sites.arguments import Arguments
from ms_compat_lint.sites.bindings import Binding, Kind, comprehension_target, parameters
from ms_compat_lint.sites.classes import constructed_by_bases
from ms_compat_lint.sites.expressions import COMPREHENSIONS, FSTRINGS_HAVE_PLACES, Visit, header, walk
from ms_compat_lint.sites.index import occurrences
from ms_compat_lint.sites.locate import FUNCTIONS, Place, Scope
from ms_compat_lint.sites.modules import Modules
from ms_compat_lint.sites.prefilter import class_names
from ms_compat_lint.sites.referents import (
    Context,
    Display,
    External,
    Held,
    OwnClass,
    OwnFunction,
    OwnModule,
    Referents,
    Super,
)
from ms_compat_lint.sites.resolve import Resolver
from ms_compat_lint.sites.values import Values
from ms_compat_lint.source import SourceFile


def find_sites(source: SourceFile, names: Mapping[str, str], modules: Modules | None = None) -> list[Site]:
    """Every optimizer construction in a file, in the order of the text.

    ``names`` maps every qualified name of an optimizer to its canonical one. Raises
    :exc:`~ms_compat_lint.source.SourceError` where the text is no Python.
    """
    return _Finder(Resolver(source, names, modules), class_names(names)).sites()


class _Finder:
    """Starts with the identifiers of the optimizers and takes in each that gets bound to one."""

    def __init__(self, resolver: Resolver, classes: frozenset[str]) -> None:
        self.resolver = resolver
        self.file = resolver.file
        self.relevant: set[str] = set()
        self.pending = [name for name in sorted(classes) if name in self.file.text]
        self.classes = classes
        self.found: dict[int, Site] = {}

    def sites(self) -> list[Site]:
        self._from_project()
        while self.pending:
            fresh = [name for name in dict.fromkeys(self.pending) if name not in self.relevant]
            self.pending = []
            self.relevant.update(fresh)
            for place, lines in self._hits(fresh):
                self._visit(place, lines)
        return sorted(self.found.values(), key=lambda site: (site.span, site.callee_span))

    def _hits(self, fresh: list[str]) -> list[tuple[Place, list[int]]]:
        """The statements on whose lines some identifiers stand, with these lines."""
        hits: dict[int, tuple[Place, list[int]]] = {}
        for line in sorted({line for name in fresh for line in self.file.lines_of(name)}):
            for place in self.file.locator.at(line):
                hits.setdefault(id(place.part), (place, []))[1].append(line)
        return list(hits.values())

    def _from_project(self) -> None:
        """Take in the names that come from the project's own modules and stand for optimizers there."""
        if self.resolver.modules is None:
            return
        for binding, scope in self.file.imports():
            if binding.kind is Kind.STAR:
                continue
            for referent in lookups.bound_to(self.resolver, binding, self.file, scope):
                if isinstance(referent, OwnModule):
                    self.pending += exports(self.resolver, referent)
                elif self._leads_on((referent,)):
                    self.pending.append(binding.name)

    def _visit(self, place: Place, lines: list[int]) -> None:
        context = Context(self.file, place.scope, place.part)
        for visit in walk(header(place.part), lines):
            if isinstance(visit.node, ast.Call):
                self._call(visit.node, context._replace(inner=visit.inner), visit)
            elif isinstance(visit.node, (ast.Lambda, *COMPREHENSIONS)):
                self._take_in_inner(visit.node)
        for effect in self.file.effects(place.part):
            if isinstance(effect, Binding):
                if effect.name not in self.relevant and self._binds(effect, place.scope):
                    self.pending.append(effect.name)
            elif effect.attr not in self.relevant and self._leads_on(self.resolver.evaluate(effect.value, context)):
                self.pending.append(effect.attr)
        if isinstance(place.part, ast.Return):
            self._take_in_function(place, context)
        elif isinstance(place.part, FUNCTIONS):
            for parameter, default in parameters(place.part):
                if default is not None and self._leads_on(self.resolver.evaluate(default, context)):
                    self.pending.append(parameter.arg)

    def _binds(self, binding: Binding, scope: Scope) -> bool:
        if binding.kind in (Kind.STAR, Kind.ELSEWHERE, Kind.FUNCTION):
            return False
        if self._is_name_of_class(binding.value):
            return True
        return self._leads_on(tuple(lookups.bound_to(self.resolver, binding, self.file, scope)))

    def _is_name_of_class(self, value: ast.AST | None) -> bool:
        """Whether this is a string that ``getattr`` could turn into an optimizer."""
        return isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value in self.classes

    def _leads_on(self, referents: Referents) -> bool:
        """Whether something that stands for these could be called, or looked into, for an optimizer."""
        for referent in referents:
            if isinstance(referent, (Display, Held, OwnFunction)):
                return True
            if isinstance(referent, External) and referent.name in self.resolver.apis:
                return True
            if isinstance(referent, OwnClass) and constructed_by_bases(self.resolver, referent):
                self.pending += [name for name in ("__init__", "__class__", "cls") if name not in self.relevant]
                return True
        return False

    def _take_in_function(self, place: Place, context: Context) -> None:
        function = place.scope.node
        assert isinstance(place.part, ast.Return)
        if isinstance(function, FUNCTIONS) and self._leads_on(self.resolver.evaluate(place.part.value, context)):
            self.pending.append(function.name)

    def _take_in_inner(self, node: ast.AST) -> None:
        """The variables of a comprehension and the parameters of a lambda may stand for what is on the line."""
        if isinstance(node, ast.Lambda):
            self.pending += [parameter.arg for parameter, default in parameters(node) if default is not None]
        else:
            for child in ast.walk(node):
                if isinstance(child, ast.Name) and isinstance(child.ctx, ast.Store):
                    if comprehension_target(node, child.id):
                        self.pending.append(child.id)

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
        if self._is_worth_a_look(callee):
            apis = self.resolver.apis_of(self.resolver.evaluate(callee, context))
            if apis:
                return SiteKind.CALL, apis, callee, 0
        if call.args and self._is_partial(callee, context):
            return self._partial(call, context)
        return None

    def _is_worth_a_look(self, callee: ast.expr) -> bool:
        if isinstance(callee, ast.Name):
            return callee.id in self.relevant
        if isinstance(callee, ast.Attribute):
            return callee.attr in self.relevant
        return True

    def _is_partial(self, callee: ast.expr, context: Context) -> bool:
        if not isinstance(callee, (ast.Name, ast.Attribute)):
            return False
        return External("functools.partial") in self.resolver.evaluate(callee, context)

    def _partial(self, call: ast.Call, context: Context) -> tuple[SiteKind, list[str], ast.expr, int] | None:
        from ms_compat_lint.sites.referents import Partial

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
        displaced = fstring is not None and not FSTRINGS_HAVE_PLACES
        arguments = Arguments(Values(self.resolver, in_call=not displaced), call, context, fstring).read(skip)
        if displaced:
            assert fstring is not None
            whole = source.span(fstring)
            return Site(kind, tuple(apis), whole, whole, ast.unparse(callee), arguments, inside)
        span, callee_span = source.span(call), source.span(callee)
        return Site(kind, tuple(apis), span, callee_span, source.text_of(callee_span), arguments, inside)


def exports(resolver: Resolver, module: OwnModule) -> Iterator[str]:
    """The names of a project's module that stand for optimizers, as far as its text names one."""
    file = module.file
    names = class_names(resolver.apis)
    yield from (name for name in names if occurrences(file.text, name))


__all__ = ["Span", "find_sites"]
