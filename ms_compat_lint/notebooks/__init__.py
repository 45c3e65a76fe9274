"""Jupyter notebooks: their Python cells as one text, with places counted by cell, and written back to the byte."""

from __future__ import annotations

from ms_compat_lint.notebooks.cells import Cells as Cells
from ms_compat_lint.notebooks.cells import join as join
from ms_compat_lint.notebooks.document import SUFFIX as SUFFIX
from ms_compat_lint.notebooks.document import Notebook as Notebook
from ms_compat_lint.notebooks.document import as_lines as as_lines
from ms_compat_lint.notebooks.document import read as read

__all__ = ["SUFFIX", "Cells", "Notebook", "as_lines", "join", "read"]
