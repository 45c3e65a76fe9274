"""Which identifiers of a file lead to an optimizer: from its class names to each name that gets bound to one.

Only the statements on whose lines such an identifier stands are looked at, so that a long file in which
an optimizer is named three times costs three looks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from ms_compat_lint import syntax as ast
from ms_compat_lint.sites import names
from ms_compat_lint.sites.bindings import Binding, Effect, Kind, parameters
from ms_compat_lint.sites.classes import constructed_by_bases
from ms_compat_lint.sites.exports import class_occurrences
from ms_compat_lint.sites.expressions import COMPREHENSIONS, Comprehension, Visit, header, walk
from ms_compat_lint.sites.index import FileIndex
from ms_compat_lint.sites.later import containers
from ms_compat_lint.sites.locate import FUNCTIONS, Place, Scope
from ms_compat_lint.sites.members import is_enumeration
from ms_compat_lint.sites.reexports import draws, may_lead
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
    Text,
)
from ms_compat_lint.sites.resolve import UNCUT, Resolver
from ms_compat_lint.sites.results import returned
from ms_compat_lint.sites.words import LOOKUPS

_INNER = (ast.Lambda, *COMPREHENSIONS)
_IN_CLASSES = ("__init__", "__class__", "cls", "type")  # by which a class built on an optimizer constructs one
_MOST_IDENTIFIERS = 2000
_MOST_NESTED = 64  # modules that take in all of one another
_MOST_ASKED = 2000  # exports of modules, for one file; real files ask for a hundredth
_DEEPEST = 8  # containers and functions around one another

OnCall = Callable[[ast.Call, Context, Visit], None]


class Spread:
    """Starts with the optimizers' class names and takes in each identifier that gets bound to one."""

    def __init__(self, resolver: Resolver, file: FileIndex, on_call: OnCall | None = None) -> None:
        self.resolver = resolver
        self.file = file
        self.on_call = on_call
        self.relevant: set[str] = set()
        self._pending: list[str] = []
        self._led: dict[Referent, bool] = {}

    def run(self) -> None:
        """Take in all identifiers; ``on_call`` gets each call on a line with one of them, some more than once."""
        named = list(class_occurrences(self.file.text, self.resolver.patterns))
        self.relevant.update(name for name, _ in named)
        self._from_project()
        self._visit_all(self.file.lines_at(start for _, start in named))
        while self._pending and len(self.relevant) < _MOST_IDENTIFIERS:
            fresh = [name for name in dict.fromkeys(self._pending) if name not in self.relevant]
            self._pending = []
            self._led = {}  # more may be worth a look now
            self.relevant.update(fresh)
            self._visit_all(sorted({line for name in fresh for line in self.file.lines_of(name)}))

    def is_worth_a_look(self, node: ast.expr) -> bool:
        """Whether an expression could stand for an optimizer, by its last identifier."""
        if isinstance(node, ast.Name):
            return node.id in self.relevant
        if isinstance(node, ast.Attribute):
            return node.attr in self.relevant or node.attr == "value"  # of an enumeration's member
        return not isinstance(node, ast.Constant) or node.value in self.resolver.patterns.classes

    def _from_project(self) -> None:
        """Take in what comes from the project's own modules and leads to optimizers there."""
        if self.resolver.modules is None:
            return
        for binding, scope in self.file.imports():
            if binding.kind is Kind.STAR:
                assert isinstance(binding.part, ast.ImportFrom)
                self._pending += self._of_module(binding.part.module or "", binding.part.level)
                continue
            if not may_lead(self.resolver, self.file, binding):
                continue
            if isinstance(binding.part, ast.Import) and isinstance(binding.value, ast.alias):
                self._pending += self._of_module(binding.value.name, 0)
            for referent in names.bound_to(self.resolver, binding, self.file, scope):
                if isinstance(referent, OwnModule):
                    self._pending += exports(self.resolver, referent.file)
                elif isinstance(referent, (OwnClass, OwnFunction)):
                    self._pending += exports(self.resolver, referent.context.file)
                if may_be_exported(self.resolver, referent) and self._leads(referent, 0):
                    self._pending.append(binding.name)

    def _of_module(self, name: str, level: int) -> Iterable[str]:
        own = self.resolver.module(self.file, name, level)
        return exports(self.resolver, own) if own else ()

    def _visit_all(self, lines: list[int]) -> None:
        """Look at the statements on some lines."""
        hits: dict[int, tuple[Place, list[int]]] = {}
        for place, line in self.file.locator.at_each(lines):
            hits.setdefault(id(place.part), (place, []))[1].append(line)
        for place, own in hits.values():
            self._visit(place, own)

    def _visit(self, place: Place, lines: list[int]) -> None:
        context = Context(self.file, place.scope, place.part)
        for visit in walk(header(place.part), lines):
            if isinstance(visit.node, ast.Call) and self.on_call:
                self.on_call(visit.node, context._replace(inner=visit.inner), visit)
            elif isinstance(visit.node, _INNER):
                self._take_in_inner(visit.node, context._replace(inner=visit.inner))
        for effect in self.file.effects(place.part):
            self._take_in(effect, context)
        if isinstance(place.part, ast.Return):
            self._take_in_returned(place, context)
        elif isinstance(place.part, FUNCTIONS):
            self._take_in_defaults(place.part, context)

    def _take_in(self, effect: Effect, context: Context) -> None:
        """The name or attribute that a statement binds, if to something that leads on."""
        if isinstance(effect, Binding):
            # A class may have an optimizer's name itself: its ``super().__init__`` is still to be taken in.
            unseen = effect.kind is Kind.CLASS or (effect.name not in self.relevant and effect.name != "__all__")
            if unseen and self._binds(effect, context.scope):
                self._pending.append(effect.name)
            if context.scope.is_class and "enum" in self.file.text:
                self._take_in_enumeration(effect, context)
        elif effect.attr not in self.relevant and self._leads_on(self.resolver.evaluate(effect.value, context)):
            self._pending.append(effect.attr)

    def _take_in_enumeration(self, member: Binding, context: Context) -> None:
        """The class in which a member is bound to an optimizer, for ``Class[name].value``."""
        node, parent = context.scope.node, context.scope.parent
        if isinstance(node, ast.ClassDef) and parent is not None and node.name not in self.relevant:
            of = OwnClass(node, Context(self.file, parent, node))
            if is_enumeration(self.resolver, of) and self._binds(member, context.scope):
                self._pending.append(node.name)

    def _binds(self, binding: Binding, scope: Scope) -> bool:
        """Whether a statement binds a name to something that leads on."""
        if binding.kind in (Kind.STAR, Kind.ELSEWHERE, Kind.FUNCTION):
            return False
        return self._is_class_name(binding.value) or self._leads_on(
            names.bound_to(self.resolver, binding, self.file, scope)
        )

    def _is_class_name(self, value: ast.AST | None) -> bool:
        """Whether this is a string that ``getattr`` could turn into an optimizer."""
        return isinstance(value, ast.Constant) and value.value in self.resolver.patterns.classes

    @cached_property
    def _may_look_up_names(self) -> bool:
        """Whether strings could be turned into optimizers here, or this is a module that has nothing but names."""
        text = self.file.text
        return any(word in text for word in LOOKUPS) or not any(root in text for root in self.resolver.frameworks)

    def _leads_on(self, referents: Iterable[Referent], depth: int = 0) -> bool:
        """Whether something that stands for these could be called, or looked into, for an optimizer."""
        return depth < _DEEPEST and True in [self._leads(referent, depth + 1) for referent in referents]

    def _leads(self, referent: Referent, depth: int) -> bool:
        found = self._led.get(referent)
        if found is None:
            self._led[referent] = False  # for things that hold one another
            found = self._led[referent] = self._leads_now(referent, depth)
        return found

    def _leads_now(self, referent: Referent, depth: int) -> bool:
        if isinstance(referent, External):
            return referent.name in self.resolver.apis
        if isinstance(referent, Text):
            return self._may_look_up_names
        if isinstance(referent, OwnClass):
            if not constructed_by_bases(self.resolver, referent):
                return False
            self._pending += _IN_CLASSES
            return True
        if isinstance(referent, OwnFunction):
            return self._leads_on(returned(self.resolver, referent), depth)
        if isinstance(referent, Display):
            return self._leads_on(containers.each_value(self.resolver, referent, self._look_in(referent)), depth)
        if isinstance(referent, Held):
            return self._leads_on(self.resolver.evaluate(referent.value, referent.context), depth)
        return isinstance(referent, Partial) and self._leads_on(referent.of, depth)

    def _look_in(self, display: Display) -> Callable[[ast.expr], bool]:
        """Whether what a container holds is worth a look, by the identifiers of the module that it is written in."""
        file = display.context.file
        if file is self.file:
            return self.is_worth_a_look
        other = Spread(self.resolver, file)
        other.relevant.update(exports(self.resolver, file))
        return other.is_worth_a_look

    def _take_in_returned(self, place: Place, context: Context) -> None:
        function = place.scope.node
        assert isinstance(place.part, ast.Return)
        if isinstance(function, FUNCTIONS) and self._leads_on(self.resolver.evaluate(place.part.value, context)):
            self._pending.append(function.name)

    def _take_in_defaults(self, function: ast.AST, context: Context) -> None:
        """The parameters whose defaults are optimizers."""
        assert isinstance(function, (*FUNCTIONS, ast.Lambda))
        for parameter, default in parameters(function):
            if default is not None and self._leads_on(self.resolver.evaluate(default, context)):
                self._pending.append(parameter.arg)

    def _take_in_inner(self, node: ast.Lambda | Comprehension, context: Context) -> None:
        """The variables of a comprehension and the parameters of a lambda may stand for optimizers too."""
        if isinstance(node, ast.Lambda):
            self._take_in_defaults(node, context)
            return
        for index, generator in enumerate(node.generators):
            around = context._replace(inner=(*context.inner, node)) if index else context
            if self._leads_on(self.resolver.evaluate(generator.iter, around)):
                self._pending += [part.id for part in ast.walk(generator.target) if isinstance(part, ast.Name)]


def exports(resolver: Resolver, file: FileIndex) -> frozenset[str]:
    """The identifiers of a module of the project that lead to optimizers.

    Where modules import one another without end, only those that it has without the others.
    """
    resolver.exports_asked += 1
    found = resolver.exports.get(file, resolver.exports_of_all.get(file.source.path))
    if found is None:
        most = _MOST_NESTED if resolver.exports_asked < _MOST_ASKED else 1
        if file in resolver.exporting or len(resolver.exporting) >= most:
            resolver.exports_cut = min(resolver.exports_cut, resolver.exporting.get(file, 0))
            return frozenset()
        depth = resolver.exporting[file] = len(resolver.exporting)
        found = resolver.exports[file] = _exports(resolver, file)
        del resolver.exporting[file]
        if resolver.exports_cut >= depth:  # else it is only true of a run that began where this one did
            resolver.exports_cut = UNCUT
            if not resolver.is_exhausted:
                resolver.exports_of_all[file.source.path] = found
    return found


def may_be_exported(resolver: Resolver, referent: Referent) -> bool:
    """Whether a class or function could lead to an optimizer, by what is known of its module's identifiers."""
    if not isinstance(referent, (OwnClass, OwnFunction)) or isinstance(referent.node, ast.Lambda):
        return True
    file = referent.context.file
    known = resolver.exports_of_all.get(file.source.path)
    return known is None or referent.node.name in known or not _is_searched(resolver, file)


def _is_searched(resolver: Resolver, file: FileIndex) -> bool:
    """Whether a module's identifiers are looked for: it names an optimizer, or imports what may lead to one."""
    if file.exports(resolver.patterns).may_hold_one or file.source.path.endswith("__init__.py"):
        return True
    return draws(resolver, file)


def _exports(resolver: Resolver, file: FileIndex) -> frozenset[str]:
    if not _is_searched(resolver, file):
        return frozenset()
    spread = Spread(resolver, file)
    spread.run()
    return frozenset(spread.relevant) - {"type"}  # which stands in any module
