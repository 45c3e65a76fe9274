"""What the command hands to its reporters."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import cache

from ms_compat_lint import __version__
from ms_compat_lint.frontends.cli.common import Run
from ms_compat_lint.frontends.cli.plain import Arguments
from ms_compat_lint.lean import TYPE_CHECKING
from ms_compat_lint.model import Problem
from ms_compat_lint.project.errors import UsageError
from ms_compat_lint.project.reading import read
from ms_compat_lint.reporters.context import Context
from ms_compat_lint.source import SourceError, SourceFile

if TYPE_CHECKING:
    from ms_compat_lint.notebooks import Notebook

# The variables in which the services that read a format keep the directory that paths are relative to.
_ROOTS = {"sarif": "GITHUB_WORKSPACE", "github": "GITHUB_WORKSPACE", "gitlab": "CI_PROJECT_DIR"}


def style_of(arguments: Arguments, style: str) -> str:
    """The reporter that the options ask for; ``--full`` and ``--statistics`` are styles of text."""
    wanted = [name for name in ("full", "statistics") if getattr(arguments, name)]
    if wanted and arguments.format not in (None, "text"):
        raise UsageError(f"--{wanted[0]} goes with --format text, not {style}")
    return wanted[0] if wanted else style


def make_context(
    style: str, run: Run, problems: Sequence[Problem], unsafe: bool, mended: Sequence[bytes] = ()
) -> Context:
    """The context of a finished run; ``mended`` is standard input's new text, if there is one."""
    data = {job.path: job.data for job in run.jobs if job.data is not None}
    data = dict(zip(data, mended, strict=False)) or data

    def content(path: str) -> bytes:
        given = data.get(path)
        return read(path) if given is None else given

    @cache
    def source(path: str) -> SourceFile | None:
        try:
            return SourceFile.from_bytes(path, content(path))
        except SourceError:
            return None

    @cache
    def notebook(path: str) -> Notebook | None:
        from ms_compat_lint import notebooks

        try:
            return notebooks.read(path, content(path))
        except SourceError:
            return None

    return Context(source, _root(style), __version__, problems, unsafe, _colour(), notebook=notebook)


def _root(style: str) -> str:
    here = os.getcwd()
    root = os.path.abspath(os.environ.get(_ROOTS.get(style, ""), "") or here)
    # In a container the variable may name a directory of the host.
    return root if here == root or here.startswith(os.path.join(root, "")) else here


def _colour() -> bool:
    """Only on a terminal that can, and where nobody has asked for none (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
