"""What the names of a module stand for, found by reading assignments and imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from ms_compat_lint.knowledge.extract.package import Package


class Definition(NamedTuple):
    """A class, a function or an assigned expression, and the module that it stands in."""

    module: str
    node: ast.ClassDef | ast.FunctionDef | ast.expr


class Module(NamedTuple):
    """A module of the package."""

    name: str


Target = Definition | Module


class Namespaces:
    """Resolves names in the modules of one package. Names from elsewhere are not resolved."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._bindings: dict[str, dict[str, Target | tuple[str, str]]] = {}
        self._stars: dict[str, list[str]] = {}

    def resolve(self, module: str, name: str) -> Target | None:
        """What a module-level name stands for when the module has run, or None."""
        return self._resolve(module, name, frozenset())

    def resolve_expression(self, module: str, node: ast.expr) -> Target | None:
        """Likewise for a dotted name."""
        if isinstance(node, ast.Name):
            return self.resolve(module, node.id)
        if isinstance(node, ast.Attribute):
            owner = self.resolve_expression(module, node.value)
            return self.resolve(owner.name, node.attr) if isinstance(owner, Module) else None
        return None

    def exported(self, module: str) -> list[str]:
        """The names in ``__all__``, or all public ones where there is none."""
        names = [name for node in self.package.parse(module).body for name in self._all_items(module, node)]
        return names or [name for name in self.names(module) if not name.startswith("_")]

    def names(self, module: str) -> list[str]:
        """Every name that the module binds."""
        self._read(module)
        stars = [name for star in self._stars[module] for name in self.exported(star)]
        return list(dict.fromkeys([*self._bindings[module], *stars]))

    def _resolve(self, module: str, name: str, seen: frozenset[tuple[str, str]]) -> Target | None:
        if (module, name) in seen or self.package.path(module) is None:
            return None
        seen |= {(module, name)}
        self._read(module)
        bound = self._bindings[module].get(name)
        if isinstance(bound, (Definition, Module)):
            return bound
        if bound is not None:
            return self._resolve(*bound, seen)
        for star in reversed(self._stars[module]):
            if name in self.exported(star):
                return self._resolve(star, name, seen)
        submodule = f"{module}.{name}"
        return Module(submodule) if self.package.path(submodule) else None

    def _all_items(self, module: str, node: ast.stmt) -> Iterator[str]:
        """The names that a statement puts into ``__all__``."""
        if isinstance(node, (ast.Assign, ast.AugAssign)) and _is_all(_first_target(node)):
            value = node.value
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and _is_all_method(node.value.func):
            value = node.value.args[0] if node.value.args else node.value
        else:
            return
        for part in ast.walk(value):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value
            elif isinstance(part, ast.Attribute) and part.attr == "__all__":
                owner = self.resolve_expression(module, part.value)
                if isinstance(owner, Module):
                    yield from self.exported(owner.name)

    def _read(self, module: str) -> None:
        if module not in self._bindings:
            self._bindings[module] = {}
            self._stars[module] = []
            for node in _statements(self.package.parse(module).body):
                self._bind(module, node)

    def _bind(self, module: str, node: ast.stmt) -> None:
        bindings = self._bindings[module]
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            bindings[node.name] = Definition(module, node)
        elif isinstance(node, ast.Assign):
            bindings.update(
                (each.id, Definition(module, node.value)) for each in node.targets if isinstance(each, ast.Name)
            )
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            bindings[node.target.id] = Definition(module, node.value)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                bindings[alias.asname or alias.name.split(".")[0]] = Module(
                    alias.name if alias.asname else alias.name.split(".")[0]
                )
        elif isinstance(node, ast.ImportFrom):
            self._bind_from(module, node)

    def _bind_from(self, module: str, node: ast.ImportFrom) -> None:
        origin = self._origin(module, node)
        if self.package.path(origin) is None:
            return
        for alias in node.names:
            if alias.name == "*":
                self._stars[module].append(origin)
            elif (origin, alias.name) != (module, alias.asname or alias.name):
                self._bindings[module][alias.asname or alias.name] = (origin, alias.name)

    def _origin(self, module: str, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        path = self.package.path(module) or ""
        parts = module.split(".") + (["__init__"] if path.endswith("/__init__.py") else [])
        return ".".join([*parts[: -node.level], *([node.module] if node.module else [])])


def _statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that run at module level, with both ways of an ``if`` and the body of a ``try``."""
    for node in body:
        yield node
        if isinstance(node, ast.If):
            yield from _statements(node.orelse)
            yield from _statements(node.body)
        elif isinstance(node, ast.Try):
            yield from _statements(node.body)


def _first_target(node: ast.Assign | ast.AugAssign) -> ast.expr:
    return node.targets[0] if isinstance(node, ast.Assign) else node.target


def _is_all(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "__all__"


def _is_all_method(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in ("extend", "append") and _is_all(node.value)
