"""The rules, found by walking this package: a module with ``META`` and ``check`` is a rule."""

from __future__ import annotations

import os
from functools import lru_cache

from ms_compat_lint import rules
from ms_compat_lint.lazy import module_named
from ms_compat_lint.rules.meta import Meta, Rule


@lru_cache(maxsize=1)
def all_rules() -> tuple[Rule, ...]:
    """Every rule, sorted by code.

    Raises ValueError where two rules share a code, a name or a pylint id.
    """
    found = []
    for name in _modules():
        module = module_named(f"{rules.__name__}.{name}")
        meta = getattr(module, "META", None)
        if isinstance(meta, Meta):
            found.append(Rule(meta, module.__doc__ or "", module.check))
    found.sort(key=lambda rule: rule.meta.code)
    _refuse_duplicates(found)
    return tuple(found)


def _modules() -> list[str]:
    """The names of the package's modules."""
    return sorted({name for folder in rules.__path__ for name in _modules_in(folder)})


def _modules_in(folder: str) -> list[str]:
    """The names of a folder's modules; where they are no files, by ``pkgutil``, which loads much for that."""
    try:
        files = os.listdir(folder)
    except OSError:  # inside a zip file
        import pkgutil

        return [info.name for info in pkgutil.iter_modules([folder])]
    # Where only the compiled modules were left, these have no sources beside them.
    suffix = ".py" if any(file.endswith(".py") for file in files) else ".pyc"
    return [file.removesuffix(suffix) for file in files if file.endswith(suffix) and file != f"__init__{suffix}"]


def _refuse_duplicates(found: list[Rule]) -> None:
    for kind in ("code", "name", "pylint_id"):
        values = [getattr(rule.meta, kind) for rule in found]
        doubled = sorted({value for value in values if values.count(value) > 1})
        if doubled:
            raise ValueError(f"two rules share the {kind} {', '.join(doubled)}")


@lru_cache(maxsize=1)
def by_code() -> dict[str, Rule]:
    """The rules by their codes."""
    return {rule.meta.code: rule for rule in all_rules()}


def find(text: str) -> Rule | None:
    """The rule of a code, a name, a pylint symbol or a pylint id, in any case."""
    wanted = text.strip().lower()
    for rule in all_rules():
        meta = rule.meta
        if wanted in (meta.code.lower(), meta.name, meta.pylint_symbol, meta.pylint_id.lower()):
            return rule
    return None
