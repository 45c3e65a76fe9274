"""From a change in a large file to its diagnostics, through a real server process.

``python -m tests.benchmarks.lsp_latency [LINES]``; wanted are 50 ms in the median for 3,000 lines.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.lsp_wire import Wire, program

REPEATS = 60
PAUSE = 0.2  # seconds between keystrokes


def measure(wire: Wire, name: str, changes: list[tuple[int, int, int, str]], version: int) -> int:
    """Make the changes in turn, and print how long each took."""
    times = []
    for number in range(REPEATS):
        line, start, end, new = changes[number % len(changes)]
        version += 1
        time.sleep(PAUSE)
        times.append(wire.seconds(version, line, start, end, new) * 1000)
    tenths = statistics.quantiles(times, n=10)
    print(f"{name:<34} median {statistics.median(times):6.1f} ms   90 % {tenths[8]:6.1f} ms   max {max(times):6.1f} ms")
    return version


def main() -> None:
    """Measure some kinds of changes."""
    text = program(int(sys.argv[1]) if len(sys.argv) > 1 else 3000)
    lines = text.splitlines()
    site = next(n for n, line in enumerate(lines) if n > len(lines) // 2 and "learning_rate=lr)" in line)
    ordinary = next(n for n, line in enumerate(lines) if n > len(lines) // 2 and "self.width = width" in line)
    end = len(lines[site]) - 1
    print(f"{len(lines)} lines")
    with tempfile.TemporaryDirectory() as folder:
        wire = Wire(Path(folder))
        wire.open(text)
        version = 1
        typed = [(site, end, end, ", eps=1e-6"), (site, end, end + len(", eps=1e-6"), "")]
        version = measure(wire, "an argument of an optimizer", typed, version)
        typed = [(ordinary, 8, 8, "x"), (ordinary, 8, 9, "")]
        version = measure(wire, "a letter elsewhere", typed, version)
        version = measure(wire, "a new line", [(ordinary, 0, 0, "        x = 1\n")], version)
        typed = [(ordinary, 8, 8, "("), (ordinary, 8, 9, "")]
        version = measure(wire, "a bracket that is opened, closed", typed, version)
        wire.close()


if __name__ == "__main__":
    main()
