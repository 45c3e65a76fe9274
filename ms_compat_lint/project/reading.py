"""The content of files, and of standard input."""

from __future__ import annotations

import os
import stat
import sys

from ms_compat_lint.model import Problem
from ms_compat_lint.project.files import reason
from ms_compat_lint.source import SourceError

STDIN = "-"

_LARGEST = 64 * 1024 * 1024  # bytes
# Without waiting for who might write to a pipe; Windows has other flags.
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read(path: str) -> bytes:
    """The content of a file. Raises :exc:`SourceError` where it cannot be read."""
    if path == STDIN:
        return _standard_input()
    try:
        return content(path, _LARGEST)
    except OSError as error:
        raise SourceError(Problem(path, None, None, reason(path, error))) from None


def content(path: str, largest: int) -> bytes:
    """The content of a file of so many bytes at most.

    Raises :exc:`OSError` where it cannot be read, :exc:`SourceError` where it should not be.
    """
    descriptor = os.open(path, _READING)
    try:
        return _all_of(path, descriptor, largest)
    finally:
        os.close(descriptor)


def _all_of(path: str, descriptor: int, largest: int) -> bytes:
    """What an open file holds, read by its descriptor: to make a buffer costs more than to read most files."""
    status = os.fstat(descriptor)
    # The shell's <(command) is a pipe below /dev; one in a project would be waited for without end.
    if not stat.S_ISREG(status.st_mode) and not (stat.S_ISFIFO(status.st_mode) and path.startswith("/dev/")):
        raise SourceError(Problem(path, None, None, "is not a regular file"))
    if status.st_size > largest:
        raise SourceError(Problem(path, None, None, f"is larger than {largest >> 20} MiB"))
    data = os.read(descriptor, status.st_size + 1) if status.st_size else b""
    if len(data) == status.st_size > 0:
        return data
    os.set_blocking(descriptor, True)  # a pipe is read at the pace of who writes it
    with open(descriptor, "rb", closefd=False) as file:
        return data + file.read()


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise SourceError(Problem(STDIN, None, None, "standard input is closed"))
    data = sys.stdin.buffer.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise SourceError(Problem(STDIN, None, None, f"is larger than {_LARGEST >> 20} MiB"))
    return data
