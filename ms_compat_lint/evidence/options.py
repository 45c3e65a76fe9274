"""The arguments of ``ms-compat-lint measure``, which can be told without NumPy or a framework."""

from __future__ import annotations

import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("api", nargs="*", help="torch.optim.Adam, nn.RMSProp's full name, or a class name; default all")
    parser.add_argument("--write", action="store_true", help="put the figures into the stored data (for developers)")
    parser.add_argument("--missing", action="store_true", help="run only what is not stored for these versions")
