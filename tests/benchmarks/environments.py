"""Environments of their own for the tools that are compared, under ``.venvs/``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def environment(name: str, *requirements: str, python: str = sys.executable) -> Path:
    """The folder of an environment's programs; it is made where it is missing, and has this project as it is now."""
    folder = ROOT / ".venvs" / f"benchmark-{name}"
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    stamp = folder / "stamp"
    wanted = "\n".join([python, sys.version, *requirements])
    pip = [str(programs / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if not stamp.exists() or stamp.read_text() != wanted:
        print(f"setting up {folder}", file=sys.stderr)
        subprocess.run([python, "-m", "venv", "--clear", str(folder)], check=True)
        subprocess.run([*pip, *requirements], check=True, cwd=ROOT, stderr=subprocess.DEVNULL)
        stamp.write_text(wanted)
    elif any(each.startswith(".") for each in requirements):
        subprocess.run([*pip, "--force-reinstall", "--no-deps", "."], check=True, cwd=ROOT, stderr=subprocess.DEVNULL)
    return programs
