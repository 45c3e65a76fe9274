"""Finds every optimizer construction of a file, from the lines that name one outwards."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping

from ms_compat_lint.model import Site, SiteKind
from ms_compat_lint.sites import names as lookups
from ms_compat_lint.sites.arguments import Arguments
from ms_compat_lint.sites.bindings import Binding, Kind, parameters
from ms_compat_lint.sites.containers import each_value
from ms_compat_lint.sites.classes import constructed_by_bases
from ms_compat_lint.sites.expressions import COMPREHENSIONS, FSTRINGS_HAVE_PLACES, Comprehension, Visit, header, walk
from ms_compat_lint.sites.locate import FUNCTIONS, Place, Scope
from ms_compat_lint.sites.modules import Modules
from ms_compat_lint.sites.prefilter import class_occurrences, patterns_of
from ms_compat_lint.sites.referents import (
    Context,
    Display,
    External,
    Held,
    OwnClass,
    OwnFunction,
    OwnModule,
    Partial,
    Referent,
    Super,
)
from ms_compat_lint.sites.resolve import Resolver
from ms_compat_lint.sites.results import returned
from ms_compat_lint.sites.values import Values
from ms_compat_lint.source import SourceFile

_INNER = (ast.Lambda, *COMPREHENSIONS)
_IN_CLASSES = ("__init__", "__class__", "cls")  # by which a class built on an optimizer constructs one
_DEEPEST = 8  # containers and functions around one another


def find_sites(source: SourceFile, names: Mapping[str, str], modules: Modules | None = None) -> list[Site]:
    """Every optimizer construction in a file, in the order of the text.

    ``names`` maps every qualified name of an optimizer to its canonical one. Raises
    :exc:`~ms_compat_lint.source.SourceError` where the text is no Python.
    """
    return _Finder(Resolver(source, names, modules)).sites()


class _Finder:
    """Starts with the identifiers of the optimizers and takes in each that gets bound to one."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self.file = resolver.file
        self.patterns = patterns_of(tuple(resolver.apis))
        self.relevant: set[str] = set()
        self.pending: list[str] = []
        self.found: dict[int, Site] = {}

    def sites(self) -> list[Site]:
        self._from_project()
        named = list(class_occurrences(self.file.text, self.patterns))
        self.relevant.update(found[0] for found in named)
        self._visit_all(self.file.lines_at(found.start() for found in named))
        while self.pending:
            fresh = [name for name in dict.fromkeys(self.pending) if name not in self.relevant]
            self.pending = []
            self.relevant.update(fresh)
            self._visit_all(sorted({line for name in fresh for line in self.file.lines_of(name)}))
        return sorted(self.found.values(), key=lambda site: (site.span, site.callee_span))

    def _visit_all(self, lines: list[int]) -> None:
        """Look at the statements on some lines."""
        hits: dict[int, tuple[Place, list[int]]] = {}
        for line in lines:
            for place in self.file.locator.at(line):
                hits.setdefault(id(place.part), (place, []))[1].append(line)
        for place, own in hits.values():
            self._visit(place, own)

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
            elif isinstance(visit.node, _INNER):
                self._take_in_inner(visit.node, context._replace(inner=visit.inner))
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
        return isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value in self.patterns.classes

    def _leads_on(self, referents: Iterable[Referent], depth: int = 0) -> bool:
        """Whether something that stands for these could be called, or looked into, for an optimizer."""
        return depth < _DEEPEST and any(self._leads(referent, depth + 1) for referent in referents)

    def _leads(self, referent: Referent, depth: int) -> bool:
        if isinstance(referent, External):
            return referent.name in self.resolver.apis
        if isinstance(referent, OwnClass):
            if not constructed_by_bases(self.resolver, referent):
                return False
            self.pending += [name for name in _IN_CLASSES if name not in self.relevant]
            return True
        if isinstance(referent, OwnFunction):
            return self._leads_on(returned(self.resolver, referent), depth)
        if isinstance(referent, Display):
            return self._leads_on(each_value(self.resolver, referent, self._is_worth_a_look), depth)
        if isinstance(referent, (Held, Partial)):
            inside = self.resolver.evaluate(referent.value, referent.context) if isinstance(referent, Held) else referent.of
            return self._leads_on(inside, depth)
        return False

    def _take_in_function(self, place: Place, context: Context) -> None:
        function = place.scope.node
        assert isinstance(place.part, ast.Return)
        if isinstance(function, FUNCTIONS) and self._leads_on(self.resolver.evaluate(place.part.value, context)):
            self.pending.append(function.name)

    def _take_in_inner(self, node: ast.Lambda | Comprehension, context: Context) -> None:
        """The variables of a comprehension and the parameters of a lambda may stand for optimizers too."""
        if isinstance(node, ast.Lambda):
            for parameter, default in parameters(node):
                if default is not None and self._leads_on(self.resolver.evaluate(default, context)):
                    self.pending.append(parameter.arg)
            return
        for generator in node.generators:
            if self._leads_on(self.resolver.evaluate(generator.iter, context)):
                names = (child.id for child in ast.walk(generator.target) if isinstance(child, ast.Name))
                self.pending += names

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
    for found in class_occurrences(module.file.text, patterns_of(tuple(resolver.apis))):
        yield found[0]
