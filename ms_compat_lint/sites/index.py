"""One file, indexed by identifier: where a name stands, what binds it, which attributes are assigned."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate

from ms_compat_lint import syntax as ast
from ms_compat_lint.lazy import pattern
from ms_compat_lint.lean import TYPE_CHECKING
from ms_compat_lint.sites.bindings import Binding, Effect, Kind, Store, effects, parameter_bindings
from ms_compat_lint.sites.exports import Exports
from ms_compat_lint.sites.locate import FUNCTIONS, Locator, Part, Place, Scope, first_line, last_line, position
from ms_compat_lint.sites.prefilter import Patterns
from ms_compat_lint.sites.words import line_start, may_bind, occurrences
from ms_compat_lint.source import SourceError, SourceFile

if TYPE_CHECKING:
    from array import array

    from ms_compat_lint.model import Unknown
    from ms_compat_lint.sites.constants import Bound

_IMPORTS = (ast.Import, ast.ImportFrom)
_IDENTIFIER = pattern(r"[^\W\d]\w*")
_SETS_GLOBALS = pattern(
    r"(?<![\w.])exec\(|globals\(\)(?:\.(?:update|setdefault|__setitem__)\b|\[[^\]\n]*\]\s*=(?!=))|=\s*globals\(\)\s*(?:#|$)",
    re.MULTILINE,
)
_MOST_SEARCHES = 200  # of the whole text, before all identifiers are indexed


def index_of(source: SourceFile) -> FileIndex:
    """The index of a text, made once; a text that is no Python is read as empty."""
    if not isinstance(source.memo, FileIndex):
        source.memo = FileIndex(source, tolerant=True)
    return source.memo


class FileIndex:
    """Everything about names that can be looked up in one file; each thing is found when it is asked for.

    ``tolerant``: a text that is no Python is read as empty, instead of raising ``SourceError``.
    """

    def __init__(self, source: SourceFile, tolerant: bool = False) -> None:
        self.source = source
        self.text = source.text
        self.end_names: dict[tuple[str, Scope], ast.Name] = {}  # filled by names
        self.at_end: dict[tuple[str, Scope], tuple[list[Binding], bool]] = {}  # filled by names
        self.once: dict[tuple[str, Scope], Bound | Unknown] = {}  # filled by constants
        self.changed: dict[tuple[str, Scope, bool], bool] = {}  # filled by changes
        self.stores: dict[str, list[tuple[Store, Place]]] = {}  # this and the next two are filled by attributes
        self.stores_by_class: dict[str, dict[int, list[int]]] = {}
        self.class_scopes: dict[str, list[Scope]] = {}
        self.receivers: dict[str, list[FileIndex]] = {}  # filled by changes
        self._tolerant = tolerant
        self._exports: Exports | None = None
        self._searches = 0
        self._uses: dict[str, list[int]] = {}
        self._offsets: dict[str, array[int]] | None = None
        self._locator: Locator | None = None
        self._line_ends: list[int] | None = None
        self._walrus_lines: list[int] | None = None
        self._effects: dict[int, list[Effect]] = {}
        self._bindings: dict[str, dict[Scope, list[Binding]]] = {}
        self._declared: dict[str, dict[Scope, Part]] = {}
        self._remote: dict[str, dict[Scope, list[tuple[Binding, Scope]]]] = {}
        self._imports: list[tuple[Binding, Scope]] | None = None

    def forget(self) -> None:
        """Drop what refers back to this index."""
        self.once.clear()
        self.receivers.clear()

    def exports(self, patterns: Patterns) -> Exports:
        """What the text alone tells about the optimizers that this module could hand on."""
        if self._exports is None or self._exports.patterns is not patterns:
            self._exports = Exports(self.text, patterns)
        return self._exports

    @cached_property
    def sets_by_name(self) -> bool:
        """Whether attributes are set by names that are values, as far as the text tells."""
        return "setattr(" in self.text or "__dict__" in self.text

    @cached_property
    def sets_globals(self) -> bool:
        """Whether names of the module are set by their text, as far as the text tells."""
        return _SETS_GLOBALS.search(self.text) is not None

    @property
    def locator(self) -> Locator:
        """The statements of the file."""
        if self._locator is None:
            try:
                self._locator = Locator(self.source.tree)
            except SourceError:
                if not self._tolerant:
                    raise
                self._locator = Locator(ast.Module([], []))
        return self._locator

    @property
    def module(self) -> Scope:
        """The scope of the whole file."""
        return self.locator.module

    def occurrences(self, name: str) -> Sequence[int]:
        """The offsets at which an identifier stands by itself, comments and strings included.

        The text is searched for the first names; when more are wanted, all identifiers are noted in one go.
        """
        if self._offsets is None:
            self._searches += 1
            if self._searches <= _MOST_SEARCHES:
                return occurrences(self.text, name)
            from array import array

            self._offsets = {}
            for found in _IDENTIFIER.finditer(self.text):
                self._offsets.setdefault(found[0], array("L")).append(found.start())
        return self._offsets.get(name, ())

    def lines_of(self, name: str) -> list[int]:
        """The lines on which an identifier stands, comments and strings included."""
        return self.lines_at(self.occurrences(name))

    def uses(self, name: str) -> list[int]:
        """The lines on which an identifier stands otherwise than behind ``**``."""
        found = self._uses.get(name)
        if found is None:
            starts = (start for start in self.occurrences(name) if self.text[start - 2 : start] != "**")
            found = self._uses[name] = self.lines_at(starts)
        return found

    def position(self, offset: int) -> tuple[int, int]:
        """The line and column, from 1, of an offset into the text."""
        ends = self._ends()
        line = bisect_right(ends, offset)
        return line + 1, offset - (ends[line - 1] if line else 0) + 1

    def effects(self, part: Part) -> list[Effect]:
        """What a statement binds and assigns."""
        found = self._effects.get(id(part))
        if found is None:
            found = self._effects[id(part)] = list(effects(part, self.has_walrus(part)))
        return found

    def has_walrus(self, part: Part) -> bool:
        """Whether a ``:=`` stands on one of a statement's lines."""
        if self._walrus_lines is None:
            self._walrus_lines = self.lines_at(found.start() for found in re.finditer(":=", self.text))
        index = bisect_left(self._walrus_lines, first_line(part))
        return index < len(self._walrus_lines) and self._walrus_lines[index] <= last_line(part)

    def bindings(self, name: str) -> dict[Scope, list[Binding]]:
        """The bindings of a name in each scope that has one, in the order of the text."""
        found = self._bindings.get(name)
        if found is None:
            found = self._bindings[name] = self._collect(name)
        return found

    def declared(self, name: str) -> dict[Scope, Part]:
        """The scopes that declare a name ``global`` or ``nonlocal``, with the statement that does."""
        found = self._declared.get(name)
        if found is None:
            found = self._declared[name] = {
                scope: binding.part
                for scope, bindings in self.bindings(name).items()
                for binding in bindings
                if binding.kind is Kind.ELSEWHERE
            }
        return found

    def remote(self, name: str) -> dict[Scope, list[tuple[Binding, Scope]]]:
        """The bindings that functions make in a scope around them, by ``global`` and ``nonlocal``, under that scope."""
        found = self._remote.get(name)
        if found is None:
            found = self._remote[name] = {}
            for scope, declaration in self.declared(name).items():
                target = self._declared_in(name, scope, declaration)
                if target is not None and target is not scope:
                    own = [(b, scope) for b in self.bindings(name)[scope] if b.kind is not Kind.ELSEWHERE]
                    found.setdefault(target, []).extend(own)
        return found

    def _declared_in(self, name: str, scope: Scope, declaration: Part) -> Scope | None:
        """The scope that a ``global`` or ``nonlocal`` means."""
        if isinstance(declaration, ast.Global):
            return self.module
        outer = scope.parent
        while outer is not None and (outer.is_class or outer not in self.bindings(name)):
            outer = outer.parent
        return outer

    def stars(self) -> list[Binding]:
        """The star imports of the module's scope."""
        return [binding for binding, _ in self.imports() if binding.kind is Kind.STAR]

    def imports(self) -> list[tuple[Binding, Scope]]:
        """Every import of the file, with the scope in which it stands."""
        if self._imports is None:
            module = self.module
            top = self.locator.block(module.node, "body", module)
            places = [place for place in top if isinstance(place.part, _IMPORTS)]
            known = {id(place.part) for place in places}
            inner = self.places_at(
                self.lines_at(start for start in self.occurrences("import") if self._is_indented(start))
            )
            places += [p for p in inner if isinstance(p.part, _IMPORTS) and id(p.part) not in known]
            self._imports = [
                (effect, place.scope)
                for place in places
                for effect in self.effects(place.part)
                if isinstance(effect, Binding)
            ]
        return self._imports

    def _is_indented(self, start: int) -> bool:
        """Whether an ``import`` may belong to a statement that does not begin at the margin."""
        line = self.text[max(line_start(self.text, start), start - 200) : start]
        return ";" in line or (line != "" and not line.startswith("from "))

    def _collect(self, name: str) -> dict[Scope, list[Binding]]:
        found: dict[Scope, list[Binding]] = {}
        for binding, scope in self.imports():
            if binding.name == name:
                found.setdefault(scope, []).append(binding)
        starts = [start for start in self.occurrences(name) if may_bind(self.text, start, start + len(name))]
        for place in self.places_at(self.lines_at(starts)):
            if isinstance(place.part, _IMPORTS):
                continue
            for effect in self.effects(place.part):
                if isinstance(effect, Binding) and effect.name == name:
                    found.setdefault(place.scope, []).append(effect)
            if isinstance(place.part, FUNCTIONS):
                scope = self.locator.scope_of(place.part, place.scope)
                bound = parameter_bindings(place.part)
                found.setdefault(scope, []).extend(binding for binding in bound if binding.name == name)
        for bindings in found.values():
            bindings.sort(key=lambda binding: position(binding.part))
        return {scope: bindings for scope, bindings in found.items() if bindings}

    def lines_at(self, starts: Iterable[int]) -> list[int]:
        """The lines, counted from 1, of offsets into the text; each once."""
        ends = self._ends()
        return sorted({bisect_right(ends, start) + 1 for start in starts})

    def _ends(self) -> list[int]:
        """The offsets at which the lines end."""
        if self._line_ends is None:
            self._line_ends = list(accumulate(map(len, self.source.lines)))
        return self._line_ends

    def places_at(self, lines: list[int]) -> list[Place]:
        """The statements on some lines, each once."""
        return list({id(place.part): place for place, _ in self.locator.at_each(lines)}.values())
