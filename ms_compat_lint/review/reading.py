"""A change, from git or from a diff, as the lines of the files that are there now."""

from __future__ import annotations

import os

from ms_compat_lint.model import Problem
from ms_compat_lint.project.errors import UsageError
from ms_compat_lint.project.files import SUFFIXES
from ms_compat_lint.review import git
from ms_compat_lint.review.changes import WHOLE, Change, Changed, merged
from ms_compat_lint.review.diff import Diff, Entry, read_diff
from ms_compat_lint.review.names import candidates


def since(revision: str, named: tuple[str, ...] = ()) -> Change:
    """What has changed in the work tree since it went apart from a revision. Raises UsageError.

    ``named`` are absolute paths of files that count though they are not called as Python files are.
    """
    root = git.top()
    commit = git.merge_base(root, revision)
    pathspecs = tuple(f":(top)*{suffix}" for suffix in SUFFIXES) + tuple(_pathspec(path, root) for path in named)
    change = _located(read_diff(git.difference(root, commit, pathspecs)), "git diff", (root,), root)
    paths = (os.path.join(root, name) for name in git.untracked(root, pathspecs))
    new = frozenset(path for path in paths if os.path.isfile(path) and not os.path.islink(path))
    return change._replace(files={**dict.fromkeys(new, WHOLE), **change.files}, untracked=new)


def of_diff(name: str, data: bytes) -> Change:
    """What a diff says has changed; ``name`` is where it comes from. Raises UsageError where it is none."""
    start = os.path.realpath(os.getcwd())
    try:
        root = git.top()
    except UsageError:  # a diff needs no git
        root = start
    diff = read_diff(data)
    if not diff.entries and not diff.damages and data.strip():
        raise UsageError(f"{name} is not a unified diff, as git and diff -u write it")
    return _checked(_located(diff, name, (root, start), root))


def _pathspec(path: str, root: str) -> str:
    return f":(top,literal){os.path.relpath(os.path.realpath(path), root).replace(os.sep, '/')}"


def _located(diff: Diff, name: str, bases: tuple[str, ...], root: str) -> Change:
    """The files of a diff where they are."""
    files: dict[str, Changed] = {}
    notes: dict[str, None] = {}
    for entry in diff.entries:
        if entry.new is None or entry.link or not (entry.binary or entry.changed.added or entry.changed.cuts):
            continue
        path = _place(entry, bases if entry.of_git else bases[::-1])
        note = _why_not(entry, path, root)
        if path is not None and note is None:
            if path in files:
                note = "is in the diff more than once: all but its last lines may be counted wrongly"
            files[path] = _both(files[path], entry.changed) if path in files else entry.changed
        shown = os.fsdecode(candidates(entry.old, entry.new, entry.of_git)[0])
        if note is not None and shown.endswith(SUFFIXES):
            notes[f"{shown} {note}."] = None
    problems = tuple(Problem(name, damage.line, None, damage.message) for damage in diff.damages)
    return Change(root, files, notes=tuple(notes), problems=problems)


def _why_not(entry: Entry, path: str | None, root: str) -> str | None:
    """Why a file of a diff cannot be reviewed."""
    if path is None:
        return "is not there: it is left out"
    if os.path.islink(path) or not os.path.realpath(path).startswith(os.path.join(root, "")):
        return f"is a link or lies outside of {root}: it is left out"
    if entry.binary:
        return "is binary in the diff, which shows no lines of it: it is left out"
    return None


def _place(entry: Entry, bases: tuple[str, ...]) -> str | None:
    """The absolute path of a file; None where there is none."""
    for candidate in candidates(entry.old, entry.new or b"", entry.of_git):
        for base in bases:
            path = os.path.normpath(os.path.join(base, os.fsdecode(candidate)))
            if os.path.isfile(path) or os.path.islink(path):
                return path
    return None


def _both(first: Changed, second: Changed) -> Changed:
    return Changed(
        merged((*first.added, *second.added)),
        tuple(sorted({*first.cuts, *second.cuts})),
        merged((*first.shown, *second.shown)),
        second.lines,
    )


def _checked(change: Change) -> Change:
    """The change, with a problem for each file that is another one than the diff is about."""
    problems = []
    for path, changed in change.files.items():
        line = _other_line(path, changed)
        if line is not None:
            message = "not the line that the diff shows: it is the diff of another version of this file"
            problems.append(Problem(os.path.relpath(path), line, None, message))
    return change._replace(problems=(*change.problems, *problems))


def _other_line(path: str, changed: Changed) -> int | None:
    """The first line of a file that is not as in the diff; None where all are, or the file cannot be read."""
    try:
        with open(path, "rb") as file:
            lines = file.read().split(b"\n")
    except OSError:
        return None
    for number, text in changed.lines:
        if number < 1 or number > len(lines) or lines[number - 1].rstrip(b"\r") != text.rstrip(b"\r"):
            return number
    return None
