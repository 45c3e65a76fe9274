"""Writes what a run reads: ``python -m ms_compat_lint.knowledge.compiler`` makes ``compiled/`` out of ``data/``.

Facts are edited in ``data/``, as TOML and JSON, and are refused there where they are wrong. To read and to judge these
files takes several times as long as to check a small file, so each optimizer's are kept as a module of Python values
too, which Python loads as fast as any code and keeps as bytecode wherever it runs. (``marshal`` would be as fast, but
its form may change with the version of Python; JSON takes a library and names of fields again and again.)

``--check`` writes nothing and fails where a module is not what it should be, as a test does.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping
from enum import Enum

from ms_compat_lint.knowledge.load import DATA, module_of, read_json
from ms_compat_lint.knowledge.measured import equal_words
from ms_compat_lint.knowledge.pairs import read_pairs
from ms_compat_lint.knowledge.records import signature_from_json
from ms_compat_lint.knowledge.schedules import read_schedules
from ms_compat_lint.knowledge.schema import Optimizer, Pair, Signature, Traits
from ms_compat_lint.knowledge.traits import read_traits
from ms_compat_lint.lean import Any
from ms_compat_lint.model import Family, Framework

FOLDER = os.path.join(os.path.dirname(__file__), "compiled")
_NOTICE = "# Written by `python -m ms_compat_lint.knowledge.compiler` out of data/: edit that, and run it.\n"
_WIDTH = 120


def compiled() -> dict[str, str]:
    """Every module: its name and its text."""
    index = read_json(os.path.join(DATA, "index.json"))
    pairs = {name.removesuffix(".toml"): read_pairs(os.path.join(DATA, "pairs", name)) for name in _files("pairs")}
    modules = {
        "index": _module(
            NAMES=_names(index["apis"]),
            VERSIONS={Framework(name): tuple(versions) for name, versions in index["versions"].items()},
            SCHEDULES=read_schedules(),
        ),
    }
    for api, entry in index["apis"].items():
        modules[module_of(api)] = _module(
            OPTIMIZER=_optimizer(api, entry),
            SIGNATURES=_signatures(api),
            TRAITS=traits_of(api),
            PAIRS=_naming(api, pairs),
        )
    return modules | {module_of(name, "pairs"): _of_pairs(each) for name, each in pairs.items()}


def outdated() -> Iterator[str]:
    """The files of modules that are missing, are not what they should be, or should not be there."""
    wanted = {f"{name}.py": text for name, text in compiled().items()}
    for name in sorted({*wanted, *_files(FOLDER)} - {"__init__.py"}):
        path = os.path.join(FOLDER, name)
        if not os.path.exists(path) or _read(path) != wanted.get(name):
            yield path


def write() -> list[str]:
    """Bring every module up to date, and name the files that were not."""
    modules = compiled()
    old = list(outdated())
    for path in old:
        text = modules.get(os.path.basename(path).removesuffix(".py"))
        if text is None:
            os.remove(path)
        else:
            with open(path, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
    return old


# ------------------------------------------------------------------------------------- the content


def _names(apis: Mapping[str, Any]) -> dict[str, str]:
    names: dict[str, str] = {}
    for api, entry in apis.items():
        names[api] = api
        names.update(dict.fromkeys(entry["aliases"], api))
    return names


def _optimizer(api: str, entry: Mapping[str, Any]) -> Optimizer:
    family = Family(entry["family"]) if entry["family"] else None
    return Optimizer(api, Framework(entry["framework"]), family, tuple(entry["aliases"]), tuple(entry["versions"]))


def _naming(api: str, pairs: Mapping[str, tuple[Pair, ...]]) -> tuple[str, ...]:
    """The modules whose pairs name an API."""
    return tuple(module_of(name, "pairs") for name, each in pairs.items() if any(api in pair[:2] for pair in each))


def _of_pairs(pairs: tuple[Pair, ...]) -> str:
    """The module of a torch class's pairs."""
    return _module(PAIRS=pairs, EQUAL={pair.mindspore: equal_words(pair) for pair in pairs})


def _signatures(api: str) -> tuple[tuple[tuple[str, ...], Signature], ...]:
    """Each signature with the versions that have it."""
    records = read_json(os.path.join(DATA, "signatures", f"{api}.json"))["records"]
    return tuple((tuple(each["versions"]), signature_from_json(api, each["versions"][0], each)) for each in records)


def traits_of(api: str) -> Traits:
    """What an API does with its arguments; empty where there is no file."""
    path = os.path.join(DATA, "traits", f"{api}.toml")
    return read_traits(path) if os.path.exists(path) else Traits(api, {}, (), None, (), "")


def _files(folder: str) -> list[str]:
    return sorted(name for name in os.listdir(os.path.join(DATA, folder)) if name.endswith((".toml", ".py")))


def _read(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


# ---------------------------------------------------------------------------------------- the text


def _module(**values: object) -> str:
    """A module that binds some names to values."""
    used: dict[str, set[str]] = {}
    body = "".join(f"\n{name} = {_text(value, '', used)}\n" for name, value in values.items())
    imports = (f"from {module} import {', '.join(sorted(names))}\n" for module, names in sorted(used.items()))
    return _NOTICE + "".join(imports) + body


def _text(value: object, margin: str, used: dict[str, set[str]]) -> str:
    """The expression for a value, on one line if it fits there; ``used`` collects the classes in it, by module."""
    start, items, end = _parts(value, margin + "    ", used)
    line = start + ", ".join(items) + end
    if not items or ("\n" not in line and len(margin) + len(line) <= _WIDTH):
        return line
    lines: list[str] = []
    for item in items:
        joined = f"{lines[-1]}, {item}" if lines else item
        if lines and _is_plain(joined) and len(margin) + len("    ,") + len(joined) <= _WIDTH:
            lines[-1] = joined
        else:
            lines.append(item)
    return start + "".join(f"\n{margin}    {each}," for each in lines) + f"\n{margin}{end.lstrip(',')}"


def _is_plain(items: str) -> bool:
    """Whether items can share a line: no object's own arguments are among them."""
    return "\n" not in items and re.search(r"[A-Z]\w*\(", items) is None


def _parts(value: object, margin: str, used: dict[str, set[str]]) -> tuple[str, list[str], str]:
    """What an expression begins with, its items, and what it ends with."""
    if isinstance(value, Enum):
        used.setdefault(type(value).__module__, set()).add(type(value).__name__)
        return f"{type(value).__name__}.{value.name}", [], ""
    if isinstance(value, tuple):
        if not hasattr(value, "_fields"):
            return "(", [_text(item, margin, used) for item in value], ",)" if len(value) == 1 else ")"
        used.setdefault(type(value).__module__, set()).add(type(value).__name__)
        return f"{type(value).__name__}(", list(_fields(value, margin, used)), ")"
    if isinstance(value, frozenset):
        return ("frozenset({", [_text(item, margin, used) for item in sorted(value)], "})") if value else _EMPTY_SET
    if isinstance(value, Mapping):
        items = value.items()
        return "{", [f"{_text(key, margin, used)}: {_text(item, margin, used)}" for key, item in items], "}"
    return repr(value), [], ""


_EMPTY_SET: tuple[str, list[str], str] = "frozenset()", [], ""


def _fields(value: Any, margin: str, used: dict[str, set[str]]) -> Iterator[str]:
    """The arguments that make a named tuple, by position, which is fastest, but for the last that are defaults."""
    items = list(zip(value._fields, value, strict=True))
    while items and items[-1][0] in value._field_defaults and items[-1][1] == value._field_defaults[items[-1][0]]:
        del items[-1]
    for _, item in items:
        yield _text(item, margin, used)


def main() -> int:
    """The exit status: 1 where ``--check`` finds a module that is out of date."""
    checking = sys.argv[1:] == ["--check"]
    old = list(outdated()) if checking else write()
    for path in old:
        print(f"{'out of date' if checking else 'written'}: {os.path.basename(path)}")
    return 1 if checking and old else 0


if __name__ == "__main__":
    sys.exit(main())
