"""``ms-compat-lint measure``: run both installed frameworks and compare with the stored measurements.

Says what differs from the stored figures on this machine, with these versions, on this device. A case that
cannot be run here is counted and told, and is no difference.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TextIO

from ms_compat_lint.evidence import decay, options, run_mindspore, run_torch, store, trajectories
from ms_compat_lint.evidence.case import Case
from ms_compat_lint.evidence.classify import EqualityClass, classify, expected, on_the_verge
from ms_compat_lint.evidence.grid import cases
from ms_compat_lint.evidence.run_pair import Outcome, mode_of, run
from ms_compat_lint.knowledge import load
from ms_compat_lint.knowledge.pairs import read_pairs
from ms_compat_lint.knowledge.schema import Pair

FACTOR = 4.0  # within it, a distance is what was stored: the rest is another processor's rounding


class Change(NamedTuple):
    """A case whose figure is not the stored one."""

    case: Case
    stored: float
    here: float

    @property
    def of_class(self) -> bool:
        """Whether equal has become different or the reverse, beyond what rounding does at the threshold."""
        near = [on_the_verge(distance) for distance in (self.stored, self.here)]
        return classify(self.stored) is not classify(self.here) and not all(near)


def all_pairs(apis: Sequence[str] = ()) -> Iterator[Pair]:
    """The pairs that name one of ``apis``, by a full or a short name; without any, all."""
    folder = os.path.join(load.DATA, "pairs")
    for name in sorted(os.listdir(folder)):
        for pair in read_pairs(os.path.join(folder, name)):
            named = {pair.torch, pair.mindspore, pair.torch.rpartition(".")[2], pair.mindspore.rpartition(".")[2]}
            if load.signature(pair.mindspore) and (not apis or named & set(apis)):
                yield pair


def environment() -> store.Environment:
    """What the frameworks on this machine are."""
    return {
        "torch": run_torch.version(),
        "mindspore": run_mindspore.version(),
        "device": run_mindspore.device(),
        "machine": platform.machine(),
        "python": platform.python_version(),
    }


def changes(
    pair: Pair, results: Sequence[tuple[Case, Outcome]], here: store.Environment, folder: str = store.FOLDER
) -> Iterator[Change]:
    """The measured cases whose figure is not the stored one."""
    content = store.read(pair.torch, folder)
    place = store.nearest(content, here)
    for case, outcome in results:
        stored = store.stored_distance(content, pair.mindspore, case.shown, place)
        if outcome.distance is not None and stored is not None:
            change = Change(case, stored, outcome.distance)
            if change.of_class or not is_near(stored, outcome.distance):
                yield change


def is_near(stored: float, here: float) -> bool:
    """Whether two figures say the same. Far below the threshold both are rounding."""
    if max(stored, here) <= 2e-5:
        return True
    return stored <= FACTOR * here and here <= FACTOR * stored


def unexpected(
    pair: Pair, results: Sequence[tuple[Case, Outcome]], here: store.Environment
) -> Iterator[tuple[Case, float]]:
    """The measured cases that are not what the stored differences say of the versions that are installed."""
    for case, outcome in results:
        wanted = expected(pair, case, here)
        if wanted is None or outcome.distance is None or on_the_verge(outcome.distance):
            continue
        if classify(outcome.distance) is not wanted:
            yield case, outcome.distance


def main(arguments: Sequence[str] | None = None, output: TextIO | None = None) -> int:
    """The command. Exit status: 0 as stored, 1 something differs, 2 could not run."""
    parser = argparse.ArgumentParser(prog="ms-compat-lint measure", description=(__doc__ or "").splitlines()[0])
    options.configure(parser)
    return execute(parser.parse_args(arguments), output or sys.stdout)


def execute(chosen: argparse.Namespace, output: TextIO) -> int:
    """What the command does with its parsed arguments."""
    try:
        here = environment()
    except ImportError as error:
        print(f"ms-compat-lint measure: {error}; it needs both frameworks, see the extra [evidence]", file=sys.stderr)
        return 2
    pairs = list(all_pairs(chosen.api))
    if not pairs:
        print(f"ms-compat-lint measure: no pair of {', '.join(chosen.api)}", file=sys.stderr)
        return 2
    print(", ".join(f"{key} {value}" for key, value in here.items()), file=output)
    found = 0
    for pair in pairs:
        wanted = list(_missing(pair, here)) if chosen.missing else list(cases(pair))
        results = [(case, run(pair, case)) for case in wanted]
        found += _report(pair, results, here, output)
        if chosen.write:
            _write(pair, results, here)
    named = {api for pair in pairs for api in (pair.torch, pair.mindspore)}
    found += _decay([api for api in decay.apis() if api in named or not chosen.api], here, chosen.write, output)
    print(f"{found} differ from the stored figures" if found else "all as stored", file=output)
    return 1 if found else 0


def _missing(pair: Pair, here: store.Environment) -> Iterator[Case]:
    """The cases of which nothing is stored for this environment."""
    content = store.read(pair.torch)
    return (case for case in cases(pair) if not store.holds(content, pair.mindspore, case.shown, here))


def _write(pair: Pair, results: Sequence[tuple[Case, Outcome]], here: store.Environment) -> None:
    """Put the results into the stored data, beside what is stored of the other cases."""
    if not results:
        return
    content = store.read(pair.torch)
    fresh = {case.shown: outcome for case, outcome in results}
    store.add(content, pair.mindspore, here, mode_of(pair), [(case, fresh.get(case.shown)) for case in cases(pair)])
    store.write(content)
    if content["environments"][0] == here:
        trajectories.write(pair, here, trajectories.measure(pair))


def _report(pair: Pair, results: Sequence[tuple[Case, Outcome]], here: store.Environment, output: TextIO) -> int:
    """Print a pair; the number of cases that differ."""
    ran = [outcome for _, outcome in results if outcome.distance is not None]
    equal = sum(classify(outcome.distance) is EqualityClass.EQUAL for outcome in ran)
    print(f"{pair.torch} and {pair.mindspore}: {len(ran)} cases run, {equal} equal", file=output)
    errors = {outcome.error: case for case, outcome in results if outcome.error}
    for error, case in errors.items():
        print(f"  not run here: {case.shown}: {error}", file=output)
    found = list(changes(pair, results, here))
    for change in found:
        mark = "class changed" if change.of_class else "figure changed"
        print(f"  {mark}: {change.case.shown}: stored {change.stored:.2g}, here {change.here:.2g}", file=output)
    wrong = list(unexpected(pair, results, here))
    for case, distance in wrong:
        print(f"  not as the stored differences say: {case.shown}: {distance:.2g}", file=output)
    output.flush()
    return len(found) + len(wrong)


def _decay(apis: Sequence[str], here: store.Environment, write: bool, output: TextIO) -> int:
    """Which parameters are decayed; the number of optimizers that differ from what is stored."""
    results = {api: decay.measure(api) for api in apis}
    found = list(decay.changes(results))
    for line in found:
        print(line, file=output)
    if write:
        content = decay.read()
        decay.add(content, here, results)
        decay.write(content)
    return len(found)


if __name__ == "__main__":
    sys.exit(main())
