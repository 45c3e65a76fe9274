"""Records what every optimizer does with every value when it is constructed and takes its first step.

``python -m ms_compat_lint.evidence.construction [API ...]`` runs the installed frameworks and writes
``knowledge/data/construction/<api>.json``; the traits in ``knowledge/data/traits`` are checked
against these records. ``--compare`` writes nothing and prints what has changed since.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from ms_compat_lint.evidence.construction_probes import probes
from ms_compat_lint.evidence.construction_run import Outcome, Runner
from ms_compat_lint.knowledge import load

DATA = Path(__file__).parent.parent / "knowledge" / "data" / "construction"


class Record(NamedTuple):
    """All outcomes of one API, by the probes' names."""

    api: str
    version: str
    stepped: bool  # false where the plain call itself cannot take a step, for want of a kernel on this device
    outcomes: Mapping[str, Outcome]


def read(api: str, folder: Path = DATA) -> Record:
    """The stored record of one API."""
    held = json.loads((folder / f"{api}.json").read_text(encoding="utf-8"))
    outcomes = {name: Outcome(*parts) for name, parts in held["outcomes"].items()}
    return Record(held["api"], held["version"], held["stepped"], outcomes)


def write(record: Record, folder: Path = DATA) -> None:
    """Store a record, one outcome a line."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"  {_json(name)}: {_json(_trimmed(outcome))}" for name, outcome in record.outcomes.items()]
    facts = {"api": record.api, "version": record.version, "stepped": record.stepped}
    head = _json(facts)[:-1] + ', "outcomes": {\n'
    text = head + ",\n".join(lines) + "\n}}\n"
    (folder / f"{record.api}.json").write_text(text, encoding="utf-8")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _trimmed(outcome: Outcome) -> list[str]:
    return [part for part in outcome if part]


def measure(api: str, runner: Runner) -> Record:
    """Run every probe of one API, in the version that is installed."""
    signature = load.signature(api, minor(runner.version))
    if signature is None:
        raise LookupError(f"{api} is not known in version {runner.version}")
    plain, *rest = probes(signature)
    first = runner.run(api, plain)
    stepped = first.stage != "step"
    outcomes = {plain.name: first, **{probe.name: runner.run(api, probe, stepped) for probe in rest}}
    return Record(api, runner.version, stepped, outcomes)


def minor(version: str) -> str:
    """``2.13`` of ``2.13.0``."""
    return ".".join(version.split(".")[:2])


def framework(api: str) -> str:
    """The top package of an API."""
    return api.partition(".")[0]


def differences(stored: Record, fresh: Record) -> Iterator[str]:
    """What is not as recorded; messages are free to change, stage and exception are not."""
    for name in [*stored.outcomes, *(name for name in fresh.outcomes if name not in stored.outcomes)]:
        before, now = stored.outcomes.get(name), fresh.outcomes.get(name)
        if (before and before[:2]) != (now and now[:2]):
            yield f"{stored.api}({name}): recorded {before}, now {now}"


def main(arguments: Iterable[str] | None = None) -> int:
    """The command; status 1 when ``--compare`` finds a change."""
    parser = argparse.ArgumentParser(prog="python -m ms_compat_lint.evidence.construction", description=__doc__)
    parser.add_argument("apis", nargs="*", help="fully qualified names; all if none is given")
    parser.add_argument("--compare", action="store_true", help="print changes against the records, write nothing")
    options = parser.parse_args(None if arguments is None else list(arguments))
    runners: dict[str, Runner] = {}
    changed = False
    for api in options.apis or sorted(set(load.api_names().values())):
        name = framework(api)
        runner = runners.setdefault(name, runners.get(name) or Runner(name))
        fresh = measure(api, runner)
        if not options.compare:
            write(fresh)
            continue
        for line in differences(read(api), fresh):
            changed = True
            sys.stdout.write(line + "\n")
    return int(changed)


if __name__ == "__main__":
    raise SystemExit(main())
