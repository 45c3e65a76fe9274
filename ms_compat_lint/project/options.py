"""The settings that a user can write down: their names, their forms, and what is wrong with a value.

The command's options, the keys of ``[tool.ms-compat-lint]`` and the options of the flake8 and pylint
plugins all go through here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from ms_compat_lint.lean import Any
from ms_compat_lint.model import Family, Framework
from ms_compat_lint.project.errors import UsageError

DIRECTIONS = ("both", "torch", "mindspore")
FAMILIES = tuple(family.value for family in Family)
FORMATS = ("text", "json", "json-lines", "sarif", "rdjson", "github", "gitlab", "junit")

# The numbers of a version, and PEP 440's marks of a pre-, post- or development release and of a build behind them.
_VERSION = (
    r"(\d+(?:\.\d+)+)(?:[-_.]?(?:a|alpha|b|beta|c|rc|pre|preview)[-_.]?\d*)?(?:[-_.]?(?:post|rev|r)[-_.]?\d*)?"
    r"(?:[-_.]?dev[-_.]?\d*)?(?:\+[a-z0-9._-]+)?"
)

Check = Callable[[str, object], object]


def nearest(word: str, known: Iterable[str]) -> str:
    """``; did you mean ...?`` with the known words closest to a misspelt one, or nothing."""
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), n=3, cutoff=0.6)
    return f"; did you mean {' or '.join(close)}?" if close else ""


def choice(*known: str) -> Check:
    """A check for one of several words."""

    def check(name: str, value: object) -> str:
        if isinstance(value, str) and value in known:
            return value
        hint = nearest(value, known) if isinstance(value, str) else ""
        raise UsageError(f"{name} must be one of {', '.join(known)}, not {value!r}{hint}")

    return check


def family(name: str, value: object) -> Family:
    """A check for a MindSpore name space."""
    return Family(choice(*FAMILIES)(name, value))


def codes(name: str, value: object) -> tuple[str, ...]:
    """A check for rule codes or beginnings of them; ``ALL`` is every rule."""
    from ms_compat_lint.rules.registry import all_rules, find

    checked = []
    for code in strings(name, value):
        wanted = code.upper()
        if wanted != "ALL" and not any(rule.meta.code.startswith(wanted) for rule in all_rules()):
            named = find(code)
            hint = f"; write {named.meta.code}" if named else nearest(wanted, [r.meta.code for r in all_rules()])
            raise UsageError(f"{name} names no rule: {code if code.isprintable() else repr(code)}{hint}")
        checked.append(wanted)
    return tuple(checked)


def selection(name: str, value: object) -> tuple[str, ...]:
    """A check for the rules that are on: at least one, for a check without rules would find everything in order."""
    chosen = codes(name, value)
    if not chosen:
        raise UsageError(f"{name} names no rule; leave it out for the rules that are on by default")
    return chosen


def strings(name: str, value: object) -> tuple[str, ...]:
    """A check for a list of texts that are not empty."""
    if isinstance(value, (list, tuple)) and all(isinstance(item, str) and item.strip() for item in value):
        return tuple(item.strip() for item in value)
    raise UsageError(f"{name} must be a list of strings, not {value!r}")


def version(framework: Framework) -> Check:
    """A check for a version that can be compared.

    What a framework calls itself is taken too: ``2.0.1+cu118`` is 2.0.1, and ``2.1.0a0`` has what 2.1.0 was to have.
    """

    def check(name: str, value: object) -> str:
        from ms_compat_lint.knowledge.load import resolve_version

        if not isinstance(value, str):
            raise UsageError(f'{name} must be a string such as "2.1", not {value!r}')
        written = re.fullmatch(_VERSION, value.strip(), re.IGNORECASE)
        if written is None:
            numbers = re.search(r"\d+\.\d+", value)
            hint = f"; write {numbers[0]}" if numbers else ""
            raise UsageError(f"{name}: {value!r} is not a version of the form X.Y{hint}")
        try:
            resolve_version(framework, written[1])
        except ValueError as error:
            raise UsageError(f"{name}: {error}") from None
        return written[1]

    return check


def boolean(name: str, value: object) -> bool:
    """A check for true or false."""
    if isinstance(value, bool):
        return value
    raise UsageError(f"{name} must be true or false, not {value!r}")


def jobs(name: str, value: object) -> int:
    """A check for a number of processes."""
    if isinstance(value, int) and not isinstance(value, bool) and value >= 1:
        return value
    raise UsageError(f"{name} must be a whole number from 1, not {value!r}")


# What decides about findings, and so may differ from file to file.
CHECKING: Mapping[str, Check] = {
    "select": selection,
    "extend-select": codes,
    "ignore": codes,
    "direction": choice(*DIRECTIONS),
    "mindspore-api": family,
    "torch-version": version(Framework.TORCH),
    "mindspore-version": version(Framework.MINDSPORE),
}

# What decides about the files to check.
FILES: Mapping[str, Check] = {"exclude": strings, "extend-exclude": strings, "force-exclude": boolean}

# What concerns a whole run of the command.
RUN: Mapping[str, Check] = {
    "format": choice(*FORMATS),
    "unsafe-fixes": boolean,
    "exit-zero": boolean,
    "jobs": jobs,
    "no-cache": boolean,
}

SETTINGS: Mapping[str, Check] = {**CHECKING, **FILES, **RUN}


def check_table(table: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a configuration table in the types of the settings; raises :exc:`UsageError`."""
    checked = {}
    for key, value in table.items():
        if key not in SETTINGS:
            shown = key if key.isprintable() else repr(key)
            raise UsageError(f"unknown setting: {shown}{nearest(key.replace('_', '-'), SETTINGS)}")
        checked[key] = SETTINGS[key](key, value)
    return checked
