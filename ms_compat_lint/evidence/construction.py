"""Records what every optimizer does with every value when it is constructed and takes its first step.

``python -m ms_compat_lint.evidence.construction [API ...]`` runs the installed frameworks and writes
``knowledge/data/construction/<api>.json``; the traits in ``knowledge/data/traits`` are checked
against these records. ``--compare`` writes nothing and prints what has changed since. ``--fast``
compares too, but takes steps only where the record says that a step fails, and tries no uses.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ms_compat_lint.evidence.construction_groups import Uses, undecayed, uses
from ms_compat_lint.evidence.construction_probes import probes
from ms_compat_lint.evidence.construction_run import OK, Outcome, Runner
from ms_compat_lint.evidence.construction_whole import SAME, whole_numbers
from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.schema import Signature

DATA = Path(__file__).parent.parent / "knowledge" / "data" / "construction"


class Record(NamedTuple):
    """All outcomes of one API, by the probes' names."""

    api: str
    version: str
    stepped: bool  # false where the plain call itself cannot take a step, for want of a kernel on this device
    outcomes: Mapping[str, Outcome]
    uses: Uses | None  # None where it does not train on this device
    undecayed: Sequence[str]  # of ``DECAY_NAMES``
    whole_numbers: Mapping[str, Outcome] | None = None  # likewise


def read(api: str, folder: Path = DATA) -> Record:
    """The stored record of one API."""
    held = json.loads((folder / f"{api}.json").read_text(encoding="utf-8"))
    tables = [_outcomes(held.get(name, {})) for name in ("outcomes", "arguments", "group_keys")]
    uses_ = Uses(tables[1], tables[2]) if "arguments" in held else None
    whole = _outcomes(held["whole_numbers"]) if "whole_numbers" in held else None
    return Record(held["api"], held["version"], held["stepped"], tables[0], uses_, held["undecayed"], whole)


def _outcomes(held: Mapping[str, Sequence[str]]) -> dict[str, Outcome]:
    return {name: Outcome(*parts) for name, parts in held.items()}


def write(record: Record, folder: Path = DATA) -> None:
    """Store a record, one outcome a line."""
    folder.mkdir(parents=True, exist_ok=True)
    facts = {"api": record.api, "version": record.version, "stepped": record.stepped, "undecayed": record.undecayed}
    tables = {"outcomes": record.outcomes}
    if record.uses is not None:
        tables.update(arguments=record.uses.arguments, group_keys=record.uses.group_keys)
    if record.whole_numbers is not None:
        tables["whole_numbers"] = record.whole_numbers
    parts = [f"{_json(key)}: {_json(value)}" for key, value in facts.items()]
    parts += [f"{_json(key)}: {{\n{_lines(table)}\n}}" for key, table in tables.items()]
    (folder / f"{record.api}.json").write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def _lines(table: Mapping[str, Outcome]) -> str:
    return ",\n".join(f"  {_json(name)}: {_json(_trimmed(outcome))}" for name, outcome in table.items())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _trimmed(outcome: Outcome) -> list[str]:
    return [part for part in outcome if part]


def measure(signature: Signature, runner: Runner) -> Record:
    """Run every probe of one API, in the version that is installed."""
    plain, *rest = probes(signature)
    first = runner.run(signature.api, plain)
    stepped = first.stage != "step"
    outcomes = {plain.name: first, **{probe.name: runner.run(signature.api, probe, stepped) for probe in rest}}
    trains = uses(signature)
    names = undecayed(signature) if trains else []
    return Record(signature.api, runner.version, stepped, outcomes, trains, names, whole_numbers(signature))


def repeat(signature: Signature, runner: Runner, stored: Record) -> Record:
    """The stored record with its probes run once more, without the steps that went well.

    What a kernel raises is not tried again either: MindSpore takes seconds to come back from it.
    """
    outcomes = {}
    for probe in probes(signature):
        recorded = stored.outcomes.get(probe.name, Outcome(OK))
        from_kernel = recorded.stage == "step" and recorded.error == "RuntimeError"
        now = runner.run(signature.api, probe, recorded.stage == "step" and not from_kernel)
        outcomes[probe.name] = recorded if from_kernel and now.stage == OK else now
    before = stored.whole_numbers or {}
    silent = {name for name, outcome in before.items() if outcome.stage != SAME and not outcome.error}
    whole = {**before, **(whole_numbers(signature, silent) or {})} if silent else stored.whole_numbers
    return stored._replace(version=runner.version, outcomes=outcomes, whole_numbers=whole)


def minor(version: str) -> str:
    """``2.13`` of ``2.13.0``."""
    return ".".join(version.split(".")[:2])


def framework(api: str) -> str:
    """The top package of an API."""
    return api.partition(".")[0]


def differences(stored: Record, fresh: Record) -> Iterator[str]:
    """What is not as recorded; messages are free to change, stage and exception are not."""
    yield from _changes(stored.api, stored.outcomes, fresh.outcomes)
    if stored.uses and fresh.uses:
        yield from _changes(f"{stored.api} argument", stored.uses.arguments, fresh.uses.arguments)
        yield from _changes(f"{stored.api} group key", stored.uses.group_keys, fresh.uses.group_keys)
    if stored.whole_numbers and fresh.whole_numbers:
        yield from _changes(f"{stored.api} whole number", stored.whole_numbers, fresh.whole_numbers)
    if list(stored.undecayed) != list(fresh.undecayed):
        yield f"{stored.api}: recorded as undecayed {stored.undecayed}, now {fresh.undecayed}"


def _changes(place: str, stored: Mapping[str, Outcome], fresh: Mapping[str, Outcome]) -> Iterator[str]:
    for name in dict.fromkeys([*stored, *fresh]):
        before, now = stored.get(name), fresh.get(name)
        if (before and before[:2]) != (now and now[:2]):
            yield f"{place}({name}): recorded {before}, now {now}"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; status 1 when a comparison finds a change."""
    parser = argparse.ArgumentParser(prog="python -m ms_compat_lint.evidence.construction", description=__doc__)
    parser.add_argument("apis", nargs="*", help="fully qualified names, or torch or mindspore; all if none is given")
    parser.add_argument("--compare", action="store_true", help="print changes against the records, write nothing")
    parser.add_argument("--fast", action="store_true", help="likewise, without the steps that went well")
    options = parser.parse_args(arguments)
    changes = list(_run(options.apis, options.compare, options.fast))
    sys.stdout.writelines(f"{line}\n" for line in changes)
    return int(bool(changes))


def _run(names: Sequence[str], compare: bool, fast: bool) -> Iterator[str]:
    runners: dict[str, Runner] = {}
    for api in sorted(set(load.api_names().values())):
        top = framework(api)
        if names and api not in names and top not in names:
            continue
        runner = runners[top] = runners.get(top) or Runner(top)
        signature = load.signature(api, minor(runner.version))
        if signature is None:
            continue  # not in the installed version
        if not (compare or fast):
            write(measure(signature, runner))
            continue
        stored = read(api)
        yield from differences(stored, repeat(signature, runner, stored) if fast else measure(signature, runner))


if __name__ == "__main__":
    raise SystemExit(main())
