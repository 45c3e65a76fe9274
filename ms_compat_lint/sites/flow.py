"""Which bindings of a name reach a place: Python's statements, walked with one name in mind.

Only the statements that bind the name, the use, and the compound statements around these are looked
at, so the cost goes with the number of bindings and not with the length of the scope.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from ms_compat_lint import syntax as ast
from ms_compat_lint.sites.bindings import Binding, Kind
from ms_compat_lint.sites.locate import FUNCTIONS, Locator, Part, Scope, block_fields, position

UNBOUND = -1
State = frozenset[int] | None  # indices of the bindings that may hold; None where control never comes
_MOST_BINDINGS = 200
# What ends all that a name was bound to before, wherever it stands in a block.
_OVERWRITING = (Kind.IMPORT, Kind.VALUE, Kind.FUNCTION, Kind.CLASS, Kind.DELETED)
_START: State = frozenset({UNBOUND})


def reaching(bindings: list[Binding], scope: Scope, use: Part | None, locator: Locator) -> tuple[list[Binding], bool]:
    """The bindings that may hold when ``use`` is evaluated, or at the scope's end where that is None.

    Also whether the name may be unbound there.
    """
    if use is not None:
        if len(bindings) == 1 and _comes_first(bindings[0], scope, use, locator):
            return bindings, False
        bindings = _within_reach(bindings, scope, use, locator)
    if len(bindings) > _MOST_BINDINGS:
        return [], False  # too many to tell
    flow = _Flow(bindings, scope, use, locator)
    given = frozenset(index for index, binding in enumerate(bindings) if binding.kind is Kind.PARAMETER)
    end = flow.block(scope.node, "body", given or _START)
    state = end if use is None else flow.seen
    if state is None:  # code that control never reaches is read as if it did
        state = frozenset(range(len(bindings)))
    return [bindings[index] for index in sorted(state) if index != UNBOUND], UNBOUND in state


def _comes_first(binding: Binding, scope: Scope, use: Part, locator: Locator) -> bool:
    """Whether a binding stands before the use, in no block but the scope's own: the usual case."""
    if binding.kind not in _OVERWRITING or position(binding.part) >= position(use):
        return False
    return locator.place(binding.part).owner is scope.node


def _within_reach(bindings: list[Binding], scope: Scope, use: Part, locator: Locator) -> list[Binding]:
    """The bindings without those that cannot matter: overwritten on every way to the use, or behind it.

    A name that is bound a thousand times over costs no more than one that is bound once.
    """
    blocks: set[tuple[int, str]] = set()
    part: Part = use
    looped = False
    while True:
        place = locator.place(part)
        blocks.add((id(place.owner), place.field))
        if place.owner is scope.node or isinstance(place.owner, ast.Module):
            break
        part = place.owner
        looped = looped or isinstance(part, (ast.For, ast.AsyncFor, ast.While))
    end = bisect_right(bindings, position(use), key=lambda binding: position(binding.part))
    start = end
    while start > 0:
        start -= 1
        binding = bindings[start]
        if binding.part is not use and binding.kind in _OVERWRITING:
            place = locator.place(binding.part)
            if (id(place.owner), place.field) in blocks:
                break
    return bindings[start:] if looped else bindings[start:end]


class _Flow:
    def __init__(self, bindings: list[Binding], scope: Scope, use: Part | None, locator: Locator) -> None:
        self.bindings = bindings
        self.scope = scope
        self.use = use
        self.seen: State = None  # what may hold at the use
        self.own: dict[int, list[int]] = {}  # the bindings of each statement
        self.children: dict[tuple[int, str], dict[int, Part]] = {}
        for index, binding in enumerate(bindings):
            self.own.setdefault(id(binding.part), []).append(index)
            self._mark(binding.part, scope, locator)
        if use is not None:
            self._mark(use, scope, locator)

    def _mark(self, part: Part, scope: Scope, locator: Locator) -> None:
        """Note a statement, and the compound statements around it, as worth a look."""
        while part is not scope.node:
            place = locator.place(part)
            block = self.children.setdefault((id(place.owner), place.field), {})
            if place.number in block:
                return
            block[place.number] = part
            if isinstance(place.owner, ast.Module):
                return
            part = place.owner

    def block(self, owner: ast.AST, field: str, state: State) -> State:
        parts = self.children.get((id(owner), field))
        if parts:
            for _, part in sorted(parts.items()):
                state = self.step(part, state)
        if field in ("body", "orelse") and owner is not self.scope.node and _leaves(getattr(owner, field)):
            return None
        return state

    def step(self, part: Part, state: State) -> State:
        handler = _STEPS.get(type(part))
        if handler:
            return handler(self, part, state)
        self.look(part, state)
        return self.bind(part, state)

    def look(self, part: Part, state: State) -> None:
        """Note what holds if this is the use."""
        if part is self.use:
            self.seen = join(self.seen, state)

    def bind(self, part: Part, state: State) -> State:
        if state is None:
            return None
        for index in self.own.get(id(part), ()):
            binding = self.bindings[index]
            if binding.kind is Kind.DELETED:
                state = frozenset({UNBOUND})
            elif binding.adds:
                state |= {index}
            elif binding.kind is not Kind.PARAMETER:
                state = frozenset({index})
        return state

    def branch(self, part: ast.If, state: State) -> State:
        """``if``, with a chain of ``elif`` taken in one loop."""
        out: State = None
        while True:
            self.look(part, state)
            state = self.bind(part, state) if id(part) in self.own else state
            out = join(out, self.block(part, "body", state))
            if not (len(part.orelse) == 1 and isinstance(part.orelse[0], ast.If)):
                return join(out, self.block(part, "orelse", state))
            part = part.orelse[0]

    def loop(self, part: ast.For | ast.AsyncFor | ast.While, state: State) -> State:
        inside = self._inside(part, "body")
        jumps = len(inside) > 1 and _jumps(part)
        before: State = None if _runs(part) else state  # what holds where the body never runs
        for _ in range(2):  # what the body binds also holds when it comes round again
            self.look(part, state)
            bound = self.bind(part, state)
            end = self.block(part, "body", bound)
            if jumps:
                end = join(join(end, bound), frozenset(inside))
            state = join(state, end)
        after = join(before, end)
        if isinstance(part, ast.While):
            after = join(after, self.bind(part, state))
        return join(after if jumps else None, self.block(part, "orelse", after))

    def attempt(self, part: ast.Try, state: State) -> State:
        before = state
        state = self.block(part, "body", state)
        broken = join(before, frozenset(self._inside(part, "body")))
        state = self.block(part, "orelse", state)
        for handler in part.handlers:
            self.look(handler, broken)
            bound = self.bind(handler, broken)
            end = self.block(handler, "body", bound)
            state = join(state, end)
        anything = (index for field in ("body", "handlers", "orelse") for index in self._inside(part, field))
        self.block(part, "finalbody", join(before, frozenset(anything)))  # after an exception that nothing catches
        return self.block(part, "finalbody", state)

    def _inside(self, owner: ast.AST, field: str) -> set[int]:
        """All bindings anywhere in a block: an exception may come after any of them."""
        found: set[int] = set()
        pending = [(id(owner), field)]
        while pending:
            for part in self.children.get(pending.pop(), {}).values():
                found.update(self.own.get(id(part), ()))
                pending += [(id(part), name) for name in ("body", "handlers", "orelse", "finalbody", "cases")]
        return found

    def match(self, part: ast.Match, state: State) -> State:
        self.look(part, state)
        state = self.bind(part, state)
        out: State = None
        for case in part.cases:
            bound = self.bind(case, state)
            self.look(case, bound)
            out = join(out, self.block(case, "body", bound))
        return out if _is_wildcard(part.cases[-1]) else join(out, state)

    def inline(self, part: ast.With | ast.AsyncWith, state: State) -> State:
        self.look(part, state)
        return self.block(part, "body", self.bind(part, state))


_STEPS: dict[type[ast.AST], Callable[..., State]] = {
    ast.If: _Flow.branch,
    ast.For: _Flow.loop,
    ast.AsyncFor: _Flow.loop,
    ast.While: _Flow.loop,
    ast.Try: _Flow.attempt,
    ast.Match: _Flow.match,
    ast.With: _Flow.inline,
    ast.AsyncWith: _Flow.inline,
}
if hasattr(ast, "TryStar"):  # Python 3.11
    _STEPS[ast.TryStar] = _Flow.attempt


def join(first: State, second: State) -> State:
    """What may hold where two ways meet."""
    if first is None or second is None or first is second:
        return second if first is None else first
    return first | second


def _runs(part: ast.For | ast.AsyncFor | ast.While) -> bool:
    """Whether the body of a loop surely runs at least once: it goes over things that are written out."""
    if isinstance(part, ast.While) or not isinstance(part.iter, (ast.Tuple, ast.List, ast.Set)):
        return False
    return any(not isinstance(item, ast.Starred) for item in part.iter.elts)


def _jumps(part: ast.For | ast.AsyncFor | ast.While) -> bool:
    """Whether a ``break`` or ``continue`` may leave the body of a loop before its end."""
    pending: list[ast.AST] = [*part.body]
    while pending:
        inner = pending.pop()
        if isinstance(inner, (ast.Break, ast.Continue)):
            return True
        if not isinstance(inner, (*FUNCTIONS, ast.ClassDef)):
            pending += [child for field in block_fields(inner) for child in getattr(inner, field)]
    return False


def _leaves(block: list[ast.stmt]) -> bool:
    return bool(block) and isinstance(block[-1], (ast.Return, ast.Raise))


def _is_wildcard(case: ast.match_case) -> bool:
    return case.guard is None and isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None
