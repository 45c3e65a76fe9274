"""Brings the JSON files under ``data/`` up to date with what was read from one version."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

from ms_compat_lint.knowledge.extract.catalog import Entry, entries
from ms_compat_lint.knowledge.extract.namespaces import Namespaces
from ms_compat_lint.knowledge.extract.package import ExtractError, Package
from ms_compat_lint.knowledge.extract.signatures import signature_of
from ms_compat_lint.knowledge.load import DATA
from ms_compat_lint.knowledge.records import signature_to_json

_WIDTH = 120


def extract(package: Package) -> dict[str, tuple[Entry, dict[str, Any]]]:
    """Every optimizer of a package and its signature as a record, with the file that it stands in."""
    names = Namespaces(package)
    found = {}
    for entry in entries(package, names):
        signature = signature_of(names, entry.api, package.minor, entry.definition)
        record = {"file": package.path(entry.definition.module), **signature_to_json(signature)}
        found[entry.api] = (entry, record)
    return found


def store(package: Package, data: Path = Path(DATA), *, complete: bool = True) -> None:
    """Replace everything that is known of the package's version.

    A package that is not complete says nothing about the optimizers that it lacks; its version is then not a known one.
    """
    found = extract(package)
    index = _read(data / "index.json", {"versions": {"torch": [], "mindspore": []}, "apis": {}})
    _forget(data, index, package)
    if complete:
        index["versions"][package.name] = _in_order([*index["versions"][package.name], package.minor])
    for api, (entry, record) in found.items():
        _add_to_index(index, package, entry)
        _add_record(data / "signatures" / f"{api}.json", api, package.minor, record)
    index["apis"] = dict(sorted(index["apis"].items()))
    _check_aliases(index["apis"])
    _write(data / "index.json", index)
    _add_source(data / "sources.json", package)


def _forget(data: Path, index: dict[str, Any], package: Package) -> None:
    """Take an earlier reading of this version out of the index and the records."""
    versions = index["versions"][package.name]
    index["versions"][package.name] = [version for version in versions if version != package.minor]
    for api, entry in index["apis"].items():
        if entry["framework"] == package.name and package.minor in entry["versions"]:
            entry["versions"].remove(package.minor)
            path = data / "signatures" / f"{api}.json"
            content = _read(path, None)
            for record in content["records"]:
                record["versions"] = [version for version in record["versions"] if version != package.minor]
            content["records"] = [record for record in content["records"] if record["versions"]]
            _write(path, content)


def _add_to_index(index: dict[str, Any], package: Package, entry: Entry) -> None:
    family = entry.family.value if entry.family else None
    known = index["apis"].setdefault(
        entry.api, {"framework": package.name, "family": family, "aliases": [], "versions": []}
    )
    known["aliases"] = sorted({*known["aliases"], *entry.aliases})
    known["versions"] = _in_order([*known["versions"], package.minor])


def _add_record(path: Path, api: str, version: str, record: dict[str, Any]) -> None:
    """Put a record into the file of its API; neighbouring versions that say the same share one."""
    content = _read(path, {"api": api, "records": []})
    single = {
        known: {key: value for key, value in each.items() if key != "versions"}
        for each in content["records"]
        for known in each["versions"]
    }
    single[version] = record
    merged: list[dict[str, Any]] = []
    for known in _in_order(single):
        if merged and {key: value for key, value in merged[-1].items() if key != "versions"} == single[known]:
            merged[-1]["versions"].append(known)
        else:
            merged.append({"versions": [known], **single[known]})
    _write(path, {"api": api, "records": merged})


def _add_source(path: Path, package: Package) -> None:
    content = _read(path, {"torch": {}, "mindspore": {}})
    content[package.name][package.minor] = {
        "version": package.version,
        "source": package.source,
        "read": datetime.date.today().isoformat(),
    }
    content[package.name] = {version: content[package.name][version] for version in _in_order(content[package.name])}
    _write(path, content)


def _check_aliases(apis: dict[str, Any]) -> None:
    owners: dict[str, str] = {}
    for api, entry in apis.items():
        for name in [api, *entry["aliases"]]:
            if owners.setdefault(name, api) != api:
                raise ExtractError(f"{name} is a name of both {owners[name]} and {api}")


def _in_order(versions: Any) -> list[str]:
    return sorted(set(versions), key=lambda version: [int(number) for number in version.split(".")])


def _read(path: Path, default: Any) -> Any:
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else default


def _write(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(f"{_layout(content, '')}\n".encode())


def _children(content: Any) -> list[Any]:
    if isinstance(content, dict):
        return [content]
    return content if isinstance(content, list) else []


def _layout(content: Any, margin: str) -> str:
    """JSON with everything on one line that fits there, and lists of single values in any case."""
    line = json.dumps(content, ensure_ascii=False)
    if len(margin) + len(line) <= _WIDTH or not any(isinstance(item, (dict, list)) for item in _children(content)):
        return line
    deeper = margin + " "
    if isinstance(content, list):
        items = [_layout(item, deeper) for item in content]
        return "[\n" + ",\n".join(deeper + item for item in items) + f"\n{margin}]"
    items = [f"{json.dumps(key)}: {_layout(value, deeper)}" for key, value in content.items()]
    return "{\n" + ",\n".join(deeper + item for item in items) + f"\n{margin}}}"
