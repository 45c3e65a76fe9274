"""What the command prints of the example scripts: in the README, and on the first page."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from docs.generator.markdown import page

ROOT = Path(__file__).parents[2]
COMMAND = "import sys; from ms_compat_lint.frontends.cli import main; sys.exit(main())"
SHOWN = re.compile(r"(?<= prints\n\n```\n).*?(?=```\n)", re.DOTALL)


def pages() -> Iterator[tuple[str, str]]:
    """The path and the text of every page."""
    output = printed()
    yield "_generated/example.md", page(f"```\n$ ms-compat-lint check docs/examples\n{output}```")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    yield "../README.md", SHOWN.sub(lambda _: output, readme, count=1)


def printed() -> str:
    """What ``ms-compat-lint check docs/examples`` prints: the findings, then the line on standard error."""
    command = [sys.executable, "-c", COMMAND, "check", "docs/examples"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    return done.stdout + done.stderr
