"""How long a check of one small file takes beside a bare start of Python.

    python -m tests.benchmarks.start [--runs N] [--python PATH]

installs the package into an environment of its own, as users do, and runs ``python -c pass`` there and the installed
script in turn: over a file without an optimizer, over one with an optimizer and without findings, and over one with a
finding; without a cache, and without a configuration. It prints the medians, the median of the ratios run by run, and
the ratio of the quickest runs, which other work on the machine disturbs least.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.benchmarks.cold import measure
from tests.benchmarks.environments import environment

FILES = {
    "no optimizer": "import torch\nfrom torch import nn\n\n\nclass Net(nn.Module):\n    pass\n",
    "no finding": "import torch\n\noptimizer = torch.optim.SGD(params, lr=0.1)\n",
    "one finding": "import torch\n\noptimizer = torch.optim.Adam(params, lr=0.1, weight_decay=0.01)\n",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--python", default=sys.executable, help="what makes the environment; default: this Python")
    parsed = parser.parse_args()
    runs: int = parsed.runs
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed is compiled
    scripts = environment("start", ".", python=parsed.python)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)  # away from this project's configuration, which has to be read as TOML
        commands = {"python -c pass": [str(scripts / "python"), "-c", "pass"]}
        for number, (name, text) in enumerate(FILES.items()):
            path = Path(folder, f"file{number}.py")
            path.write_text(text)
            commands[name] = [str(scripts / "ms-compat-lint"), "check", "--no-cache", str(path)]
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(runs + 1):
            for name, command in commands.items():
                times[name].append(measure(command).wall)
    bare = times["python -c pass"][1:]  # the first run may compile the package
    for name, each in times.items():
        ratio = median(own / start for own, start in zip(each[1:], bare, strict=True))
        quickest = min(each) / min(bare)
        print(f"{name}: {1000 * median(each[1:]):.1f} ms, {ratio:.2f} times the start, {quickest:.2f} at the quickest")


if __name__ == "__main__":
    main()
