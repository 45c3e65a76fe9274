"""What a reporter may need beside the findings, and places as other programs write them."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ms_compat_lint.model import Finding, Problem
from ms_compat_lint.source import SourceFile

INFORMATION = "https://ms-compat-lint.readthedocs.io/"


class Context(NamedTuple):
    """The run that the findings come from.

    ``source`` gives the checked text of a path as it is in the findings; None where it cannot be had any more.
    ``root`` is the absolute path of the directory that reported paths are relative to.
    """

    source: Callable[[str], SourceFile | None]
    root: str
    version: str = "0.0.0"  # of this program
    problems: Sequence[Problem] = ()
    unsafe: bool = False  # whether fixes that change the program may be suggested
    colour: bool = False  # whether a terminal shows the report, in colour

    def relative(self, path: str) -> str:
        """A path relative to the root, with slashes; absolute where it lies elsewhere."""
        absolute = os.path.abspath(path)
        try:
            inside = os.path.commonpath([absolute, self.root]) == self.root
        except ValueError:  # on another drive
            inside = False
        return (os.path.relpath(absolute, self.root) if inside else absolute).replace(os.sep, "/")


def placed_message(finding: Finding) -> str:
    """The message; in a notebook with the place, which is none in the file that the cells are kept in."""
    if finding.cell is None:
        return finding.message
    return f"cell {finding.cell}, line {finding.span.line}: {finding.message}"
