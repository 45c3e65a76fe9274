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

from ms_compat_lint.evidence import decay, run_mindspore, run_torch, store
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


def measure(pair: Pair, only: Sequence[str] = ()) -> list[tuple[Case, Outcome]]:
    """Run the cases of a pair, those of some kinds where ``only`` names kinds."""
    return [(case, run(pair, case)) for case in cases(pair) if not only or case.kind in only]


def changes(pair: Pair, results: Sequence[tuple[Case, Outcome]], folder: str = store.FOLDER) -> Iterator[Change]:
    """The measured cases whose figure is not the stored one."""
    content = store.read(pair.torch, folder)
    for case, outcome in results:
        stored = store.stored_distance(content, pair.mindspore, case.shown)
        if outcome.distance is not None and stored is not None:
            change = Change(case, stored, outcome.distance)
            if change.of_class or not _near(stored, outcome.distance):
                yield change


def _near(stored: float, here: float) -> bool:
    """Far below the threshold both are rounding."""
    if max(stored, here) <= 2e-5:
        return True
    return stored <= FACTOR * here and here <= FACTOR * stored


def unexpected(pair: Pair, results: Sequence[tuple[Case, Outcome]]) -> Iterator[tuple[Case, float]]:
    """The measured cases that are not what the stored differences say."""
    for case, outcome in results:
        wanted = expected(pair, case)
        if wanted is None or outcome.distance is None or on_the_verge(outcome.distance):
            continue
        if classify(outcome.distance) is not wanted:
            yield case, outcome.distance


def main(arguments: Sequence[str] | None = None, output: TextIO | None = None) -> int:
    """The command. Exit status: 0 as stored, 1 something differs, 2 could not run."""
    output = output or sys.stdout
    options = _parser().parse_args(arguments)
    try:
        here = environment()
    except ImportError as error:
        print(f"ms-compat-lint measure: {error}; it needs both frameworks, see the extra [evidence]", file=sys.stderr)
        return 2
    pairs = list(all_pairs(options.api))
    if not pairs:
        print(f"ms-compat-lint measure: no pair of {', '.join(options.api)}", file=sys.stderr)
        return 2
    print(", ".join(f"{key} {value}" for key, value in here.items()), file=output)
    found = 0
    for pair in pairs:
        results = measure(pair)
        found += _report(pair, results, output)
        if options.write:
            content = store.read(pair.torch)
            store.add(content, pair.mindspore, here, mode_of(pair), results)
            store.write(content)
    chosen = {api for pair in pairs for api in (pair.torch, pair.mindspore)}
    found += _decay([api for api in decay.apis() if api in chosen or not options.api], here, options.write, output)
    print(f"{found} differ from the stored figures" if found else "all as stored", file=output)
    return 1 if found else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ms-compat-lint measure", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("api", nargs="*", help="torch.optim.Adam, nn.RMSProp's full name, or a class name; default all")
    parser.add_argument("--write", action="store_true", help="put the figures into the stored data (for developers)")
    return parser


def _report(pair: Pair, results: Sequence[tuple[Case, Outcome]], output: TextIO) -> int:
    """Print a pair; the number of cases that differ."""
    ran = [outcome for _, outcome in results if outcome.distance is not None]
    equal = sum(classify(outcome.distance) is EqualityClass.EQUAL for outcome in ran)
    print(f"{pair.torch} and {pair.mindspore}: {len(ran)} cases run, {equal} equal", file=output)
    errors = {outcome.error: case for case, outcome in results if outcome.error}
    for error, case in errors.items():
        print(f"  not run here: {case.shown}: {error}", file=output)
    found = list(changes(pair, results))
    for change in found:
        mark = "class changed" if change.of_class else "figure changed"
        print(f"  {mark}: {change.case.shown}: stored {change.stored:.2g}, here {change.here:.2g}", file=output)
    wrong = list(unexpected(pair, results))
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
