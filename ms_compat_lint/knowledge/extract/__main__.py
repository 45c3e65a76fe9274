"""``python -m ms_compat_lint.knowledge.extract WHEEL ...``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ms_compat_lint.knowledge import compiler
from ms_compat_lint.knowledge.extract.package import ExtractError, open_package
from ms_compat_lint.knowledge.extract.store import store


def main(arguments: Sequence[str] | None = None) -> int:
    """Store the signatures of every wheel named."""
    parser = argparse.ArgumentParser(prog="python -m ms_compat_lint.knowledge.extract", description=__doc__)
    parser.add_argument(
        "wheels",
        nargs="+",
        type=Path,
        metavar="WHEEL",
        help="a wheel of torch or mindspore, or a folder with the files of one",
    )
    parser.add_argument("--source", help="where the files come from, if not out of the wheel named")
    parser.add_argument("--part", action="store_true", help="these are only some of the version's optimizers")
    options = parser.parse_args(arguments)
    for path in options.wheels:
        try:
            package = open_package(path)
            package.source = options.source or package.source
            store(package, complete=not options.part)
        except (ExtractError, OSError) as error:
            print(f"{path.name}: {error}", file=sys.stderr)
            return 2
        print(f"{package.name} {package.version} read")
    compiler.write()
    return 0


if __name__ == "__main__":
    sys.exit(main())
