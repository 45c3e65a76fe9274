"""Which public names of a framework are optimizers, and under which other names each can be imported."""

from __future__ import annotations

import ast
from typing import NamedTuple

from ms_compat_lint.knowledge.extract.namespaces import Definition, Namespaces
from ms_compat_lint.knowledge.extract.package import Package
from ms_compat_lint.knowledge.extract.signatures import bases
from ms_compat_lint.model import Family


class Root(NamedTuple):
    """A public name space of optimizers, and the package that defines them."""

    namespace: str
    package: str
    family: Family | None


ROOTS = {
    "torch": (Root("torch.optim", "torch.optim", None),),
    "mindspore": (
        Root("mindspore.nn", "mindspore.nn.optim", Family.NN),
        Root("mindspore.experimental.optim", "mindspore.experimental.optim", Family.EXPERIMENTAL),
        Root("mindspore.mint.optim", "mindspore.mint.optim", Family.MINT),
        # What mindspore.experimental.optim was called before 2.2.
        Root("mindspore.nn.optim_ex", "mindspore.nn.optim_ex", Family.EXPERIMENTAL),
    ),
}

# Derived from the base class, but without an update rule: it hands everything to the optimizer in it.
WRAPPERS = frozenset({"mindspore.nn.OptTFTWrapper"})


class Entry(NamedTuple):
    """One public optimizer of one version."""

    api: str
    family: Family | None
    definition: Definition
    aliases: tuple[str, ...]


def entries(package: Package, names: Namespaces) -> list[Entry]:
    """The optimizers that a package offers, in the order of its own lists."""
    return [
        Entry(api, root.family, definition, _aliases(package, names, root, api, definition))
        for root in ROOTS[package.name]
        if package.path(root.namespace)
        for api, definition in _public(names, root)
    ]


def _public(names: Namespaces, root: Root) -> list[tuple[str, Definition]]:
    """The canonical names of a name space and what they stand for."""
    found = []
    for name in names.exported(root.package) if names.package.path(root.package) else []:
        target = names.resolve(root.namespace, name)
        api = f"{root.namespace}.{name}"
        if isinstance(target, Definition) and _is_optimizer(names, target) and api not in WRAPPERS:
            found.append((api, target))
    return found


def _is_optimizer(names: Namespaces, definition: Definition) -> bool:
    """A class below an ``Optimizer``, or a function that returns an instance of such a class."""
    if isinstance(definition.node, ast.FunctionDef):
        results = [node.value for node in ast.walk(definition.node) if isinstance(node, ast.Return)]
        return bool(results) and all(
            isinstance(result, ast.Call)
            and isinstance(built := names.resolve_expression(definition.module, result.func), Definition)
            and isinstance(built.node, ast.ClassDef)
            and _is_optimizer(names, built)
            for result in results
        )
    return any(_is_base(base) or _is_optimizer(names, base) for base in bases(names, definition))


def _is_base(definition: Definition) -> bool:
    return isinstance(definition.node, ast.ClassDef) and definition.node.name == "Optimizer"


def _aliases(package: Package, names: Namespaces, root: Root, api: str, definition: Definition) -> tuple[str, ...]:
    """The other public places that the class can be imported from."""
    modules = [module for module in package.submodules(root.package) if "._" not in module]
    found = [
        f"{module}.{name}"
        for module in modules
        for name in names.names(module)
        if not name.startswith("_") and names.resolve(module, name) == definition
    ]
    return tuple(sorted({*found} - {api}))
