"""What git knows of a change: the real program is asked."""

from __future__ import annotations

import os
import subprocess
from typing import NamedTuple

from ms_compat_lint.project.errors import UsageError

# Whatever the user has configured, the diff is in the form that review services show.
_CONFIGURATION = (
    *("-c", "core.quotePath=true", "-c", "core.fsmonitor=false"),
    *("-c", "diff.suppressBlankEmpty=false", "-c", "diff.renames=true"),
)
_FORM = (
    *("--patch", "--no-color", "--no-ext-diff", "--no-textconv", "--diff-algorithm=default", "--find-renames"),
    *("--unified=3", "--inter-hunk-context=0", "--src-prefix=a/", "--dst-prefix=b/", "--ignore-submodules=all"),
)
_PATHSPECS = ("GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS")


class Answer(NamedTuple):
    """What git printed, and its exit status."""

    status: int
    output: bytes
    error: str


def top(directory: str = ".") -> str:
    """The absolute path of the work tree around a directory. Raises UsageError where there is none."""
    answer = _git(directory, "rev-parse", "--show-toplevel")
    if answer.status:
        raise UsageError(f"git finds no work tree here: {answer.error}")
    return os.path.realpath(os.fsdecode(answer.output.removesuffix(b"\n").removesuffix(b"\r")))


def merge_base(root: str, revision: str) -> str:
    """The commit from which HEAD and a revision went apart. Raises UsageError where there is none."""
    if not revision or revision.startswith("-") or "\0" in revision:
        raise UsageError(f"--base needs a revision of git, not {revision!r}")
    answer = _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if answer.status:
        hint = f"; {answer.error}" if answer.error else ""
        raise UsageError(f"git knows no revision {revision!r}{hint}; has it been fetched?")
    commit = answer.output.decode("ascii", "replace").strip()
    answer = _git(root, "merge-base", commit, "HEAD")
    if answer.status:
        reason = answer.error or "a clone that is not shallow may have one (git fetch --unshallow)"
        raise UsageError(f"{revision!r} and HEAD have no commit in common: {reason}")
    return answer.output.decode("ascii", "replace").strip()


def difference(root: str, commit: str, pathspecs: tuple[str, ...]) -> bytes:
    """The unified diff from a commit to the work tree."""
    return _output(root, *_CONFIGURATION, "diff", *_FORM, commit, "--", *pathspecs)


def untracked(root: str, pathspecs: tuple[str, ...]) -> list[str]:
    """The files, relative to the root, that git neither tracks nor is told to ignore."""
    output = _output(root, *_CONFIGURATION, "ls-files", "--others", "--exclude-standard", "-z", "--", *pathspecs)
    return [os.fsdecode(name) for name in output.split(b"\0") if name]


def _output(root: str, *arguments: str) -> bytes:
    answer = _git(root, *arguments)
    if answer.status:
        raise UsageError(f"git could not tell what has changed: {answer.error or f'exit status {answer.status}'}")
    return answer.output


def _git(directory: str, *arguments: str) -> Answer:
    environment = {name: value for name, value in os.environ.items() if name not in _PATHSPECS}
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603  no shell, and no argument of the user's that git could take for an option
            ["git", *arguments],  # noqa: S607  which git it is, is the user's choice
            cwd=directory,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise UsageError("git is not installed, or not on the PATH; --diff-from takes a diff from elsewhere") from None
    except (OSError, ValueError) as error:
        raise UsageError(f"git cannot be run: {error}") from None
    return Answer(done.returncode, done.stdout, _one_line(done.stderr))


def _one_line(message: bytes) -> str:
    text = " ".join(message.decode("utf-8", "replace").split())
    return text.removeprefix("fatal: ").removeprefix("error: ")
