"""Fuzz one kind of input with libFuzzer, guided by what the code covers.

    pip install atheris
    python -m tests.fuzz.run TARGET [--seconds N] [--corpus FOLDER]

An input that breaks something is printed and written to a file ``crash-...`` in the working directory. Make it a test.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import atheris

if TYPE_CHECKING:
    from tests.fuzz.targets import Target

# What guides the fuzzer: the parts that read the input. What these call later takes its time, and is not watched.
GUIDES = {
    "source": ("sites", "rules", "fixes", "port", "suppressions", "source", "engine", "binding", "comparison"),
    "notebook": ("notebooks", "fixes"),
    "configuration": ("project",),
    "baseline": ("frontends.cli.baseline", "reporters"),
    "diff": ("review",),
    "cache": ("project",),
    "lsp": ("frontends.lsp", "editor", "notebooks"),
}
LONGEST = 60  # seconds that one input may take
AS_BYTES = 0.2  # of the inputs are changed as bytes, the others as what they are


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("target", choices=GUIDES)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0, help="of the changes; 0, the default: another one each time")
    parser.add_argument("--corpus", help="a folder of inputs to begin from, which grows; default: a temporary one")
    arguments = parser.parse_args()
    with atheris.instrument_imports(include=[f"ms_compat_lint.{name}" for name in GUIDES[arguments.target]]):
        from tests.fuzz.targets import TARGETS

    target = TARGETS[arguments.target]
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(arguments.corpus or folder)
        corpus.mkdir(exist_ok=True)
        for number, seed in enumerate(target.seeds()):
            (corpus / f"seed-{number}").write_bytes(seed)
        limits = [
            f"-max_total_time={arguments.seconds}",
            f"-timeout={LONGEST}",
            f"-seed={arguments.seed}",
            "-rss_limit_mb=2048",
        ]
        mutator = partial(mutated, target)
        atheris.Setup([sys.argv[0], str(corpus), *limits], target.run, custom_mutator=mutator)
        atheris.Fuzz()


def mutated(target: Target, data: bytes, longest: int, seed: int) -> bytes:
    """Another input, made from one; the seed decides which."""
    chance = random.Random(seed)
    if chance.random() >= AS_BYTES:
        made = target.mutate(data, chance)
        if made != data and len(made) <= longest:
            return made
    return atheris.Mutate(data, longest)


if __name__ == "__main__":
    main()
