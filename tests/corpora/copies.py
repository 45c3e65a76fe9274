"""Copies of the Python files below a folder, as they are or with optimizers in each of them."""

from __future__ import annotations

import ast
import os
import warnings
from pathlib import Path

SUFFIXES = (".py", ".pyi", ".ipynb")
# Files without an optimizer are passed over unread; these lines have every part of the program look at all of a file.
OPTIMIZERS = b"""

from torch.optim import *
from mindspore import nn
SGD(params, 0.1, 0.9, weight_decay)
nn.AdamWeightDecay(params, eps=1e-6, learning_rate=lr)
"""


# Not the working directory itself: Python imports from there, and many a file is called as a module of Python's is.
CODE = "code"


def copy(source: Path, place: Path, *, with_optimizers: bool) -> list[str]:
    """Copy the files to a folder in a place; returns their paths, relative to the place, in order."""
    paths = []
    for folder, names, files in os.walk(source):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            path = Path(folder, name)
            if name.endswith(SUFFIXES) and not name.startswith(".") and path.is_file() and not path.is_symlink():
                target = place / CODE / path.relative_to(source)
                target.parent.mkdir(parents=True, exist_ok=True)
                data = path.read_bytes()
                added = OPTIMIZERS if with_optimizers and name.endswith(".py") else b""
                target.write_bytes(data + added)
                paths.append(str(target.relative_to(place)))
    return paths


def is_python(data: bytes) -> bool:
    """Whether the running Python can parse a file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            ast.parse(data)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return False
    return True
