"""The memory and the pace of a server through a long session of edits, hovers and code actions.

``python -m tests.benchmarks.lsp_growth [EDITS]``; neither should change once the first thousand edits are made.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.lsp_wire import URI, Wire, program

EVERY = 1000


def memory(process: int) -> float:
    """What a process holds, in MB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def processor_time(process: int) -> float:
    """How long a process has worked, in seconds."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Edit, and print the memory now and then."""
    edits = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    text = program(300)
    lines = text.splitlines()
    line = next(n for n, each in enumerate(lines) if "learning_rate=lr)" in each)
    end = len(lines[line]) - 1
    added = ", eps=1e-6"
    with tempfile.TemporaryDirectory() as folder:
        wire = Wire(Path(folder), {"textDocument": {"codeAction": {"dataSupport": True}}})
        wire.open(text)
        start, before = time.monotonic(), processor_time(wire.process.pid)
        for number in range(edits):
            version = number + 2
            even = number % 2 == 0
            wire.change(version, line, end, end if even else end + len(added), added if even else "")
            diagnostics = wire.shown(version)
            if number % 10 == 0:
                where = diagnostics[0]["range"]
                document = {"uri": URI}
                context = {"diagnostics": diagnostics}
                wire.request("textDocument/codeAction", {"textDocument": document, "range": where, "context": context})
                wire.request("textDocument/hover", {"textDocument": document, "position": where["start"]})
            if number % EVERY == 0 or number == edits - 1:
                now, used = time.monotonic(), processor_time(wire.process.pid)
                taken = f"{now - start:6.1f} s, {used - before:6.1f} s of the processor since the last line"
                print(f"{number:>6} edits  {memory(wire.process.pid):7.1f} MB  {taken}", flush=True)
                start, before = now, used
        wire.close()


if __name__ == "__main__":
    main()
