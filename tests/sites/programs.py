"""Random programs that construct optimizers, to be run against stand-ins for both frameworks.

A program only binds names and calls them, so that whatever it does can be told by running it: which line
constructed which class. Functions are called at the end of the scope that defines them, because that is when
the finder takes them to run.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from types import ModuleType

NAMES = ("A", "B", "C", "Opt")
_CLASSES = {
    "torch.optim": ("SGD", "Adam", "AdamW", "RAdam"),
    "mindspore.nn": ("SGD", "Adam", "Momentum"),
}
_SOURCES = tuple(f"{module}.{name}" for module, names in _CLASSES.items() for name in names)
_INDENT = "    "


class Program:
    """One random program; ``branches``: whether it may take different ways."""

    def __init__(self, seed: int, branches: bool) -> None:
        self.random = random.Random(seed)
        self.branches = branches
        self.functions = 0
        self.called: list[str] = []  # the functions that the present block defines
        self.left = self.random.randint(4, 22)  # statements still to write

    def text(self) -> str:
        head = ["import functools, torch, torch.optim, mindspore.nn", "from torch import optim", "class Own:"]
        head += [f"{_INDENT}def __init__(self, *args, **kwargs): pass", f"{_INDENT}def __call__(self, *args): pass"]
        return "\n".join([*head, *self._block(0, 22)]) + "\n"

    def _block(self, depth: int, length: int, inside: bool = False) -> list[str]:
        """Statements, with the functions that they define called at the end."""
        lines: list[str] = []
        outer, self.called = self.called, []
        for _ in range(length):
            self.left -= 1
            if self.left < 0:
                lines.append(f"{_INDENT * depth}pass")
                break
            kind = self.random.choice(self._kinds(depth, inside))
            lines += getattr(self, f"_{kind}")(depth)
        lines += [f"{_INDENT * depth}{name}()" for name in self.called]
        self.called = outer
        return lines

    def _kinds(self, depth: int, inside: bool) -> list[str]:
        kinds = ["bind"] * 4 + ["call"] * 5
        kinds += ["alias", "own", "unpack", "table", "loop", "subclass", "holder", "walrus"]
        kinds += ["delete"] * self.branches
        if depth < 3:
            kinds += ["function"] * 2 * (not inside) + ["body"]
            kinds += ["choice", "attempt", "repeat", "match"] * self.branches
        return kinds

    def _name(self) -> str:
        return self.random.choice(NAMES)

    def _value(self) -> str:
        source = self.random.choice(_SOURCES)
        module, _, name = source.rpartition(".")
        forms = [source, source, f"getattr({module}, '{name}')", f"[{source}, Own][0]", f"{{'k': {source}}}['k']"]
        forms += ["Own", self._name(), f"(lambda: {source})()", f"({source},)[-1]", f"dict(k={source}).get('k')"]
        if self.branches:
            forms += [f"({source} if flip() else {self._name()})", f"[{source}, Own][flip()]"]
        return self.random.choice(forms)

    def _bind(self, depth: int) -> Iterator[str]:
        yield f"{_INDENT * depth}{self._name()} = {self._value()}"

    def _alias(self, depth: int) -> Iterator[str]:
        form = self.random.choice(["from torch.optim import {c} as {n}", "import torch.optim as {n}; {n} = {n}.{c}"])
        yield _INDENT * depth + form.format(c=self.random.choice(_CLASSES["torch.optim"]), n=self._name())

    def _own(self, depth: int) -> Iterator[str]:
        form = self.random.choice(["class {n}(Own): pass", "def {n}(*args): return Own()"])
        yield _INDENT * depth + form.format(n=self._name())

    def _unpack(self, depth: int) -> Iterator[str]:
        first, second = self.random.sample(NAMES, 2)
        values = self.random.choice([f"{self._value()}, {self._value()}", f"({self._value()}, {self._value()})"])
        yield f"{_INDENT * depth}{first}, {second} = {values}"

    def _table(self, depth: int) -> Iterator[str]:
        yield f"{_INDENT * depth}table = {{'a': {self._value()}, 'b': {self._value()}}}"
        key = "'aa'[:1]" if self.branches else "'a'"  # one that the finder does not know, where it need not
        yield f"{_INDENT * depth}table[{key}](1)"
        yield f"{_INDENT * depth}{self._name()} = table['b']"

    def _loop(self, depth: int) -> Iterator[str]:
        name = self._name()
        yield f"{_INDENT * depth}for {name} in [{self._value()}]:"
        yield f"{_INDENT * (depth + 1)}{name}(1)"

    def _walrus(self, depth: int) -> Iterator[str]:
        name = self._name()
        yield f"{_INDENT * depth}if ({name} := {self._value()}):"
        yield f"{_INDENT * (depth + 1)}{name}(1)"

    def _subclass(self, depth: int) -> Iterator[str]:
        yield f"{_INDENT * depth}class {self._name()}({self.random.choice(_SOURCES)}): pass"

    def _holder(self, depth: int) -> Iterator[str]:
        yield f"{_INDENT * depth}class Holder:"
        yield f"{_INDENT * (depth + 1)}held = {self._value()}"
        yield f"{_INDENT * (depth + 1)}def make(self): return self.kept(1)"
        yield f"{_INDENT * (depth + 1)}def __init__(self): self.kept = {self.random.choice(_SOURCES)}"
        yield f"{_INDENT * depth}Holder().make(); {self._name()} = Holder.held"

    def _delete(self, depth: int) -> Iterator[str]:
        yield f"{_INDENT * depth}del {self._name()}"

    def _call(self, depth: int) -> Iterator[str]:
        name = self._name()
        forms = ["{n}(1)", "{n}(1)", "x = [{n}(1) for _ in '1']", "functools.partial({n}, 1)", "({n})(1)"]
        forms.append("f'{{{n}(1)}}'")
        yield _INDENT * depth + self.random.choice(forms).format(n=name)

    def _function(self, depth: int) -> Iterator[str]:
        self.functions += 1
        name = f"function{self.functions}"
        head = self.random.choice(["", "", f"{self._name()}=Own", f"{self._name()}={self.random.choice(_SOURCES)}"])
        yield f"{_INDENT * depth}def {name}({head}):"
        declared = self.random.choice(["global ", ""]) if not head else ""
        if declared and self.branches:
            yield f"{_INDENT * (depth + 1)}global {self._name()}"
        yield from self._block(depth + 1, self.random.randint(2, 5))
        self.called.append(name)

    def _body(self, depth: int) -> Iterator[str]:
        yield f"{_INDENT * depth}class Body:"
        inner = Program(self.random.randint(0, 10**9), self.branches)
        inner.functions = 1000 + self.functions
        self.functions += 100
        for _ in range(3):
            kind = self.random.choice(["bind", "call", "alias"])
            yield from getattr(inner, f"_{kind}")(depth + 1)

    def _choice(self, depth: int) -> Iterator[str]:
        yield f"{_INDENT * depth}if flip():"
        yield from self._inside(depth)
        if self.random.random() < 0.6:
            yield f"{_INDENT * depth}elif flip():"
            yield from self._inside(depth)
        if self.random.random() < 0.6:
            yield f"{_INDENT * depth}else:"
            yield from self._inside(depth)

    def _attempt(self, depth: int) -> Iterator[str]:
        yield f"{_INDENT * depth}try:"
        yield from self._inside(depth)
        yield f"{_INDENT * (depth + 1)}fail()"
        yield from self._inside(depth)
        yield f"{_INDENT * depth}except ValueError{self.random.choice(['', f' as {self._name()}'])}:"
        yield from self._inside(depth)
        if self.random.random() < 0.5:
            yield f"{_INDENT * depth}else:"
            yield from self._inside(depth)
        if self.random.random() < 0.5:
            yield f"{_INDENT * depth}finally:"
            yield from self._inside(depth)

    def _repeat(self, depth: int) -> Iterator[str]:
        yield f"{_INDENT * depth}{self.random.choice(['for _ in range(3):', 'while flip():'])}"
        yield from self._inside(depth)
        if self.random.random() < 0.5:
            yield f"{_INDENT * (depth + 1)}if flip(): {self.random.choice(['break', 'continue'])}"
            yield from self._inside(depth)
        if self.random.random() < 0.3:
            yield f"{_INDENT * depth}else:"
            yield from self._inside(depth)

    def _match(self, depth: int) -> Iterator[str]:
        yield f"{_INDENT * depth}match flip():"
        yield f"{_INDENT * (depth + 1)}case True:"
        yield from self._inside(depth + 1)
        yield f"{_INDENT * (depth + 1)}case {self.random.choice(['_', 'None', self._name()])}:"
        yield from self._inside(depth + 1)

    def _inside(self, depth: int) -> list[str]:
        return self._block(depth + 1, self.random.randint(1, 3), inside=True)


def run(text: str, seed: int) -> set[tuple[int, str]]:
    """The lines of a program that constructed an optimizer, with its name; up to the first error."""
    made: set[tuple[int, str]] = set()
    chance = random.Random(seed)

    def fail() -> None:
        if chance.random() < 0.5:
            raise ValueError

    names = {"flip": lambda: chance.random() < 0.5, "fail": fail, "__name__": "program"}
    before = {name: sys.modules.pop(name) for name in list(sys.modules) if name.partition(".")[0] in _ROOTS}
    sys.modules.update(_stand_ins(made))
    try:
        exec(compile(text, "program", "exec"), names)
    except (NameError, AttributeError, KeyError, ValueError, TypeError):
        pass  # what was made until then was made
    finally:
        for name in [name for name in sys.modules if name.partition(".")[0] in _ROOTS]:
            del sys.modules[name]
        sys.modules.update(before)
    return made


_ROOTS = ("torch", "mindspore")


def _stand_ins(made: set[tuple[int, str]]) -> dict[str, ModuleType]:
    modules = {name: ModuleType(name) for name in ("torch", "torch.optim", "mindspore", "mindspore.nn")}
    for parent, child in (("torch", "optim"), ("mindspore", "nn")):
        setattr(modules[parent], child, modules[f"{parent}.{child}"])
    for module, classes in _CLASSES.items():
        for name in classes:
            setattr(modules[module], name, _recording(f"{module}.{name}", made))
    return modules


def _recording(api: str, made: set[tuple[int, str]]) -> type:
    """A class that notes the line of the program on which it is constructed."""

    class Recording:
        def __init__(self, *_: object) -> None:
            frame = sys._getframe(1)
            while frame.f_code.co_filename != "program" and frame.f_back:
                frame = frame.f_back
            made.add((frame.f_lineno, api))

        def __call__(self, *_: object) -> None:
            pass

    return Recording
