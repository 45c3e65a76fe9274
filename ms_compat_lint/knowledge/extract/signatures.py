"""The construction signature of a class or of a function that builds one."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ms_compat_lint.knowledge.extract import notices
from ms_compat_lint.knowledge.extract.defaults import evaluate, stands_for_required
from ms_compat_lint.knowledge.extract.namespaces import Definition, Namespaces
from ms_compat_lint.knowledge.extract.package import ExtractError
from ms_compat_lint.knowledge.records import value_text
from ms_compat_lint.knowledge.schema import Parameter, Signature
from ms_compat_lint.model import Unknown, Value

# Decorators of ``__init__`` that hand on the arguments as they are.
_TRANSPARENT = ("opt_init_args_register", "deprecated")


def signature_of(names: Namespaces, api: str, version: str, definition: Definition) -> Signature:
    """The signature of a public API as one version has it."""
    module, function = _constructor(names, definition)
    hidden = 0 if function is definition.node else 1  # ``self``
    parameters = [*_declared(names, module, function.args)][hidden:]
    accepted, any_keyword = _unpacked_keywords(names, module, function)
    decorators = [*_decorators(definition.node), *_decorators(function)]
    whole, single = notices.of_warnings(function, [parameter.name for parameter in parameters])
    marked = [text for text in map(notices.of_decorator, decorators) if text]
    return Signature(
        api=api,
        version=version,
        parameters=(*parameters, *accepted),
        any_keyword=any_keyword,
        deprecated=marked[0] if marked else whole,
        deprecated_parameters=single,
        announced=notices.announced(_docstring(definition.node)),
    )


def bases(names: Namespaces, definition: Definition) -> Iterator[Definition]:
    """The base classes of a class that are defined in the package."""
    if isinstance(definition.node, ast.ClassDef):
        for base in definition.node.bases:
            target = names.resolve_expression(definition.module, base)
            if isinstance(target, Definition) and isinstance(target.node, ast.ClassDef):
                yield target


def _constructor(names: Namespaces, definition: Definition) -> tuple[str, ast.FunctionDef]:
    """The function whose signature counts: itself, the class's ``__init__``, or the first base's that has one."""
    if isinstance(definition.node, ast.FunctionDef):
        return definition.module, definition.node
    if not isinstance(definition.node, ast.ClassDef):
        raise ExtractError(f"{definition.module}: neither a class nor a function")
    for node in definition.node.body:
        if isinstance(node, ast.FunctionDef) and node.name == "__init__":
            _check_decorators(definition, node)
            return definition.module, node
    for base in bases(names, definition):
        return _constructor(names, base)
    raise ExtractError(f"{definition.module}: {definition.node.name} has no __init__")


def _check_decorators(definition: Definition, function: ast.FunctionDef) -> None:
    for decorator in function.decorator_list:
        target = decorator.func if isinstance(decorator, ast.Call) else decorator
        name = ast.unparse(target).rpartition(".")[2]
        if name not in _TRANSPARENT:
            raise ExtractError(f"{definition.module}: what @{name} does to the signature is not known")


def _decorators(node: ast.AST) -> list[ast.expr]:
    return node.decorator_list if isinstance(node, (ast.ClassDef, ast.FunctionDef)) else []


def _docstring(node: ast.AST) -> str | None:
    return ast.get_docstring(node) if isinstance(node, (ast.ClassDef, ast.FunctionDef)) else None


def _declared(names: Namespaces, module: str, arguments: ast.arguments) -> Iterator[Parameter]:
    positional = [*arguments.posonlyargs, *arguments.args]
    missing = [None] * (len(positional) - len(arguments.defaults))
    for argument, default in zip(positional, [*missing, *arguments.defaults], strict=True):
        yield _parameter(names, module, argument.arg, default, keyword_only=False)
    for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        yield _parameter(names, module, argument.arg, default, keyword_only=True)


def _parameter(names: Namespaces, module: str, name: str, default: ast.expr | None, *, keyword_only: bool) -> Parameter:
    if default is None or stands_for_required(names, module, default):
        return Parameter(name, keyword_only, True, None, None)
    value = evaluate(names, module, default)
    return Parameter(name, keyword_only, False, value, _default_text(value, default))


def _default_text(value: Value, node: ast.expr) -> str:
    return ast.unparse(node) if isinstance(value, Unknown) else value_text(value)


def _unpacked_keywords(names: Namespaces, module: str, function: ast.FunctionDef) -> tuple[list[Parameter], bool]:
    """What a ``**kwargs`` stands for: the keywords that the body reads from it, and whether it takes others too.

    A body that raises after it has looked at the keys of ``kwargs`` takes no others.
    """
    if function.args.kwarg is None:
        return [], False
    kwargs = function.args.kwarg.arg
    read = [
        _parameter(names, module, str(node.args[0].value), node.args[1], keyword_only=True)
        for node in ast.walk(function)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("get", "pop")
        and _is_name(node.func.value, kwargs)
        and len(node.args) == 2
        and isinstance(node.args[0], ast.Constant)
    ]
    return read, not any(_refuses_others(node, kwargs) for node in ast.walk(function))


def _refuses_others(node: ast.AST, kwargs: str) -> bool:
    """Whether this is an ``if`` over the keys of ``kwargs`` that raises."""
    if not (isinstance(node, ast.If) and any(isinstance(each, ast.Raise) for each in node.body)):
        return False
    return any(_is_name(each, kwargs) for each in ast.walk(node.test))


def _is_name(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name
